"""Places in wordings: which place a title names, of what level it is and what it belongs to.

Provinces stand here with all their names, cities and counties in `divisions`; towns are told
by their suffix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.divisions import cities_by_short_name, division_at, divisions_named
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
    Province("北京市", "北京", ("京", "首都", "京城", "帝都")),
    Province("天津市", "天津", ("津", "津门", "津沽")),
    Province("河北省", "河北", ("冀", "燕赵")),
    Province("山西省", "山西", ("晋", "三晋")),
    Province("内蒙古自治区", "内蒙古", ("内蒙", "蒙")),
    Province("辽宁省", "辽宁", ("辽", "辽沈")),
    Province("吉林省", "吉林", ("吉",)),
    Province("黑龙江省", "黑龙江", ("黑", "龙江")),
    Province("上海市", "上海", ("沪", "申城", "沪上", "魔都")),
    Province("江苏省", "江苏", ("苏",)),
    Province("浙江省", "浙江", ("浙", "之江")),
    Province("安徽省", "安徽", ("皖", "江淮")),
    Province("福建省", "福建", ("闽", "八闽")),
    Province("江西省", "江西", ("赣", "赣鄱")),
    Province("山东省", "山东", ("鲁", "齐鲁")),
    Province("河南省", "河南", ("豫", "中原")),
    Province("湖北省", "湖北", ("鄂", "荆楚", "楚天")),
    Province("湖南省", "湖南", ("湘", "三湘", "湖湘")),
    Province("广东省", "广东", ("粤", "南粤", "岭南")),
    Province("广西壮族自治区", "广西", ("桂", "八桂")),
    Province("海南省", "海南", ("琼", "琼州")),
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
    "云贵": ("云南", "贵州"),
    "江浙": ("江苏", "浙江"),
    "山陕": ("山西", "陕西"),
    "晋陕": ("山西", "陕西"),
    "陕甘": ("陕西", "甘肃"),
    "湘鄂赣": ("湖南", "湖北", "江西"),
    "黑吉辽": ("黑龙江", "吉林", "辽宁"),
    "陕甘宁": ("陕西", "甘肃", "宁夏"),
    "西北五省": ("陕西", "甘肃", "青海", "宁夏", "新疆"),
    "中部六省": ("山西", "安徽", "江西", "河南", "湖北", "湖南"),
    "直辖市": ("北京", "天津", "上海", "重庆"),
}
"""Names for several provinces at once, by their short names."""

AREAS: dict[str, tuple[str, ...]] = {
    "东部": (
        "北京", "天津", "河北", "上海", "江苏", "浙江", "福建", "山东", "广东", "海南",
    ),
    "中部": ("山西", "安徽", "江西", "河南", "湖北", "湖南"),
    "西部": (
        "内蒙古", "广西", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏",
        "新疆",
    ),
    "东北": ("辽宁", "吉林", "黑龙江"),
    "华北": ("北京", "天津", "河北", "山西", "内蒙古"),
    "华东": ("上海", "江苏", "浙江", "安徽", "福建", "江西", "山东"),
    "华中": ("河南", "湖北", "湖南"),
    "华南": ("广东", "广西", "海南"),
    "西南": ("重庆", "四川", "贵州", "云南", "西藏"),
    "西北": ("陕西", "甘肃", "青海", "宁夏", "新疆"),
}  # fmt: skip
"""Parts of the country, as the Bureau of Statistics and usage divide it. They name provinces
only where these are spoken of (西部省份), since reports tell of areas as a whole too.
"""

_FULL_PROVINCES = tuple(province.name for province in PROVINCES)
_NATIONAL = frozenset({NATION, "中国", "我国", "国家", "中华人民共和国", "国务院", "中央"})
_SUFFIXES: tuple[tuple[Level, tuple[str, ...]], ...] = (
    (Level.TOWN, ("街道办事处", "街道", "民族乡", "镇", "乡", "苏木")),
    (Level.PROVINCE, ("特别行政区", "自治区", "省")),
    (Level.COUNTY, ("自治县", "自治旗", "开发区", "新区", "县", "旗", "区")),
    (Level.CITY, ("自治州", "地区", "市", "州", "盟")),
)
_LONGEST_CHAIN = 60
_LOWER = frozenset("镇乡街县区州")
"""A short name with one of these behind it is another place: 河南镇, 海南州."""
_UNIT = re.compile(
    r"[一-龥]{1,9}?(?:[市县旗盟](?:街道|镇(?![街村域])|乡(?![村镇]))|"
    r"街道|特别行政区|自治[区州县旗]|开发区|新区|地区|[省市县旗盟镇乡]|(?<![社园景小校校])区)"
)
"""The shortest name with a suffix; a suffix before that of a town belongs to its name: 红旗镇."""
_NO_PLACE = re.compile(
    r"(?:我|本|全|各|该|城|乡|市|区|县|省|镇|地|街|小|社|园|景|辖|校|和|及|与|在|了|的)+"
    r"(?:街道|自治区|开发区|新区|地区|[省市区县旗盟镇乡])|"
    r"[市县区省](?!中|北|南)[一-龥]+|.*城[镇乡]|"
    r"(?:关于|印发|推|加强|加快|做好|开展|进一步|全面|深化|关注|转发|支持|促进|规范|实施|建设|提升).*"
)
_SPEAKS_OF_CITY = re.compile(r"(?:19|20)\d\d年|政府|工作|年度|统计公报|国民经济|人民政府|市级|区域")
"""What follows the short name of a city where it stands for the city: 成都政府工作报告."""
_OFFICE = re.compile(r"长(?![江沙春治葛兴宁乐垣])")
"""What follows a place in the name of an office: 代县长 is no word of 代县."""


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
    return next(reversed(find_places(text)), "")


def find_places(text: str) -> tuple[str, ...]:
    """The places that `text` opens with, each in the one before: 四川省, 成都市, 锦江区."""
    found: list[str] = []
    rest = text
    while (unit := _opening_unit(rest)) and not _OFFICE.match(rest, len(unit)):
        found.append(cities_by_short_name().get(unit, unit))
        rest = rest[len(unit) :]
    return tuple(found)


def named_within(text: str, level: Level | None = None) -> tuple[str, ...]:
    """The first places above the towns that stand in `text` under their full names.

    With a `level`, the first that end in a place of it.
    """
    for start in range(len(text)):
        piece = text[start : start + _LONGEST_CHAIN]
        if division_at(piece) or piece.startswith(_FULL_PROVINCES):
            found = find_places(piece)
            if found and level in (None, level_of(found[-1])):
                return found
    return ()


def _opening_unit(text: str) -> str:
    province = find_province(text)
    if province is not None and text.startswith(province.name):
        return province.name
    if province is not None and text[len(province.short) :][:1] not in _LOWER:
        return _short_unit(text, province)
    if known := division_at(text) or _city_by_short_name(text):
        return known
    match = _UNIT.match(text)
    return match.group() if match and not _NO_PLACE.fullmatch(match.group()) else ""


def _short_unit(text: str, province: Province) -> str:
    """北京市 of 北京市, 宁夏 of 宁夏政府, 新疆自治区 as written; 吉林市 is no province."""
    if (city := division_at(text)) and len(city) > len(province.short):
        return city
    match = re.match(rf"{province.short}(?:省|市|自治区)?", text)
    return match.group() if match else province.short


def _city_by_short_name(text: str) -> str:
    names = (text[:length] for length in (4, 3, 2))
    name = next((name for name in names if name in cities_by_short_name()), "")
    return name if name and _SPEAKS_OF_CITY.match(text, len(name)) else ""


def level_of(place: str) -> Level:
    """The administrative level that the name of a place tells."""
    if place in _NATIONAL:
        return Level.NATION
    if _province_of(place):
        return Level.PROVINCE
    if known := divisions_named(place):
        return known[0].level
    for level, suffixes in _SUFFIXES:
        if place.endswith(suffixes):
            return level
    return Level.UNKNOWN


def parent_of(place: str, named: Iterable[str] = ()) -> str:
    """The place right above `place`, '' where it cannot be told surely.

    `named` are places named beside it: they tell 朝阳区 in 北京市 from 朝阳区 in 长春市, and
    what a town belongs to.
    """
    if _province_of(place):
        return NATION
    known = divisions_named(place)
    beside = {full_name(name) for name in named} - {full_name(place)}
    fitting = [one for one in known if beside.intersection(one.above)]
    if len(known) == 1 or len(fitting) == 1:
        return (fitting or list(known))[0].above[-1]
    if known or level_of(place) is not Level.TOWN:
        return ""
    lowest = [name for name in beside if level_of(name) in (Level.COUNTY, Level.CITY)]
    return max(lowest, key=_depth) if lowest else ""


def agree(one: str, other: str) -> bool:
    """Whether two names may be of one place, or the one of a place within the other."""
    first, second = full_name(one), full_name(other)
    if first in second or second in first or NATION in (first, second):
        return first == second or NATION not in (first, second)
    if Level.TOWN in (level_of(first), level_of(second)):
        return level_of(first) is not level_of(second)
    return _lies_in(first, second) or _lies_in(second, first)


def full_name(place: str) -> str:
    """The official name of a place: 宁夏 → 宁夏回族自治区, 甘孜州 → 甘孜藏族自治州."""
    if place in _NATIONAL:
        return NATION
    if province := _province_of(place):
        return province.name
    known = {one.name for one in divisions_named(place)}
    return known.pop() if len(known) == 1 else place


def _province_of(place: str) -> Province | None:
    """The province of this name, also where it is shortened: 新疆自治区."""
    for province in PROVINCES:
        shortened = (f"{province.short}{suffix}" for suffix in ("", "省", "市", "自治区"))
        if place == province.name or (place in shortened and not divisions_named(place)):
            return province
    return None


def _lies_in(place: str, upper: str) -> bool:
    return any(upper in one.above for one in divisions_named(place))


def _depth(place: str) -> int:
    return max((len(one.above) for one in divisions_named(place)), default=1)


@lru_cache(maxsize=4096)
def bare(place: str) -> str:
    """A place's name without its suffix: 齐都镇 → 齐都, 内蒙古自治区 → 内蒙古, 沛县 → 沛县."""
    for province in PROVINCES:
        if place == province.name:
            return province.short
    for suffix in sorted((s for _, names in _SUFFIXES for s in names), key=len, reverse=True):
        if place.endswith(suffix) and len(place) - len(suffix) >= 2:
            return place.removesuffix(suffix)
    return place
