from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.engines.dense_faiss import FaissEngine
from index.errors import LibraryDamagedError, LibraryError

DIMENSION, COUNT = 8, 60
IDS = np.arange(COUNT, dtype=np.int64) * 7 + 3


def unit_vectors(count: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


VECTORS = unit_vectors(COUNT, 1)


def engine() -> FaissEngine:
    made = FaissEngine.create(DIMENSION)
    made.add(IDS, VECTORS)
    return made


def brute_force(
    vector: NDArray[np.float32], allowed: list[range] | None
) -> list[tuple[int, float]]:
    scores = VECTORS @ vector
    kept = [
        (int(id_), float(score))
        for id_, score in zip(IDS, scores, strict=True)
        if allowed is None or any(id_ in ids for ids in allowed)
    ]
    return sorted(kept, key=lambda hit: (-hit[1], hit[0]))


RANGES = st.lists(
    st.tuples(st.integers(0, 430), st.integers(0, 200)).map(lambda at: range(at[0], sum(at))),
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), k=st.integers(1, 80), allowed=st.none() | RANGES)
def test_it_finds_what_brute_force_finds(seed: int, k: int, allowed: list[range] | None) -> None:
    question = unit_vectors(1, seed)[0]
    found, wanted = engine().search(question, k, allowed), brute_force(question, allowed)[:k]
    assert [id_ for id_, _ in found] == [id_ for id_, _ in wanted]
    assert [score for _, score in found] == pytest.approx([score for _, score in wanted], abs=1e-6)


def test_equal_vectors_come_by_id() -> None:
    made = FaissEngine.create(DIMENSION)
    made.add(np.array([9, 2, 5], dtype=np.int64), np.repeat(VECTORS[:1], 3, axis=0))
    assert [id_ for id_, _ in made.search(VECTORS[0], 3)] == [2, 5, 9]


def test_removed_vectors_are_gone() -> None:
    made = engine()
    made.remove(range(0, 213))
    assert made.count == sum(IDS >= 213)
    assert all(id_ >= 213 for id_, _ in made.search(VECTORS[0], COUNT))


def test_an_empty_engine_finds_nothing() -> None:
    assert FaissEngine.create(DIMENSION).search(VECTORS[0], 5) == []


@pytest.mark.parametrize("writable", [False, True])
def test_a_saved_engine_answers_the_same(tmp_path: Path, writable: bool) -> None:
    engine().save(tmp_path / "dense")
    opened = FaissEngine.open(tmp_path / "dense", writable=writable)
    assert (opened.count, opened.dimension) == (COUNT, DIMENSION)
    assert opened.search(VECTORS[5], 9) == engine().search(VECTORS[5], 9)


def test_an_opened_engine_grows_and_shrinks(tmp_path: Path) -> None:
    engine().save(tmp_path / "dense")
    opened = FaissEngine.open(tmp_path / "dense", writable=True)
    opened.remove(range(0, 10))
    opened.add(np.array([1000], dtype=np.int64), VECTORS[:1])
    assert opened.search(VECTORS[0], 1)[0][0] == 1000


@pytest.mark.parametrize("content", [None, b"", b"not an index", b"IxMp" + b"\0" * 50])
def test_a_file_that_is_no_index_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "dense").write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        FaissEngine.open(tmp_path / "dense")


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        engine().save(tmp_path / "missing" / "dense")
