"""Units of Chinese reports, what kind of quantity each measures, and its size.

A dimension is named by its base unit (元, %, 米, 平方米, 千克 …); units of counting
(家, 处, 台 …) are each a dimension of their own.
"""

from __future__ import annotations

import re

from index.figures.numerals import SCALE, fold, scale_of

_MEASURES: dict[str, dict[str, float]] = {
    "元": {"元": 1, "圆": 1, "块钱": 1},
    "%": {"%": 1, "‰": 0.1, "成": 10},
    "个百分点": {"个百分点": 1, "百分点": 1, "个千分点": 0.1},
    "米": {
        "米": 1, "延米": 1, "公尺": 1, "公里": 1000, "千米": 1000, "车道公里": 1000, "里": 500,
        "华里": 500, "海里": 1852, "厘米": 0.01, "毫米": 0.001,
    },
    "平方米": {
        "平方米": 1, "平方公尺": 1, "平米": 1, "平方": 1, "平": 1, "㎡": 1,
        "平方公里": 1e6, "平方千米": 1e6, "亩": 666.67, "公顷": 1e4,
    },
    "立方米": {"立方米": 1, "立方": 1, "方": 1, "公方": 1, "升": 0.001},
    "千克": {
        "千克": 1, "公斤": 1, "斤": 0.5, "担": 50, "克": 0.001, "毫克": 1e-6, "微克": 1e-9,
        "吨": 1000, "吨标准煤": 1000, "吨标煤": 1000,
    },
    "千瓦": {"千瓦": 1, "瓦": 0.001, "兆瓦": 1000, "吉瓦": 1e6, "瓩": 1},
    "千瓦时": {"千瓦时": 1, "千瓦小时": 1, "度": 1, "瓦时": 0.001, "兆瓦时": 1000},
    "人": {"人": 1, "名": 1, "位": 1, "人口": 1, "口人": 1},
    "年": {"年": 1},
    "天": {"天": 1, "个工作日": 1, "工作日": 1, "个自然日": 1},
    "个月": {"个月": 1, "个多月": 1},
    "小时": {"小时": 1, "个小时": 1, "分钟": 1 / 60, "秒": 1 / 3600},
    "标准箱": {"标准箱": 1, "标箱": 1},
}  # fmt: skip

_OWN_DIMENSION = """
美元 港元 港币 欧元 日元 英镑 卢布 新卢布 新台币 个季度 倍 人公里 吨公里 换算吨公里 标准台
千伏 伏 马力 国 省 市 县 镇 村
户 次 人次 场次 家次 件次 户次 车次 辆次 架次 班次 台次 艘次 个次 台套 套件 批次
个 家 件 处 台 条 项 座 套 张 辆 艘 架 所 间 栋 栋楼 幢 只 头 头只 匹 羽 尾 株 棵 根 块 片 份 篇 部
本 册 支 枚 宗 起 例 批 场 轮 对 双 组 群 类 种 门 款 道 盏 盒 瓶 箱 列 班 趟 封 幅 颗 面 口 眼
孔 床 席 金 银 铜 笔 分 岁 ℃ P PF PFLOPS EFLOPS
"""

_OTHER_WORDS = """
平方台均安稳等衡 方面案位式向法 里面外 台阶湾风 年度代底初末版份期来 人均大民才力员工类口 批准复
面积向对临上 对外接口标 道路 班子 度假 成立为功果长员 部门分 组织建 类别型 场所馆 所有在 家庭电
口岸 位于居列 双一碳 户籍 元旦 升级至 支持付撑 本科 床位 门诊 头部 间接 次日年 起步 克服
金属融额矿奖牌砖色库华山 银行川河杏龄发 铜仁陵箔矿材
国家内际务道外有企土库债标企军集 省级道委市政内外会份属直里 市级场委政民内外区容县值属直辖
县级委政城域区道内市乡镇属直长 镇级街域区村乡委政 村级委民居庄镇务口部内屯寨集
分钟别之部公会支析布为类阶区管层散享秒 笔者试记
"""
"""A unit, then the characters before which it is part of another word: 平均, 台阶, 人才."""

_SIZE = {name: (base, size) for base, units in _MEASURES.items() for name, size in units.items()}
_SIZE |= {unit: (unit, 1.0) for unit in _OWN_DIMENSION.split()}
_NOT_BEFORE = {entry[0]: entry[1:] for entry in _OTHER_WORDS.split()}


def _pattern(unit: str) -> str:
    return f"{unit}(?![{_NOT_BEFORE[unit]}])" if unit in _NOT_BEFORE else unit


_ONE = "|".join(_pattern(unit) for unit in sorted(_SIZE, key=len, reverse=True))
_PER = "年|月|日|天|小时|秒|人|户|次|亩|公顷|平方米|立方米|升|吨|公斤|斤|公里|千瓦时"
UNIT = rf"(?:(?:{_ONE})(?:/(?:{_PER}))?)"
"""One unit, without its scale; longer names first."""


_BOUND = re.compile(r"(?:多|余|左右|以上|以下|以内|上下)+$")
_SCALE = re.compile(SCALE)


def size_of(unit: str) -> tuple[str, float]:
    """The dimension of `unit` and how many of its base unit one is: 万亩 → 平方米, 6666700."""
    plain = _BOUND.sub("", fold(unit))
    if plain in _SIZE:
        return _SIZE[plain]
    scale = _SCALE.match(plain)
    rest = plain[scale.end() :] if scale else plain
    dimension, size = _SIZE.get(rest, (rest, 1.0))
    return dimension, size * scale_of(scale[0] if scale else "")


def dimension_of(unit: str) -> str:
    """What kind of quantity `unit` measures: 万元 → 元, 公顷 → 平方米, 余家 → 家."""
    return size_of(re.sub(r"^[多余来几]+", "", unit))[0]
