import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from index.errors import LoadError
from index.seen import Seen

LONG_AGO = 1_600_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"content")
    return path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files have been lying there for a while."""
    clock = Path(__file__).stat().st_ctime + 10**9
    monkeypatch.setattr("index.seen.time.time", lambda: clock)


def noted(root: Path, file: Path) -> Seen:
    seen = Seen(root)
    assert seen.hashed(file) == sha256(file.read_bytes()).hexdigest()
    seen.save()
    return Seen(root)


def refuse(path: Path) -> bytes:
    raise AssertionError(path)


@pytest.mark.usefixtures("later")
def test_a_file_that_has_not_changed_is_not_read(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = noted(tmp_path, file)
    monkeypatch.setattr("index.seen.read_bytes", refuse)
    assert seen.hashed(file) == sha256(b"content").hexdigest()


@pytest.mark.usefixtures("later")
def test_an_edit_is_seen_even_if_size_and_time_are_what_they_were(
    tmp_path: Path, file: Path
) -> None:
    os.utime(file, (LONG_AGO, LONG_AGO))
    seen = noted(tmp_path, file)
    file.write_bytes(b"c0ntent")
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert seen.hashed(file) == sha256(b"c0ntent").hexdigest()


def test_what_was_written_a_moment_ago_is_read_again(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = noted(tmp_path, file)
    monkeypatch.setattr("index.seen._signature", lambda _path: [7, 0, 0, 0])
    assert seen.hashed(file) == sha256(b"content").hexdigest()


@pytest.mark.usefixtures("later")
def test_notes_of_files_that_are_gone_are_dropped(tmp_path: Path, file: Path) -> None:
    seen = noted(tmp_path, file)
    file.unlink()
    seen.save()
    assert json.loads((tmp_path / "seen.json").read_text()) == {}
    with pytest.raises(LoadError):
        seen.hashed(file)


@pytest.mark.parametrize("notes", ["", "[]", "3", '{"a": 3}', '{"a": []}', "\xff"])
def test_spoilt_notes_are_no_notes(tmp_path: Path, file: Path, notes: str) -> None:
    (tmp_path / "seen.json").write_text(notes, encoding="latin-1")
    assert Seen(tmp_path).hashed(file) == sha256(b"content").hexdigest()


def test_a_name_of_any_bytes_is_noted(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.txt"))
    file.write_bytes(b"content")
    noted(tmp_path, file)
