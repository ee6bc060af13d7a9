"""Wording that only the command line shows; what Telegram shows too is in `bot/texts.py`."""

from __future__ import annotations

JSONL_NOT_JSON = "这一行不是合法的 JSON（UTF-8）"
JSONL_NOT_AN_OBJECT = "这一行应是一个 JSON 对象"
JSONL_NO_QUESTION = "缺少 question，或它不是非空的字符串"
JSONL_BAD_HISTORY = "history 应是字符串的列表"


def more_quotes(number: int) -> str:
    """Quotes that were left out of an answer."""
    return f"另有 {number} 条引文，加 --all 全部显示。"


def more_holdings(total: int) -> str:
    """The list of the library was cut off."""
    return f"……共 {total} 份，yinwen reports 看全部。"
