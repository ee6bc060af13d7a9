"""Numbers in the number formats of Word (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_PLAIN = "〇一二三四五六七八九"
_SIMPLIFIED_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL_LEGAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def render(number: int, number_format: str) -> str:
    """`number` as the format writes it; in decimal if the format has no sign for it."""
    if number_format == "none":
        return ""
    write = _FORMATS.get(number_format, str)
    return write(number) if number > 0 else str(number)


def _counting(digits: str, units: str, *, leading_one: bool = False) -> Callable[[int], str]:
    """Chinese counting up to 9999; `units` are ten, hundred and thousand."""

    def write(number: int) -> str:
        if number > 9999:
            return str(number)
        written, gap = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                written += ("零" if gap and written else "") + digits[digit]
                written += units[power - 1] if power else ""
            gap = not digit
        ten = digits[1] + units[0]
        return written[1:] if written.startswith(ten) and not leading_one else written

    return write


def _digital(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _up_to_99(below: Callable[[int], str], beyond: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: below(number) if number < 100 else beyond(number)


def _signs(signs: str) -> Callable[[int], str]:
    """One sign a number."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _cycle(number: int) -> str:
    """The sexagenary cycle: 甲子, 乙丑, …"""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _letters(number: int) -> str:
    """a to z, then aa to zz, aaa, …"""
    if number > 26 * 30:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if number >= 4000:
        return str(number)
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (number // worth)
        number %= worth
    return written


def _range(first: str, count: int) -> str:
    return "".join(chr(ord(first) + index) for index in range(count))


_COUNTING = _counting(_PLAIN, "十百千")
_WITH_CIRCLES = _up_to_99(_COUNTING, _digital("○" + _PLAIN[1:]))
_FULL_WIDTH = _digital("０１２３４５６７８９")
_CIRCLED = _signs(_range("①", 20))

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _WITH_CIRCLES,
    "chineseCountingThousand": _COUNTING,
    "chineseLegalSimplified": _counting(_SIMPLIFIED_LEGAL, "拾佰仟", leading_one=True),
    "taiwaneseCounting": _WITH_CIRCLES,
    "taiwaneseCountingThousand": _COUNTING,
    "taiwaneseDigital": _digital("○" + _PLAIN[1:]),
    "japaneseCounting": _COUNTING,
    "japaneseDigitalTenThousand": _digital(_PLAIN),
    "japaneseLegal": _counting("零壱弐参四伍六七八九", "拾百千", leading_one=True),
    "ideographDigital": _digital(_PLAIN),
    "ideographLegalTraditional": _counting(_TRADITIONAL_LEGAL, "拾佰仟", leading_one=True),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _signs(_range("㈠", 10)),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _signs(_range("⑴", 20)),
    "decimalEnclosedFullstop": _signs(_range("⒈", 20)),
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
}
