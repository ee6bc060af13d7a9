"""Numbers as Chinese reports write them: ９.86, 4,094, 二百十七, 四亿零七百多万, 几十亿.

All patterns here match folded text (see `fold`), which has the length of the original.
"""

from __future__ import annotations

import re

_WRITTEN = (
    "０１２３４５６７８９．％／萬億兩餘廿個噸畝輛條項處戶間棟隻張場臺擔"
    "長漲減圓類雙組對門點顆幾幅總達過約從與來為實現將"
)
_FOLDED = (
    "0123456789.%/万亿两余廿个吨亩辆条项处户间栋只张场台担"
    "长涨减圆类双组对门点颗几幅总达过约从与来为实现将"
)
_FOLD = str.maketrans(_WRITTEN, _FOLDED)

_DIGITS = {d: i for i, d in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

_DECIMALS = r"(?: ?[.·]\d+)?"
ARABIC = (
    rf"\d(?: \d)+(?![\d.]){_DECIMALS}|\d{{1,3}}(?:[,，]\d{{3}})+(?!\d){_DECIMALS}|\d+{_DECIMALS}"
)
"""Western digits; thousands may be set off by commas, and PDFs set blanks between digits."""

SCALE = r"[十百千]?(?:万亿|[万亿])|[百千](?![米克瓦伏卡])"
"""A power of ten after western digits, as in 9.86万亿 or 5千."""

CHINESE = (
    r"(?:[几数](?=[十百千万亿])|[一二两三四五六七八九十])(?:[零〇一二两三四五六七八九十百万亿几]|千(?![克瓦伏卡]))*"
    r"(?:[多余](?=[万亿])[万亿]+)?(?:点[零〇一二三四五六七八九]+)?(?:[万亿]+)?"
)
"""A number in Chinese characters alone, from 三 to 四亿零七百多万."""


def fold(text: str) -> str:
    """Full-width and traditional characters of numbers made plain, one for one."""
    return text.translate(_FOLD)


def scale_of(scale: str) -> float:
    """The power of ten of a scale such as 万, 千万 or 万亿; 1 for an empty one."""
    product = 1.0
    for character in scale:
        product *= _SMALL.get(character) or _LARGE.get(character, 1)
    return product


_PASSED_OVER = re.compile(r"[多余来,，\s]")
_WESTERN = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)")


def parse_number(written: str) -> float | None:
    """The number that folded `written` stands for, None if it tells none (数十, 几百).

    多 and 余 are passed over: 二百多 is read as 200, its lower bound.
    """
    plain = _PASSED_OVER.sub("", written).replace("·", ".")
    if match := _WESTERN.fullmatch(plain):
        return float(match[1]) * scale_of(match[2])
    if not plain or re.search(r"[几数]", plain):
        return None
    return _parse_chinese(plain)


def _parse_chinese(written: str) -> float | None:
    whole, _, rest = written.partition("点")
    if re.search(r"[^零〇一二两三四五六七八九十百千万亿]", whole):
        return None
    decimals = rest.rstrip("万亿")
    if any(digit not in _DIGITS for digit in decimals):
        return None
    digits = "".join(str(_DIGITS[digit]) for digit in decimals)
    return round((_whole(whole) + float(f"0.{digits or 0}")) * scale_of(rest[len(decimals) :]), 6)


def _whole(written: str) -> float:
    """Positional reading: 万 and 亿 multiply what was read since the last one."""
    total, section, digit = 0.0, 0.0, 0.0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        elif total and total < _LARGE[character]:
            total = (total + section + digit) * _LARGE[character]
            section = digit = 0
        else:
            total += (section + digit or 1) * _LARGE[character]
            section = digit = 0
    return total + section + digit
