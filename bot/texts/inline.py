"""The cards of inline mode."""

from __future__ import annotations

from collections.abc import Sequence

from bot.texts.answers import HOLDINGS, UNTITLED

INLINE_TITLE = "输入地名和要点，找报告原文"
INLINE_HINT = "例如：齐陵 土地托管。点一条结果，就把引文连同出处发出去。"
OPEN_BOT = "打开引文"


def inline_help(bot: str) -> str:
    """What the card that explains inline mode sends."""
    return (
        f"在任何聊天里输入 @{bot} 和要找的内容，例如“@{bot} 齐陵 土地托管”，"
        "就能把政府工作报告的原文连同出处发出来。"
    )


def held(titles: Sequence[str]) -> str:
    """The titles of what the library holds, for a line that is cut off."""
    return HOLDINGS + "".join(f"《{title.strip() or UNTITLED}》" for title in titles)


def nearest(words: str) -> str:
    """The title of a card that comes near but is no answer."""
    return f"最接近：{words}"
