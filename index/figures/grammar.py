"""The grammar of quantities: where a text holds a number with its unit.

One alternation, compiled once, finds the candidates; small checks on the characters
around each then reject dates, ordinals, labels (125510, 5A, 1+4+N, PM2.5) and set
phrases (两个维护), which only look like quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.figures.numerals import ARABIC, CHINESE, SCALE, fold, parse_number, scale_of
from index.figures.units import UNIT, size_of

_ABOUT = (
    r"(?:大约|(?<![签预合公节節契违])约|将近|(?<![附靠接最邻临新远])近|超(?![过额])|逾|(?<!突)破"
    r"|(?<![以迈站跨登跃踏])上(?=[十百千]?[万亿]))?"
)
_BETWEEN = r"[-－—–~～至到]{1,2}"
_GAP = r"[^\S\n]{0,2}"
_MORE = r"(?:(?<=[倍元年月天斤吨亩])多(?![元种样功层方渠次部个家年]))?"
_BOUND = r"(?:左右|以上(?!述)|以下|以内|上下)?"
_NUMERAL = "一二两三四五六七八九十百千万亿零〇几数点"

_QUANTITY = re.compile(
    rf"(?P<value>{_ABOUT}{_GAP}(?:"
    rf"(?P<part>[百千万]分之(?P<points>{CHINESE}(?:[至到]{CHINESE})?|{ARABIC}))"
    r"|(?P<fraction>[二三四五六七八九十]分之[一二三四五六七八九]|(?<=[\u4e00-\u9fff])\d/\d{1,2}(?![\d/日月]))"
    r"|(?P<fan>翻了?(?P<fans>[一二两三四五六七八九])?番多?|一半(?=以上|左右|[，。；、的]|$))"
    rf"|(?<![\d.])(?P<arabic>{ARABIC})(?P<many>(?:{SCALE})?[多余来几])?"
    rf"(?:(?P<low>{_GAP}(?:{SCALE})?(?:%|{UNIT})?)(?P<between>{_BETWEEN})(?:{ARABIC}))?"
    rf"|(?<![{_NUMERAL}第])(?P<chinese>{CHINESE}(?:[多余来几](?:{SCALE})?)?)"
    rf"(?:{UNIT}?(?P<to>[到至]){CHINESE})?"
    rf"|(?<![{_NUMERAL}第每\d家])(?P<bare>[十百千]?[万亿]亿?|[百千])(?P<plenty>[多余])?"
    rf"))(?P<unit>(?:{_GAP}(?P<scale>{SCALE})?(?:%|{_GAP}{UNIT})|(?:{SCALE})?){_MORE}{_BOUND})"
)

_FIRST = re.compile(rf"[\d翻{_NUMERAL}]")
_BEFORE = re.compile(rf"(?:大约|约|将近|近|超|逾|破|上){_GAP}$")

_LABELLED = re.compile(r"(?:第|[A-Za-z0-9+＋.．〔\[［:：_/]|[A-Za-z0-9][-—–])$")
_GROWTH = re.compile(
    r"(?:增长|增加|提高|提升|上升|上涨|下降|减少|降低|回落|下跌|增幅|降幅|涨幅|增速)[了约近超]?$"
)
_NAMED = re.compile(r"[A-Za-z]|级(?!以)")
_YEAR_OF = re.compile(r"\d|间?第|前(?!沿)|间(?!接|隔)|以?来(?![自源华])")
_PERIOD_OF = re.compile(r"(?:今后|未来|过去|最近|[前这])$")
_CLOCK = re.compile(r"\d[时点](?:\d{1,2}分)?$")
_COMPOUND = re.compile(rf"级|元?新?台阶|分之|[{_NUMERAL}A-Za-z]")
_END = re.compile(r"[，。；、！？,;）)\n]|\s*$")
_SHARED_UNIT = re.compile(rf"(?:[、和及与](?:{ARABIC}))+(?:%|个?百分点|{SCALE}{UNIT})")
_LEVEL = re.compile(r"(?:提高|上升|升|增加|下降|降低?|减少)[到至]")
_NUMBERED = re.compile(r"(?:[、和及与]\d+)+[号线期]")
_TOLD = re.compile(r"(?:分别|增长|下降|提高|降低|[为达高低快增降至])$")
_REACHED = re.compile(r"(?:突破|超过|达到?|迈[上过]|跨[上过越]|站上)$")
_DURATION = re.compile(r"(?:连续|提前|为期|历时|延长)$")
_COUNTED = re.compile(r"[个种位家名项件所处台场户人倍座条次类宗起支]")
_SET_PHRASE = re.compile(
    r"次(?:会议|全会|党代|全国|代表|产业)|项(?:规定|原则|基本)|人(?:大|民)|位数|种(?:资源|制度)"
    r"|条(?:腿|道路|路线|战线)|个(?:现代化|大区|方面|自信|意识|维护|确立|阶段|月|大局|积极性|市场|务必|文明|“)"
)
_PERIOD = re.compile(r"个多?月(?:以?来|内)")
_LONGEST_TITLE = 30
_QUOTED = re.compile(r"[^“”。，；\n]{0,9}”")
_AGED = re.compile(r"(?:寿命|年龄)[^，。；]{0,12}$")
_PHYSICAL = re.compile(
    r"元|美元|亩|吨|斤|公斤|公里|平方米|立方米|千瓦|株|棵|头|只|台(?!阶)|套|张|次|标准?箱"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; offsets count from the start of the text searched.

    `number` and `dimension` are those of `index.report.Figure`.
    """

    value: str
    unit: str
    start: int
    end: int
    number: float | None
    dimension: str


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of `text`, in order and without overlaps."""
    folded = fold(text)
    found: list[Quantity] = []
    position = 0
    while first := _FIRST.search(folded, position):
        match = _match_from(folded, position, first.start())
        if not match:
            position = first.end()
            continue
        match = _without_journey(folded, match)
        if _is_quantity(folded, match):
            found.append(_quantity(text, match))
            position = match.end()
        else:
            position = match.end() if match["arabic"] else match.start() + 1
    return found


def _match_from(text: str, position: int, first: int) -> re.Match[str] | None:
    """A candidate whose number starts at `first`, with an 约 before it that is not yet read.

    Looking for the first character of a number is far cheaper than for a whole quantity.
    """
    about = _BEFORE.search(text, max(position, first - 4), first)
    match = _QUANTITY.match(text, about.start()) if about else None
    return match or _QUANTITY.match(text, first)


def parse_quantity(written: str) -> tuple[float | None, str]:
    """The number in base units and the dimension: 1.43亿元 → (143000000.0, 元).

    The number is None where it cannot be told (几十亿元), the dimension empty too if
    `written` does not start with a quantity.
    """
    match = _QUANTITY.match(fold("".join(written.split())))
    return _measure(match) if match else (None, "")


def _without_journey(text: str, match: re.Match[str]) -> re.Match[str]:
    """从5个到6个 tells of two quantities, 5个到6个 alone of one range."""
    start = match.start()
    to = "to" if match["to"] else "between"
    if not match[to] or match[to] not in "至到" or text[start - 1 : start] not in "从由":
        return match
    return _QUANTITY.match(text, start, match.start(to)) or match


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    if match["part"] or match["fraction"]:
        return True
    if _is_quoted(text, match) or _PERIOD.match(text, match.start("unit")):
        return False
    if match["fan"]:
        return True
    if match["arabic"]:
        return _is_western(text, match)
    return _is_bare(text, match) if match["bare"] else _is_chinese(text, match)


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Whether a number is part of a title or of a name in quotation marks: “15分钟生活圈”."""
    title = text[max(0, match.start() - _LONGEST_TITLE) : match.start()]
    if title.rfind("《") > title.rfind("》"):
        return True
    before = title[-9:]
    return before.rfind("“") > before.rfind("”") and bool(_QUOTED.match(text, match.end()))


def _is_western(text: str, match: re.Match[str]) -> bool:
    before, unit = text[max(0, match.start() - 3) : match.start()], match["unit"].strip()
    if _LABELLED.search(before) or _NAMED.match(text, match.end()):
        return False
    if unit[:1] in ("分", "秒") and _CLOCK.search(text, max(0, match.start() - 5), match.start()):
        return False
    if before.endswith("前") and re.match(r"[位名个%‰]", unit):
        return False
    if not unit and not match["many"]:
        return _stands_alone(text, match)
    if unit.startswith("岁"):
        return bool(_AGED.search(text, max(0, match.start() - 20), match.start()))
    return not unit.startswith("年") or _is_duration(text, match)


def _is_duration(text: str, match: re.Match[str]) -> bool:
    number = match["arabic"].replace(" ", "")
    short = len(number.partition(".")[0]) < 3 and number[0] != "0"
    start = match.start()
    if match["value"][0] == "近" or _PERIOD_OF.search(text, max(0, start - 2), start):
        return False
    return (short or bool(match["many"])) and not _YEAR_OF.match(text, match.end())


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """A number without a unit counts after a word of growth, or after a noun at a clause's end."""
    start, number = match.start(), match["arabic"].replace(" ", "")
    if _SHARED_UNIT.match(text, match.end()):
        return bool(_TOLD.search(text, max(0, start - 3), start))
    if _LEVEL.match(text, match.end()) and text[start - 1] in "从由":
        return True
    if not _END.match(text, match.end()) or _NUMBERED.match(text, match.end()):
        return False
    if _GROWTH.search(text, max(0, start - 4), start):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", number) or number.endswith(".0") or match["between"]:
        return False
    return bool(re.match(r"(?![比路线道号楼])[\u4e00-\u9fff]", text[start - 1 : start]))


def _is_bare(text: str, match: re.Match[str]) -> bool:
    """万亩, 超万亿元 and 破百万 are amounts, 万家灯火 and 亿万群众 are not."""
    before = text[max(0, match.start() - 1) : match.start()]
    if _COMPOUND.match(text, match.end()) or before.endswith(("（", "(", "：")):
        return False
    approximate = not match["value"].startswith(match["bare"]) or match["plenty"]
    if match["value"][0] == "上":
        return True
    if approximate or _REACHED.search(text, max(0, match.start() - 3), match.start()):
        return bool(match["unit"]) or bool(_END.match(text, match.end()))
    return match["bare"] not in "百千" and bool(_PHYSICAL.match(match["unit"]))


def _is_chinese(text: str, match: re.Match[str]) -> bool:
    written, unit = match["chinese"], match["unit"].strip()
    before = text[max(0, match.start() - 3) : match.start()]
    if re.search(r"[第“\"每届]$", before) or text.startswith("级", match.end()):
        return False
    if unit.startswith("年"):
        return bool(_DURATION.search(before))
    if not unit:
        return len(written) > 1 and written[-1] in "万亿"
    if unit[0] in "分岁" or _SET_PHRASE.match(text, match.start("unit")):
        return False
    if len(written) > 1:
        return bool(re.search(r"[十百千万亿点]", written))
    return (
        unit[0] in "倍成"
        or unit.endswith(("左右", "以上", "以下"))
        or (
            (written != "一" or "百分点" in unit)
            and written + unit != "二次"
            and bool(_COUNTED.match(unit))
        )
    )


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = match.start() + len(match[0].rstrip())
    cut = min(match.end("value"), end)
    number, dimension = _measure(match)
    return Quantity(
        value="".join(text[start:cut].split()),
        unit="".join(text[cut:end].split()),
        start=start,
        end=end,
        number=number,
        dimension=dimension,
    )


def _measure(match: re.Match[str]) -> tuple[float | None, str]:
    if match["fan"] == "一半":
        return 50.0, "%"
    if match["fan"]:
        return 2.0 ** (parse_number(match["fans"] or "一") or 1), "倍"
    if match["part"]:
        share = parse_number(re.split(r"[至到]", match["points"])[0])
        hundredth = {"百": 1.0, "千": 0.1, "万": 0.01}[match["part"][0]]
        return (None if share is None else share * hundredth), "%"
    if match["fraction"]:
        return _share(match["fraction"]), "%"
    return _measure_written(match)


def _share(fraction: str) -> float:
    """三分之二 and 2/3 in per cent."""
    below, above = fraction.split("分之") if "分之" in fraction else fraction.split("/")[::-1]
    return 100 * (parse_number(above) or 0) / (parse_number(below) or 1)


def _measure_written(match: re.Match[str]) -> tuple[float | None, str]:
    """The lower bound of a range, in the scale that the range ends in unless it has its own."""
    dimension, size = size_of("".join(match["unit"].split()))
    low = re.match(SCALE, (match["low"] or "").strip())
    if low:
        size *= scale_of(low[0]) / scale_of(match["scale"] or "")
    number = _number(match)
    return (None if number is None else float(f"{number * size:.12g}")), dimension


def _number(match: re.Match[str]) -> float | None:
    if match["bare"]:
        return scale_of(match["bare"])
    if match["chinese"]:
        return parse_number(match["chinese"])
    number = parse_number(match["arabic"])
    return None if number is None else number * scale_of((match["many"] or "").rstrip("多余来几"))
