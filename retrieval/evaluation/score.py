"""All answers together: each measure with its interval, by type of question, misses worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from retrieval.evaluation.bootstrap import interval
from retrieval.evaluation.gold import GoldQuestion
from retrieval.evaluation.judge import MEASURES, Judged, Original, judge
from retrieval.model import Answer

Ask = Callable[[str, Sequence[str]], Answer]
"""Answers a question, given the earlier questions of the conversation."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A share of `count` questions with its 95 % interval."""

    value: float
    count: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Metrics over all questions, the share that is right by type, and every question."""

    metrics: dict[str, Metric]
    by_type: dict[str, Metric]
    judged: tuple[Judged, ...]

    @property
    def misses(self) -> tuple[Judged, ...]:
        """The questions that were not answered rightly, worst first."""
        return tuple(sorted((one for one in self.judged if not one.right), key=_badness))

    def latency_ms(self, share: float) -> float:
        """The quantile of the time that an answer took, in milliseconds; 0 if none was asked."""
        took = sorted(one.latency_ms for one in self.judged)
        return took[int(share * len(took))] if took else 0.0


def evaluate(
    gold: Sequence[GoldQuestion], ask: Ask, original: Original | None = None
) -> Evaluation:
    """Ask every question and measure the answers, as `judge` does."""
    return score(judge(one, ask(one.question, one.history), original) for one in gold)


def score(judged: Iterable[Judged]) -> Evaluation:
    """The metrics over answers that were measured."""
    every = tuple(judged)
    metrics: dict[str, list[bool]] = {name: [] for name in MEASURES}
    types: dict[str, list[bool]] = defaultdict(list)
    for one in every:
        types[one.type].append(one.right)
        for name, value in one.measures.items():
            metrics[name].append(value)
    return Evaluation(
        {name: _metric(values) for name, values in metrics.items() if values},
        {name: _metric(values) for name, values in types.items()},
        every,
    )


def _badness(judged: Judged) -> tuple[int, str]:
    """Worst first: answers to what nobody can answer, then the right quote missing."""
    if not judged.answerable:
        return 0, judged.id
    return (1 if judged.rank is None else 1 + judged.rank), judged.id


def _metric(values: Sequence[bool]) -> Metric:
    return Metric(sum(values) / len(values), len(values), *interval(values))
