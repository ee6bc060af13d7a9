"""Quantities: what is one, what only looks like one, and what it amounts to."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures.grammar import find_quantities, parse_quantity
from index.figures.units import dimension_of


def written(text: str) -> list[tuple[str, str]]:
    return [(quantity.value, quantity.unit) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收入1.43亿元", "1.43", "亿元"),
        ("占地面积约80亩", "约80", "亩"),
        ("清运垃圾2万余立方", "2万余", "立方"),
        ("拆除900余平", "900余", "平"),
        ("减免租金超500万元", "超500", "万元"),
        ("发布文章近500篇", "近500", "篇"),
        ("增长10%左右", "10", "%左右"),
        ("增长6.5%－7%", "6.5%－7", "%"),
        ("完成4栋楼主体", "4", "栋楼"),
        ("达到９.86万亿元", "９.86", "万亿元"),
        ("產鋼二百十七萬噸", "二百十七萬", "噸"),
        ("产量四亿零七百多万吨", "四亿零七百多万", "吨"),
        ("出生率8.5‰", "8.5", "‰"),
        ("提高5.2个百分点", "5.2", "个百分点"),
        ("接待12.3亿人次", "12.3", "亿人次"),
        ("完成万亩种植", "万", "亩"),
        ("产值超万亿元", "超万亿", "元"),
        ("点击量破百万，", "破百万", ""),
        ("引进三位院士", "三", "位"),
        ("承办工单3176,", "3176", ""),
        ("同比下降17.8。", "17.8", ""),
        ("国民收入增长百分之七点九", "百分之七点九", ""),
        ("总额 4,094,889 元", "4,094,889", "元"),
        ("预期寿命达到79.3岁", "79.3", "岁"),
        ("算力规模达5.1万P，", "5.1", "万P"),
        ("满意度81.6分", "81.6", "分"),
        ("数量压减一半以上", "一半", "以上"),
        ("人次翻了一番多", "翻了一番多", ""),
        ("产值突破千亿、", "千亿", ""),
        ("精简1／4，", "1／4", ""),
        ("年限提高到13.5年", "13.5", "年"),
        ("发电八十万千瓦", "八十万", "千瓦"),
        ("投资十五亿元到二十亿元", "十五亿元到二十亿", "元"),
        ("有上亿市场主体", "上亿", ""),
        ("下降5个千分点", "5", "个千分点"),
        ("中断航运1个多月", "1", "个多月"),
        ("近八成企业", "近八", "成"),
        ("建成 1 7 个", "1 7".replace(" ", ""), "个"),
    ],
)
def test_a_quantity_is_taken_as_written(text: str, value: str, unit: str) -> None:
    assert written(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年1-12月份", "一九五八年", "第4位", "居全国第一", "第二十届", "围绕“125510”思路",
        "试点“1+4+N”机制", "用好12345工单", "“6.16”火灾", "全科网格 3.0", "创建5A级景区",
        "3-11岁儿童", "“三提三争”活动", "坚定四个自信", "一些问题", "一批项目", "细颗粒物PM2.5",
        "千万不要忘记", "亿万群众", "万家灯火", "迈上万亿级台阶", "成立75周年", "前10名",
        "“15分钟生活圈”", "落实“两个70%”政策", "进入前1%", "60岁以上", "边防路331", "十分重要",
        "四个现代化", "单位（万元）", "第三次会议", "八项规定", "6号线开工", "国发〔2012〕9号",
        "建设3、4号工位", "再上一个万亿元台阶", "回归八个多月以来", "《关于治理违建的九条措施》",
        "热线23时30分", "12点30分15秒", "早于5年前", "近5年新高", "未来15年战略", "过去5年",
        "10年间", "参加二十国集团峰会",
    ],
)  # fmt: skip
def test_dates_ordinals_labels_and_set_phrases_are_no_quantities(text: str) -> None:
    assert written(text) == []


def test_numbers_may_share_the_unit_of_the_last() -> None:
    assert written("分别高4.2和0.7个百分点") == [("4.2", ""), ("0.7", "个百分点")]


def test_a_range_is_one_quantity_and_a_change_of_level_two() -> None:
    assert written("每村5至8个") == [("5至8", "个")]
    assert written("由5个到8个") == [("5", "个"), ("8", "个")]


@pytest.mark.parametrize(
    ("text", "number", "dimension"),
    [
        ("1.43亿元", 143_000_000.0, "元"),
        ("14300万元", 143_000_000.0, "元"),
        ("约80亩", 53333.6, "平方米"),
        ("1.6万公里", 16_000_000.0, "米"),
        ("6.5%－7%", 6.5, "%"),
        ("1200万到1300万人", 12_000_000.0, "人"),
        ("二百十七萬噸", 2_170_000_000.0, "千克"),
        ("四亿零七百多万吨", 407_000_000_000.0, "千克"),
        ("8.5‰", 0.85, "%"),
        ("三分之一", 100 / 3, "%"),
        ("万亩", 6_666_700.0, "平方米"),
        ("翻两番", 4.0, "倍"),
        ("133家", 133.0, "家"),
        ("几十亿元", None, "元"),
        ("没有数", None, ""),
    ],
)
def test_a_quantity_amounts_to_a_number_of_base_units(
    text: str, number: float | None, dimension: str
) -> None:
    found = parse_quantity(text)
    assert found == (number if number is None else pytest.approx(number), dimension)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("万亿元", "元"), ("万平方米", "平方米"), ("公顷", "平方米"), ("亿立方米", "立方米"),
        ("%左右", "%"), ("个百分点", "个百分点"), ("万人次", "人次"), ("名", "人"), ("户", "户"),
        ("处", "处"), ("亿美元", "美元"), ("", ""),
    ],
)  # fmt: skip
def test_units_of_one_kind_share_a_dimension(unit: str, dimension: str) -> None:
    assert dimension_of(unit) == dimension


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=11, max_value=10**12))
def test_chinese_numerals_are_read_as_cn2an_reads_them(number: int) -> None:
    assert parse_quantity(f"{cn2an.an2cn(number)}元") == (number, "元")
