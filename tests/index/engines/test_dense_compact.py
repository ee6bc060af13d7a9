from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.engines.dense_compact import CompactCopy

DIMENSION, COUNT = 32, 300


def unit_vectors(count: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


VECTORS = unit_vectors(COUNT, 1)
SPANS = st.sampled_from([[(0, COUNT)], [(0, 60)], [(7, 90), (120, 121), (200, COUNT)]])


def copy_of(vectors: NDArray[np.float32]) -> CompactCopy:
    def blocks() -> Iterator[NDArray[np.float32]]:
        yield from np.array_split(vectors, 3)

    return CompactCopy(blocks, *vectors.shape)


@settings(max_examples=100, deadline=None)
@given(
    seed=st.integers(0, 999),
    k=st.integers(1, 60),
    spans=SPANS,
    length=st.sampled_from([0.0, 0.01, 1.0, 3.0]),
)
def test_no_other_vector_exceeds_what_is_told(
    seed: int, k: int, spans: list[tuple[int, int]], length: float
) -> None:
    asked = unit_vectors(1, seed)[0] * np.float32(length)
    places, bound = copy_of(VECTORS).nearest(asked, k, spans)
    within = {place for span in spans for place in range(*span)}
    assert len(set(places)) == k
    assert within.issuperset(places)
    others = sorted(within.difference(places))
    assert (VECTORS[others] @ asked).max(initial=-np.inf) <= bound


def test_what_is_told_is_near_enough_to_be_of_use() -> None:
    copy = copy_of(VECTORS)
    for asked in unit_vectors(20, 2):
        _, bound = copy.nearest(asked, 40, [(0, COUNT)])
        assert np.sort(VECTORS @ asked)[-40] == pytest.approx(bound, abs=0.05)


def test_vectors_that_are_all_zero_are_no_error() -> None:
    zeros = np.zeros((5, DIMENSION), dtype=np.float32)
    _, bound = copy_of(zeros).nearest(VECTORS[0], 2, [(0, 5)])
    assert bound >= 0
