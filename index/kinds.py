"""What kind of document a title names, and which years documents of a kind speak of."""

from __future__ import annotations

import re

GOVERNMENT_REPORT = "政府工作报告"
PLAN_REPORT = "计划报告"
BUDGET_REPORT = "预算报告"
SUMMARY = "工作总结"
WORK_REPORT = "工作报告"
WORK_PLAN = "工作计划"

LOOKING_BACK = frozenset({GOVERNMENT_REPORT, PLAN_REPORT, BUDGET_REPORT})
"""Kinds given in the year after the one that they look back on."""
CITED_WITH_PLACE = frozenset({*LOOKING_BACK, SUMMARY, WORK_REPORT, WORK_PLAN, "工作要点"})
"""Kinds whose titles say nothing without the place: 2022年工作总结."""
RULES = frozenset(
    {"实施细则", "办法", "规定", "指南", "标准", "通知", "通告", "公告", "公示", "批复", "函", "令"}
)
"""Kinds that say what holds, and tell of nothing done or planned."""

_REPORTS = (
    (GOVERNMENT_REPORT, re.compile(r"政府工作[报報][告吿]")),
    (BUDGET_REPORT, re.compile(r"预算.{0,30}报告")),
    (PLAN_REPORT, re.compile(r"(?:国民经济|社会发展).{0,12}计划.{0,30}报告")),
    (SUMMARY, re.compile(r"总结|總結")),
    ("工作要点", re.compile(r"工作要点")),
    (WORK_REPORT, re.compile(r"工作[报報]告|情况报告|汇报|工作情况")),
    (WORK_PLAN, re.compile(r"(?:工作|行动|年度)计划|打算|思路|工作安排|计划$")),
)
_DOCUMENTS = (
    ("统计公报", re.compile(r"统计公报")),
    ("规划", re.compile(r"规划|規劃|远景目标纲要")),
    ("实施细则", re.compile(r"细则")),
    ("办法", re.compile(r"办法")),
    ("规定", re.compile(r"规定|条例|规则")),
    ("方案", re.compile(r"方案|预案")),
    ("指南", re.compile(r"指南|指引|须知|流程|详解|简介|解读|问答|一文")),
    ("意见", re.compile(r"意见")),
    ("公告", re.compile(r"公告|公示|通告|公报")),
    ("通知", re.compile(r"通知|通报")),
    ("标准", re.compile(r"标准")),
    ("报告", re.compile(r"报告")),
)
_ENDS_IN = re.compile(
    r"(?:关于|重新发布).*的(?P<kind>通知|通报|通告|公告|公示|决定|决议|意见|批复|函|请示|令|公报)"
    r"(?:[（(【\[].{0,30})?$"
)


def kind_of_title(title: str) -> str:
    """The kind that a title names: of its last noun, else of the first that tells; or ''."""
    if match := _ENDS_IN.search(title):
        return match["kind"]
    return next((kind for kind, pattern in _REPORTS + _DOCUMENTS if pattern.search(title)), "")


def kind_of_text(text: str) -> str:
    """The kind of report that running text names; of other documents text names too many."""
    return next((kind for kind, pattern in _REPORTS if pattern.search(text)), "")


def names_kind(title: str, kind: str) -> bool:
    """Whether a title names that kind, whatever else it names."""
    patterns = dict(_REPORTS + _DOCUMENTS)
    return kind in title or (kind in patterns and patterns[kind].search(title) is not None)
