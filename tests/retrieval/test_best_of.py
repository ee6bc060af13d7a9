from random import Random

import pytest

from retrieval.best_of import best_of


@pytest.mark.parametrize("seed", range(20))
def test_the_best_are_those_of_judging_all(seed: int) -> None:
    chance = Random(seed)
    worth = [chance.randrange(8) for _ in range(30)]
    bounded = [(one + chance.randrange(3), at) for at, one in enumerate(worth)]
    best = best_of(bounded, lambda at: (worth[at], at), 5)
    assert best == sorted(range(30), key=lambda at: -worth[at])[:5]


def test_what_cannot_be_among_the_best_is_not_judged() -> None:
    judged: list[float] = []

    def judge(worth: float) -> tuple[float, float]:
        judged.append(worth)
        return worth, worth

    assert best_of([(one, one) for one in (1.0, 3.0, 2.0, 3.0)], judge, 2) == [3.0, 3.0]
    assert judged == [3.0, 3.0]


def test_what_is_not_to_be_had_makes_room() -> None:
    assert best_of([(2.0, "no"), (1.0, "yes")], lambda one: (1.0, one) if one == "yes" else None, 1)
    assert best_of([], lambda one: (1.0, one), 3) == []
