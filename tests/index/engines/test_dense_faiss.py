from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.engines.dense_faiss import FaissEngine, FaissWriter
from index.errors import LibraryDamagedError, LibraryError

DIMENSION, COUNT = 8, 60
IDS = np.arange(COUNT, dtype=np.int64) * 7 + 3


def unit_vectors(count: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


VECTORS = unit_vectors(COUNT, 1)


def saved(path: Path, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> FaissEngine:
    writer = FaissWriter(DIMENSION)
    writer.add(ids, vectors)
    writer.save(path)
    return FaissEngine.open(path)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> FaissEngine:
    return saved(tmp_path_factory.mktemp("dense") / "dense", IDS, VECTORS)


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
def test_it_finds_what_brute_force_finds(
    engine: FaissEngine, seed: int, k: int, allowed: list[range] | None
) -> None:
    question = unit_vectors(1, seed)[0]
    found, wanted = engine.search(question, k, allowed), brute_force(question, allowed)[:k]
    assert [id_ for id_, _ in found] == [id_ for id_, _ in wanted]
    assert [score for _, score in found] == pytest.approx([score for _, score in wanted], abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), within=RANGES)
def test_the_products_are_those_that_a_search_finds(
    engine: FaissEngine, seed: int, within: list[range]
) -> None:
    question = unit_vectors(1, seed)[0]
    products = zip(*(each.tolist() for each in engine.products(question, within)), strict=True)
    assert list(products) == sorted(engine.search(question, COUNT, within))


def test_equal_vectors_come_by_id(tmp_path: Path) -> None:
    ids = np.array([2, 5, 9], dtype=np.int64)
    made = saved(tmp_path / "dense", ids, np.repeat(VECTORS[:1], 3, axis=0))
    assert [id_ for id_, _ in made.search(VECTORS[0], 3)] == [2, 5, 9]


def test_removed_vectors_are_not_written(tmp_path: Path) -> None:
    writer = FaissWriter(DIMENSION)
    writer.add(IDS, VECTORS)
    writer.remove(range(0, 213))
    writer.save(tmp_path / "dense")
    opened = FaissEngine.open(tmp_path / "dense")
    assert opened.count == writer.count == sum(IDS >= 213)
    assert all(id_ >= 213 for id_, _ in opened.search(VECTORS[0], COUNT))


def test_an_empty_engine_finds_nothing(tmp_path: Path) -> None:
    made = saved(tmp_path / "dense", IDS[:0], VECTORS[:0])
    assert (made.count, made.dimension) == (0, DIMENSION)
    assert made.search(VECTORS[0], 5) == []
    assert made.search(VECTORS[0], 5, [range(9)]) == []


@pytest.mark.parametrize("chunk", [7, 60, 4096])
def test_vectors_are_read_back(
    engine: FaissEngine, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr("index.engines.dense_faiss._CHUNK", chunk)
    ids, vectors = zip(*engine.vectors(), strict=True)
    assert np.array_equal(np.concatenate(ids), IDS)
    assert np.array_equal(np.concatenate(vectors), VECTORS)
    [within, *_] = zip(*engine.vectors([range(100, 200), range(300, 304)]), strict=True)
    assert list(np.concatenate(within)) == [*range(101, 200, 7), 304][:-1]


@pytest.mark.parametrize("content", [None, b"", b"not an index", b"IxMp" + b"\0" * 50])
def test_a_file_that_is_no_index_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "dense").write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        FaissEngine.open(tmp_path / "dense")


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        FaissWriter(DIMENSION).save(tmp_path / "missing" / "dense")
