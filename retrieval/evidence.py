"""What speaks for a clause as the answer, and what each piece of it counts.

The score is a weighted sum, so that every answer can be explained by its summands. The
weights were trained (`benchmarks/fit_ranker.py`; data and ablations in docs/ranking.md),
apart for questions that a number answers and for all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import mul


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a clause, or against it; of the order of one.

    How much of the question is said, as shares of its mass: by the `clause` with its figure,
    its `sentence`, its `passage`, that with its `headings`, and the `title` of the report; of
    its own bigrams by the sentence (`phrase`), of the words beside the question word by the
    clause (`asked`), of a term of the field (`formal`), of the metric by the figure's name
    (`metric`); by the passage with its headings, of the question's last word, which in Chinese
    is mostly what is asked of all the others (厂房租金: `head`), and of that word of which
    these say `least`.
    How near: the cosine of the clause (`vector`), what the `engines` found, or how like a
    letter or page is to a question that is read as a text (`long_text.py`), with how much of what
    is rare in the text the `whole` of that says, and what a
    cross-encoder makes of question and passage, if one is configured (`reranked`).
    Of the figure: is it of the `kind` asked for, does it stand `here` in the clause, does its
    name say nothing else (`pure`), is it only what was `added` to a total, is it that of a
    place `elsewhere`. Agreement, from -2 to 2: of `status`, `period` and `place`; whether the
    report is `outdated`. And, where no place is named, how much likelier a `brief` report makes a
    passage: a logarithm, as the score is one, so its weight is one. `formal`, `vector`, `head`,
    `least`, `whole` and whether it stands on a `page` have no weight: the first four are told of
    the best clause of a passage alone, and all count for whether to answer (`support.py`,
    `same_matter.py`).
    """

    clause: float = 0.0
    sentence: float = 0.0
    passage: float = 0.0
    headings: float = 0.0
    title: float = 0.0
    phrase: float = 0.0
    asked: float = 0.0
    formal: float = 0.0
    metric: float = 0.0
    head: float = 0.0
    least: float = 0.0
    vector: float = 0.0
    engines: float = 0.0
    whole: float = 0.0
    reranked: float = 0.0
    kind: float = 0.0
    here: float = 0.0
    pure: float = 0.0
    added: float = 0.0
    elsewhere: float = 0.0
    status: float = 0.0
    period: float = 0.0
    place: float = 0.0
    outdated: float = 0.0
    brief: float = 0.0
    page: float = 0.0


RERANKED = 4.0
"""What the word of a cross-encoder counts: set by hand, a few clear pieces of evidence."""

FIGURES = Evidence(
    clause=3.16,
    sentence=3.04,
    passage=2.02,
    headings=2.11,
    title=1.00,
    phrase=2.48,
    asked=1.11,
    metric=1.74,
    kind=5.63,
    here=4.91,
    pure=2.98,
    added=-1.29,
    elsewhere=-1.22,
    status=0.93,
    period=0.76,
    place=0.80,
    outdated=-3.00,
    brief=1.00,
    reranked=RERANKED,
)
"""The weights where the answer is a number."""

WORDS = Evidence(
    clause=3.56,
    sentence=3.73,
    passage=0.07,
    headings=1.79,
    title=1.00,
    phrase=2.02,
    asked=1.25,
    metric=1.15,
    engines=3.74,
    kind=1.64,
    here=0.40,
    pure=0.92,
    added=-0.91,
    elsewhere=-1.24,
    status=1.50,
    period=0.54,
    place=0.95,
    outdated=-3.00,
    brief=1.00,
    reranked=RERANKED,
)
"""The weights where it is anything else."""

AROUND = Evidence(
    passage=0.6, headings=0.5, title=1.0, engines=0.4, place=0.8, outdated=-0.6, brief=0.3
)
"""The weights by which passages are chosen for a closer look."""


def weights_of(wants_figure: bool) -> Evidence:
    """The weights for a question that a number answers, or for any other."""
    return FIGURES if wants_figure else WORDS


ROUNDING = 1e-9
"""More than the order of summands can change a score."""

Told = tuple[float, ...]
"""Pieces of evidence in an order that is told beside them."""

Sum = Callable[[Sequence[float]], float]
"""The weighted sum of pieces of evidence."""


def sum_of(names: Iterable[str], weights: Evidence) -> Sum:
    """What sums the pieces of these names, given in their order, by their weights."""
    counted = tuple(getattr(weights, name) for name in names)
    return lambda told: sum(map(mul, counted, told))
