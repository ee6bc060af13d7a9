"""Gold questions to metrics: is the right quote first, marked, with the right figure?

A gold question is a JSON object a line: `id`, `question`, `type`, `report` (file names) and
`evidence` (verbatim substrings; paired with `report` where the two are equally long),
`answer` (values) and `history` (earlier questions). Without evidence it is unanswerable.

Intervals are 95 % percentile bootstrap intervals over questions (Efron and Tibshirani,
An Introduction to the Bootstrap, 1993, ch. 13).
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from retrieval.errors import GoldError
from retrieval.model import Answer, Quote, Verdict

Ask = Callable[[str, Sequence[str]], Answer]

COVERED_WITHIN = 8
"""A comparison is covered if all its rows are among so many quotes."""

_FIGURE_TYPES = frozenset({"figure", "target", "yearpair"})
_TABLE_TYPES = frozenset({"compare", "trend"})
_LEAST_OVERLAP = 6
_RESAMPLES = 1000
_BEFORE = re.compile(r"^(约|近|超过|超|突破|达到|达|逾|增长|增加|下降|减少|同比)+")
_BEHIND = re.compile(r"(左右|以上|以下|以内|余|多|上下)$")
_ODD = re.compile(r"(?<=\d)(余|多)(?=\D)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A wording that answers, and the report it stands in (its file's stem)."""

    report: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with what a right answer must hold; none means it must be refused."""

    id: str
    question: str
    type: str
    evidence: tuple[Evidence, ...]
    answers: tuple[str, ...]
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer measured against its gold; None where a measure does not apply."""

    gold: GoldQuestion
    answer: Answer
    rank: int | None
    measures: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Metric:
    """A share of `count` questions with its 95 % interval."""

    value: float
    count: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Metrics over all questions, the share that is right by type, and what went wrong."""

    metrics: Mapping[str, Metric]
    by_type: Mapping[str, Metric]
    misses: tuple[Judged, ...]
    latencies_ms: tuple[float, ...]


def read_gold(lines: Iterable[str]) -> tuple[GoldQuestion, ...]:
    """The gold questions of JSON lines; raises `GoldError`."""
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    return tuple(_gold(number, line) for number, line in numbered)


def evaluate(gold: Sequence[GoldQuestion], ask: Ask) -> Evaluation:
    """Ask every question and measure the answers."""
    judged = [judge(question, ask(question.question, question.history)) for question in gold]
    metrics: dict[str, list[bool]] = defaultdict(list)
    types: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        types[one.gold.type].append(_is_right(one))
        for name, value in one.measures.items():
            metrics[name].append(value)
    return Evaluation(
        {name: _metric(values) for name, values in metrics.items()},
        {name: _metric(values) for name, values in types.items()},
        tuple(sorted((one for one in judged if not _is_right(one)), key=_badness)),
        tuple(sorted(one.answer.latency_ms for one in judged)),
    )


def judge(gold: GoldQuestion, answer: Answer) -> Judged:
    """Measure one answer."""
    refused = answer.verdict is Verdict.REFUSED
    if not gold.evidence:
        return Judged(gold, answer, None, {"refused": refused})
    quotes = answer.quotes
    rank = next((i for i, quote in enumerate(quotes) if _holds_any(quote, gold.evidence)), None)
    measures = {f"hit@{k}": rank is not None and rank < k for k in (1, 3, 5)}
    measures["focus@1"] = bool(quotes) and _is_marked(quotes[0], gold.evidence)
    if gold.type in _FIGURE_TYPES:
        measures["figure@1"] = _has_figure(answer, gold.answers)
    if gold.type in _TABLE_TYPES:
        shown = quotes[:COVERED_WITHIN]
        measures["cover"] = all(_holds_any_of(shown, each) for each in gold.evidence)
    measures["false_ref"] = refused
    return Judged(gold, answer, rank, measures)


def squeeze(text: str) -> str:
    """Text without white space and in compatibility form, as wordings are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def plain_value(text: str) -> str:
    """A value without 约, 余, 左右 and the like, as figures are compared."""
    text = _ODD.sub("", squeeze(text).replace(",", ""))
    return _BEHIND.sub("", _BEFORE.sub("", text))


def _gold(number: int, line: str) -> GoldQuestion:
    try:
        data = json.loads(line)
        return GoldQuestion(
            id=str(data["id"]),
            question=data["question"],
            type=data.get("type", ""),
            evidence=tuple(_evidence(data)),
            answers=tuple(data.get("answer", ())),
            history=tuple(data.get("history", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(number, f"{type(error).__name__}: {error}") from error


def _evidence(data: Mapping[str, Any]) -> Iterator[Evidence]:
    reports, texts = data["report"], data["evidence"]
    if len(reports) == len(texts):
        pairs = list(zip(reports, texts, strict=True))
    else:
        pairs = [(report, text) for report in reports for text in texts]
    return (Evidence(PurePath(report).stem, squeeze(text)) for report, text in pairs)


def _holds(quote: Quote, evidence: Evidence) -> bool:
    is_report = PurePath(quote.locator.source).stem == evidence.report
    return is_report and evidence.text in squeeze(quote.text)


def _holds_any(quote: Quote, evidence: Iterable[Evidence]) -> bool:
    return any(_holds(quote, each) for each in evidence)


def _holds_any_of(quotes: Iterable[Quote], evidence: Evidence) -> bool:
    return any(_holds(quote, evidence) for quote in quotes)


def _is_marked(quote: Quote, evidence: Iterable[Evidence]) -> bool:
    start, end = (edge - quote.start for edge in quote.focus)
    focus = squeeze(quote.text[start:end])
    stem = PurePath(quote.locator.source).stem
    wanted = [each.text for each in evidence if each.report == stem]
    return len(focus) > 1 and any(_overlap(focus, text) for text in wanted)


def _overlap(focus: str, text: str) -> bool:
    starts = range(max(1, len(text) - _LEAST_OVERLAP + 1))
    pieces = (text[start : start + _LEAST_OVERLAP] for start in starts)
    return text in focus or focus in text or any(piece in focus for piece in pieces)


def _has_figure(answer: Answer, wanted: Iterable[str]) -> bool:
    if not answer.figures:
        return False
    first = answer.figures[0]
    mine = {plain_value(first.value + first.unit), plain_value(first.value)}
    return any(plain_value(value) in mine for value in wanted)


def _is_right(judged: Judged) -> bool:
    return judged.rank == 0 if judged.gold.evidence else judged.measures["refused"]


def _badness(judged: Judged) -> tuple[int, str]:
    """Worst first: answers to what nobody can answer, then the right quote missing."""
    if not judged.gold.evidence:
        return 0, judged.gold.id
    return (1 if judged.rank is None else 1 + judged.rank), judged.gold.id


def _metric(values: Sequence[bool]) -> Metric:
    draw = random.Random(0)
    count = len(values)
    means = sorted(sum(draw.choices(values, k=count)) / count for _ in range(_RESAMPLES))
    low, high = means[int(0.025 * _RESAMPLES)], means[int(0.975 * _RESAMPLES)]
    return Metric(sum(values) / count, count, low, high)
