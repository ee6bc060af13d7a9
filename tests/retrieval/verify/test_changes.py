import re

import pytest

from retrieval.verify.changes import (
    alterations_of,
    gravest_first,
    left_out_before,
    left_out_behind,
)
from retrieval.verify.compare import compare
from retrieval.verify.model import Alteration, Change


def words(text: str) -> list[str]:
    return re.findall("推进|推动|全国人民代表大会|.", text, re.DOTALL)


def told(claim: str, report: str) -> list[tuple[Change, str, str]]:
    likeness = compare(claim, report, lambda _pair: 1.0)
    assert likeness
    found = gravest_first(alterations_of(likeness.pieces, words))
    return [(one.change, one.claimed, one.written) for one in found]


@pytest.mark.parametrize(
    ("claim", "report", "first"),
    [
        ("收入1.48亿元", "收入1.43亿元", (Change.NUMBER, "1.48亿元", "1.43亿元")),
        ("收入1.43万元", "收入1.43亿元", (Change.UNIT, "1.43万元", "1.43亿元")),
        ("新建学校三所", "新建学校两所", (Change.NUMBER, "三所", "两所")),
        ("2022年完成税收", "2023年完成税收", (Change.TIME, "2022年", "2023年")),
        ("去年完成税收", "今年完成税收", (Change.TIME, "去年", "今年")),
        ("税收增长5%", "税收下降5%", (Change.DIRECTION, "增长", "下降")),
        ("产值上升5%", "产值下降5%", (Change.DIRECTION, "上升", "下降")),
        ("税收负增长5%", "税收增长5%", (Change.DIRECTION, "负增长", "增长")),
        ("全年完成税收", "全年力争完成税收", (Change.STATUS, "", "力争")),
        ("项目通过验收", "项目未通过验收", (Change.NEGATION, "", "未")),
        ("抓紧推进工程", "加快推进工程", (Change.WORDING, "抓紧", "加快")),
        ("推进工程,保障民生", "推进工程。保障民生", (Change.PUNCTUATION, ",", "。")),
        ("推动工程建设", "推进工程建设", (Change.WORDING, "推动", "推进")),
        ("产值持续增长", "产值持续下降，为全年", (Change.DIRECTION, "增长", "下降")),
        ("不断开展培训", "持续开展培训", (Change.WORDING, "不断", "持续")),
        ("重理念落地生根", "重要理念落地生根", (Change.WORDING, "", "要")),
        ("千事创业的氛围", "干事创业的氛围", (Change.WORDING, "千", "干")),
        ("收入14300万元增长", "收入1.43亿元增长", (Change.NOTATION, "14300万元", "1.43亿元")),
        (
            "开展培训，逢九必讲，保障民生",
            "开展培训，保障民生",
            (Change.ADDED, "逢九必讲", ""),
        ),
        (
            "一体推进不敢腐、不能腐，坚决防范腐败",
            "一体推进不敢腐、不能腐、不想腐，坚决防范腐败",
            (Change.OMITTED, "", "不想腐"),
        ),
        (
            "鼓励大型企业、种养大户与农场对接",
            "鼓励大型企业、专业合作社、种养大户与农场对接",
            (Change.OMITTED, "", "专业合作社"),
        ),
    ],
)
def test_each_kind_of_change_is_told_with_the_words_that_show_it(
    claim: str, report: str, first: tuple[Change, str, str]
) -> None:
    assert told(claim, report)[0] == first


@pytest.mark.parametrize(
    ("claim", "report"),
    [
        ("收入1，234万元", "收入1234万元"),
        ("收入 1.43 億元", "收入1.43亿元"),
        ("增長５％", "增长5%"),
    ],
)
def test_what_is_only_written_otherwise_is_no_change(claim: str, report: str) -> None:
    assert not told(claim, report)


def test_what_is_left_out_right_before_and_turns_the_sense_is_told() -> None:
    assert list(left_out_before("全年力争")) == [Alteration(Change.STATUS, "", "力争")]
    assert not list(left_out_before("全年"))


@pytest.mark.parametrize("hedge", ["左右", "以上"])
def test_a_quantity_that_goes_on_in_the_report_is_told(hedge: str) -> None:
    left_out = Alteration(Change.NUMBER, "", hedge)
    assert list(left_out_behind("收入增长10%", f"{hedge}，投资增长5%")) == [left_out]
    assert not list(left_out_behind("收入增长10%", "，比上年提高以上"))
    assert not list(left_out_behind("镇级收入", hedge))


def test_several_changes_come_gravest_first_and_once() -> None:
    wording, number = Alteration(Change.WORDING, "a", "b"), Alteration(Change.NUMBER, "1", "2")
    assert gravest_first([wording, number, wording]) == (number, wording)
