"""Paragraph and character styles: what a style, or one that it is based on, says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.load.ooxml.names import Element, child, number, toggle, value, w

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_BODY_TEXT = 9
"""The outline level that is none."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style's own properties, None where it leaves them to the style it is based on."""

    name: str
    based_on: str | None = None
    outline: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document, by identifier."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(w("style"))
        self._styles = {one.get(w("styleId")): _style(one) for one in elements}
        self._default = next(
            (
                one.get(w("styleId"))
                for one in elements
                if one.get(w("type")) == "paragraph" and one.get(w("default")) in {"1", "true"}
            ),
            None,
        )

    def chain(self, identifier: str | None) -> Iterator[tuple[str, Style]]:
        """The style and those it is based on, nearest first; the default one if None."""
        seen: set[str] = set()
        current = identifier or self._default
        while current is not None and current not in seen:
            seen.add(current)
            style = self._styles.get(current) or Style(current)
            yield current, style
            current = style.based_on

    def heading_level(self, identifier: str | None) -> int | None:
        """The level, from 1, of the headings that the style is for; None for body text."""
        for _, style in self.chain(identifier):
            if style.outline is not None:
                return level_of_outline(style.outline)
            if match := _HEADING.fullmatch(style.name):
                return int(match[1])
        return None

    def is_contents(self, identifier: str | None) -> bool:
        """Whether the style is that of a line in a generated table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for _, style in self.chain(identifier))

    def list_of(self, identifier: str | None) -> tuple[str, Style] | None:
        """The nearest style that names a list, with its identifier."""
        for name, style in self.chain(identifier):
            if style.list_id is not None:
                return name, style
        return None

    def hides(self, identifier: str | None) -> bool:
        """Whether text of the style is hidden."""
        told = (style.hidden for _, style in self.chain(identifier) if style.hidden is not None)
        return next(told, False)


def level_of_outline(outline: int) -> int | None:
    """The level of a heading, from 1, for an outline level, from 0; None for body text."""
    return outline + 1 if 0 <= outline < _BODY_TEXT else None


def _style(element: Element) -> Style:
    paragraph = child(element, "pPr")
    return Style(
        name=value(element, "name") or "",
        based_on=value(element, "basedOn"),
        outline=number(paragraph, "outlineLvl"),
        list_id=number(paragraph, "numPr", "numId"),
        list_level=number(paragraph, "numPr", "ilvl"),
        hidden=toggle(element, "rPr", "vanish"),
    )
