"""What kind of answer a question asks for, told by its question words.

A cue is consumed: the words that ask (多少公里, 咋, 请问) are not words to search for,
unless the rule says that they are also content (面积, 产量). Rules are tried in order;
each names the kind of value and, where it can, a unit that tells its dimension.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from index.report import Status


class Kind(StrEnum):
    """The kind of answer that is asked for; VALUE is an amount or a growth, as there is."""

    VALUE = "value"
    AMOUNT = "amount"
    GROWTH = "growth"
    SHARE = "share"
    DATE = "date"
    STATE = "state"
    RANK = "rank"
    GRADE = "grade"
    NAME = "name"
    LIST = "list"
    HOW = "how"
    WHY = "why"
    MEANING = "meaning"
    ANY = "any"


WITH_FIGURE = frozenset({Kind.VALUE, Kind.AMOUNT, Kind.GROWTH, Kind.SHARE})
WITH_WORDING = frozenset({Kind.DATE, Kind.STATE, Kind.RANK, Kind.GRADE})
"""Kinds whose answer is a wording of a known form, see `wanted`."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One question word found: its span, what it asks, and what it counts.

    `unit` is a unit of the wanted dimension, `counted` the noun right behind the
    question word (几栋楼 → 楼); `content` tells that the words are also searched for.
    """

    start: int
    end: int
    kind: Kind
    unit: str = ""
    counted: str = ""
    content: bool = False


_MANY = r"(?:多少|几多|(?<![近这])几)"
_UNITS = (
    r"万亿元?|亿元|万元|块钱|平方公里|公里|千米|平方米|平方|平米|立方米?|公顷|公斤|标准箱|千瓦时?|"
    r"人次|个月|小时|分钟|万人|元|米|亩|平|方|吨|斤|人|户|家|个|名|位|件|起|处|座|栋|幢|台|辆|条|"
    r"所|项|次|回|场|趟|批|篇|份|只|头|颗|根|块|种|类|间|套|张|支|期|届|年|天|岁|倍|度"
)
MONEY_TERMS = (
    r"租金|房租|[月年]租|票价|门票|价格|房价|地价|单价|售价|造价|成本|学费|保费|会费|运费|收费|费用|"
    r"工资|[月年]薪|奖金|罚款|净?利润|市值|股价"
)
"""What is always an amount of money."""
_RULES: tuple[tuple[str, Kind, str, bool], ...] = (
    (
        r"(?:什么|啥|哪种|哪个|哪一|何种|多大|怎样|怎么个)的?(?:程度|地步|阶段|状态)|哪一?步(?!骤)",
        Kind.STATE,
        "",
        False,
    ),
    (
        r"排?(?:在|名|行)?第几[名位]?|(?:排名|名次|位次)(?:多少|第?几)?|排(?:在)?(?:哪|几|什么位)",
        Kind.RANK,
        "",
        False,
    ),
    (
        r"几a级?|几星级?|几等|(?:什么|啥|哪个|哪一|几)(?:等级|级别|级(?!台阶))",
        Kind.GRADE,
        "",
        False,
    ),
    (
        r"有?(?:什么|啥|何|哪些)(?:不一样|不同|区别|差别|差异)(?:的?地方|之处)?|异同|有(?:没有|无)(?:不同|区别|差别)",
        Kind.HOW,
        "",
        False,
    ),
    (r"百分之(?:几|多少)|百分比|几成|占比|比例|比重", Kind.SHARE, "%", False),
    (rf"{_MANY}个?(?:百分点|点(?!位|吃|钱|事))", Kind.GROWTH, "%", False),
    (r"同比", Kind.GROWTH, "%", False),
    (r"增长率|增速|增幅|涨幅|降幅|跌幅", Kind.GROWTH, "%", True),
    (r"(?:增长|下降)(?=[呢吗?\s]*$)", Kind.GROWTH, "%", True),
    (
        rf"(?:增长|增加|上涨|涨|长(?=了)|上升|提高|下降|降低|减少|降|跌|(?<!新)增)了?{_MANY}(?![万亿元人户家个])",
        Kind.GROWTH,
        "%",
        False,
    ),
    (
        r"(?:增长|上涨|上升|提高|下降|下滑|增|涨|降|跌|长)得?(?:最|更|较|比较)?[快慢猛](?![递车件线捷])",
        Kind.GROWTH,
        "%",
        False,
    ),
    (r"(?:谁|哪[个家边里]?)(?=[^，。]{0,8}[多少高低大快强](?:$|[ ?]))", Kind.AMOUNT, "", False),
    (r"哪些|哪几[个家条项位]?|哪[二两三四五六七八九十][个家条项位级]?|哪俩", Kind.LIST, "", False),
    (r"多少钱|多少资金|几个钱|金额", Kind.AMOUNT, "元", False),
    (r"什么时候|啥时候|何时|几时|几月|哪一?[年日]|哪天|哪个月", Kind.DATE, "", False),
    (r"几号(?![线楼文院门馆机井路])", Kind.DATE, "", False),
    (r"星期几|周几|多久", Kind.DATE, "", False),
    (r"多长时间", Kind.DATE, "", False),
    (r"多长", Kind.AMOUNT, "公里", False),
    (r"长度|里程", Kind.AMOUNT, "公里", True),
    (r"多大(?:年纪|岁数|年龄)|几岁|岁数|年纪", Kind.AMOUNT, "岁", False),
    (r"(?:(?<=[量额模数率值])|(?<=[量额模数率值]有))多大", Kind.AMOUNT, "", False),
    (r"(?<!力度)(?<!力度有)(?<!人口)(?<!人口有)多大(?!年纪|岁|力)", Kind.AMOUNT, "平方米", False),
    (r"有?多(?:深|宽|厚|远(?!景))", Kind.AMOUNT, "米", False),
    (r"有多高(?!兴)|多高(?=[\s?？]*$)", Kind.AMOUNT, "", False),
    (r"有?多重(?![要点大视])", Kind.AMOUNT, "千克", False),
    (r"面积|占地", Kind.AMOUNT, "平方米", True),
    (
        rf"(?:{MONEY_TERMS})(?=(?:是|有|要)?(?:多少|几多|呢|吗)?[\s?？]*$)",
        Kind.AMOUNT,
        "元",
        True,
    ),
    (rf"{_MANY}[万亿]?(?P<unit>{_UNITS})", Kind.AMOUNT, "", False),
    (rf"{_MANY}", Kind.AMOUNT, "", False),
    (rf"(?<=\s)(?P<unit>{_UNITS})(?=\s*$)", Kind.AMOUNT, "", False),
    (rf"(?<=[(（])(?:单位)?[:：]?万?亿?(?P<unit>{_UNITS})(?=[)）])", Kind.AMOUNT, "", False),
    (r"总额|总量|数量|规模|额度|产量|产值|总产|产能", Kind.AMOUNT, "", True),
    (r"(?P<unit>[人户件条次家个座台处项亩栋篇场起宗名辆支])数(?!据|字|量)", Kind.AMOUNT, "", True),
    (r"(?:额|收入|支出|总值|增加值|投资|税收)(?=\s*$)", Kind.VALUE, "", True),
    (
        r"叫什么名?字?|叫啥|什么名字|名字|哪一?[家个位所条项份里种类款门届支部首座处]|哪儿",
        Kind.NAME,
        "",
        False,
    ),
    (r"(?:从|在|去|到|往|打)哪里?(?![些个家几年天种份])", Kind.NAME, "", False),
    (
        r"(?:是?(?:什么|啥|何)|几个)(?:意思|含义|概念)|是?何意|指的?是?(?:什么|啥)|"
        r"^(?:什么叫|啥叫|何谓|何为|什么是|啥是)",
        Kind.MEANING,
        "",
        False,
    ),
    (r"谁家|谁|边个|边度", Kind.NAME, "", False),
    (
        r"怎么变化?|如何变化|有[何啥]变化|变化(?:情况|趋势)?|走势|趋势|历年|逐年",
        Kind.VALUE,
        "",
        False,
    ),
    (
        r"(?:什么|啥|哪些|何)(?=(?:主要|具体|新)?(?:的)?(?:安排|措施|举措|办法|政策|打算|做法|动作))",
        Kind.HOW,
        "",
        False,
    ),
    (
        r"(?:做|干|搞|办|抓)了?(?:些|点|哪些|好)?(?:什么|啥)(?:事|工作|活)?(?=[\s?？呢]*$)",
        Kind.HOW,
        "",
        False,
    ),
    (
        r"为什么|为啥|为何|凭什么|(?:什么|啥|何种?|哪些)(?:原因|缘故|理由)|(?:原因|理由)(?:是|有)(?:什么|啥|哪些)",
        Kind.WHY,
        "",
        False,
    ),
    (r"怎么样?|怎样|咋样?|如何|点样|办法|情况", Kind.HOW, "", False),
    (r"(?:措施|举措|做法|对策|路径)(?=[\s?？]*$)", Kind.HOW, "", False),
    (r"什么|啥|乜嘢|咩", Kind.NAME, "", False),
    (r"目标|任务|指标", Kind.VALUE, "", True),
)
_COMPILED = tuple((re.compile(rule), kind, unit, content) for rule, kind, unit, content in _RULES)
_NOUN = re.compile(r"[\u4e00-\u9fff]{1,6}")

_STATUS: tuple[tuple[re.Pattern[str], Status], ...] = (
    (
        re.compile(r"(?:完成|占).{0,8}(?:计划|目标|任务)|(?:计划|目标|任务|指标).{0,4}完成"),
        Status.DONE,
    ),
    (re.compile(r"问题|不足|困难|短板|薄弱|缺点"), Status.PROBLEM),
    (
        re.compile(
            r"到了?(?:哪|什么|啥)[^，。]{0,4}了|(?:有|取得)[何啥些]?(?:什么|哪些)?(?:成果|成就|收获|突破)"
        ),
        Status.DONE,
    ),
    (
        re.compile(
            r"目标|计划|打算|准备|预计|预期|拟|将(?!军)|想(?=让|把|做|建|干|要)|力争|争取|争创|(?<![主重需必简摘不])要(?!求|闻|素|问|花|用?多|几|不)|明年|任务|"
            r"下半年|下一?步|接下来|今后|未来|思路|安排|定(?:了|的|在|为|成|到|得)?(?:是|个)?(?:多少|几|百分之)"
        ),
        Status.PLANNED,
    ),
    (
        re.compile(
            r"去年|上半年|实绩|实际|已经|完成|成绩|成效|成果|成就|进展|回顾|[\u4e00-\u9fff]了(?!解)"
        ),
        Status.DONE,
    ),
)


_COMPARES = re.compile(
    r"对比|相比|比较|区别|差别|差异|异同|不一样|不同|分别|各(?!类|种|级|项)|\bvs\b|"
    r"(?:谁|哪[个家些边里]?(?:街道|镇|乡|县|区|市|省|地方|地)?)[^，。]{0,8}[多少高低大快强]$"
)


_COMPUTES = re.compile(
    r"总和|之和|合计|合起来|加起来|加在一起|加总|相加|一共|总共|平均(?:值|数|是|为|多少|一?下|起来)|中位数"
)


def computes(text: str) -> bool:
    """Whether a normalised question wants several values made into one: 总和, 加起来, 平均数."""
    return bool(_COMPUTES.search(text))


def compares(text: str) -> bool:
    """Whether a normalised question sets places or reports against each other."""
    return bool(_COMPARES.search(text.rstrip("?？。 ")))


def find_cues(text: str) -> list[Cue]:
    """The question words of a normalised question, in the order of the rules."""
    cues: list[Cue] = []
    for pattern, kind, unit, content in _COMPILED:
        for match in pattern.finditer(text):
            if any(cue.start < match.end() and match.start() < cue.end for cue in cues):
                continue
            named = match.groupdict().get("unit") or unit
            noun = None if content else _NOUN.match(text, match.end())
            cues.append(Cue(*match.span(), kind, named, noun[0] if noun else "", content))
    return cues


def asked_status(text: str) -> Status:
    """Whether the question is after something achieved, intended or lacking."""
    for pattern, status in _STATUS:
        if pattern.search(text):
            return status
    return Status.UNKNOWN
