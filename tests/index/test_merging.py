import random

import pytest

from index.manifest import Segment
from index.merging import LARGEST, RATIO, to_merge


def segment(living: int, dead: int = 0) -> Segment:
    """A segment of that many passages, one report for each ten."""
    every = living + dead
    buried = {str(number): 1 for number in range(dead)}
    return Segment("", 0, 0, 0, every + len(buried), 0, {}, buried)


def merged(segments: list[Segment]) -> tuple[list[Segment], int]:
    """The segments after the merge, and how many passages were rewritten."""
    which = to_merge(segments)
    rewritten = sum(one.living for one in segments[which])
    if rewritten:
        segments[which] = [segment(rewritten)]
    return segments, rewritten


def test_few_segments_are_left_and_little_is_rewritten() -> None:
    segments: list[Segment] = []
    rewritten = most = 0
    for _ in range(500):
        segments, moved = merged([*segments, segment(20)])
        rewritten, most = rewritten + moved, max(most, len(segments))
        sizes = [one.living for one in segments]
        assert all(size >= RATIO * sum(sizes[at + 1 :]) for at, size in enumerate(sizes))
    assert sum(one.living for one in segments) == 500 * 20
    assert most <= 8
    assert rewritten / (500 * 20) < 12


def test_a_large_segment_is_left_alone_by_a_small_one() -> None:
    assert to_merge([segment(1000), segment(20)]) == slice(0, 0)


def test_no_segment_grows_without_limit() -> None:
    segments: list[Segment] = []
    for _ in range(300):
        segments, _ = merged([*segments, segment(LARGEST // 40)])
    assert all(one.living <= LARGEST for one in segments)
    assert len(segments) < 18


@pytest.mark.parametrize("younger", [0, LARGEST // 10])
def test_a_segment_that_is_mostly_out_of_use_is_rewritten(younger: int) -> None:
    segments = [segment(40, 50), *([segment(younger)] if younger else [])]
    assert to_merge(segments) == slice(0, len(segments))
    full = [segment(LARGEST, LARGEST + 1), segment(10)]
    assert to_merge(full) == slice(0, 1)


def test_any_sequence_keeps_few_segments() -> None:
    chance = random.Random(5)
    segments: list[Segment] = []
    for _ in range(300):
        segments, _ = merged([*segments, segment(chance.choice((1, 5, 30, 400)))])
        assert len(segments) <= 10
