"""What a clause says that answers without being a measure: a time, a state, a rank, a grade.

Each is found by its form. States are what administrations call the end of a task (清零, 竣工).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from retrieval.cues import Kind

_HAN = "〇○零一二三四五六七八九"
_YEAR = rf"(?:(?<!\d)[12１２]\d{{3}}|[一二][{_HAN}]{{3}})年(?!代)度?|[今明去前本]年(?!代)"
_MONTH = rf"(?<!\d)\d{{1,2}}月份?(?!度)|(?:十[一二]?|[{_HAN}])月份?(?!度)"
_DAY = rf"(?<!\d)\d{{1,2}}[日号](?!线)|[二三]?十?[{_HAN}十]日"
_PART = (
    r"[上下]半年|第?[一二三四]季度|(?<![\d一二三四五六七八九十])年[底初末内內]|"
    r"春节|元旦|五一|国庆|中秋|本?世纪[初末中]|[本上下这]个?[月周]|去冬|今[冬春夏秋]|"
    r"“?十[一二三四五六七]五”?(?:时期|期间|[初末])|第[一二三四五六七八九十]+个五年(?:计划|规划)"
)
_END = r"[底初末]|[上中下]旬"
_OF_DAY = r"周[一二三四五六日天]|星期[一二三四五六日天]|\d{1,2}(?:时|点)(?:\d{1,2}分)?"
_DATE = re.compile(
    rf"(?:{_YEAR}|{_MONTH}|{_DAY}|{_OF_DAY}|{_PART})"
    rf"(?:{_MONTH}|{_DAY}|{_OF_DAY}|{_PART}|{_END}|[内內])*(?:之前|以前|前后|前)?"
    r"|(?<=[“\"])\d{1,2}[.·]\d{1,2}(?=[”\"])"
)
_SPAN = re.compile(
    rf"(?:\d+|[{_HAN}十两半]+)[多余]?(?:个?(?:半?年|月|小时|工作日|星期)|天|周|分钟)"
)
_STATE = re.compile(
    r"(?:全面|全部|基本|整体|主体|正式|如期|提前|动态|满负荷|试)?(?:"
    r"清零|销号|完工|竣工|投产|达产|投用|投运|投入(?:使用|运营|运行|生产)|启用|营业|运营|运行|"
    r"开业|开园|开放|开通|通车|通航|通水|通气|贯通|合龙|并网|封顶|交付|回迁|入驻|落地|落成|建成|"
    r"完成|开工|动工|签约|验收|达标|脱贫|摘帽|出列|翻番|倍增|见效|揭牌|挂牌|全覆盖|全域覆盖|应[\u4e00-\u9fff]尽[\u4e00-\u9fff])"
)
_RANK = re.compile(
    r"第[一二三四五六七八九十\d]+[名位]?|首位|榜首|(?:前[一二三四五六七八九十\d]+[名位强]?)|前列|前茅"
)
_GRADE = re.compile(
    r"(?:国家|省|市)?(?:\d?A{1,5}|[特一二三四五六七八九十]+)级|[特甲乙丙]等|[一二三]甲|[一二三四五]星级?",
    re.IGNORECASE,
)

_REASON = re.compile(
    r"因(?!地制|地施|此|城施|村施|势|材施|素|时制|企施)|由于|原因|根源|根子|[缘源]于|导致|致使|造成|之所以|"
    r"受[^，。；]{1,14}影响|为了|得益于|归功于|归结|归咎|在于|取决于|主要是|鉴于|出于"
)


_MEANING = re.compile(
    r"[是即]?指(?:的是|[^导挥引标定数控派责明点])|[”》]\s*[:：]|是一种|(?:统|简|俗)称"
)

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦马苗凤方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝"
    "季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万管卢莫房丁邓洪包石崔吉程邢裴陆荣翁段侯武刘景龙叶黎白蒲卓池乔"
    "谭申冉桑桂牛边温庄柴瞿阎习欧聂关查左巩"
)
_POSTS = (
    "院士|同志|教授|书记|主席|总理|部长|省长|市长|区长|县长|镇长|乡长|校长|院长|主任|"
    "先生|女士|团队|工匠|选手"
)
_OFFICES = (
    "书记|主席|总理|部长|省长|市长|州长|区长|县长|镇长|乡长|村长|局长|厅长|校长|院长|主任|会长"
)
_PERSON = re.compile(
    rf"[{_SURNAMES}][一-龥]{{1,2}}\s*(?:{_POSTS})|"
    rf"(?:{_POSTS}|冠军|模范|劳模|英雄|医生|教师|运动员|宇航员|航天员)\s*[{_SURNAMES}][一-龥]{{1,2}}(?![一-龥])"
)


_ROLE = re.compile(rf"(?:{_OFFICES})$")
_GIVEN = r"(?:(?![省市州县区镇乡村街道委党任办的])[一-龥]){1,2}"
_SAYS = r"(?![一-龥])|(?=同志|先生|女士|代表|作|指出|强调|主持|说)"


def role_in(word: str) -> str:
    """The office that a word names: 书记 of 党委书记; empty if it names none."""
    match = _ROLE.search(word)
    return match[0] if match else ""


def names_holder(role: str, text: str) -> bool:
    """Whether the holder of an office is named, before it or behind it: 镇长 刘某, 刘某书记."""
    before = rf"[{_SURNAMES}]{_GIVEN}\s*{role}"
    behind = rf"{role}[\s:：]*[{_SURNAMES}]{_GIVEN}(?:{_SAYS})"
    return re.search(rf"{before}|{behind}", text) is not None


def names_a_person(text: str) -> bool:
    """Whether a person is named, as reports name them: beside a title."""
    return _PERSON.search(text) is not None


def gives_a_reason(text: str) -> bool:
    """Whether a text says why something is so: 因, 由于, 受…影响, 根源在于."""
    return _REASON.search(text) is not None


def explains(text: str) -> bool:
    """Whether a text says what a word means: …是指, “…”：."""
    return _MEANING.search(text) is not None


def wanted_in(kind: Kind, text: str) -> str:
    """The wording in `text` that answers a question of that kind; empty if there is none."""
    find = _FINDERS.get(kind)
    return find(text) if find else ""


def _date(text: str) -> str:
    """The most exact time, else a span of time."""
    times = [match[0] for match in _DATE.finditer(text)]
    return max(times, key=len, default="") or _first(_SPAN)(text)


def _state(text: str) -> str:
    """The last one: a Chinese clause ends with what becomes of its matter (二期工程建成投用)."""
    return max(_STATE.finditer(text), key=lambda match: match.end(), default=[""])[0]


def _first(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def find(text: str) -> str:
        match = pattern.search(text)
        return match[0] if match else ""

    return find


_FINDERS: dict[Kind, Callable[[str], str]] = {
    Kind.DATE: _date,
    Kind.STATE: _state,
    Kind.RANK: _first(_RANK),
    Kind.GRADE: _first(_GRADE),
}
