"""Names of WordprocessingML, as lxml spells them."""

from __future__ import annotations

from typing import Any

Element = Any
"""An element of lxml, which has no type hints of its own."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"

MATH_TEXT = f"{{{_MATH}}}t"
ALTERNATES = f"{{{_CHOICE}}}AlternateContent"
PRESERVE_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along `path`, None if there is none."""
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `w:val` of the element along `path`, None if there is none."""
    found = child(element, *path)
    return None if found is None else found.get(w("val"))


def number(element: Element | None, *path: str) -> int | None:
    """The `w:val` of the element along `path` as a whole number, None if it is none."""
    return whole(value(element, *path))


def whole(text: str | None) -> int | None:
    """`text` as a whole number of at most nine digits, None if it is none."""
    if text is None or len(text) > 10 or not text.isascii() or not text.lstrip("-").isdigit():
        return None
    return int(text)


def toggle(element: Element | None, *path: str) -> bool | None:
    """Whether the property along `path` is switched on or off; None if it is not there."""
    found = child(element, *path)
    if found is None:
        return None
    return found.get(w("val"), "true") not in {"0", "false", "off", "none"}


def chosen(alternates: Element) -> Element | None:
    """The one branch of an `mc:AlternateContent` to read: the first that holds a paragraph or text.

    The others say the same for programs of other versions.
    """
    for branch in alternates:
        if any(True for _ in branch.iter(w("p"), w("t"))):
            return branch
    return None
