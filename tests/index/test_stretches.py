"""Times of several years, of a report that reviews 2024 and speaks in 2025."""

from __future__ import annotations

from datetime import date

import pytest

from index.report import Period
from index.stretches import averaged_years, opening_stretch, tells_average

REVIEWED, THIS_YEAR = Period.year(2024), Period.year(2025)
FIVE_YEARS = Period(date(2020, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("paragraph", "opened"),
    [
        ("五年来，我们稳中求进。", FIVE_YEARS),
        ("2024年很不平凡。过去五年，成就瞩目。", FIVE_YEARS),
        ("五年来，我们稳中求进。2024年，形势复杂。", None),
        ("五年来连跨4个台阶，2024年突破万亿元。", None),
        ("工业回稳。近3年研发投入增长12.8%。", None),
        ("2024年，我们稳中求进。", None),
        ("", None),
    ],
)
def test_years_open_a_paragraph_until_another_time_does(
    paragraph: str, opened: Period | None
) -> None:
    assert opening_stretch(paragraph, 0, len(paragraph), THIS_YEAR) == opened


@pytest.mark.parametrize("wording", ["收入年均增长", "平均每年实际增长4.7%和", "就业年均达到"])
def test_an_average_year_is_told_by_what_leads_up_to_the_figure(wording: str) -> None:
    assert tells_average(wording)


def test_the_average_of_one_year_is_none_of_several() -> None:
    assert not tells_average("细颗粒物年均浓度下降")


@pytest.mark.parametrize(
    ("wording", "headings", "years"),
    [
        ("2024年达到8万亿元，比2019年增长65%，年均增长", (), FIVE_YEARS),
        ("从2019年的7万亿元增加到2024年的8万亿元，平均每年增长", (), FIVE_YEARS),
        ("五年年均增长", (), FIVE_YEARS),
        ("收入年均增长", ("生活改善", "一、过去一年和五年工作回顾"), FIVE_YEARS),
        ("收入年均增长", ("今后五年的目标",), Period(date(2025, 1, 1), date(2029, 12, 31))),
        ("收入年均增长", ("生活改善",), None),
    ],
)
def test_an_average_is_of_the_years_that_its_sentence_or_heading_names(
    wording: str, headings: tuple[str, ...], years: Period | None
) -> None:
    assert averaged_years(wording, headings, THIS_YEAR, REVIEWED) == years
