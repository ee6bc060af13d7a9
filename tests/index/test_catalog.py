import sqlite3
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.reports import one_passage_report

from index.catalog import MIGRATIONS, Catalog, CatalogWriter
from index.errors import LibraryDamagedError
from index.report import Clause, Figure, Metadata, Passage, Period, Report, Section, Status

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
PERIODS = st.none() | st.builds(Period, DAYS, DAYS)
COUNTS = st.integers(0, 99_999)
SPAN = {"start": COUNTS, "end": COUNTS}


def whole(kind: type[Any], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any value of a dataclass, those fields included that have a default."""
    return st.builds(kind, **{one.name: ... for one in fields(kind)} | given)


FIGURES = whole(Figure, **SPAN, number=st.none() | st.floats(allow_nan=False), period=PERIODS)
PASSAGES = whole(
    Passage,
    **SPAN,
    section=COUNTS,
    clauses=st.lists(whole(Clause, **SPAN, sentence=COUNTS), max_size=3).map(tuple),
    figures=st.lists(FIGURES, max_size=2).map(tuple),
)
SECTIONS = whole(Section, **SPAN, index=COUNTS, parent=st.none() | COUNTS, level=COUNTS)
REPORTS = whole(
    Report,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    metadata=whole(Metadata, period=PERIODS, date=st.none() | DAYS),
    sections=st.lists(SECTIONS, max_size=3).map(
        lambda found: tuple(replace(one, index=at) for at, one in enumerate(found))
    ),
    passages=st.lists(PASSAGES, max_size=3).map(tuple),
)


def stored(path: Path, *reports: Report) -> Catalog:
    writer = CatalogWriter(path)
    for report in reports:
        writer.add(report)
    writer.commit()
    writer.close()
    return Catalog(path)


def read_back(catalog: Catalog, key: str) -> Report:
    passages = []
    for id_ in catalog.passage_ids(key):
        _, _, section, start, end, clauses = catalog.passage_row(id_)
        passages.append(Passage(section, start, end, clauses, catalog.figures(id_)))
    return replace(catalog.structure(key), passages=tuple(passages))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report=REPORTS)
def test_a_report_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, report: Report
) -> None:
    catalog = stored(tmp_path_factory.mktemp("catalog") / "catalog.sqlite", report)
    assert read_back(catalog, report.key) == report
    [listed] = catalog.reports()
    assert (listed.key, listed.source, listed.sha256) == (report.key, report.source, report.sha256)
    assert (listed.metadata, listed.passages) == (report.metadata, len(report.passages))
    catalog.close()


def test_reports_are_listed_by_source(tmp_path: Path) -> None:
    first = one_passage_report()
    second = replace(first, source="a.txt", sha256="cd" * 32)
    catalog = stored(tmp_path / "catalog.sqlite", first, second)
    assert [report.source for report in catalog.reports()] == ["a.txt", "town.txt"]
    assert catalog.reports()[0].characters == len(second.text)


def test_passage_ids_are_never_used_again(tmp_path: Path) -> None:
    report = one_passage_report()
    writer = CatalogWriter(tmp_path / "catalog.sqlite")
    first = writer.add(report)
    assert writer.remove(report.key) == first
    assert writer.counts() == (0, 0)
    assert writer.add(report).start == first.stop
    writer.commit()
    writer.close()


def test_nothing_of_a_removed_report_is_left(tmp_path: Path) -> None:
    writer = CatalogWriter(tmp_path / "catalog.sqlite")
    writer.add(one_passage_report())
    writer.remove(one_passage_report().key)
    writer.commit()
    writer.close()
    database = sqlite3.connect(tmp_path / "catalog.sqlite")
    for table in ("reports", "sections", "passages", "figures"):
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_report_is_renamed(tmp_path: Path) -> None:
    writer = CatalogWriter(tmp_path / "catalog.sqlite")
    writer.add(one_passage_report())
    writer.rename(one_passage_report().key, "new.txt")
    writer.commit()
    writer.close()
    assert Catalog(tmp_path / "catalog.sqlite").reports()[0].source == "new.txt"


def test_figures_can_be_asked_by_metric(tmp_path: Path) -> None:
    stored(tmp_path / "catalog.sqlite", one_passage_report()).close()
    database = sqlite3.connect(tmp_path / "catalog.sqlite")
    found = database.execute("SELECT number FROM figures WHERE metric = '预算收入'").fetchall()
    assert found == [(1.43e8,)]


def test_unknown_reports_and_passages_are_key_errors(tmp_path: Path) -> None:
    catalog = stored(tmp_path / "catalog.sqlite", one_passage_report())
    with pytest.raises(KeyError):
        catalog.structure("nothing")
    with pytest.raises(KeyError):
        catalog.passage_row(99)
    assert not catalog.passage_ids("nothing")


def test_a_new_catalog_has_seen_all_migrations(tmp_path: Path) -> None:
    stored(tmp_path / "catalog.sqlite").close()
    database = sqlite3.connect(tmp_path / "catalog.sqlite")
    assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


@pytest.mark.parametrize("content", [None, b"not a database" * 99])
def test_a_file_that_is_no_catalog_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "catalog.sqlite").write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        Catalog(tmp_path / "catalog.sqlite").reports()


def test_statuses_come_back_as_statuses(tmp_path: Path) -> None:
    catalog = stored(tmp_path / "catalog.sqlite", one_passage_report())
    report = read_back(catalog, one_passage_report().key)
    assert report.sections[0].status is Status.DONE
    assert report.passages[0].clauses[0].status is Status.DONE
