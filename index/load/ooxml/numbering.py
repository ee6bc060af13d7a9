"""Automatic numbering: the label that Word shows before a paragraph of a list.

A list (`w:num`) is an instance of a definition (`w:abstractNum`) with up to nine levels.
All lists of one definition count on together; a list with a start of its own
(`w:startOverride`) restarts the count of that level when it is first used.
ISO/IEC 29500-1, 17.9. Bullets are no numbers and are left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from index.load.ooxml.names import Element, child, number, toggle, value, w, whole
from index.load.ooxml.numerals import render
from index.load.ooxml.styles import Styles

_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level counts and writes; `restart` is the level, from 1, that starts it anew."""

    start: int
    number_format: str
    pattern: str
    style: str | None
    restart: int | None
    is_legal: bool
    is_set_off: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its definition, and what it does otherwise."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)

    def start(self, level: int) -> int:
        """The first number of a level."""
        told = self.levels.get(level)
        return self.starts.get(level, told.start if told else 1)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists = {} if root is None else _lists(root, styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def level_of_style(self, list_id: int, style: str) -> int | None:
        """The level of the list that is tied to the style."""
        one = self._lists.get(list_id)
        levels = one.levels.items() if one else ()
        return next((index for index, level in levels if level.style == style), None)

    def label(self, list_id: int, level: int) -> str:
        """Count the next paragraph of the list and return its label, "" if it shows none."""
        one = self._lists.get(list_id)
        if one is None or level not in one.levels:
            return ""
        begins = level in one.starts and (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        counts = self._counts.setdefault(one.definition, {})
        _count(one, level, counts, begins=begins)
        return _written(one, level, counts)


def _count(one: _List, level: int, counts: dict[int, int], *, begins: bool) -> None:
    """Count a level: those above that were skipped begin, those below start anew."""
    before = one.start(level) - 1
    counts[level] = (before if begins else counts.get(level, before)) + 1
    for skipped in range(level):
        counts.setdefault(skipped, one.start(skipped))
    for deeper in [key for key in counts if key > level]:
        if _restarts(one.levels.get(deeper), level):
            del counts[deeper]


def _restarts(deeper: Level | None, level: int) -> bool:
    return deeper is None or deeper.restart is None or level < deeper.restart


def _written(one: _List, index: int, counts: dict[int, int]) -> str:
    level = one.levels[index]
    if level.number_format == "bullet":
        return ""

    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        told = one.levels.get(at)
        number_format = "decimal" if level.is_legal or told is None else told.number_format
        return render(counts[at], number_format) if at in counts else ""

    label = _PLACE.sub(place, level.pattern)
    return label + " " if level.is_set_off and _needs_space(label) else label


def _needs_space(label: str) -> bool:
    """Whether what follows would run into the label: "1." does, "一、" and "（一）" do not."""
    last = label[-1:]
    return bool(last) and not (
        last.isspace()
        or (unicodedata.category(last)[0] == "P" and unicodedata.east_asian_width(last) in "WF")
    )


def _lists(root: Element, styles: Styles) -> dict[int, _List]:
    definitions = {one.get(w("abstractNumId")): one for one in root.findall(w("abstractNum"))}
    instances = {
        identifier: one
        for one in root.findall(w("num"))
        if (identifier := whole(one.get(w("numId")))) is not None
    }
    lists: dict[int, _List] = {}
    for identifier, instance in instances.items():
        name = _definition(instance, definitions, instances, styles)
        if name is not None:
            lists[identifier] = _list(instance, name, definitions[name])
    return lists


def _definition(
    instance: Element,
    definitions: dict[str, Element],
    instances: dict[int, Element],
    styles: Styles,
) -> str | None:
    """The name of the list's definition; one that only points to a style is followed."""
    name = value(instance, "abstractNumId")
    style = value(definitions.get(name), "numStyleLink") if name is not None else None
    if style is not None and (found := styles.list_of(style)):
        name = value(instances.get(found[1].list_id or 0), "abstractNumId")
    return name if name in definitions else None


def _list(instance: Element, name: str, definition: Element) -> _List:
    levels = _levels(definition)
    starts = {}
    for override in instance.findall(w("lvlOverride")):
        levels |= _levels(override)
        index, start = whole(override.get(w("ilvl"))), number(override, "startOverride")
        if index is not None and start is not None:
            starts[index] = start
    return _List(name, levels, starts)


def _levels(parent: Element) -> dict[int, Level]:
    return {
        index: _level(one)
        for one in parent.findall(w("lvl"))
        if (index := whole(one.get(w("ilvl")))) is not None
    }


def _level(element: Element) -> Level:
    start = number(element, "start")
    return Level(
        start=1 if start is None else start,
        number_format=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        style=value(element, "pStyle"),
        restart=number(element, "lvlRestart"),
        is_legal=bool(toggle(element, "isLgl")),
        is_set_off=child(element, "suff") is None or value(element, "suff") != "nothing",
    )
