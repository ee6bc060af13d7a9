"""Places: provinces by any of their names, levels by suffix."""

from __future__ import annotations

import pytest

from index.gazetteer import (
    PROVINCES,
    agree,
    bare,
    find_place,
    find_places,
    level_of,
    named_within,
    parent_of,
)
from index.report import Level


def test_all_provincial_units_are_there_under_distinct_names() -> None:
    names = [n for p in PROVINCES for n in (p.name, p.short, *p.aliases)]
    assert len(PROVINCES) == 34
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("齐陵街道", "齐陵街道"),
        ("齐都镇工作总结", "齐都镇"),
        ("四川省成都市锦江区工作要点", "锦江区"),
        ("宁夏政府工作报告", "宁夏"),
        ("北京市政府工作报告", "北京市"),
        ("广西壮族自治区人民政府", "广西壮族自治区"),
        ("中大槐树街道办事处", "中大槐树街道"),
        ("河南镇工作总结", "河南镇"),
        ("红旗镇工作总结", "红旗镇"),
        ("新市街道工作总结", "新市街道"),
        ("甲乙县乡村振兴工作总结", "甲乙县"),
        ("乌审旗嘎鲁图镇工作总结", "嘎鲁图镇"),
        ("吉林市工作总结", "吉林市"),
        ("街道工作总结", ""),
        ("我市工作总结", ""),
        ("**街道工作总结", ""),
        ("政府工作报告", ""),
        ("成都政府工作报告", "成都市"),
        ("海南州政府工作报告", "海南州"),
        ("沛县代县长", "沛县"),
        ("市住房城乡建设局工作总结", ""),
        ("关于推出供应某市", ""),
        ("凉山州工作总结", "凉山州"),
    ],
)
def test_a_title_opens_with_its_place(text: str, place: str) -> None:
    assert find_place(text) == place


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("全国", Level.NATION),
        ("山东省", Level.PROVINCE),
        ("宁夏", Level.PROVINCE),
        ("上海市", Level.PROVINCE),
        ("济南市", Level.CITY),
        ("锡林郭勒盟", Level.CITY),
        ("凉山彝族自治州", Level.CITY),
        ("临淄区", Level.COUNTY),
        ("昆山市", Level.COUNTY),
        ("高新区", Level.COUNTY),
        ("沛县", Level.COUNTY),
        ("齐都镇", Level.TOWN),
        ("齐陵街道", Level.TOWN),
        ("", Level.UNKNOWN),
    ],
)
def test_the_suffix_tells_the_level(place: str, level: Level) -> None:
    assert level_of(place) is level


@pytest.mark.parametrize(
    ("place", "name"),
    [("齐都镇", "齐都"), ("山东省", "山东"), ("内蒙古自治区", "内蒙古"), ("沛县", "沛县")],
)
def test_the_bare_name_is_without_suffix(place: str, name: str) -> None:
    assert bare(place) == name


def test_places_named_together_stand_in_each_other() -> None:
    assert find_places("四川省成都市锦江区工作要点") == ("四川省", "成都市", "锦江区")
    assert named_within("关于推出供应广州市2025年房源的通告") == ("广州市",)


@pytest.mark.parametrize(
    ("place", "named", "parent"),
    [
        ("全国", (), ""),
        ("宁夏", (), "全国"),
        ("成都市", (), "四川省"),
        ("浦东新区", (), "上海市"),
        ("朝阳区", (), ""),
        ("朝阳区", ("长春市",), "长春市"),
        ("朝阳区", ("北京",), "北京市"),
        ("齐都镇", (), ""),
        ("齐都镇", ("山东省", "淄博市", "临淄区"), "临淄区"),
    ],
)
def test_what_a_place_belongs_to(place: str, named: tuple[str, ...], parent: str) -> None:
    assert parent_of(place, named) == parent


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("山东", "山东省", True),
        ("广州市", "增城区", True),
        ("齐都镇", "临淄区", True),
        ("齐都镇", "朱台镇", False),
        ("成都市", "绵阳市", False),
        ("全国", "山东省", False),
    ],
)
def test_names_agree_unless_they_cannot_be_of_one_place(
    one: str, other: str, together: bool
) -> None:
    assert agree(one, other) is together
    assert agree(other, one) is together
