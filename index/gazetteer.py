"""The provincial units of China and the suffixes of places below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.report import Level

NATION = "全国"
"""The place of State Council reports."""


@dataclass(frozen=True, slots=True)
class Province:
    """A provincial unit: official name, usual short name, and whatever else it is called."""

    name: str
    short: str
    aliases: tuple[str, ...]


PROVINCES: tuple[Province, ...] = (
    Province("北京市", "北京", ("京", "首都", "京城")),
    Province("天津市", "天津", ("津", "津门")),
    Province("河北省", "河北", ("冀", "燕赵")),
    Province("山西省", "山西", ("晋", "三晋")),
    Province("内蒙古自治区", "内蒙古", ("内蒙", "蒙")),
    Province("辽宁省", "辽宁", ("辽", "辽沈")),
    Province("吉林省", "吉林", ("吉",)),
    Province("黑龙江省", "黑龙江", ("黑", "龙江")),
    Province("上海市", "上海", ("沪", "申城")),
    Province("江苏省", "江苏", ("苏",)),
    Province("浙江省", "浙江", ("浙", "之江")),
    Province("安徽省", "安徽", ("皖", "江淮")),
    Province("福建省", "福建", ("闽", "八闽")),
    Province("江西省", "江西", ("赣", "赣鄱")),
    Province("山东省", "山东", ("鲁", "齐鲁")),
    Province("河南省", "河南", ("豫", "中原")),
    Province("湖北省", "湖北", ("鄂", "荆楚")),
    Province("湖南省", "湖南", ("湘", "三湘", "湖湘")),
    Province("广东省", "广东", ("粤", "南粤")),
    Province("广西壮族自治区", "广西", ("桂", "八桂")),
    Province("海南省", "海南", ("琼",)),
    Province("重庆市", "重庆", ("渝", "巴渝", "山城")),
    Province("四川省", "四川", ("川", "蜀", "巴蜀")),
    Province("贵州省", "贵州", ("黔", "贵", "黔贵")),
    Province("云南省", "云南", ("滇", "云", "彩云之南")),
    Province("西藏自治区", "西藏", ("藏",)),
    Province("陕西省", "陕西", ("陕", "秦", "三秦")),
    Province("甘肃省", "甘肃", ("甘", "陇", "陇原")),
    Province("青海省", "青海", ("青",)),
    Province("宁夏回族自治区", "宁夏", ("宁", "塞上")),
    Province("新疆维吾尔自治区", "新疆", ("新", "天山南北")),
    Province("台湾省", "台湾", ("台",)),
    Province("香港特别行政区", "香港", ("港",)),
    Province("澳门特别行政区", "澳门", ("澳",)),
)

REGIONS: dict[str, tuple[str, ...]] = {
    "东三省": ("辽宁", "吉林", "黑龙江"),
    "东北三省": ("辽宁", "吉林", "黑龙江"),
    "京津冀": ("北京", "天津", "河北"),
    "长三角": ("上海", "江苏", "浙江", "安徽"),
    "江浙沪": ("江苏", "浙江", "上海"),
    "川渝": ("四川", "重庆"),
    "成渝": ("四川", "重庆"),
    "两广": ("广东", "广西"),
    "两湖": ("湖北", "湖南"),
    "云贵川": ("云南", "贵州", "四川"),
    "陕甘宁": ("陕西", "甘肃", "宁夏"),
    "西北五省": ("陕西", "甘肃", "青海", "宁夏", "新疆"),
    "中部六省": ("山西", "安徽", "江西", "河南", "湖北", "湖南"),
    "直辖市": ("北京", "天津", "上海", "重庆"),
}
"""Names for several provinces at once, by their short names."""

_NATIONAL = frozenset({NATION, "中国", "我国", "国家", "中华人民共和国", "国务院", "中央"})
_SUFFIXES: tuple[tuple[Level, tuple[str, ...]], ...] = (
    (Level.TOWN, ("街道办事处", "街道", "民族乡", "镇", "乡", "苏木")),
    (Level.PROVINCE, ("特别行政区", "自治区", "省")),
    (Level.COUNTY, ("自治县", "自治旗", "开发区", "新区", "县", "旗", "区")),
    (Level.CITY, ("自治州", "地区", "市", "州", "盟")),
)
_LOWER = frozenset("镇乡街县区州")
"""A short name with one of these behind it is another place: 河南镇, 海南州."""
_UNIT = re.compile(
    r"[一-龥]{1,9}?(?:街道|特别行政区|自治[区州县旗]|开发区|新区|地区|[省市县旗盟镇乡]|(?<![社园景小校校])区)"
)
_NO_PLACE = re.compile(
    r"^(?:我|本|全|各|该|城|乡|市|区|县|省|镇|地|街|小|社|园|景|辖|校|和|及|与|在|了|的)+"
    r"(?:街道|自治区|开发区|新区|地区|[省市区县旗盟镇乡])$"
)


def find_province(text: str) -> Province | None:
    """The province whose full or short name `text` opens with."""
    for province in PROVINCES:
        if text.startswith((province.name, province.short)):
            return province
    return None


def find_place(text: str) -> str:
    """The place that `text` opens with, its lowest unit as written; '' if there is none.

    "2025年" and the like must be gone: 齐都镇工作总结 → 齐都镇,
    四川省成都市工作总结 → 成都市, 宁夏政府工作报告 → 宁夏, 街道工作总结 → ''.
    """
    found, rest = "", text
    while rest:
        unit = _opening_unit(rest)
        if not unit:
            break
        found, rest = unit, rest[len(unit) :]
    return found


def _opening_unit(text: str) -> str:
    province = find_province(text)
    if province is not None and text.startswith(province.name):
        return province.name
    if province is not None and text[len(province.short) :][:1] not in _LOWER:
        return _short_unit(text, province)
    match = _UNIT.match(text)
    return match.group() if match and not _NO_PLACE.match(match.group()) else ""


def _short_unit(text: str, province: Province) -> str:
    """北京市 of 北京市, 宁夏 of 宁夏政府, 新疆自治区 as written."""
    match = re.match(rf"{province.short}(?:省|市|自治区)?", text)
    return match.group() if match else province.short


def level_of(place: str) -> Level:
    """The administrative level that the name of a place tells."""
    if place in _NATIONAL:
        return Level.NATION
    if any(place in (province.name, province.short) for province in PROVINCES):
        return Level.PROVINCE
    for level, suffixes in _SUFFIXES:
        if place.endswith(suffixes):
            return level
    return Level.UNKNOWN


def bare(place: str) -> str:
    """A place's name without its suffix: 齐都镇 → 齐都, 内蒙古自治区 → 内蒙古, 沛县 → 沛县."""
    for province in PROVINCES:
        if place == province.name:
            return province.short
    for suffix in sorted((s for _, names in _SUFFIXES for s in names), key=len, reverse=True):
        if place.endswith(suffix) and len(place) - len(suffix) >= 2:
            return place.removesuffix(suffix)
    return place
