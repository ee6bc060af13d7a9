"""Which files a path stands for, and what they are called."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LoadError, PathMissingError, UnsafeNameError
from index.sources import Found, find_sources, storable


def make(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return folder


def names(*paths: Path) -> list[str]:
    return [file.name for file in find_sources(paths).files]


def refused(found: Found) -> dict[str, type[LoadError]]:
    return {name: type(error) for name, error in found.refused}


def test_files_are_named_relative_to_their_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.txt", "2023/街道.txt")
    assert names(tmp_path) == ["2023/街道.txt", "a.txt", "b.txt"]
    assert {file.root for file in find_sources([tmp_path]).files} == {tmp_path}


def test_a_file_goes_by_its_own_name(tmp_path: Path) -> None:
    [file] = find_sources([make(tmp_path, "2023/街道.txt") / "2023/街道.txt"]).files
    assert (file.name, file.root) == ("街道.txt", None)


def test_hidden_files_and_what_programs_leave_behind_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, ".DS_Store", "~$报告.docx", "Thumbs.db", ".git/a.txt", "__MACOSX/a.txt", "a.txt")
    assert names(tmp_path) == ["a.txt"]


def test_a_format_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    assert names(make(tmp_path, "报告.xlsx")) == ["报告.xlsx"]


def test_the_same_file_twice_is_one_and_belongs_to_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    for paths in ([tmp_path, tmp_path / "a.txt", tmp_path], [tmp_path / "a.txt", tmp_path]):
        [file] = find_sources(paths).files
        assert (file.name, file.root) == ("a.txt", tmp_path)


def test_files_of_the_same_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    make(tmp_path, "2022/街道.txt", "2023/街道.txt", "old/2023/街道.txt")
    found = find_sources([tmp_path / "2022", tmp_path / "2023", tmp_path / "old/2023"])
    assert {file.name: file.path for file in found.files} == {
        "街道.txt": tmp_path / "2022/街道.txt",
        "2023/街道.txt": tmp_path / "2023/街道.txt",
        (tmp_path / "old/2023/街道.txt").as_posix(): tmp_path / "old/2023/街道.txt",
    }


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PathMissingError) as caught:
        find_sources([tmp_path / "nowhere"])
    assert caught.value.path == tmp_path / "nowhere"


def test_a_folder_without_files_is_told_from_one_that_was_walked(tmp_path: Path) -> None:
    make(tmp_path / "full", "a.txt")
    (tmp_path / "empty").mkdir()
    found = find_sources([tmp_path / "full", tmp_path / "empty"])
    assert (found.roots, found.empty) == ((tmp_path / "full",), (tmp_path / "empty",))


@pytest.mark.parametrize("sidecar", ["报告.yaml", "报告.yml", "报告.docx.yaml"])
def test_a_sidecar_belongs_to_the_file_beside_it(tmp_path: Path, sidecar: str) -> None:
    make(tmp_path, "报告.docx", sidecar, "其他.txt")
    found = find_sources([tmp_path])
    beside = {file.name: file.sidecar for file in found.files}
    assert beside == {"报告.docx": tmp_path / sidecar, "其他.txt": None}
    [alone] = find_sources([tmp_path / "报告.docx"]).files
    assert alone.sidecar == tmp_path / sidecar


def test_the_more_particular_sidecar_is_taken(tmp_path: Path) -> None:
    make(tmp_path, "报告.docx", "报告.pdf", "报告.yaml", "报告.docx.yaml")
    beside = {file.name: file.sidecar for file in find_sources([tmp_path]).files}
    assert beside == {
        "报告.docx": tmp_path / "报告.docx.yaml",
        "报告.pdf": tmp_path / "报告.yaml",
    }


def test_a_yaml_file_beside_nothing_is_not_passed_over(tmp_path: Path) -> None:
    assert names(make(tmp_path, "设置.yaml", "a.txt")) == ["a.txt", "设置.yaml"]


def test_links_are_followed_within_the_folder_only(tmp_path: Path) -> None:
    folder = make(tmp_path / "reports", "a.txt", "deep/b.txt")
    make(tmp_path / "secrets", "c.txt")
    (folder / "same.txt").symlink_to("a.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secrets/c.txt")
    (folder / "outside").symlink_to(tmp_path / "secrets")
    (folder / "deep/loop").symlink_to(folder)
    (folder / "dangling.txt").symlink_to("nothing.txt")
    found = find_sources([folder])
    assert [file.name for file in found.files] == ["a.txt", "deep/b.txt", "same.txt"]
    assert refused(found) == {
        "out.txt": UnsafeNameError,
        "outside": UnsafeNameError,
        "dangling.txt": LoadError,
    }


def test_a_folder_that_is_itself_a_link_is_walked(tmp_path: Path) -> None:
    make(tmp_path / "reports", "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "reports")
    assert names(tmp_path / "link") == ["a.txt"]
    assert find_sources([tmp_path / "link"]).roots == (tmp_path / "reports",)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert stat.S_ISFIFO((tmp_path / "pipe.txt").stat().st_mode)
    found = find_sources([tmp_path])
    assert [file.name for file in found.files] == ["a.txt"]
    assert refused(found) == {"pipe.txt": LoadError}


def test_a_folder_that_cannot_be_listed_concludes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt", "closed/b.txt")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find_sources([tmp_path])
    assert [file.name for file in found.files] == ["a.txt"]
    assert refused(found) == {"closed": LoadError}
    assert not found.roots


def test_names_of_any_bytes_can_be_stored(tmp_path: Path) -> None:
    for raw in ("报告.txt".encode("gb18030"), b"\xff\xfe.txt", "😀\n报告.txt".encode()):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text("a")
    assert names(tmp_path) == ["\\xff\\xfe.txt", "报告.txt", "😀_报告.txt"]
    assert all(file.path.read_text() == "a" for file in find_sources([tmp_path]).files)


def test_composed_and_decomposed_names_are_the_same(tmp_path: Path) -> None:
    assert storable("é.txt") == storable("e\u0301.txt") == "é.txt"
    make(tmp_path, "é.txt", "e\u0301.txt")
    assert len(set(names(tmp_path))) == 2, "two files on disk stay two sources"


@given(st.binary(min_size=1).map(os.fsdecode))
def test_a_storable_name_is_one_line_of_unicode(name: str) -> None:
    stored = storable(name)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert len(stored.splitlines()) <= 1
    assert storable(stored) == stored
