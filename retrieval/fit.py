"""Whether a clause holds the kind of answer asked for, and which of its figures it is.

A figure fits by standing in the clause, by what it measures, by its dimension (money for
多少钱, length for 多长) and by being a growth where growth is asked for, an amount where not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from index.figures.units import dimension_of
from index.report import Clause, Figure, Status
from retrieval.cues import Kind
from retrieval.evidence import weights_of
from retrieval.halves import of_half_asked
from retrieval.match import Matcher, Shares
from retrieval.measured import is_rival, metrics_of
from retrieval.placed import Placed
from retrieval.question import LIGHT, Question
from retrieval.signs import Said
from retrieval.sought import Sought

MISSING = -0.3
"""The fit of a clause that lacks the kind of answer asked for."""

_BEST = 2.6
"""The form of a growth in the unit asked for, the best that there is."""
_HERE, _NEAR = 1.0, 0.4
"""What a figure gets in the clause itself or in its sentence."""
_ADDED, _ADDS = re.compile(r"(?:净|累计)?(?:新增|新建|增加)"), re.compile(r"[新增加添]")
"""What was added by its name, and whether that is asked for."""
_SOME = 0.25
"""The fit of a clause that lists something, where a list is asked for."""
_VAGUE, _EXACT = 0.8, 1.6
"""How much the unit asked for counts: 个 counts anything, 户 and 座 do not."""
_OTHER_UNIT = -0.6
_ANYTHING = "个"
_PURE = 0.4
"""How much the purity of a name counts where a figure of a sentence is chosen."""
_LISTED = re.compile(r"[、+]|以及|和")
_MEASURED = frozenset(
    {"元", "%", "个百分点", "米", "平方米", "立方米", "千克", "小时", "年", "天", "人"}
)
"""Dimensions of their own; everything else is counted, in whatever unit."""
_MONEY = re.compile(
    r".*(?:额|(?<!面)产值|增加值|总值|收入|支出|投资|税收|债务|贷款|存款|利润|资金)"
)
"""Whose value is one in money, where it is no growth."""
_TOTAL = re.compile(r"(?:多少|几)[百千万亿]")
_PART = re.compile(r"占|比重|比例|几成")
_WORTH = attrgetter("worth")
_NAMED = 0.4
"""A figure nobody asked for is shown if what it measures says so much of the question."""


class Name(NamedTuple):
    """What a figure is called: what that says of the question, and how much, from 0 to 1.

    `shares` are those of the question; `purity` is the share of the name that the question
    says, `added` 1 for what was added to a total if the question asks for no addition;
    `worth` is how much of the question it says, and whether it says nothing else; `rival` that it
    is the name of another metric than those asked for.
    """

    said: Said
    shares: Shares
    purity: float
    added: float
    worth: float
    rival: bool


class Weighed(NamedTuple):
    """A figure with what speaks for it whatever clause of its sentence it is to answer with.

    `name` is what its name says of the question, `form` whether it is of the kind asked for,
    `worth` how well it answers, wherever it stands, and `counts` what that adds to the score
    of a clause at most.
    """

    placed: Placed
    name: Name
    form: float
    worth: float
    counts: float

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.placed.figure

    def stands_in(self, clause: Clause) -> bool:
        """Whether it stands in a clause, not beside it."""
        return self.placed.holder.start == clause.start


class Fit:
    """Judges for one question what clauses and their figures are worth as an answer."""

    def __init__(self, question: Question, matcher: Matcher) -> None:
        self._question, self._matcher = question, matcher
        self._names: dict[str, Name] = {}
        self._judged: dict[tuple[str, bool, str, str], tuple[Name, float, float, float]] = {}
        self._sought, self._asks_added = Sought(question), bool(_ADDS.search(question.normal))
        self._asks_money = any(_MONEY.fullmatch(one.text) for one in question.concepts)
        self._wants_figure, self._takes_any = question.wants_figure, question.kind is Kind.ANY
        self._weights = weights_of(self._wants_figure)
        self._kind_at_most = self._at_most()
        self.quiet = self._weights.kind * self._kind_at_most
        """What a clause without a figure gets at most for the kind of answer that it holds."""
        # what may stand in a row of a comparison is decided by `fitting`
        self._metrics = frozenset() if question.compares else metrics_of(question)

    def weigh(self, figures: Sequence[Placed]) -> list[Weighed]:
        """The figures that may answer; those that the question names, if it is words alone."""
        if self._takes_any:
            names = [self.name(each.figure.metric) for each in figures]
            figures = [
                each
                for each, name in zip(figures, names, strict=True)
                if name.shares.coverage >= _NAMED
            ]
        elif not self._wants_figure:
            return []
        else:
            figures = [each for each in figures if not self.name(each.figure.metric).rival]
        return [self._weigh(each) for each in of_half_asked(self._question.normal, figures)]

    def choices(
        self, weighed: Iterable[Weighed], clauses: Iterable[tuple[int, Clause]]
    ) -> Iterator[tuple[int, Clause, Weighed | None]]:
        """The numbered clauses of a sentence with each figure that they may answer with.

        A clause's own that fit, else the best beside it. Words without a question (园区
        减免租金) get the figure of the clause that they name.
        """
        own: dict[int, list[Weighed]] = defaultdict(list)
        near = []
        for each in weighed:
            if each.worth + _HERE > 0:
                own[each.placed.holder.start].append(each)
            if each.worth + _NEAR > 0 and not self._takes_any:
                near.append(each)
        beside = [max(near, key=_WORTH, default=None)]
        for number, clause in clauses:
            for choice in own.get(clause.start, beside):
                yield number, clause, choice

    def name(self, metric: str) -> Name:
        """What the name of a figure says of the question, remembered."""
        known = self._names.get(metric)
        if known is None:
            said = self._matcher.said(metric)
            added = bool(_ADDED.match(metric)) and not self._asks_added
            purity = self._matcher.purity(metric)
            shares = self._matcher.shares(said)
            worth = (shares.coverage + shares.phrase) / 2 + _PURE * purity
            known = Name(said, shares, purity, float(added), worth, is_rival(metric, self._metrics))
            self._names[metric] = known
        return known

    def of_kind(self, choice: Weighed | None, shares: Shares, text: str) -> float:
        """How well a clause holds the kind of answer asked for, from -1 to 1.

        `choice` is its figure, `text` the wording of both, `shares` how much of the question
        that says.
        """
        if self._wants_figure:
            return choice.form / _BEST if choice else MISSING
        if self._sought.found_in(text):
            return shares.asked if self._question.kind is Kind.DATE else 1.0
        if self._question.kind is Kind.LIST and _LISTED.search(text):
            return _SOME
        return MISSING if self._sought else 0.0

    def _at_most(self) -> float:
        """The most that `of_kind` can be for a clause without a figure."""
        if self._wants_figure:
            return MISSING
        if self._sought:
            return 1.0
        return _SOME if self._question.kind is Kind.LIST else 0.0

    def _weigh(self, placed: Placed) -> Weighed:
        figure = placed.figure
        called = figure.metric, figure.is_change, figure.unit, figure.dimension
        judged = self._judged.get(called)
        if judged is None:
            judged = self._judged[called] = self._judge(figure)
        return Weighed(placed, *judged)

    def _judge(self, figure: Figure) -> tuple[Name, float, float, float]:
        """What is the same for all figures of a name and a unit."""
        name, form, weights = self.name(figure.metric), self._form(figure), self._weights
        kind = form / _BEST if self._wants_figure else self._kind_at_most
        counts = weights.kind * kind + weights.metric * name.shares.metric
        counts += weights.pure * name.purity + weights.added * name.added
        return name, form, name.worth + form, counts

    def _form(self, figure: Figure) -> float:
        """Whether it grows, and counts, as asked for."""
        question, form = self._question, 0.0
        if question.kind is Kind.GROWTH:
            form = 1.0 if figure.is_change else -1.0
        elif figure.is_change and question.kind is not Kind.VALUE and not _is_target(question):
            form = -0.5
        if question.unit:
            return form + _unit_fit(figure, question)
        other = self._asks_money and not (figure.is_change or _measured_in(figure).endswith("元"))
        return form + _OTHER_UNIT if other else form


def same_kind(figure: Figure, question: Question) -> bool:
    """Whether a figure could answer: what is measured alike, or both counted."""
    if question.kind is Kind.GROWTH:
        return figure.is_change or _measured_in(figure) == "%"
    if figure.is_change and (_asks_a_part(question) or _asks_a_total(question, figure)):
        return False
    if not question.unit:
        return True
    have, want = _measured_in(figure), _dimension(question.unit)
    if want == _ANYTHING:  # 个 counts people too
        return have not in _MEASURED - {"人"}
    if {have, want} == {"人", "人次"}:
        return True
    return not want or have in ("", want) or not (have in _MEASURED or want in _MEASURED)


@lru_cache(maxsize=4096)
def _dimension(unit: str) -> str:
    return "%" if unit.startswith(("%", "％", "个百分点")) else dimension_of(unit)


def _measured_in(figure: Figure) -> str:
    """The dimension of a figure; a part (1/4) has one without a unit."""
    return _dimension(figure.unit) if figure.unit else figure.dimension


def _asks_a_part(question: Question) -> bool:
    """Whether a share of a whole is asked for; 百分之几 alone may be a growth as well."""
    return question.kind is Kind.SHARE and bool(_PART.search(question.normal))


def _asks_a_total(question: Question, figure: Figure) -> bool:
    """Whether a growth in per cent cannot answer, since 多少亿 or 多少游客 is asked for."""
    total = _TOTAL.search(question.normal) or _counts_things(question)
    return _measured_in(figure) == "%" and bool(total)


def _counts_things(question: Question) -> bool:
    """Whether the number of things is asked for, and not the value of a metric."""
    return any(
        question.counted.startswith(one.text) and one.weight > LIGHT and not one.metric
        for one in question.concepts
    )


def _is_target(question: Question) -> bool:
    """Targets are mostly given as growth, whatever is asked for."""
    return question.status is Status.PLANNED


def _unit_fit(figure: Figure, question: Question) -> float:
    if figure.is_change and _asks_a_part(question):
        return -_EXACT
    is_rate = figure.is_change and question.unit == "%"  # also where the sign was left out
    if is_rate or _measured_in(figure) == _dimension(question.unit):
        return _VAGUE if question.unit == "个" else _EXACT
    return 0.0 if same_kind(figure, question) else _OTHER_UNIT
