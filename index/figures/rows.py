"""Figures in table rows: a row's first cell says what is measured, the column's head the rest.

A loader gives a row as one line, its cells parted by tabs or by ` | `. The first row of
a table is its head unless it holds numbers itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.figures.grammar import parse_quantity
from index.figures.numerals import ARABIC, fold
from index.figures.prose import read_prose
from index.figures.units import UNIT
from index.report import Figure

_BREAK = re.compile(r"\t| \| ")
_NUMBER = re.compile(
    rf"(?P<value>[-−－+]?(?:{ARABIC}))(?P<unit>\s?(?:[十百千]?[万亿])?(?:%|{UNIT})?)"
)
_UNIT = re.compile(rf"(?:[十百千]?[万亿])?(?:%|{UNIT})|[十百千]?[万亿]")
_TIME = re.compile(
    r"(?:19|20)\d\d年?|(?:(?:19|20)\d\d年)?(?:\d{1,2}[-—至]?\d{0,2}月份?|[上下]半年|[前一二三四]+季度|全年|本年)"
)
_IN_BRACKETS = re.compile(r"[（(](?:单位[：:])?([^（）()]*)[）)]")
_PLAIN_HEAD = re.compile(
    r"(?:今年|去年|上年|本年|全年|年度|年|月|同期|累计|当期|本期|实际|预计|预期)*"
    r"(?:数量|数值|数额|指标值?|完成[值数]?|实际[值数]?|目标[值数]?|计划[值数]?|总量|合计|绝对[值量数]|情况|完成情况|进展|单位|值|数)?"
)
_GROWTH_HEAD = re.compile(
    r"(?:[比较](?:上年|去年|同期|上年同期))?(?:同比|环比)?(?:增长|增减|增速|增幅|升降|涨幅|变化)?(?:率|幅度|速度)?[±+]?"
)
_CAPTION = re.compile(
    r"[^|\t]*?(?<![一-龥])(?:计量)?单位[：:]\s*([^\s（）()|，,；;]{1,8})[）)]?\s*"
)
"""A table's line of caption: 单位：万元, 主要指标表（单位：亿元）."""
_RATE = re.compile(r"率|占比|比重|[增升降涨](?:长|减|速|幅|降)|%")
"""What a table's caption gives no unit of."""
_MARK = re.compile(r"^(?:\d{1,2}[.、．]|[（(]\d{1,2}[）)]|其中[：:]?)\s*")


@dataclass(frozen=True, slots=True)
class _Cell:
    """The text of a cell and where it starts."""

    text: str
    start: int


def is_row(line: str) -> bool:
    """Whether a line is a table row of at least two cells."""
    return len([cell for cell in _BREAK.split(line.strip()) if cell.strip()]) > 1


def may_hold_rows(text: str) -> bool:
    """Whether a text may have table rows: a quick look before lines are told apart."""
    return "\t" in text or " | " in text


def read_row(text: str, start: int, end: int) -> Iterator[Figure]:
    """The figures of the row that `text[start:end]` is or belongs to, within that span.

    Spans count from the start of `text`. Prose in a cell is read as such, what it
    measures being the row's label where it does not say.
    """
    first = text.rfind("\n", 0, start) + 1
    cells = _cells(text, first, _line_end(text, start))
    top = _first_row(text, first)
    heads = _heads(text, top, first, len(cells)) or [""] * len(cells)
    label = _label(cells)
    unit = next((cell.text for cell in cells if _is_unit(cell.text)), "")
    caption = _caption(text, top)
    for index, (cell, head) in enumerate(zip(cells, heads, strict=True)):
        if cell.start < start or cell.start + len(cell.text) > end:
            continue
        match = _NUMBER.fullmatch(fold(cell.text))
        if _TIME.fullmatch(cell.text) or _is_unit(cell.text):
            continue
        if not match:
            yield from _told_in(cell, label)
        elif index > 0:
            named = f"{label}（{unit}）" if unit else label
            yield _figure(cell, match, named, head, caption)


def _is_unit(cell: str) -> bool:
    """Whether a cell gives nothing but the unit that its row counts in: 万吨."""
    return not re.search(r"\d", cell) and bool(_UNIT.fullmatch(fold(cell)))


def _told_in(cell: _Cell, label: str) -> Iterator[Figure]:
    for figure in read_prose(cell.text):
        start = figure.start + cell.start
        metric = figure.metric or _plain(label)
        yield replace(figure, metric=metric, start=start, end=figure.end + cell.start)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    cells: list[_Cell] = []
    position = start
    for written in _BREAK.split(text[start:end]):
        bare = written.strip()
        cells.append(_Cell(bare, position + written.find(bare)))
        position += len(written)
        position += 1 if text[position : position + 1] == "\t" else 3
    return cells


def _label(cells: list[_Cell]) -> str:
    """The first cell that is not a number."""
    return next((cell.text for cell in cells if re.search(r"[^\W\d_]", cell.text)), "")


def _first_row(text: str, row: int) -> int:
    """Where the table begins that the row at `row` belongs to."""
    first = row
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        if not is_row(text[above : first - 1]):
            break
        first = above
    return first


def _caption(text: str, top: int) -> str:
    """The unit that the corner of the table at `top`, or the line above it, says all count in."""
    corner = _cells(text, top, _line_end(text, top))[0].text
    above = text[:top].rstrip()
    lines = corner, above[above.rfind("\n") + 1 :]
    units = (match[1] for line in lines if (match := _CAPTION.fullmatch(line.strip())))
    return next((unit for unit in units if parse_quantity(f"1{unit}")[1]), "")


def _heads(text: str, top: int, row: int, count: int) -> list[str]:
    """The column heads that the table at `top` gives the row at `row`; [] if it has none."""
    if top == row:
        return []
    heads = [cell.text for cell in _cells(text, top, _line_end(text, top))]
    numbers = [
        head for head in heads if _NUMBER.fullmatch(fold(head)) and not _TIME.fullmatch(head)
    ]
    return [] if numbers else _aligned(heads, count)


def _aligned(heads: list[str], count: int) -> list[str]:
    """The heads of a row's `count` cells: rows lose empty cells at their ends only.

    A head row that is one cell shorter has an empty corner above the labels.
    """
    if len(heads) + 1 == count:
        return ["", *heads]
    return heads[:count] if len(heads) >= count else []


def _figure(cell: _Cell, match: re.Match[str], label: str, head: str, caption: str) -> Figure:
    """The figure of a cell, counted in its own unit, else its column's, row's or table's."""
    column = "" if _is_unit(head) else _plain(head)
    grows = bool(column) and bool(_GROWTH_HEAD.fullmatch(column))
    unit = match["unit"].strip() or _unit("" if grows else label, head)
    if not unit and not _RATE.search(label + column):
        unit = caption
    counts_in = unit or ("%" if grows else "")
    value = cell.text[: match.end("value")]
    number, dimension = parse_quantity(value.lstrip("-−－+") + counts_in)
    told = grows or _PLAIN_HEAD.fullmatch(column) or _TIME.fullmatch(column)
    return Figure(
        metric=_plain(label) + ("" if told and label else column),
        value="".join(value.split()),
        unit=unit,
        start=cell.start,
        end=cell.start + len(cell.text),
        number=-number if number is not None and value[0] in "-−－" else number,
        dimension=dimension,
        is_change=grows,
    )


def _unit(label: str, head: str) -> str:
    """The unit that a column's head is or, like the row's label, gives in brackets."""
    if _is_unit(head):
        return head
    units = [match[1] for written in (head, label) for match in _IN_BRACKETS.finditer(written)]
    return next((unit for unit in units if parse_quantity(f"1{unit}")[1]), "")


def _plain(written: str) -> str:
    """`written` without its number and without a unit in brackets."""
    bare = _IN_BRACKETS.sub(
        lambda match: "" if parse_quantity(f"1{match[1]}")[1] else match[0], written
    )
    return _MARK.sub("", "".join(bare.split()))
