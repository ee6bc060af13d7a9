import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fuse import fuse

scored = st.lists(st.tuples(st.integers(0, 20), st.floats(0, 1e6)), max_size=30)


def test_scores_are_weighted_after_each_engine_is_brought_to_one() -> None:
    lexical, dense = [(1, 20.0), (2, 10.0)], [(2, 0.8), (3, 0.4)]
    assert dict(fuse([(1.0, lexical), (0.5, dense)])) == {
        1: pytest.approx(1.0),
        2: pytest.approx(0.5 + 0.5),
        3: pytest.approx(0.25),
    }


def test_ties_are_broken_by_id_so_that_answers_are_deterministic() -> None:
    assert [id_ for id_, _ in fuse([(1.0, [(9, 2.0), (3, 2.0), (5, 2.0)])])] == [3, 5, 9]


def test_an_id_counts_once_for_an_engine_with_its_best_score() -> None:
    assert fuse([(1.0, [(1, 1.0), (1, 4.0)])]) == [(1, 1.0)]


@given(scored, scored)
def test_fusion_keeps_every_id_and_sorts(
    one: list[tuple[int, float]], two: list[tuple[int, float]]
):
    fused = fuse([(1.0, one), (0.35, two)])
    assert {id_ for id_, _ in fused} == {id_ for id_, _ in [*one, *two]}
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1.35 + 1e-9 for score in scores)
