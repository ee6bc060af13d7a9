from collections.abc import Collection, Iterator

import pytest

from index.kept import Kept


class Squares:
    """Loads the squares of numbers below ten, and remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[set[int]] = []

    def __call__(self, ids: Collection[int]) -> Iterator[tuple[int, int]]:
        self.asked.append(set(ids))
        return ((id_, id_ * id_) for id_ in sorted(ids) if id_ < 10)


def test_only_what_is_missing_is_loaded() -> None:
    load = Squares()
    kept = Kept(load, 5)
    assert kept.get([3, 1, 3]) == [9, 1, 9]
    assert kept.get([1, 2]) == [1, 4]
    assert load.asked == [{1, 3}, {2}]


def test_more_than_may_be_kept_is_given_but_forgotten() -> None:
    load = Squares()
    kept = Kept(load, 2)
    assert kept.get([1, 2, 3, 4]) == [1, 4, 9, 16]
    assert kept.get([3, 4, 1]) == [9, 16, 1]
    assert load.asked == [{1, 2, 3, 4}, {1}]


def test_what_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Kept(Squares(), 2).get([1, 11])
