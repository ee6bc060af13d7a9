import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.errors import (
    LibraryBusyError,
    LibraryDamagedError,
    LibraryError,
    LibraryForeignError,
    LibraryMissingError,
)
from index.generation import Store, link

SHA = "0" * 63


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "library")


def publish(store: Store, *shas: str, segments: Sequence[Path] = ()) -> Path:
    generation = store.begin()
    sources = {f"{sha}.txt": sha for sha in shas}
    names = [{"name": path.name} for path in segments]
    raw = {"contents": {"sources": sources}, "segments": names}
    (generation / "manifest.json").write_text(json.dumps(raw))
    store.publish(generation)
    return generation


def test_there_is_none_at_first(store: Store) -> None:
    with pytest.raises(LibraryMissingError):
        store.current()


def test_a_generation_is_in_use_once_it_is_published(store: Store) -> None:
    with store.writing():
        first = publish(store)
        second = store.begin()
        assert store.current() == first
        store.publish(second)
        assert store.current() == second


def test_names_are_not_used_again_after_a_broken_build(store: Store) -> None:
    with store.writing():
        assert store.begin() < store.begin() < publish(store)


def test_a_lost_generation_is_told(store: Store) -> None:
    with store.writing():
        (publish(store) / "manifest.json").unlink()
    store.current().rmdir()
    with pytest.raises(LibraryDamagedError):
        store.current()


@pytest.mark.parametrize("name", ["", "../../etc", "\xff"])
def test_a_spoilt_pointer_is_told(store: Store, name: str) -> None:
    with store.writing():
        publish(store)
    (store.root / "CURRENT").write_text(name, encoding="utf-8")
    with pytest.raises(LibraryDamagedError):
        store.current()


def test_only_one_process_writes(store: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from index.generation import Store\n"
        f"with Store(Path({str(store.root)!r})).writing(): print('holding', flush=True); input()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == "holding\n"
        with pytest.raises(LibraryBusyError), store.writing():
            pass
        one.communicate("\n")
    with store.writing():
        pass


def test_a_directory_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(LibraryForeignError), Store(tmp_path).writing():
        pass
    with pytest.raises(LibraryForeignError), Store(tmp_path / "thesis.docx").writing():
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_an_empty_directory_is_taken(tmp_path: Path) -> None:
    with Store(tmp_path).writing():
        publish(Store(tmp_path))


def test_a_place_where_nothing_can_be_written_is_told() -> None:
    with pytest.raises(LibraryError), Store(Path("/proc/yinwen")).writing():
        pass


def test_sweeping_keeps_the_one_in_use_and_the_one_before(store: Store) -> None:
    with store.writing():
        kept = [publish(store) for _ in range(3)][1:]
        store.begin()
        store.sweep()
        assert sorted((store.root / "generations").iterdir()) == kept


def test_a_broken_build_does_not_push_out_the_one_before(store: Store) -> None:
    with store.writing():
        first = publish(store)
        store.begin()
        second = publish(store)
        store.sweep()
        assert sorted((store.root / "generations").iterdir()) == [first, second]


def test_originals_stay_as_long_as_a_generation_names_them(store: Store) -> None:
    old, new, unused = SHA + "1", SHA + "2", SHA + "3"
    with store.writing():
        for sha in (old, new, unused):
            store.keep_original(sha, sha.encode())
        publish(store, old)
        publish(store, new)
        store.sweep()
        assert store.original(old) == old.encode()
        with pytest.raises(LibraryDamagedError):
            store.original(unused)
        publish(store, new)
        store.sweep()
        with pytest.raises(LibraryDamagedError):
            store.original(old)


def test_segments_stay_as_long_as_a_generation_names_them(store: Store) -> None:
    with store.writing():
        old, new, unused = (store.begin_segment() for _ in range(3))
        assert old < new < unused
        publish(store, segments=[old])
        publish(store, segments=[old, new])
        store.sweep()
        assert sorted((store.root / "segments").iterdir()) == [old, new]
        publish(store, segments=[new])
        publish(store, segments=[new])
        store.sweep()
        assert sorted((store.root / "segments").iterdir()) == [new]
        assert store.begin_segment() > new


def test_texts_of_replaced_reports_stay_as_long_as_a_generation_names_them(store: Store) -> None:
    with store.writing():
        store.keep_former(SHA + "1", "旧文")
        store.keep_former(SHA + "2", "无人提起")
        generation = publish(store)
        former = [{"sha256": SHA + "1", "source": "a", "title": "", "replaced": ""}]
        raw = {"contents": {"sources": {}, "former": former}}
        (generation / "manifest.json").write_text(json.dumps(raw))
        store.sweep()
        assert store.former(SHA + "1") == "旧文"
        with pytest.raises(LibraryDamagedError):
            store.former(SHA + "2")


def test_only_what_is_new_is_waited_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr("index.generation.sync", synced.append)
    with store.writing():
        old = publish(store)
        (old / "part").write_bytes(b"old")
        new = store.begin()
        link(old / "part", new / "part")
        (new / "fresh").write_bytes(b"new")
        synced.clear()
        store.publish(new)
    assert new / "fresh" in synced
    assert new / "part" not in synced


def test_originals_stay_where_a_manifest_is_unreadable(store: Store) -> None:
    with store.writing():
        store.keep_original(SHA + "1", b"bytes")
        (publish(store) / "manifest.json").write_text("{")
        store.sweep()
    assert store.original(SHA + "1") == b"bytes"
