"""Whether a figure is of a metric that is asked for, or of another one, as its name tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.figures.units import dimension_of
from index.report import Figure
from retrieval.cues import Kind
from retrieval.evidence import Evidence
from retrieval.lexicon.metrics import headed, heads, standing_for
from retrieval.question import Question

FORMAL = 0.3
"""A value must stand in a sentence that says so much of a term of the field asked for."""
HALF, NAMED = 0.5, 0.4
"""So much of a term at least, if the figure's name and its clause say less than that."""
ELLIPTIC = 0.6
"""A name that says so little else leaves out what its sentence says (旅游业实现收入)."""
_TOTAL = re.compile(r"总(?:产量?|里程|[量额值])$")
"""So does a total (粮食播种面积8000万亩、总产762亿斤)."""
_OTHER_HEAD = re.compile(
    r"(?:(?<!增长)率|比重|占比|比例|能耗|强度|指数|系数|企业|吞吐量|项目|贷款)$"
)
"""What makes another metric of the one that stands before it (常住人口城镇化率)."""
_SETS_APART = re.compile(r"[快高低慢]于|比(?![重例率]).*[快高低慢]|超出|差距")
"""What a name says of how far two values lie apart (农村增速快于城镇)."""
_SHARE = re.compile(r"占|相当于")
_DURATIONS = frozenset({"年", "个月", "天", "小时"})


def metrics_of(question: Question) -> frozenset[str]:
    """The metrics of the lexicon that a question names, and those that may stand for them."""
    asked = (one for one in question.concepts if one.metric)
    rows = {headed(wording.text) for one in asked for wording in one.wordings} - {""}
    return frozenset().union(*map(standing_for, rows))


def is_rival(name: str, asked: frozenset[str]) -> bool:
    """Whether it is the name of a metric of the lexicon, but of none of those asked for.

    A share is told of what it is a part of, and of the part (研发经费占GDP).
    """
    own = heads(name) | heads(_SHARE.split(name)[0]) if asked else frozenset()
    return bool(own) and not own & asked


def measures_another(
    question: Question, figure: Figure | None, beside: Iterable[Figure], said: Evidence
) -> bool:
    """Whether what stands there is of another metric than the one asked for.

    `beside` are the figures of its clause, `said` is the evidence for it. 财政民生支出 is no
    财政收入, though 居民收入 may stand in the same sentence.
    """
    asked = metrics_of(question)
    if said.formal < FORMAL:
        return True
    if not asked:
        return _is_term_unsaid(question, said)
    if figure is None:
        unsaid = said.formal < HALF and max(said.metric, said.clause) < NAMED
        return unsaid or any(is_rival(one.metric, asked) for one in beside)
    if _SETS_APART.search(figure.metric) or heads(figure.metric) & asked:
        return _SETS_APART.search(figure.metric) is not None
    named_beside = any(heads(one.metric) & asked for one in beside)
    if named_beside and said.metric < HALF and said.pure < ELLIPTIC:
        return True
    in_a_row = question.compares or len(question.periods) > 1  # `fitting` looks at these again
    least = NAMED if in_a_row else HALF
    return _is_unnamed(figure, said, least) or _is_headed_otherwise(question, figure)


def _is_term_unsaid(question: Question, said: Evidence) -> bool:
    """Whether a term of the field that is no metric is said too little.

    Of a growth both the name and its clause count, since all things have one.
    """
    formal = any(one.formal for one in question.concepts)
    loose = said.formal < HALF or question.kind is Kind.GROWTH
    return formal and loose and max(said.metric, said.clause) < NAMED


def _is_unnamed(figure: Figure, said: Evidence, least: float) -> bool:
    """Whether both the name of a figure and its clause say less than that of the metric."""
    if not said.metric and dimension_of(figure.unit) in _DURATIONS:
        return True
    leaves_out = said.pure >= ELLIPTIC or _TOTAL.search(figure.metric)
    return max(said.metric, said.clause) < least and not (leaves_out and said.formal >= HALF)


def _is_headed_otherwise(question: Question, figure: Figure) -> bool:
    """Whether the head of a name makes another metric of one that is asked for."""
    head = _OTHER_HEAD.search(figure.metric)
    if head is None or head[0] in question.normal or question.kind is Kind.SHARE:
        return False
    metrics = (one for one in question.concepts if one.metric and one.formal)
    wordings = (wording.text for one in metrics for wording in one.wordings)
    return not any(wording.endswith(head[0]) for wording in wordings)
