"""The surroundings of each quantity: the words before and after it in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.figures.grammar import Quantity
from index.figures.verbs import acts
from index.figures.wording import CHANGES, JOINING

_ASIDE = re.compile(r"[（(][^（()）\d\n]{0,12}[）)]")
_STOP = re.compile(r"[，。；：！？,;:!?\n]|……")
_END = re.compile(r"[。；！？;!?\n]")
_PROVISO = re.compile(r"(?:考虑|扣除|剔除|按照?)[^，]*(?:因素|计算|口径)")
_LINK = re.compile(r"\s*[、和及与]\s*")
_JOINED = re.compile(rf"{JOINING}$")
_JOINED_ITEM = re.compile(rf"(?<=..){JOINING}[^，、的和及与]{{2,3}}$")
_LIMIT = re.compile(r"(?:左右)?以[上下内]$")


_SIZES = frozenset(["平方米", "米", "小时", "天", "千伏"])


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity between the words of its clause.

    `left` runs from the clause's start or the quantity before, `right` to the
    quantity after. `earlier` is the clause before in the same sentence, `opens`
    tells that no quantity of the sentence stands before, `starts` that
    `left` starts a clause, `linked` that only a
    connective (、 和) parts it from the one before.
    """

    quantity: Quantity
    left: str
    right: str
    earlier: str
    opens: bool
    starts: bool
    linked: bool


def contexts_of(passage: str, quantities: Sequence[Quantity]) -> list[Context]:
    """The context of each quantity, in order."""
    plain = _ASIDE.sub(lambda match: "x" * len(match[0]), passage)
    floors = list(_floors(plain, quantities))
    rights = _rights(plain, passage, quantities)
    return [
        Context(
            quantity=quantity,
            left=passage[floors[index] : quantity.start],
            right=rights[index],
            earlier=_earlier(plain, passage, floors[index]),
            opens=index == 0 or bool(_END.search(plain, quantities[index - 1].end, quantity.start)),
            starts=floors[index] == 0 or bool(_STOP.match(plain, floors[index] - 1)),
            linked=index > 0
            and bool(_LINK.fullmatch(plain, quantities[index - 1].end, quantity.start)),
        )
        for index, quantity in enumerate(quantities)
    ]


def _floors(plain: str, quantities: Sequence[Quantity]) -> Iterator[int]:
    """Where the words that belong to each quantity begin."""
    floor = 0
    for index, quantity in enumerate(quantities):
        previous = quantities[index - 1] if index else None
        start = previous.end if previous else 0
        stops = [match.end() for match in _STOP.finditer(plain, start, quantity.start)]
        if stops:
            floor = stops[-1]
        elif previous and not _modifies(plain, previous, quantity):
            floor = _item_start(plain, start, quantity.start)
        yield floor


def _item_start(plain: str, start: int, end: int) -> int:
    """After the 、 or 和 that ends the item of the quantity before, if there is one."""
    if end - 1 > start and _JOINED.search(plain, start, end):
        return end
    return start if plain.startswith("、", start) else max(start, plain.rfind("、", start, end) + 1)


def _modifies(plain: str, previous: Quantity, quantity: Quantity) -> bool:
    """Whether `previous` is an attribute of what follows: 5000万以上的企业1家."""
    between = plain[previous.end : quantity.start]
    if not between or "、" in between or between[0] in "和及与":
        return False
    return (
        between[0] == "的"
        or bool(_LIMIT.search(previous.unit))
        or (previous.dimension in _SIZES and len(between) > 2 and not _acts(between))
    )


def _acts(between: str) -> bool:
    return acts(between) or bool(CHANGES.match(between))


def _rights(plain: str, passage: str, quantities: Sequence[Quantity]) -> list[str]:
    """The words after each quantity; one in a list shares those of the next.

    So does one before an attribute: 1处占地16.5亩的基地 counts the 基地.
    """
    rights: list[str] = []
    following: Quantity | None = None
    for quantity in reversed(quantities):
        between = plain[quantity.end : following.start if following else len(plain)]
        if following and _passes_on(plain, between, following):
            rights.append(rights[-1])
        else:
            length = _own_length(between) if following else len(between)
            aside = _ASIDE.match(passage, quantity.end)
            start = aside.end() if aside else quantity.end
            rights.append(passage[start : quantity.end + length])
        following = quantity
    return rights[::-1]


def _own_length(between: str) -> int:
    """The words up to the 、 or 与 that starts the item of the quantity after them."""
    joined = _JOINED_ITEM.search(between)
    listed = joined.start() if joined else between.rfind("、")
    return listed if listed > 0 and not _STOP.search(between) else len(between)


def _passes_on(plain: str, between: str, following: Quantity) -> bool:
    attribute = plain.startswith("的", following.end) and not _STOP.search(between)
    bound = not between and bool(_LIMIT.search(following.unit))
    return attribute or bound or between in ("、", "和", "及", "与")


def _earlier(plain: str, passage: str, floor: int) -> str:
    """The clause that ends just before `floor`, empty if another sentence stands there."""
    end = floor - 1
    if end <= 0 or not _STOP.match(plain, end) or _END.match(plain, end):
        return ""
    starts = [match.end() for match in _STOP.finditer(plain, max(0, end - 80), end)]
    start = starts[-1] if starts else max(0, end - 80)
    clause = passage[start:end]
    return _earlier(plain, passage, start) if _PROVISO.fullmatch(clause) else clause
