from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.engines.dense_faiss import FaissEngine, FaissWriter
from index.engines.dense_segments import DenseSegment, SegmentedEngine

DIMENSION, REPORTS, PER_REPORT = 16, 12, 9
EVERY = [range(one * 100, one * 100 + PER_REPORT) for one in range(REPORTS)]


def vectors(seed: int, count: int) -> NDArray[np.float32]:
    made = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


VECTORS = vectors(1, REPORTS * PER_REPORT)


def engine(path: Path, reports: Sequence[int]) -> FaissEngine:
    writer = FaissWriter(DIMENSION)
    for report in reports:
        mine = VECTORS[report * PER_REPORT : (report + 1) * PER_REPORT]
        writer.add(np.array(EVERY[report], dtype=np.int64), mine)
    writer.save(path)
    return FaissEngine.open(path)


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> FaissEngine:
    return engine(tmp_path_factory.mktemp("flat") / "dense", range(REPORTS))


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> list[FaissEngine]:
    """Segments of seven, four and one report."""
    folder = tmp_path_factory.mktemp("pieces")
    spans = (range(7), range(7, 11), range(11, 12))
    return [engine(folder / str(span.start), span) for span in spans]


def segmented(pieces: list[FaissEngine], dead: set[int]) -> SegmentedEngine:
    reaches = (range(0, 700), range(700, 1100), range(1100, 1200))
    living = [ids for report, ids in enumerate(EVERY) if report not in dead]
    return SegmentedEngine(
        [
            DenseSegment(
                piece, reach, [ids for ids in living if ids.start in reach] if dead else None
            )
            for piece, reach in zip(pieces, reaches, strict=True)
        ],
        DIMENSION,
    )


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 999),
    k=st.integers(1, 120),
    dead=st.sets(st.integers(0, REPORTS - 1)),
    chosen=st.none() | st.sets(st.integers(0, REPORTS - 1)),
)
def test_segments_give_what_one_flat_index_gives(  # noqa: PLR0917
    flat: FaissEngine,
    pieces: list[FaissEngine],
    seed: int,
    k: int,
    dead: set[int],
    chosen: set[int] | None,
) -> None:
    question = vectors(seed, 1)[0]
    living = set(range(REPORTS)) - dead
    allowed = None if chosen is None else [EVERY[report] for report in sorted(chosen & living)]
    wanted = flat.search(question, k, [EVERY[one] for one in sorted(living & (chosen or living))])
    if chosen is not None and not chosen & living:
        wanted = []
    made = segmented(pieces, dead)
    assert made.search(question, k, allowed) == wanted
    if allowed:
        ids = [id_ for one in allowed for id_ in one]
        assert made.products(question, ids) == flat.products(question, ids)


def test_counts_and_dimension(pieces: list[FaissEngine]) -> None:
    made = segmented(pieces, set())
    assert (made.count, made.dimension) == (REPORTS * PER_REPORT, DIMENSION)
    assert SegmentedEngine([], 7).search(np.zeros(7, np.float32), 3) == []
