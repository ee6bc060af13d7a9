"""Numbers as the number formats of Word write them."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.load.ooxml.numerals import render


@given(st.integers(1, 9999))
def test_chinese_counting_says_the_number(number: int) -> None:
    assert cn2an.cn2an(render(number, "chineseCountingThousand"), "smart") == number


@pytest.mark.parametrize(
    ("number_format", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 105, "一○五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1003, "一千零三"),
        ("chineseCountingThousand", 12345, "12345"),
        ("japaneseCounting", 11, "十一"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("ideographDigital", 2025, "二〇二五"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("ideographEnclosedCircle", 2, "㈡"),
        ("decimalEnclosedCircleChinese", 10, "⑩"),
        ("decimalEnclosedCircleChinese", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 1, "⒈"),
        ("decimalFullWidth", 12, "１２"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("none", 4, ""),
        ("ordinalText", 4, "4"),
        ("lowerLetter", 0, "0"),
    ],
)
def test_each_format_has_its_signs(number_format: str, number: int, written: str) -> None:
    assert render(number, number_format) == written
