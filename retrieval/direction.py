"""Whether a growth goes up or down: by its verb in the report, and by that of the question."""

from __future__ import annotations

import re

from index.catalog import StoredPassage
from index.report import Figure

_RISES = "增长|增加|提高|上升|上涨|提升|增幅"
_FALLS = "下降|减少|降低|下滑|回落|降幅|下跌|负增长"
CHANGES = f"{_RISES}|{_FALLS}"
_SHARE = r"[\d０-９.．·]+\s*(?:[%％]|个百分点)(?:左右|以上|以下|以内)?[、,，和及与]"
_VERB = re.compile(
    rf"((?:同比|年均|累计|实际|环比|预计)*(?:{CHANGES}))[了达到为至约近超过逾]*"
    rf"(?:{_SHARE}[约近超过逾]*)*$"
)
_RISE, _FALL = re.compile(_RISES), re.compile(_FALLS)
_ASKS_A_FALL = re.compile(
    r"(?:下降|降低|减少|下滑|回落|下跌|跌|少|降)了?(?:多少|几)(?!.*(?:增|涨))|降幅|跌幅|减幅|负增长"
)


def verb_of(passage: StoredPassage, figure: Figure) -> str:
    """The word before a growth that tells its direction (同比下降), as written; else empty.

    Growths in a row share it: 分别增长5%、7%.
    """
    match = _VERB.search(passage.text[: figure.start - passage.start])
    return match[1] if match else ""


def asks_a_fall(text: str) -> bool:
    """Whether a normalised question takes for granted that something fell."""
    return bool(_ASKS_A_FALL.search(text))


def falls(change: str) -> bool:
    """Whether the words of a growth tell of a fall: 同比下降."""
    return bool(_FALL.search(change))


def rises(passage: StoredPassage, figure: Figure) -> bool:
    """Whether a figure is told to be a rise, or comes with one."""
    told = verb_of(passage, figure) if figure.is_change else figure.change
    return bool(_RISE.search(told)) and not falls(told)
