"""Correcting and removing reports by hand, on a real library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.commands.edit import UnknownReportError, edit, find_source, remove
from bot.commands.index import update_library
from bot.settings import Settings
from index.errors import CorrectionError
from index.library import Library
from index.report import Level, Period
from index.sources import find_sources

TOWN, STREET = "001_d5d4754f7e6a86b8.txt", "002_2a800fc91cead4fc.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A folder of two reports and the library of them; to be copied only."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "reports").mkdir()
    for name in (TOWN, STREET):
        shutil.copy(seeds / name, folder / "reports")
    update_library(_settings(folder), find_sources([folder / "reports"]))
    return folder


@pytest.fixture
def settings(tmp_path: Path, made: Path) -> Settings:
    """A library of two reports, and their folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return _settings(tmp_path)


def _settings(folder: Path) -> Settings:
    return Settings(library_dir=folder / "library", reports_dir=folder / "reports", _env_file=None)


def about(settings: Settings, source: str):
    library = Library.open(settings.library_dir)
    return next(report for report in library.reports if report.source == source).metadata


def test_a_correction_is_seen_and_survives_a_rebuild(settings: Settings) -> None:
    assert edit(settings, TOWN, {"上级": "临淄区", "period": "2022年下半年"}, reset=False) == 0
    assert edit(settings, TOWN, {"level": "县"}, reset=False) == 0
    update_library(settings, find_sources([settings.reports_dir]), rebuild=True)
    known = about(settings, TOWN)
    assert (known.parent, known.period) == ("临淄区", Period.half(2022, 2))
    assert known.level is Level.COUNTY


def test_a_reset_brings_back_what_the_report_says(settings: Settings) -> None:
    before = about(settings, TOWN)
    edit(settings, TOWN, {"title": "别的标题"}, reset=False)
    assert about(settings, TOWN).title == "别的标题"
    edit(settings, TOWN, {}, reset=True)
    assert about(settings, TOWN) == before


def test_without_fields_it_shows_what_was_corrected(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(settings, TOWN, {"kind": "公报"}, reset=False)
    capsys.readouterr()
    assert edit(settings, TOWN, {}, reset=False) == 0
    assert "类型=公报" in capsys.readouterr().out


def test_an_impossible_value_changes_nothing(settings: Settings) -> None:
    before = about(settings, TOWN)
    with pytest.raises(CorrectionError):
        edit(settings, TOWN, {"date": "昨天"}, reset=False)
    assert about(settings, TOWN) == before


def test_a_removed_report_is_gone_and_its_file_is_told_to_be_there_still(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert remove(settings, [STREET]) == 0
    held = Library.open(settings.library_dir).reports
    assert [report.source for report in held] == [TOWN]
    assert str(settings.reports_dir / STREET) in capsys.readouterr().err


def test_a_report_is_found_by_what_only_it_has(settings: Settings) -> None:
    library = Library.open(settings.library_dir)
    street = next(report for report in library.reports if report.source == STREET)
    for name in (STREET, STREET[:6], street.key, "中大槐树"):
        assert find_source(library, name) == STREET
    for name, fitting in ((".txt", 2), ("火星", 0)):
        with pytest.raises(UnknownReportError) as caught:
            find_source(library, name)
        assert len(caught.value.sources) == fitting


def test_a_copy_that_a_correction_tells_apart_is_named(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = settings.reports_dir / "twin.txt"
    twin.write_text(
        (settings.reports_dir / TOWN).read_text(encoding="utf-8").rstrip()[:-9], encoding="utf-8"
    )
    update_library(settings, find_sources([twin]))
    assert edit(settings, "twin.txt", {"period": "2019"}, reset=False) == 0
    assert f"twin.txt 不再算作 {TOWN} 的副本" in capsys.readouterr().err
