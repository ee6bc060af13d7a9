"""What becomes of files: sidecars, edits, containers, and files that vanish."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from support.reports import STREET, TOWN, VILLAGE, write_files

from index.correction import parse_correction
from index.errors import CorrectionError, EmptyDocumentError, UnsupportedFormatError
from index.library import Library, Outcome, is_stale, update
from index.sources import Found, find_sources

pytestmark = pytest.mark.usefixtures("_made_once")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path / "files", town=TOWN, street=STREET)
    return tmp_path / "files"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library"


def index(path: Path, folder: Path) -> Outcome:
    outcome = update(path, find_sources([folder]))
    assert is_stale(path, find_sources([folder])) == bool(outcome.failed)
    return outcome


def sources(path: Path) -> list[str]:
    return [report.source for report in Library.open(path).reports]


def place(path: Path, source: str) -> str:
    [found] = [one for one in Library.open(path).reports if one.source == source]
    return found.metadata.place


def zipped(path: Path, **texts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in texts.items():
            archive.writestr(f"{name}.txt", text)
    return path


def test_a_file_that_vanishes_from_its_folder_is_removed(path: Path, folder: Path) -> None:
    index(path, folder)
    (folder / "town.txt").unlink()
    assert is_stale(path, find_sources([folder]))
    outcome = index(path, folder)
    assert outcome.removed == ("town.txt",)
    assert sources(path) == ["street.txt"]


def test_what_was_named_by_itself_stays(path: Path, folder: Path, tmp_path: Path) -> None:
    update(path, find_sources([folder / "town.txt"]))
    (folder / "town.txt").unlink()
    assert not index(path, folder).removed
    assert sources(path) == ["street.txt", "town.txt"]
    other = write_files(tmp_path / "other", village=VILLAGE)
    (folder / "street.txt").unlink()
    assert not update(path, other).removed, "another folder was walked"


def test_an_empty_or_missing_folder_removes_nothing(path: Path, folder: Path) -> None:
    index(path, folder)
    for file in folder.iterdir():
        file.unlink()
    outcome = update(path, find_sources([folder]))
    assert (outcome.removed, outcome.emptied) == ((), (folder,))
    assert sources(path) == ["street.txt", "town.txt"]
    (folder / "new").mkdir()
    assert not update(path, find_sources([folder / "new"])).emptied


def test_a_part_of_the_folder_may_be_walked(path: Path, folder: Path) -> None:
    write_files(folder / "deep", village=VILLAGE, town=TOWN + "\n")
    index(path, folder)
    (folder / "deep/village.txt").unlink()
    (folder / "street.txt").unlink()
    outcome = update(path, find_sources([folder / "deep"]))
    assert outcome.removed == ("deep/village.txt",)
    assert outcome.unchanged == ("deep/town.txt",)


def test_a_file_that_moves_is_not_lost(path: Path, folder: Path) -> None:
    index(path, folder)
    (folder / "deep").mkdir()
    (folder / "town.txt").rename(folder / "deep/town.txt")
    outcome = index(path, folder)
    assert (outcome.added, outcome.removed) == (("deep/town.txt",), ("town.txt",))
    assert sources(path) == ["deep/town.txt", "street.txt"]


def test_a_folder_that_moves_keeps_its_names(path: Path, folder: Path) -> None:
    index(path, folder)
    moved = folder.rename(folder.parent / "moved")
    assert index(path, moved).unchanged == ("street.txt", "town.txt")
    (moved / "town.txt").unlink()
    assert index(path, moved).removed == ("town.txt",)


def test_files_of_one_name_in_two_folders_stay_apart(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    index(path, folder)
    outcome = update(path, write_files(tmp_path / "2022", town=VILLAGE))
    assert outcome.added == ("2022/town.txt",)
    assert sources(path) == ["2022/town.txt", "street.txt", "town.txt"]
    assert index(path, tmp_path / "2022").unchanged == ("2022/town.txt",)


def test_a_sidecar_corrects_and_a_changed_one_corrects_again(path: Path, folder: Path) -> None:
    (folder / "town.yaml").write_text("place: 甲镇")
    index(path, folder)
    assert place(path, "town.txt") == "甲镇"
    (folder / "town.yaml").write_text("place: 乙镇")
    assert is_stale(path, find_sources([folder]))
    assert index(path, folder).updated == ("town.txt",)
    assert place(path, "town.txt") == "乙镇"
    (folder / "town.yaml").unlink()
    index(path, folder)
    assert place(path, "town.txt") not in {"甲镇", "乙镇"}


def test_a_correction_reaches_the_periods_of_the_report(path: Path, folder: Path) -> None:
    (folder / "street.txt").write_text("工作总结\n一、项目建设\n去年完成投资17446.6万元。\n")
    (folder / "street.yaml").write_text("period: 2031\ndate: 2031-12-30")
    index(path, folder)
    library = Library.open(path)
    [street] = [one for one in library.reports if one.source == "street.txt"]
    figures = [one for passage in library.passages_of(street.key) for one in passage.figures]
    assert [one.period.first.year for one in figures if one.period] == [2030]


def test_a_broken_sidecar_fails_its_file_only(path: Path, folder: Path) -> None:
    index(path, folder)
    (folder / "town.yaml").write_text("period: 去年")
    outcome = index(path, folder)
    [(name, error)] = outcome.failed
    assert (name, type(error)) == ("town.txt", CorrectionError)
    assert error.path == folder / "town.yaml"
    assert sources(path) == ["street.txt", "town.txt"]


def test_an_edit_wins_and_survives_a_rebuild_from_originals(path: Path, folder: Path) -> None:
    (folder / "town.yaml").write_text("place: 甲镇\nissuer: 甲镇人民政府")
    index(path, folder)
    key = next(one.key for one in Library.open(path).reports if one.source == "town.txt")
    edit = parse_correction({"place": "乙镇"}, "town.txt")
    outcome = update(path, Found(), corrections={"town.txt": edit})
    assert outcome.updated == ("town.txt",)
    shutil.rmtree(folder)
    for _ in range(2):
        library = Library.open(path)
        metadata = library.report(key).metadata
        assert (metadata.place, metadata.issuer) == ("乙镇", "甲镇人民政府")
        assert library.edit("town.txt") == edit
        library.verify()
        update(path, Found(), rebuild=True)
    update(path, Found(), corrections={"town.txt": None})
    assert Library.open(path).report(key).metadata.place == "甲镇"


def test_an_edit_survives_a_new_version(path: Path, folder: Path) -> None:
    index(path, folder)
    update(path, Found(), corrections={"town.txt": parse_correction({"place": "乙镇"}, "")})
    (folder / "town.txt").write_text(VILLAGE)
    index(path, folder)
    assert place(path, "town.txt") == "乙镇"


def test_what_was_taken_out_stays_out_until_it_is_named_or_changed(
    path: Path, folder: Path
) -> None:
    zipped(folder / "more.zip", village=VILLAGE, other=VILLAGE.replace("农田", "菜田") * 2)
    index(path, folder)
    update(path, Found(), remove=["town.txt", "more.zip/village.txt"])
    assert not is_stale(path, find_sources([folder]))
    assert index(path, folder).left_out == ("town.txt",)
    outcome = update(path, find_sources([folder]), rebuild=True)
    assert outcome.left_out == ("more.zip/village.txt", "town.txt")
    (folder / "town.txt").write_text(TOWN + "另有一句。")
    assert index(path, folder).added == ("town.txt",)
    update(path, Found(), remove=["town.txt"])
    assert update(path, find_sources([folder / "town.txt"])).added == ("town.txt",)
    assert not index(path, folder).left_out


def test_an_edit_follows_a_file_that_is_renamed(path: Path, folder: Path) -> None:
    index(path, folder)
    update(path, Found(), corrections={"town.txt": parse_correction({"place": "乙镇"}, "")})
    (folder / "town.txt").rename(folder / "renamed.txt")
    outcome = index(path, folder)
    assert (outcome.added, outcome.removed) == (("renamed.txt",), ("town.txt",))
    assert place(path, "renamed.txt") == "乙镇"
    (folder / "renamed.txt").rename(folder / "again.txt")
    update(path, find_sources([folder]), rebuild=True)
    assert place(path, "again.txt") == "乙镇"


def test_an_unknown_source_cannot_be_edited(path: Path, folder: Path) -> None:
    index(path, folder)
    with pytest.raises(CorrectionError):
        update(path, Found(), corrections={"nothing.txt": None})


def test_members_of_a_container_are_sources(path: Path, folder: Path) -> None:
    zipped(folder / "all.zip", village=VILLAGE, broken=" ")
    outcome = index(path, folder)
    assert sources(path) == ["all.zip/village.txt", "street.txt", "town.txt"]
    [(name, error)] = outcome.failed
    assert (name, type(error)) == ("all.zip/broken.txt", EmptyDocumentError)


def test_an_unchanged_container_is_not_unpacked(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError

    zipped(folder / "all.zip", village=VILLAGE)
    index(path, folder)
    monkeypatch.setattr("index.intake.unpack", refuse)
    assert index(path, folder).unchanged == ("all.zip/village.txt", "street.txt", "town.txt")


def test_members_come_and_go_with_their_container(path: Path, folder: Path) -> None:
    zipped(folder / "all.zip", village=VILLAGE, a="辛店街道2021年工作总结\n完成投资3亿元。")
    index(path, folder)
    zipped(folder / "all.zip", village=VILLAGE, b="辛店街道2020年工作总结\n完成投资2亿元。")
    outcome = index(path, folder)
    assert (outcome.added, outcome.removed) == (("all.zip/b.txt",), ("all.zip/a.txt",))
    assert "all.zip/village.txt" in outcome.unchanged
    (folder / "all.zip").unlink()
    assert index(path, folder).removed == ("all.zip/b.txt", "all.zip/village.txt")


def test_a_container_that_breaks_keeps_its_members(path: Path, folder: Path) -> None:
    zipped(folder / "all.zip", village=VILLAGE)
    index(path, folder)
    (folder / "all.zip").write_bytes(b"no archive")
    outcome = index(path, folder)
    assert [name for name, _ in outcome.failed] == ["all.zip"]
    assert "all.zip/village.txt" in sources(path)
    update(path, find_sources([folder]), rebuild=True)
    assert "all.zip/village.txt" in sources(path), "made again from what the library keeps"


def test_a_library_of_containers_is_rebuilt_without_them(path: Path, folder: Path) -> None:
    zipped(folder / "all.zip", village=VILLAGE)
    index(path, folder)
    (folder / "all.zip").rename(folder.parent / "elsewhere.zip")
    update(path, Found(), rebuild=True)
    assert sources(path) == ["all.zip/village.txt", "street.txt", "town.txt"]
    (folder.parent / "elsewhere.zip").rename(folder / "all.zip")
    assert not is_stale(path, find_sources([folder]))


def test_rows_are_sources(path: Path, folder: Path) -> None:
    row = {"id": "7", "title": "辛店街道工作总结", "text": VILLAGE, "place": "辛店街道"}
    (folder / "list.jsonl").write_text(json.dumps(row, ensure_ascii=False))
    index(path, folder)
    assert place(path, "list.jsonl#7") == "辛店街道"


def test_a_format_that_nobody_reads_is_told(path: Path, folder: Path) -> None:
    (folder / "table.xlsx").write_bytes(b"PK")
    assert [type(error) for _, error in index(path, folder).failed] == [UnsupportedFormatError]
