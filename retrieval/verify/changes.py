"""What the differences between a claim and a report amount to: a number, a unit, a direction …

A difference is told by the words that it cuts into, not by the characters alone: where 上升
became 下降, the two characters that differ say nothing by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, zip_longest

from index.figures.grammar import parse_quantity
from index.figures.numerals import SCALE
from index.figures.units import UNIT
from index.script import simplified
from retrieval.verify.model import Alteration, Change, Piece
from retrieval.verify.tokens import Sort, folded, tokens_of

Segment = Callable[[str], Sequence[str]]
"""Cuts a text into words, which join to it."""

_NUMERAL = r"[零〇一二三四五六七八九十百千两几]"
_QUANTITY = re.compile(
    rf"(?P<number>\d[\d,，.．]*\d|\d|{_NUMERAL}+(?:点{_NUMERAL}+)?)"
    rf"(?P<unit>\s*(?:{SCALE})?\s*(?:年代|年|月|日|季度|{UNIT})?)"
)
_TIME = re.compile(r"(?:[12]\d{3}\s*年代?|月|日|季度)$")
_RELATIVE_TIME = re.compile(r"去年|今年|明年|前年|后年|上年|上半年|下半年|全年|年底|年初|年末")
_RISE = re.compile(r"(?<!负)增长|增加|提高|上升|上涨|提升|增幅|扩大|回升|(?<!下)升(?![级学])|涨")
_FALL = re.compile(r"负增长|下降|减少|降低|下滑|回落|降幅|缩小|下跌|降(?![低雨])|跌")
_PLAN = re.compile(
    r"力争|争取|预计|预期|计划|打算|准备|拟|目标|有望|力求|确保|(?<![主重需首必只紧摘概简提])要(?![求素点害道是闻])|将|安排|达到或超过"
)
_RESULT = re.compile(r"完成|实现|达到|达|已经?|了|取得|建成")
_NEGATION = re.compile(
    r"不(?![断懈竭移仅但只少同])|未(?!来)|没有?(?!收)|无(?![论人线锡偿])|非(?![常遗税洲物凡])"
)

_MOST_OF_WORD = 8
"""So many characters at most are shown on either side of a difference to make a word of it."""

_HEDGE = re.compile(r"\s*(?:左右|上下|以上|以下|以内|以外)")

_ORDER = {change: rank for rank, change in enumerate(Change)}


def alterations_of(pieces: Sequence[Piece], segment: Segment) -> tuple[Alteration, ...]:
    """What the pieces that differ changed, each once."""
    claim = _Side("".join(piece.claimed for piece in pieces), segment)
    report = _Side("".join(piece.written for piece in pieces), segment)
    found: dict[Alteration, None] = {}
    here = there = 0
    for piece in pieces:
        upto, until = here + len(piece.claimed), there + len(piece.written)
        if not piece.same:
            cuts = _Cut(claim, (here, upto)), _Cut(report, (there, until))
            found |= dict.fromkeys(_told(*cuts))
        here, there = upto, until
    return tuple(found)


def left_out_before(text: str) -> Iterator[Alteration]:
    """What a quotation leaves out that begins within a clause, if it turns the sense.

    `text` is the beginning of that clause: 力争, 未.
    """
    for change, pattern in ((Change.STATUS, _PLAN), (Change.NEGATION, _NEGATION)):
        found = pattern.search(simplified(text))
        if found:
            yield Alteration(change, "", text[found.start() : found.end()])


def left_out_behind(claim: str, text: str) -> Iterator[Alteration]:
    """What a quotation leaves out that ends in a quantity, if it makes that another: 左右, 以上.

    `text` is what follows it in the report.
    """
    quantities = list(_QUANTITY.finditer(claim))
    found = _HEDGE.match(simplified(text))
    if found and quantities and quantities[-1].end() == len(claim):
        yield Alteration(Change.NUMBER, "", text[: found.end()].strip())


def gravest_first(alterations: Iterable[Alteration]) -> tuple[Alteration, ...]:
    """The alterations in the order of `Change`, each once."""
    return tuple(sorted(dict.fromkeys(alterations), key=lambda one: _ORDER[one.change]))


class _Side:
    """One of the two texts; `plain` has its length."""

    def __init__(self, text: str, segment: Segment) -> None:
        self.text = text
        self.plain = simplified(text).translate(_PLAIN)
        self._segment = segment

    @cached_property
    def edges(self) -> list[int]:
        """Where words begin, and the end of the text."""
        return list(accumulate(map(len, self._segment(self.text)), initial=0))


class _Cut:
    """A stretch of a side, to be asked for the words that it cuts into."""

    def __init__(self, side: _Side, span: tuple[int, int]) -> None:
        self._side, self._span = side, span
        self.text = side.text[slice(*span)]

    @property
    def is_whole(self) -> bool:
        """Whether it is a clause, or an item of a list, and a mark that parts it from the rest."""
        start, end = self._span
        text = self._side.text
        begins, ends = _is_mark(text[start : start + 1]), _is_mark(text[end - 1 : end])
        after = begins and _is_mark(text[end : end + 1])
        return bool(self.text) and (after or (ends and _is_mark(text[:start][-1:])))

    def reach(self) -> tuple[int, int]:
        """How many characters its first word has before it, and its last word behind it."""
        start, end = self._span
        edges = self._side.edges
        first = max(edge for edge in edges if edge <= start)
        return start - first, min(edge for edge in edges if edge >= end) - end

    def widened(self, before: int, behind: int) -> str:
        """Its text with so many characters on either side."""
        start, end = self._span
        return self._side.text[max(0, start - before) : end + behind]

    def words(self, pattern: re.Pattern[str]) -> list[str]:
        """The matches of a pattern that overlap the stretch, as they are written."""
        return [self._side.text[m.start() : m.end()] for m in self._matches(pattern)]

    def words_there(self, pattern: re.Pattern[str]) -> list[str]:
        """The same; of an empty stretch those that it touches."""
        start, end = self._span
        here = _Cut(self._side, (start - 1, end + 1)) if start == end else self
        return here.words(pattern)

    def quantities(self) -> list[tuple[str, str]]:
        """Number and unit of each quantity that the stretch cuts into."""
        return [(m["number"], m["unit"].strip()) for m in self._matches(_QUANTITY)]

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        start, end = self._span
        for match in pattern.finditer(self._side.plain):
            if match.start() < end and start < match.end():
                yield match


_PLAIN = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")


def _told(claimed: _Cut, written: _Cut) -> Iterator[Alteration]:
    """What one difference changed; plain wording if it is nothing graver."""
    one, other = claimed.text.strip(), written.text.strip()
    if not other and claimed.is_whole:
        yield Alteration(Change.ADDED, _without_marks(one), "")
    elif not one and written.is_whole:
        yield Alteration(Change.OMITTED, "", _without_marks(other))
    elif graver := [*_quantities(claimed, written), *_words(claimed, written)]:
        yield from graver
    elif _is_mark(one) and _is_mark(other):
        yield Alteration(Change.PUNCTUATION, one, other)
    else:
        yield Alteration(Change.WORDING, *_whole_words(claimed, written))


def _whole_words(claimed: _Cut, written: _Cut) -> tuple[str, str]:
    """Both sides with the rest of the words that the difference cuts into: 推动, 推进."""
    one, other = claimed.text.strip(), written.text.strip()
    if one and other:
        reaches = claimed.reach(), written.reach()
        before, behind = (min(_MOST_OF_WORD, max(each)) for each in zip(*reaches, strict=True))
        wide, other_wide = claimed.widened(before, behind), written.widened(before, behind)
        edges = [folded(side) for side in (wide, other_wide)]
        if _shared(edges, before, behind):
            return wide.strip(), other_wide.strip()
    return one, other


def _shared(sides: Sequence[str], before: int, behind: int) -> bool:
    """Whether both sides begin and end with the same so many characters."""
    one, other = sides
    return (
        one[:before] == other[:before] and one[len(one) - behind :] == other[len(other) - behind :]
    )


def _quantities(claimed: _Cut, written: _Cut) -> Iterator[Alteration]:
    for one, other in zip_longest(claimed.quantities(), written.quantities(), fillvalue=("", "")):
        told = "".join(one), "".join(other)
        if not all(told) and _is_bare_numeral("".join(told)):
            continue
        number, unit = _value(one[0]) != _value(other[0]), folded(one[1]) != folded(other[1])
        if number and any(map(_TIME.search, told)):
            yield Alteration(Change.TIME, *told)
        elif (number or unit) and _is_same_quantity(*told):
            yield Alteration(Change.NOTATION, *told)
        elif number:
            yield Alteration(Change.NUMBER, *told)
        elif unit:
            yield Alteration(Change.UNIT, *told)


def _is_bare_numeral(text: str) -> bool:
    """Whether it is a numeral without a unit, which may be part of a word: 千, 九."""
    return re.fullmatch(rf"{_NUMERAL}+", text) is not None


def _is_same_quantity(claimed: str, written: str) -> bool:
    one, other = parse_quantity(claimed), parse_quantity(written)
    return one == other and one[0] is not None


def _words(claimed: _Cut, written: _Cut) -> Iterator[Alteration]:
    yield from _changed(Change.TIME, _RELATIVE_TIME, claimed, written)
    yield from _turned(claimed, written)
    yield from _changed(Change.STATUS, _PLAN, claimed, written)
    yield from _changed(Change.NEGATION, _NEGATION, claimed, written)


def _turned(claimed: _Cut, written: _Cut) -> Iterator[Alteration]:
    """A rise that became a fall, or the other way round."""
    for one, other in ((_RISE, _FALL), (_FALL, _RISE)):
        here, there = claimed.words_there(one), written.words_there(other)
        if here and there and not (claimed.words(other) and written.words(one)):
            yield Alteration(Change.DIRECTION, here[0], there[0])
            return


def _changed(
    change: Change, pattern: re.Pattern[str], claimed: _Cut, written: _Cut
) -> Iterator[Alteration]:
    """Words of a kind that the one side has and the other has not, or has others of."""
    here, there = claimed.words(pattern), written.words(pattern)
    if list(map(folded, here)) == list(map(folded, there)):
        return
    if change is Change.STATUS:
        if here and there:  # a plan in other words
            return
        here, there = here or claimed.words(_RESULT), there or written.words(_RESULT)
    yield Alteration(change, "".join(here[:1]), "".join(there[:1]))


def _value(number: str) -> str:
    return folded(number).replace(",", "").strip()


def _without_marks(text: str) -> str:
    telling = [token for token in tokens_of(text) if token.sort is not Sort.MARK]
    return text[telling[0].start : telling[-1].end] if telling else text


def _is_mark(text: str) -> bool:
    return all(token.sort is Sort.MARK for token in tokens_of(text))
