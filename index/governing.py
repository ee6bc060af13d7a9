"""How far the times that a sentence names govern what it tells.

A time holds from where it stands to the end of its sentence or to the next time. Some hold
for less: a part of a year (四季度) up to a semicolon or to 全年, the start of a change
(由去年的5亿元增加到) up to its end, what work is for (面向2030年的项目) in its clause. Some
only measure (是1997年的2.3倍, 近十年最低, 按2010年价格) and govern nothing. What is told
since a time (2018年以来) is told of all that has passed since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.periods import Found, find_periods
from index.report import Period
from index.script import simplified
from index.stretches import is_stretch

_STOP = re.compile(r"[，,；;、。：:！？!?\n]|$")
_SEMICOLON = re.compile(r"[；;]|$")
_OPENING = re.compile(
    r"(?:[\s“\"「（(—-]|[一二三四五六七八九]是|[到至在从自由于按与和同但而]|截[至止]|力争|争取|预[计期]|"
    r"其中|[我全本][国省市县区镇乡]|我们|全街道)*"
)
"""What may stand before a time that opens its clause."""
_WHOLE_YEAR = re.compile(
    r"(?:^|(?<=[，,；;、：:]))(?:预[计期]|力争|[到至])?(?:全年|年[底末])(?!的|计划|目标|任务|预算)"
)
_EQUALS = re.compile(r"(?:是|为|相当于|等于|超过)\s*$")
_ITS_OWN = re.compile(r"[^，,；;。]*的[约近]?$")
_SUM = re.compile(r"[^，,；;。]*的总和")
_RECORD = re.compile(r"(?:以?来)?的?(?:同期)?(?:最[高低好大小多少快慢优差]|新[高低])")
_PRICES = re.compile(r"的?(?:不变|可比|当年)价|的?价格?计算")
_GROUND = re.compile(r"[^，,；;。\d]{0,16}基础上")
_SINCE = re.compile(r"以来|(?<=年)来|[^，,；;。\d]{0,4}?(?:起|开始)")
_FROM = re.compile(r"[由从]\s*$")
_CHANGED = re.compile(r"[到至为]")
_PLAN = re.compile(r"五[”\"」]?(?:规划|计划)?$")
_TOWARDS = re.compile(r"(?:面向|针对|对|落实|瞄准|保持了?)\s*$")
_NEXT_LINE = re.compile(r"[^\S\n]*\n\s*")
_MENU = 3
"""So many times, each on a line of its own, are a menu."""


@dataclass(frozen=True, slots=True)
class Governing:
    """A time and the characters that it governs; None for what is told of anyway."""

    start: int
    end: int
    period: Period | None


def governing(
    sentence: str, figures: Sequence[int], anchor: Period | None, default: Period | None
) -> list[Governing]:
    """The times that govern parts of a sentence, in order; of several the last one holds.

    `figures` are the offsets of its figures, `anchor` is the year called 今年, `default` the
    time that is told of where none is named: a part of a year (四季度) is one of its last.
    """
    found = _without_menus(
        sentence, find_periods(sentence, anchor, default.last.year if default else None)
    )
    if not found:
        return []
    told = _Sentence(simplified(sentence), tuple(figures), default)
    named = [told.reach(*one) for one in found if not told.only_measures(*one[:2])]
    return sorted([*named, *told.whole_years(named)], key=lambda one: one.start)


def _without_menus(sentence: str, found: Sequence[Found]) -> list[Found]:
    """The times named, but for those that stand in lines of their own, one under another.

    They are what a page offers to choose, or the heads of a table, and govern nothing.
    """
    runs: list[list[Found]] = []
    for one in found:
        if runs and _NEXT_LINE.fullmatch(sentence, runs[-1][-1][1], one[0]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [one for run in runs if len(run) < _MENU for one in run]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in simplified script, with what is asked of `governing`."""

    text: str
    figures: tuple[int, ...]
    default: Period | None

    def only_measures(self, start: int, end: int) -> bool:
        """Whether a time is but what something is measured by, or names a plan in passing."""
        if any(one.match(self.text, end) for one in (_RECORD, _PRICES, _GROUND)):
            return True
        if _EQUALS.search(self.text[:start]) and self._owns_figure(end):
            return True
        names_plan = _PLAN.search(self.text[start:end]) and self._stop(end) > end
        return bool(names_plan) and not self._opens_clause(start)

    def reach(self, start: int, end: int, period: Period) -> Governing:
        """A time with the characters that it governs."""
        until = len(self.text)
        since = _SINCE.match(self.text, end) is not None
        if since and self.default and period.first <= self.default.last:
            return Governing(end, until, Period(period.first, self.default.last))
        if _FROM.search(self.text[:start]) and not since and not is_stretch(period):
            changed = _CHANGED.search(self.text, self._figure_after(end))
            return Governing(end, changed.start() if changed else until, period)
        if _TOWARDS.search(self.text[:start]):
            return Governing(end, self._stop(end), period)
        if period.first.month > 1 or period.first == period.last:
            until = _end(_SEMICOLON, self.text, end)
        return Governing(end, until, period)

    def whole_years(self, named: Sequence[Governing]) -> Iterator[Governing]:
        """Where 全年 or 年底 turns from a part of a year to all of it."""
        for match in _WHOLE_YEAR.finditer(self.text):
            before = [one.period for one in named if one.start <= match.start() and one.period]
            if before:
                first, last = before[-1].first.year, before[-1].last.year
                whole = Period.year(last) if first == last else None
                yield Governing(match.end(), len(self.text), whole)

    def _owns_figure(self, end: int) -> bool:
        figure = self._figure_after(end)
        own = figure > end and _ITS_OWN.fullmatch(self.text, end, figure)
        return bool(own or _SUM.match(self.text, end))

    def _figure_after(self, end: int) -> int:
        return next((figure for figure in self.figures if figure >= end), end)

    def _stop(self, end: int) -> int:
        return _end(_STOP, self.text, end)

    def _opens_clause(self, start: int) -> bool:
        before = max(self.text.rfind(stop, 0, start) for stop in "，,；;、。：:！？!?\n")
        return _OPENING.fullmatch(self.text, before + 1, start) is not None


def _end(mark: re.Pattern[str], text: str, start: int) -> int:
    found = mark.search(text, start)
    return found.start() if found else len(text)
