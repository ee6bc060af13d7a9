"""Which files a path stands for, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.sources import find_sources
from index.errors import LoadError


def make(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return folder


def names(*paths: Path) -> list[str]:
    return [name for name, _ in find_sources(paths)]


def test_files_are_named_relative_to_their_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.txt", "2023/街道.txt")
    assert names(tmp_path) == ["2023/街道.txt", "a.txt", "b.txt"]


def test_a_file_goes_by_its_own_name(tmp_path: Path) -> None:
    assert names(make(tmp_path, "2023/街道.txt") / "2023/街道.txt") == ["街道.txt"]


def test_hidden_files_and_lock_files_are_passed_over(tmp_path: Path) -> None:
    assert names(make(tmp_path, ".DS_Store", "~$报告.docx", "a.txt")) == ["a.txt"]


def test_a_format_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    assert names(make(tmp_path, "报告.docx")) == ["报告.docx"]


def test_the_same_file_twice_is_one(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert names(tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]


def test_files_of_the_same_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    make(tmp_path, "2022/街道.txt", "2023/街道.txt")
    found = dict(find_sources([tmp_path / "2022", tmp_path / "2023"]))
    assert found == {
        "街道.txt": tmp_path / "2022/街道.txt",
        "2023/街道.txt": tmp_path / "2023/街道.txt",
    }


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as caught:
        find_sources([tmp_path / "nowhere"])
    assert caught.value.path == tmp_path / "nowhere"
