"""Word documents (.docx): the body's text in order, a paragraph or a table row a line.

Automatic numbers are rendered. Text boxes and footnotes follow the paragraph that they
hang on, endnotes the document; their marks are left out, since a mark runs into the
figure before it. Left out as well are page headers and footers, comments, and tables of
contents, which repeat the headings. Title, author and date of the file's properties are
not used: they come from templates and copiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.document import Document
from index.errors import EmptyDocumentError, TooLargeError
from index.load.lines import Line, join_cells, join_lines
from index.load.ooxml.names import ALTERNATES, Element, child, chosen, number, value, w
from index.load.ooxml.numbering import Numbering
from index.load.ooxml.package import Package, open_package
from index.load.ooxml.runs import LEFT_OUT, Content, is_mark_deleted, is_prompt, read_content
from index.load.ooxml.styles import Style, Styles, level_of_outline

_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL = w("p"), w("tbl"), w("tr"), w("tc"), w("sdt")
_BREAKS = re.compile(r"[\t\n]+")
_PROSE = 200
"""Characters of a cell with several paragraphs from which its table is mere layout."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph or a row; `level` is that of a heading."""

    text: str
    label: str = ""
    level: int | None = None

    @property
    def whole(self) -> str:
        """Label and text."""
        return self.label + self.text


def read(data: bytes, source: str) -> Document:
    """The document in the bytes of a .docx; raises `LoadError`s."""
    package = open_package(data, source)
    try:
        text, headings = join_lines(map(_joined, _Body(package).lines()))
    except RecursionError as error:
        raise TooLargeError(source, "nested too deeply") from error
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise EmptyDocumentError(source, "no readable character")
    return Document(text, headings=headings)


def _joined(line: _Line) -> Line:
    """The line as it stands in the text; a number without a text is an empty paragraph."""
    return Line(line.whole, line.level or 0) if line.text.strip() else Line("")


class _Body:
    """Walks the blocks of a document, counting its lists on the way."""

    def __init__(self, package: Package) -> None:
        self._document = package.document
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        self._footnotes = _notes(package.footnotes)
        self._endnotes = _notes(package.endnotes)
        self._referred: list[Element] = []
        self._carried = ""
        """The text of paragraphs whose end was deleted, to stand before the next one's."""

    def lines(self) -> Iterator[_Line]:
        """All lines, in reading order."""
        body = child(self._document, "body")
        yield from self._blocks(() if body is None else body)
        if self._carried:
            yield _Line(self._carried)
        for note in self._referred:
            yield from self._note(note)

    def _blocks(self, parent: Iterable[Element]) -> Iterator[_Line]:
        for block in _unwrapped(parent, _PARAGRAPH, _TABLE):
            if block.tag == _TABLE:
                yield from self._table(block)
            else:
                yield from self._paragraph(block)

    def _paragraph(self, paragraph: Element) -> Iterator[_Line]:
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle")
        if self._styles.is_contents(style):
            return
        content = read_content(paragraph, self._styles)
        text, self._carried = self._carried + content.text, ""
        if is_mark_deleted(paragraph):
            self._carried = text
        else:
            label = self._label(properties, style)
            yield _Line(text, label, self._level(properties, style))
        yield from self._attached(content)

    def _level(self, properties: Element | None, style: str | None) -> int | None:
        own = number(properties, "outlineLvl")
        return self._styles.heading_level(style) if own is None else level_of_outline(own)

    def _label(self, properties: Element | None, style: str | None) -> str:
        """The paragraph's number: what it says itself goes before what its style says."""
        identifier = number(properties, "numPr", "numId")
        level = number(properties, "numPr", "ilvl")
        told = self._styles.list_of(style)
        if identifier is None and told:
            identifier = told[1].list_id
            level = self._tied(identifier, style, *told) if level is None else level
        return self._numbering.label(identifier or 0, level or 0)

    def _tied(
        self, identifier: int | None, style: str | None, name: str, told: Style
    ) -> int | None:
        """The level of a list that comes with a style: the one tied to the style itself."""
        for one in (style, name):
            if one and (tied := self._numbering.level_of_style(identifier or 0, one)) is not None:
                return tied
        return told.list_level

    def _attached(self, content: Content) -> Iterator[_Line]:
        for box in content.boxes:
            yield from self._blocks(box)
        for identifier in content.footnotes:
            yield from self._note(self._footnotes.pop(identifier, ()))
        for identifier in content.endnotes:
            if identifier in self._endnotes:
                self._referred.append(self._endnotes.pop(identifier))

    def _note(self, note: Iterable[Element]) -> Iterator[_Line]:
        """A note, without the space that sets it off from its mark."""
        for line in self._blocks(note):
            yield _Line(line.text.lstrip(" \t"), line.label)

    def _table(self, table: Element) -> Iterator[_Line]:
        for row in _unwrapped(table, _ROW):
            if child(row, "trPr", "del") is None:
                yield from self._row(list(_unwrapped(row, _CELL)))

    def _row(self, cells: list[Element]) -> Iterator[_Line]:
        """A row as one line, its cells parted by tabs; a cell that holds prose as it stands."""
        contents = [[] if _is_covered(cell) else list(self._blocks(cell)) for cell in cells]
        filled = [lines for lines in contents if any(map(_is_filled, lines))]
        is_layout = len(filled) == 1 or any(
            cell.find(f".//{_TABLE}") is not None or _is_prose(lines)
            for cell, lines in zip(cells, contents, strict=True)
        )
        if is_layout:
            for lines in filled:
                yield from lines
        elif filled:
            yield _Line(join_cells([_in_one(lines) for lines in contents]))


def _unwrapped(parent: Iterable[Element], *tags: str) -> Iterator[Element]:
    """The elements of these names in `parent`, out of content controls and other wrappers."""
    for element in parent:
        if element.tag in tags:
            yield element
        elif element.tag == ALTERNATES:
            branch = chosen(element)
            yield from _unwrapped(() if branch is None else branch, *tags)
        elif element.tag not in LEFT_OUT and not _is_generated(element):
            yield from _unwrapped(element, *tags)


def _is_generated(element: Element) -> bool:
    """Whether a content control holds a table of contents, or a prompt."""
    if element.tag != _CONTROL:
        return False
    gallery = value(element, "sdtPr", "docPartObj", "docPartGallery")
    return gallery == "Table of Contents" or is_prompt(element)


def _is_covered(cell: Element) -> bool:
    """Whether a cell was deleted, or is the lower or right part of a merged one."""
    properties = child(cell, "tcPr")
    if child(properties, "cellDel") is not None:
        return True
    merges = (child(properties, name) for name in ("vMerge", "hMerge"))
    return any(merge is not None and merge.get(w("val")) != "restart" for merge in merges)


def _is_filled(line: _Line) -> bool:
    return bool(line.whole.strip())


def _is_prose(lines: list[_Line]) -> bool:
    filled = [line for line in lines if _is_filled(line)]
    return len(filled) > 1 and sum(len(line.whole) for line in filled) > _PROSE


def _in_one(lines: list[_Line]) -> str:
    """The lines of a cell in one."""
    return _BREAKS.sub(" ", "\n".join(line.whole for line in lines if _is_filled(line))).strip()


def _notes(root: Element | None) -> dict[str, Element]:
    """The notes by identifier."""
    return {} if root is None else {one.get(w("id"), ""): one for one in root}
