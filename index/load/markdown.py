"""Markdown: the marks of blocks go, the wording stays as it is.

A line of the source is a line of the text. Numbers of ordered lists stay as they are written.
Of links the text is kept, of pictures what stands for them. Asterisks are redactions unless
they certainly are emphasis (`emphasis.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.document import Document
from index.errors import EmptyDocumentError, TooLargeError, UndecodableError
from index.load.emphasis import whole, without_marks
from index.load.front_matter import split_front_matter
from index.load.lines import Line, heading_level, join_cells, join_lines, with_title
from index.load.txt import decode
from index.load.webpage.render import render
from index.load.webpage.tree import drop_unseen, parse

_MOST_NESTING = 100
_MOST_BRACKETS = 50
"""Brackets in one paragraph beyond which links are not looked for: time grows by their square."""

_ADDRESS = re.compile(r"(?:https?:|ftp:|mailto:|www\.|[/.#]).*|.*\.\w{2,5}(?:[?#].*)?", re.DOTALL)
_TAG = re.compile(
    r"<a\s.*>|</a\s*>|</?(?:abbr|b|big|center|cite|code|del|div|em|font|hr|i|img|ins|kbd|mark|p|s|small|span|"
    r"strike|strong|sub|sup|u)(?![a-z0-9]).*>|<!--.*-->",
    re.IGNORECASE | re.DOTALL,
)
_UNCLOSED = re.compile(r"\s*(?:<!--(?!.*-->)|<\?(?!.*\?>)|<!(?!.*>))", re.DOTALL)
"""A comment or a declaration without an end, which would take the rest of the text with it."""

_LINE_BREAK = re.compile(r"</?br\s*/?>", re.IGNORECASE)
_OUTER = re.compile(r"^[\s>]*\|?|\|?\s*$")
_CELL_MARK = re.compile(r"(?<!\\)\|")


def read(data: bytes, source: str) -> Document:
    """The document in the bytes of `source`; raises `LoadError`s."""
    try:
        text = decode(data)
    except UndecodableError as error:
        raise UndecodableError(source, error.reason) from error
    matter, body = split_front_matter(text)
    lines = list(_Blocks(body, source).lines())
    if not any(line.text for line in lines):
        raise EmptyDocumentError(source, "no readable character")
    title = matter.title or (lines[0].text if lines[0].level == 1 else "")
    joined, headings = join_lines(with_title(title, lines))
    return Document(
        joined, title, matter.issuer, matter.place, matter.date, matter.url, headings=headings
    )


class _Parser(MarkdownIt):
    """CommonMark with tables, but without emphasis; and an indent does not make a line code.

    The wording of paragraphs is left to `wording`.
    """

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": _MOST_NESTING})
        self.enable("table")
        self.disable(["code", "emphasis", "text_join", "inline"])

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Whether `url` looks like an address; words in round brackets are not one."""
        return bool(_ADDRESS.fullmatch(url))

    def wording(self, content: str, env: dict[str, Any]) -> tuple[str, bool]:
        """What a reader sees of a paragraph, and whether it holds an escaped mark of emphasis."""
        if content.count("[") > _MOST_BRACKETS:
            return content, False
        tokens: list[Token] = []
        self.inline.parse(content, self, env, tokens)
        escaped = any(one.type == "text_special" and one.content in "*_" for one in tokens)
        return "".join(map(_seen, tokens)), escaped


class _Blocks:
    """Goes through the blocks of a Markdown text."""

    def __init__(self, text: str, source: str) -> None:
        self._source = source
        self._rows = text.split("\n")
        self._env: dict[str, Any] = {}
        self._parser = _Parser()
        self._tokens = self._parser.parse(text, self._env)
        self._number = ""
        self._level = 0
        self._in_table = False

    def lines(self) -> Iterator[Line]:
        """All lines that are not blank, list items with the numbers written before them."""
        for token in self._tokens:
            if token.level >= _MOST_NESTING - 1:
                raise TooLargeError(self._source, "nested too deeply")
            self._keep_track(token)
            for line in self._lines_of(token):
                if line.text:
                    yield Line(self._take_number() + line.text, line.level)

    def _keep_track(self, token: Token) -> None:
        """What the blocks around the next text are."""
        match token.type:
            case "heading_open":
                self._level = int(token.tag[1])
            case "heading_close":
                self._level = 0
            case "table_open" | "table_close":
                self._in_table = token.nesting > 0
            case "list_item_open" if token.info:
                self._number += f"{token.info}{token.markup} "

    def _lines_of(self, token: Token) -> Iterator[Line]:
        match token.type:
            case "inline" if not self._in_table:
                yield from self._paragraph(token)
            case "tr_open":
                yield Line(self._row(token))
            case "fence":
                yield from (Line(row.strip()) for row in token.content.split("\n"))
            case "html_block":
                yield from self._html(token.content)
            case "hr" if token.markup.startswith("*"):
                yield Line(self._source_row(token).strip())
            case "list_item_close" if self._number:
                yield Line(self._take_number().strip())

    def _paragraph(self, token: Token) -> Iterator[Line]:
        """The lines of a paragraph; one that is all in bold may be a heading."""
        plain, escaped = self._parser.wording(token.content, self._env)
        for row in plain.split("\n"):
            line = row.strip()
            bold = None if escaped else whole(line)
            text = line if escaped else without_marks(line)
            yield Line(text, heading_level(text, self._level, bold=bold is not None))

    def _take_number(self) -> str:
        number, self._number = self._number, ""
        return number

    def _source_row(self, token: Token) -> str:
        return self._rows[token.map[0]] if token.map else ""

    def _row(self, token: Token) -> str:
        """The cells of a table's row, those beyond the table's width too."""
        cells = _CELL_MARK.split(_OUTER.sub("", self._source_row(token)))
        return join_cells([self._cell(cell.strip()) for cell in cells])

    def _cell(self, cell: str) -> str:
        plain, escaped = self._parser.wording(cell.replace("\\|", "|"), self._env)
        line = plain.replace("\n", " ")
        return line if escaped else without_marks(line)

    def _html(self, markup: str) -> Iterator[Line]:
        if _UNCLOSED.match(markup):
            yield from (Line(row.strip()) for row in markup.split("\n"))
            return
        with suppress(EmptyDocumentError):
            root = parse(markup, self._source)
            drop_unseen(root)
            yield from (Line(line.text) for line in render(root))


def _seen(token: Token) -> str:
    """What a reader sees of a part of a paragraph."""
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline" if _LINE_BREAK.fullmatch(token.content):
            return "\n"
        case "html_inline" if _TAG.fullmatch(token.content):
            return ""
    return token.content
