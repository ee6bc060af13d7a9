"""Outcomes of checking a claimed quotation."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.verify.model import Change, Finding

VERIFY_WHAT = (
    "请在 /verify 后面贴上要核对的话，或用 /verify 回复一条消息，例如：\n"
    "/verify 全年地区生产总值增长5.5%"
)
VERIFY_WORDS = "核对|核实|查证|核查|校对引文|验证引文"
VERBATIM = "✅ 逐字一致"
ALTERED = "⚠️ 有改动"
PARTLY = "⚠️ 只有一部分查得到"
APART = "⚠️ 各部分都查得到，但在原文里不连在一起"
ABSENT = "❌ 资料库里没有这句话"
SHORT = "➖ 太短，无法核对"
FINDINGS = {
    Finding.VERBATIM: VERBATIM,
    Finding.ALTERED: ALTERED,
    Finding.PARTLY: PARTLY,
    Finding.ABSENT: ABSENT,
    Finding.SHORT: SHORT,
}
FOUND_PART, ALTERED_PART, ABSENT_PART = "✅ 有：", "⚠️ 有，但有改动：", "❌ 没有："
CLAIMED_NOTHING = "里面没有可以核对的句子，请贴上一句完整的话。"
_CHANGED = {
    Change.NUMBER: "数字被改动",
    Change.UNIT: "单位被改动",
    Change.TIME: "时间被改动",
    Change.PLACE: "地方不对",
    Change.DIRECTION: "升降相反",
    Change.STATUS: "目标与结果混淆",
    Change.NEGATION: "肯定与否定相反",
    Change.YEAR: "时间不对",
    Change.ADDED: "添了内容",
    Change.OMITTED: "略了内容",
    Change.NOTATION: "写法不同，数值一样",
    Change.WORDING: "措辞被改动",
    Change.PUNCTUATION: "标点不同",
}


_COUNTED = {
    Finding.VERBATIM: "句逐字一致",
    Finding.ALTERED: "句有改动",
    Finding.PARTLY: "句只有一部分",
    Finding.ABSENT: "句没有找到",
    Finding.SHORT: "句太短",
}


def numbered(first: int, last: int) -> str:
    """The sentences of a claim from `first` to `last`, counted from 1."""
    return f"第{first}句" if first == last else f"第{first}—{last}句"


def altered(change: Change, claimed: str, written: str) -> tuple[str, str, str, str]:
    """What was changed: label, what the report has, what stands between, what is claimed."""
    label = f"{_CHANGED[change]}："
    if change is Change.PLACE:
        return label, f"这是{written or '别处'}的报告", "，不是", claimed
    if change is Change.YEAR:
        return label, f"这里说的是{written}", "，不是", claimed
    if not written:
        return label, "这句原文里没有", "", f"“{claimed}”"
    if not claimed:
        return label, f"原文还有“{written}”", "，被略去", ""
    return label, f"原文是“{written}”", "，不是", f"“{claimed}”"


def ascribed(lead: str) -> str:
    """What stood before a quotation tells truly whose it is and of when."""
    return f"前面的“{lead.strip(' ，,：:、的')}”与出处相符"


def outcome(findings: Sequence[Finding]) -> str:
    """How many sentences are what."""
    counts = ((findings.count(finding), what) for finding, what in _COUNTED.items())
    return "，".join(f"{count} {what}" for count, what in counts if count)


def elsewhere(verbatim: bool, reports: int) -> str:
    """So many other reports say it too, or something as near."""
    return f"另有 {reports} 份报告也有{'这句话' if verbatim else '相近的句子'}。"


def unread(sentences: int) -> str:
    """The claim was too long to be checked as a whole."""
    return f"后面还有 {sentences} 句没有核对，请分几次发。"
