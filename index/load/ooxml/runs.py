"""The text of one paragraph: what a reader sees of its runs.

Kept are tracked insertions, results of fields, links, formulas, line breaks and tabs.
Left out are tracked deletions, field codes, hidden text, comments, readings above
characters (ruby), and prompts of forms that nobody filled in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.load.ooxml.names import (
    ALTERNATES,
    MATH_TEXT,
    PRESERVE_SPACE,
    Element,
    child,
    chosen,
    toggle,
    value,
    w,
)
from index.load.ooxml.styles import Styles
from index.load.ooxml.symbols import symbol

LEFT_OUT = frozenset(w(name) for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr"))
"""Elements whose text is not the document's."""

_LITERALS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_TEXTS = frozenset({w("t"), MATH_TEXT})
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"


@dataclass(slots=True)
class Content:
    """The text of a paragraph, and what hangs on it.

    `boxes` are the contents of text boxes, `footnotes` and `endnotes` the identifiers of
    the notes that are referred to.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, with line breaks as newlines."""
        return "".join(self.pieces)


def read_content(paragraph: Element, styles: Styles) -> Content:
    """What a reader sees of a `w:p`."""
    reader = _Reader(styles, value(paragraph, "pPr", "pStyle"))
    reader.walk(paragraph)
    return reader.content


def is_prompt(control: Element) -> bool:
    """Whether a content control shows its prompt only."""
    return bool(toggle(control, "sdtPr", "showingPlcHdr"))


class _Reader:
    """Walks the runs of a paragraph of the style `style`."""

    def __init__(self, styles: Styles, style: str | None) -> None:
        self.content = Content()
        self._styles, self._hidden = styles, styles.hides(style)
        self._codes: list[int | None] = []
        """For each open field, where its code began; None once the code is over."""

    def walk(self, parent: Element) -> None:
        """Read the children of an element."""
        for element in parent:
            self._read(element)

    def _read(self, element: Element) -> None:
        tag = element.tag
        if tag in _TEXTS:
            self.content.pieces.append(_text(element))
        elif tag in _LITERALS:
            self.content.pieces.append(_LITERALS[tag])
        elif not self._special(element) and tag not in LEFT_OUT:
            self.walk(element)

    def _special(self, element: Element) -> bool:
        """Read an element that is more than text or a wrapper; False if it is not."""
        match element.tag:
            case _Tag.RUN:
                if not self._is_hidden(element):
                    self.walk(element)
            case _Tag.CONTROL:
                if not is_prompt(element):
                    self.walk(element)
            case _Tag.FIELD:
                self._field(element.get(w("fldCharType")))
            case _Tag.SYMBOL:
                sign = symbol(element.get(w("font"), ""), element.get(w("char"), ""))
                self.content.pieces.append(sign)
            case _:
                return self._attached(element)
        return True

    def _attached(self, element: Element) -> bool:
        """Note what hangs on the paragraph; False if `element` is nothing of the kind."""
        match element.tag:
            case _Tag.BOX:
                self.content.boxes.append(element)
            case _Tag.FOOTNOTE:
                self.content.footnotes.append(element.get(w("id"), ""))
            case _Tag.ENDNOTE:
                self.content.endnotes.append(element.get(w("id"), ""))
            case _Tag.ALTERNATES:
                branch = chosen(element)
                self.walk([] if branch is None else branch)
            case _Tag.WORD_ART:
                self.content.pieces.append(element.get("string", ""))
            case _:
                return False
        return True

    def _field(self, kind: str | None) -> None:
        """Take out the code of a field when its end is seen, so that an open one loses nothing."""
        if kind == "begin":
            self._codes.append(len(self.content.pieces))
        elif self._codes:
            code = self._codes.pop()
            if code is not None:
                del self.content.pieces[code:]
            if kind == "separate":
                self._codes.append(None)

    def _is_hidden(self, run: Element) -> bool:
        told = toggle(run, "rPr", "vanish")
        if told is not None:
            return told
        style = value(run, "rPr", "rStyle")
        return self._hidden or (style is not None and self._styles.hides(style))


class _Tag:
    """Names to match against."""

    RUN, CONTROL, SYMBOL = w("r"), w("sdt"), w("sym")
    FIELD, BOX = w("fldChar"), w("txbxContent")
    FOOTNOTE, ENDNOTE = w("footnoteReference"), w("endnoteReference")
    ALTERNATES, WORD_ART = ALTERNATES, _WORD_ART


def _text(element: Element) -> str:
    """The text of a `w:t`; white space at its ends counts only if it says so."""
    text: str = element.text or ""
    if element.tag != MATH_TEXT and element.get(PRESERVE_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\r", " ").replace("\n", " ")


def is_mark_deleted(paragraph: Element) -> bool:
    """Whether the end of the paragraph was deleted, so that the next one joins it."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None
