"""Wording of why an answer is what it is, which only the command line shows."""

from __future__ import annotations

from index.report import Status
from retrieval.cues import Kind

EXPLAIN_READING = "怎样理解："
EXPLAIN_PLACES, EXPLAIN_WITHIN, EXPLAIN_UNKNOWN = "地点", "须提到", "没有报告的地方"
EXPLAIN_PERIODS, EXPLAIN_KIND, EXPLAIN_STATUS = "时间", "问的是", "要的是"
EXPLAIN_ALSO = "也算："
EXPLAIN_LEAD = "第 1 条胜过第 2 条："
EXPLAIN_REFUSED = "没有作答："
KINDS = {
    Kind.VALUE: "数值",
    Kind.AMOUNT: "数量",
    Kind.GROWTH: "增减",
    Kind.SHARE: "比重",
    Kind.DATE: "时间",
    Kind.STATE: "到什么程度",
    Kind.RANK: "名次",
    Kind.GRADE: "等级",
    Kind.NAME: "名称",
    Kind.LIST: "有哪些",
    Kind.HOW: "怎么做",
    Kind.WHY: "为什么",
    Kind.MEANING: "意思",
    Kind.ANY: "",
}
STATUSES = {
    Status.DONE: "结果",
    Status.PLANNED: "目标或计划",
    Status.PROBLEM: "问题",
    Status.UNKNOWN: "",
}
EVIDENCE = {
    "clause": "分句说到",
    "sentence": "整句说到",
    "passage": "全段说到",
    "headings": "连标题说到",
    "title": "报告名说到",
    "phrase": "用词相连",
    "asked": "疑问词旁的词",
    "formal": "行业用语",
    "head": "末词说到",
    "least": "最少说到的词",
    "vector": "语义相近",
    "engines": "检索得分",
    "whole": "罕见的词说到",
    "page": "在网页上",
    "reranked": "重排模型",
    "kind": "数值合式",
    "here": "数在分句中",
    "status": "结果或目标",
    "period": "时间",
    "place": "地点",
    "metric": "指标说到",
    "pure": "指标相符",
    "added": "只是新增的数",
    "elsewhere": "别处的数",
    "outdated": "旧报告",
    "brief": "报告短",
}


def explain_place(name: str, reports: int) -> str:
    """A place with the number of its reports."""
    return f"{name}（{reports} 份报告）"


def explain_candidates(shown: int, total: int) -> str:
    """Head of the list of candidates."""
    return f"候选（共 {total} 条，列出 {shown} 条；得分是后面各项之和）："


def explain_confidence(confidence: float, least: float) -> str:
    """How sure the answer is, and what it takes."""
    return f"把握：{confidence:.2f}（{least:.2f} 以上才作答）"
