import sqlite3
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.reports import one_passage_report

from index import rows
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.errors import LibraryDamagedError
from index.report import Clause, Doubt, Figure, Metadata, Passage, Period, Report, Section, Status

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
    metadata=whole(
        Metadata,
        period=PERIODS,
        date=st.none() | DAYS,
        doubts=st.lists(whole(Doubt), max_size=2).map(tuple),
    ),
    pages=st.lists(COUNTS, max_size=3).map(tuple),
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
    passages = (
        Passage(
            row.section,
            row.start,
            row.end,
            rows.clauses(row.clauses),
            tuple(rows.figure(*figure) for figure in row.figures),
        )
        for row in catalog.passage_rows(catalog.passage_ids()[key])
    )
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
    assert (listed.characters, listed.recognised) == (len(report.text), report.recognised)
    catalog.close()


def test_reports_are_listed_by_source(tmp_path: Path) -> None:
    first = one_passage_report()
    second = replace(first, source="a.txt", sha256="cd" * 32)
    catalog = stored(tmp_path / "catalog.sqlite", first, second)
    assert [report.source for report in catalog.reports()] == ["a.txt", "town.txt"]
    assert catalog.reports()[0].characters == len(second.text)


def test_passage_ids_count_on_and_are_never_used_again(tmp_path: Path) -> None:
    report = one_passage_report()
    writer = CatalogWriter(tmp_path / "catalog.sqlite", first_passage=70)
    assert writer.add(report) == range(70, 71)
    writer.remove(report.key)
    assert writer.counts() == (0, 0)
    assert writer.add(report) == range(71, 72)
    assert writer.next_passage == 72
    writer.commit()
    writer.close()


def test_catalogs_are_merged_under_the_ids_they_have(tmp_path: Path) -> None:
    report = one_passage_report()
    keys = {letter: replace(report, sha256=letter * 64) for letter in "abcde"}
    for number, letters in enumerate(("abc", "de")):
        writer = CatalogWriter(tmp_path / str(number), 10 * number)
        for letter in letters:
            writer.add(keys[letter], letter.encode())
        writer.commit()
        writer.close()
    merged = CatalogWriter(tmp_path / "merged")
    merged.copy(tmp_path / "0", [keys["b"].key])
    merged.copy(tmp_path / "1", [])
    assert merged.counts() == (4, 4)
    merged.commit()
    merged.close()
    catalog = Catalog(tmp_path / "merged")
    firsts = {key[0]: ids.start for key, ids in catalog.passage_ids().items()}
    assert firsts == {"a": 0, "c": 2, "d": 10, "e": 11}
    assert catalog.sketches()[keys["d"].key] == b"d"
    for letter in firsts:
        assert read_back(catalog, keys[letter].key) == keys[letter]


def test_nothing_of_a_removed_report_is_left(tmp_path: Path) -> None:
    writer = CatalogWriter(tmp_path / "catalog.sqlite")
    writer.add(one_passage_report())
    writer.remove(one_passage_report().key)
    writer.commit()
    writer.close()
    database = sqlite3.connect(tmp_path / "catalog.sqlite")
    for table in ("reports", "sections", "passages", "figures"):
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_figures_can_be_asked_by_metric(tmp_path: Path) -> None:
    stored(tmp_path / "catalog.sqlite", one_passage_report()).close()
    database = sqlite3.connect(tmp_path / "catalog.sqlite")
    found = database.execute("SELECT number FROM figures WHERE metric = '预算收入'").fetchall()
    assert found == [(1.43e8,)]


def test_unknown_reports_are_key_errors(tmp_path: Path) -> None:
    catalog = stored(tmp_path / "catalog.sqlite", one_passage_report())
    with pytest.raises(KeyError):
        catalog.structure("nothing")
    with pytest.raises(KeyError):
        catalog.whole("nothing")


def test_unknown_passages_are_left_out(tmp_path: Path) -> None:
    catalog = stored(tmp_path / "catalog.sqlite", one_passage_report())
    assert [row.id for row in catalog.passage_rows([99, 0])] == [0]


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
