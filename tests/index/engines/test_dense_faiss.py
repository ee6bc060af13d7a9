from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.engines.dense_compact import Blocks, CompactCopy
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


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> FaissEngine:
    return saved(tmp_path_factory.mktemp("copied") / "dense", IDS, VECTORS)


@contextmanager
def copying_at_once() -> Iterator[None]:
    """Have any engine make a compact copy at the first search."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.engines.dense_faiss._MANY", 1)
        patch.setattr("index.engines.dense_faiss._PATIENCE", -1)
        yield


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


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 999), k=st.integers(1, 20), allowed=st.none() | RANGES)
def test_a_copy_finds_the_same_to_the_last_bit(
    engine: FaissEngine, copied: FaissEngine, seed: int, k: int, allowed: list[range] | None
) -> None:
    question = unit_vectors(1, seed)[0]
    wanted = engine.search(question, k, allowed)
    with copying_at_once():
        assert copied.search(question, k, allowed) == wanted


def test_what_a_copy_might_miss_is_compared_without_it(tmp_path: Path) -> None:
    alike = VECTORS[0] + VECTORS / 10_000
    searched = saved(tmp_path / "dense", IDS, alike)
    wanted = np.argsort(-(alike @ VECTORS[1]))[:5]
    with copying_at_once():
        found = [id_ for id_, _ in searched.search(VECTORS[1], 5)]
    assert found == IDS[wanted].tolist()


def test_a_copy_is_made_once_many_vectors_were_compared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("index.engines.dense_faiss._MANY", COUNT)
    made: list[int] = []

    class Counted(CompactCopy):
        def __init__(self, blocks: Blocks, count: int, dimension: int) -> None:
            made.append(count)
            super().__init__(blocks, count, dimension)

    monkeypatch.setattr("index.engines.dense_faiss.CompactCopy", Counted)
    searched = saved(tmp_path / "dense", IDS, VECTORS)
    for _ in range(9):
        searched.search(VECTORS[0], 3, [range(100)])
    for after in ([], [], [], [], [COUNT], [COUNT]):
        searched.search(VECTORS[0], 3)
        assert made == after


def test_a_copy_that_was_prepared_is_searched_from_the_first_time_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    searched = saved(tmp_path / "dense", IDS, VECTORS)
    used: list[int] = []

    class Noted(CompactCopy):
        def nearest(
            self, vector: NDArray[np.float32], k: int, spans: Sequence[tuple[int, int]]
        ) -> tuple[NDArray[np.int64], float]:
            used.append(k)
            return super().nearest(vector, k, spans)

    monkeypatch.setattr("index.engines.dense_faiss.CompactCopy", Noted)
    searched.prepare()
    searched.search(VECTORS[0], 3)
    assert not used, "so few vectors are compared as fast without"
    monkeypatch.setattr("index.engines.dense_faiss._MANY", COUNT)
    searched.prepare()
    searched.search(VECTORS[0], 3)
    assert used


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), within=RANGES)
def test_the_products_are_those_that_a_search_finds(
    engine: FaissEngine, seed: int, within: list[range]
) -> None:
    question = unit_vectors(1, seed)[0]
    asked = [id_ for ids in within for id_ in ids]
    assert engine.products(question, asked) == dict(engine.search(question, COUNT, within))


@pytest.mark.parametrize("how", [nullcontext, copying_at_once])
def test_equal_vectors_come_by_id(
    tmp_path: Path, how: Callable[[], AbstractContextManager[None]]
) -> None:
    nearest = VECTORS[:1]
    vectors = np.concatenate([np.repeat(nearest / 2, COUNT - 2, axis=0), nearest, nearest])
    made = saved(tmp_path / "dense", IDS, vectors)
    with how():
        found = [id_ for id_, _ in made.search(VECTORS[0], 5)]
    assert found == [*IDS[-2:], *IDS[:3]]


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
