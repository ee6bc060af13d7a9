import pytest

from retrieval.evaluation.judge import Judged
from retrieval.evaluation.score import score


def judged(id_: str, rank: int | None, **measures: bool) -> Judged:
    return Judged(id_, "q", "fact", rank, measures or {"hit@1": rank == 0}, latency_ms=float(id_))


def test_a_share_is_told_with_the_number_of_questions_it_is_of() -> None:
    result = score([judged("1", 0), judged("2", None), judged("3", 2), judged("4", 0)])
    assert (result.metrics["hit@1"].value, result.metrics["hit@1"].count) == (0.5, 4)
    assert result.by_type["fact"].value == 0.5


def test_an_interval_holds_the_value_and_narrows_with_more_questions() -> None:
    few = score([judged("1", 0), judged("2", 1)]).metrics["hit@1"]
    many = score([judged("1", 0), judged("2", 1)] * 20).metrics["hit@1"]
    assert few.low <= many.low <= 0.5 <= many.high <= few.high
    assert many.high - many.low < few.high - few.low


def test_the_worst_misses_come_first() -> None:
    answers = [judged("1", None), judged("2", 0), judged("3", 4), judged("4", 1)]
    answers += [judged("5", None, refused=False), judged("6", None, refused=True)]
    assert [miss.id for miss in score(answers).misses] == ["5", "1", "4", "3"]


@pytest.mark.parametrize(("share", "took"), [(0.5, 3.0), (0.95, 4.0)])
def test_latency_is_a_quantile(share: float, took: float) -> None:
    assert score(judged(id_, 0) for id_ in "4213").latency_ms(share) == took
