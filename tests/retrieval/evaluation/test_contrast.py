from dataclasses import replace

from retrieval.evaluation.contrast import contrast
from retrieval.evaluation.judge import Judged

BEFORE = [
    Judged(str(n), f"q{n}", "fact", 0, {"hit@1": n % 2 == 0, "false_ref": n == 1}, 1.0)
    for n in range(20)
]


def turned(judged: Judged, name: str) -> Judged:
    return replace(judged, measures={**judged.measures, name: not judged.measures[name]})


def test_what_did_not_change_has_no_difference() -> None:
    same = contrast(BEFORE, BEFORE)
    assert (same.changes["hit@1"].low, same.changes["hit@1"].high) == (0, 0)
    assert not same.turned


def test_questions_are_won_and_lost() -> None:
    after = [turned(BEFORE[0], "hit@1"), turned(BEFORE[1], "hit@1"), *BEFORE[2:]]
    change = contrast(BEFORE, after)
    assert [(one.after.id, one.won, one.lost) for one in change.turned] == [
        ("0", (), ("hit@1",)),
        ("1", ("hit@1",), ()),
    ]
    assert change.changes["hit@1"].difference == 0
    assert change.changes["hit@1"].low < 0 < change.changes["hit@1"].high


def test_one_refusal_less_is_won() -> None:
    change = contrast(BEFORE, [BEFORE[0], turned(BEFORE[1], "false_ref"), *BEFORE[2:]])
    assert change.turned[0].won == ("false_ref",)
    assert change.changes["false_ref"].difference < 0


def test_the_interval_is_of_pairs() -> None:
    """Ten of twenty questions are won: what was hard before adds nothing to the doubt."""
    after = [one if one.measures["hit@1"] else turned(one, "hit@1") for one in BEFORE]
    change = contrast(BEFORE, after).changes["hit@1"]
    assert (change.before, change.after) == (0.5, 1.0)
    assert 0.2 < change.low < 0.5 < change.high < 0.8


def test_only_the_same_questions_are_compared() -> None:
    after = [replace(BEFORE[0], question="another"), *BEFORE[1:]]
    change = contrast(BEFORE, after)
    assert change.unpaired == 2
    assert change.changes["hit@1"].count == 19
