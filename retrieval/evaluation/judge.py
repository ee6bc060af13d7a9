"""One answer against its gold: is the right quote first, marked, with the right figure?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from retrieval.evaluation.gold import Evidence, GoldQuestion, squeeze
from retrieval.model import Answer, Quote, Verdict

Original = Callable[[str], str]
"""The squeezed text of the file that a report was read from, by `Report.key`."""

MEASURES = (
    *("hit@1", "hit@3", "hit@5", "focus@1", "figure@1", "cover"),
    *("refused", "false_ref", "verbatim"),
)
"""The names of all measures, in the order in which they are told."""

COVERED_WITHIN = 8
"""A comparison is covered if all its rows are among so many quotes."""

_FIGURE_TYPES = frozenset({"figure", "target", "yearpair"})
_TABLE_TYPES = frozenset({"compare", "trend"})
_LEAST_OVERLAP = 6
_BEFORE = re.compile(r"^(约|近|超过|超|突破|达到|达|逾|增长|增加|下降|减少|同比)+")
_BEHIND = re.compile(r"(左右|以上|以下|以内|余|多|上下)$")
_ODD = re.compile(r"(?<=\d)(余|多)(?=\D)")


@dataclass(frozen=True, slots=True)
class Judged:
    """What an answer was worth: where the right quote stood (from 0), and each measure that
    applies to the question."""

    id: str
    question: str
    type: str
    rank: int | None
    measures: Mapping[str, bool]
    latency_ms: float

    @property
    def answerable(self) -> bool:
        """Whether the library holds the answer."""
        return "refused" not in self.measures

    @property
    def right(self) -> bool:
        """Whether the right quote came first, or what nobody can answer was refused."""
        return self.rank == 0 if self.answerable else self.measures["refused"]


def judge(gold: GoldQuestion, answer: Answer, original: Original | None = None) -> Judged:
    """Measure one answer, its wording too if the originals are given."""
    rank = next((i for i, q in enumerate(answer.quotes) if _holds_any(q, gold.evidence)), None)
    measures = _found(gold, answer, rank) if gold.evidence else {"refused": _refused(answer)}
    if original and answer.quotes:
        measures["verbatim"] = all(_is_verbatim(quote, original) for quote in answer.quotes)
    return Judged(gold.id, gold.question, gold.type, rank, measures, answer.latency_ms)


def plain_value(text: str) -> str:
    """A value without 约, 余, 左右 and the like, as figures are compared."""
    text = _ODD.sub("", squeeze(text).replace(",", ""))
    return _BEHIND.sub("", _BEFORE.sub("", text))


def _found(gold: GoldQuestion, answer: Answer, rank: int | None) -> dict[str, bool]:
    """The measures of a question that has an answer."""
    quotes = answer.quotes
    measures = {f"hit@{k}": rank is not None and rank < k for k in (1, 3, 5)}
    measures["focus@1"] = bool(quotes) and _is_marked(quotes[0], gold.evidence)
    if gold.type in _FIGURE_TYPES:
        measures["figure@1"] = _has_figure(answer, gold.answers)
    if gold.type in _TABLE_TYPES:
        shown = quotes[:COVERED_WITHIN]
        measures["cover"] = all(any(_holds(q, each) for q in shown) for each in gold.evidence)
    measures["false_ref"] = _refused(answer)
    return measures


def _refused(answer: Answer) -> bool:
    return answer.verdict is Verdict.REFUSED


def _is_verbatim(quote: Quote, original: Original) -> bool:
    return squeeze(quote.text) in original(quote.locator.report)


def _holds(quote: Quote, evidence: Evidence) -> bool:
    is_report = PurePath(quote.locator.source).stem == evidence.report
    return is_report and evidence.text in squeeze(quote.text)


def _holds_any(quote: Quote, evidence: Iterable[Evidence]) -> bool:
    return any(_holds(quote, each) for each in evidence)


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
