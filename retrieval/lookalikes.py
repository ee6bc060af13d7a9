"""Characters that are mistaken for one another by eye: 收人 for 收入, 千部 for 干部.

A pair of characters that is no word, or a very rare one, is read as the common word that
one look-alike makes of it.
"""

from __future__ import annotations

from collections.abc import Callable

GROUPS = (
    "人入", "己已", "未末", "土士", "干千", "天夭", "侯候", "睛晴", "拔拨", "折拆", "遗遣", "侍待",
    "免兔", "今令", "代伐", "贷货", "治冶", "准淮", "竟竞", "乌鸟", "幕墓慕", "即既", "历厉",
    "壁璧", "撤撒", "崇祟", "戊戌", "享亨", "辨辩",
)  # fmt: skip
"""Each string holds characters of one look that hardly stand in each other's words."""

LIKELIER = 500
"""How many times as common a word must be to be what was meant."""

Frequency = Callable[[str], int]
"""How common a word is in the language, 0 for what is none."""


def mend(text: str, frequency: Frequency) -> str:
    """`text` with look-alikes put right; as it is, where nothing speaks clearly for it."""
    for at, character in enumerate(text):
        others = "".join(group for group in GROUPS if character in group)
        for other in others.replace(character, ""):
            mended = text[:at] + other + text[at + 1 :]
            if _common(mended, at, frequency) >= LIKELIER * (1 + _common(text, at, frequency)):
                text = mended
    return text


def _common(text: str, at: int, frequency: Frequency) -> int:
    """How common the commoner of the two pairs is that the character at `at` is part of."""
    pairs = (text[start : start + 2] for start in (at - 1, at) if start >= 0)
    return max((frequency(pair) for pair in pairs if len(pair) == 2), default=0)
