"""The grammar of quantities: where a text holds a number with its unit.

Dates, ordinals, labels (125510, 5A, 1+4+N, PM2.5) and set phrases (两个维护) are
not quantities. One alternation, compiled once, finds the candidates; small checks
on the characters around each then reject what only looks like one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.figures.numerals import ARABIC, CHINESE, SCALE, fold, parse_number, scale_of
from index.figures.units import UNIT, size_of

_ABOUT = r"(?:大约|约|将近|(?<![附靠接最邻临新远])近|超(?![过额])|逾|(?<!突)破)?"
_BETWEEN = r"(?:[-－—–~～至]{1,2})"
_GAP = r"[^\S\n]{0,2}"
_TAIL = r"(?:(?<=[倍元年月天斤吨亩])多(?![元种样功层方渠次部个家年]))?(?:左右|以上(?!述)|以下|以内|上下)?"
_BARE_UNIT = (
    r"(?:元|美元|亩|吨|斤|公斤|公里|平方米|立方米|千瓦时?|株|棵|头|只|台(?!阶)|套|张|次|标准?箱)"
)

_QUANTITY = re.compile(
    rf"(?P<value>{_ABOUT}{_GAP}(?:"
    rf"(?P<part>[百千万]分之(?P<points>{CHINESE}(?:[至到]{CHINESE})?|{ARABIC}))"
    rf"|(?P<fraction>[二三四五六七八九十]分之[一二三四五六七八九])"
    rf"|(?P<fan>翻(?P<fans>[一二两三四])?番)"
    rf"|(?<![\d.])(?P<arabic>{ARABIC})(?P<scaled>(?:{SCALE})?[多余来几](?:{SCALE})?)?"
    rf"(?:(?P<low>{_GAP}(?:{SCALE})?(?:%|{UNIT})?){_BETWEEN}(?P<high>{ARABIC}))?"
    rf"|(?<![一二两三四五六七八九十百千万亿零〇第])(?P<chinese>{CHINESE})(?P<many>[多余来几](?:{SCALE})?)?"
    rf"|(?P<bare>[十百千]?[万亿]亿?|[百千])(?P<plenty>[多余])?"
    rf"))(?P<unit>(?:{_GAP}(?P<scale>{SCALE})?[多余]?(?:%|{_GAP}{UNIT})|(?P<loose>{SCALE})?){_TAIL})"
)

_NOT_BEFORE = re.compile(
    r"(?:第|[A-Za-z0-9+＋.〔\[:：/_-]|[A-Za-z][-—]|[“\"]|前|每|十[一二三四五]五?)$"
)
_LABEL_AFTER = re.compile(
    r"[A-Za-z+＋\-—/:：]*\d|[A-Za-z+＋.．岁年月日号版届级强]|世纪|周年|季度|后[，。、]"
)
_CHANGE = re.compile(
    r"(?:增长|增加|提高|提升|上升|上涨|下降|减少|降低|回落|下跌|增幅|降幅|涨幅|增速)[了约近超]?$"
)
_STOP = re.compile(r"[，。；、！？,;）)]|\s|$")
_COUNTED = re.compile(r"(?:[个位家名项件所处台场户人倍座条次类宗起支])")
_SET_PHRASE = re.compile(
    r"次(?:会议|全会|党代|全国|代表)|项(?:规定|原则|基本)|个(?:方面|自信|意识|维护|确立|阶段|月)|人(?:大|民)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; offsets count from the start of the text searched."""

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
    while match := _QUANTITY.search(folded, position):
        position = max(match.end(), position + 1)
        if _is_quantity(folded, match):
            found.append(_quantity(text, match))
        elif not match["arabic"]:
            position = match.start() + 1
    return found


def parse_quantity(written: str) -> tuple[float | None, str]:
    """The number in base units and the dimension: 1.43亿元 → (143000000.0, 元).

    The number is None and the dimension empty if `written` is no quantity.
    """
    match = _QUANTITY.match(fold("".join(written.split())))
    if match is None:
        return None, ""
    return _measure(match)


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    if match["part"] or match["fraction"] or match["fan"]:
        return True
    start, unit = match.start("value"), match["unit"].strip()
    before = text[max(0, start - 3) : start]
    if match["arabic"]:
        return _is_western(text, match, before, unit)
    if match["bare"]:
        return _is_bare(text, match, before, unit)
    return _is_chinese(text, match, before, unit)


def _is_western(text: str, match: re.Match[str], before: str, unit: str) -> bool:
    quoted = before.endswith(("“", '"')) and not unit
    if before.endswith("前") and re.match(r"[位名个]", unit):
        return False
    if re.search(r"(?:第|[A-Za-z0-9+＋.．〔\[:：_]|[A-Za-z0-9][-—–/])$", before) or quoted:
        return False
    if not unit and not match["scaled"]:
        return _stands_alone(text, match, before)
    if re.match(r"年(?![多左以])", unit) or unit == "年":
        return _is_duration(text, match)
    return not re.match(r"级(?![以])", text[match.end() :]) and not re.match(
        r"[A-Za-z]", text[match.end() :]
    )


def _is_duration(text: str, match: re.Match[str]) -> bool:
    number = match["arabic"]
    return len(number) < 3 and number[0] != "0" and not re.match(r"\d|间?第", text[match.end() :])


def _stands_alone(text: str, match: re.Match[str], before: str) -> bool:
    """A number without a unit counts after a growth word, or where a noun ends a clause."""
    after = text[match.end() : match.end() + 1]
    if _CHANGE.search(text[max(0, match.start() - 4) : match.start()]):
        return not re.match(r"[\dA-Za-z]", after)
    if re.fullmatch(r"(?:19|20)\d\d", match["arabic"]) or match["arabic"].endswith(".0"):
        return False
    return (
        bool(re.search(r"[\u4e00-\u9fff]$", before) and re.match(r"[，。；、,;]|$|\n", after))
        and not match["high"]
    )


def _is_bare(text: str, match: re.Match[str], before: str, unit: str) -> bool:
    approximate = len(match["value"].strip()) > len(match["bare"]) or bool(match["plenty"])
    if re.search(r"[一二两三四五六七八九十百千万亿零〇第几数每\d家]$", before) or text.startswith(
        "级", match.end()
    ):
        return False
    if re.match(r"分之|[一二三四五六七八九十百千万亿]", text[match.end() :]):
        return False
    if approximate:
        return bool(unit) or bool(_STOP.match(text, match.end()))
    return len(match["bare"].strip("百千")) > 0 and bool(re.match(_BARE_UNIT, unit))


def _is_chinese(text: str, match: re.Match[str], before: str, unit: str) -> bool:
    written = match["chinese"]
    if re.search(r"[第“\"每十届]$", before) or not unit or re.match(r"年|月", unit):
        return bool(re.match(r"年", unit) and re.search(r"连续|提前|为期|历时$", before))
    if _SET_PHRASE.match(text, match.start("unit")):
        return False
    if len(written) == 1 and not match["many"] and not match["scale"]:
        return (written != "一" and bool(_COUNTED.match(unit))) or unit.startswith(("倍", "亿", "万"))
    return bool(
        re.search(r"[十百千万亿]", written + (match["scale"] or ""))
    ) and not text.startswith("级", match.end())


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    end = match.end()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    while end > start and text[end - 1].isspace():
        end -= 1
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
    if match["fan"]:
        return float(2 ** (parse_number(match["fans"] or "一") or 1)), "倍"
    if match["part"]:
        share = parse_number(re.split(r"[至到]", match["points"])[0])
        hundredth = {"百": 1.0, "千": 0.1, "万": 0.01}[match["part"][0]]
        return (None if share is None else share * hundredth), "%"
    if match["fraction"]:
        below, above = (parse_number(part) for part in match["fraction"].split("分之"))
        return 100 * (above or 0) / (below or 1), "%"
    return _sized(match)


def _sized(match: re.Match[str]) -> tuple[float | None, str]:
    dimension, size = size_of("".join(match["unit"].split()))
    extra = match["scaled"] or match["many"] or ""
    written = match["arabic"] or match["chinese"] or match["bare"] or ""
    number = scale_of(written) if match["bare"] else parse_number(written)
    if number is None:
        return None, dimension
    return round(number * scale_of(re.sub(r"[多余来几]", "", extra)) * size, 6), dimension
