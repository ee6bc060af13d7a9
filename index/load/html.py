"""Web pages: the body as lines, and what the page says of itself; the site's chrome goes.

The characters of the page decide its encoding: what it declares is often wrong (gb2312
stands over pages in GB18030).
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress

from index.document import Document
from index.errors import EmptyDocumentError, UndecodableError
from index.load.lines import Line, join_lines, squeeze, with_title
from index.load.txt import decode
from index.load.webpage.content import find_content
from index.load.webpage.facts import read_facts
from index.load.webpage.render import render
from index.load.webpage.tree import drop_unseen, parse

_INDEX = re.compile(r"索引号|(?:发布|发文|制发|印发)(?:机构|机关|单位|日期)|成文日期")
_INDEX_LINES = 12
_REFUSAL = re.compile(
    r"(?i)\b(?:404|403|50[0-4])\b|not found|forbidden|bad gateway|页面不存在|"
    r"(?:无法|不能)(?:访问|显示)|访问(?:被拒绝|受限|的页面)|请(?:先)?登录|验证码|系统(?:错误|维护)|找不到"
)
_LONGEST_REFUSAL = 100
_SHORTEST_BODY = 10
_MOST_NULS = 0.01


def read(data: bytes, source: str) -> Document:
    """The document in the page `data`; a page without a body is an `EmptyDocumentError`."""
    return read_markup(_decode(data, source), source)


def read_markup(markup: str, source: str) -> Document:
    """The document in the decoded page `markup`."""
    root = parse(markup, source)
    shown = root.find("body")
    if shown is None:
        raise EmptyDocumentError(source, "no body")
    drop_unseen(shown)
    page = list(render(shown))
    body = list(render(find_content(shown)))
    _refuse_without_body(body, source)
    facts = read_facts(root, markup, _around(page, body))
    text, headings = join_lines(with_title(facts.title, body))
    return Document(
        text,
        title=facts.title,
        issuer=facts.issuer,
        place=facts.place,
        date=facts.date,
        url=facts.url,
        headings=headings,
    )


def _decode(data: bytes, source: str) -> str:
    """The markup; a stray NUL, which browsers pass over, does not make it binary."""
    with suppress(UndecodableError):
        return decode(data)
    try:
        few = data.count(0) <= len(data) * _MOST_NULS
        return decode(data.replace(b"\0", b"") if few else data)
    except UndecodableError as error:
        raise UndecodableError(source, error.reason) from error


def _refuse_without_body(body: list[Line], source: str) -> None:
    text = "\n".join(line.text for line in body)
    if len(squeeze(text)) < _SHORTEST_BODY:
        raise EmptyDocumentError(source, "no body")
    if len(text) < _LONGEST_REFUSAL and _REFUSAL.search(text):
        raise EmptyDocumentError(source, "a page of an error or of a login")


def _around(page: list[Line], body: list[Line]) -> str:
    """The lines of the page but the body's, and the index table that may head the body."""
    index = Counter(line.text for line in body[:_INDEX_LINES] if _INDEX.search(line.text))
    left = Counter(line.text for line in body) - index
    around = []
    for line in page:
        left[line.text] -= 1
        if left[line.text] < 0:
            around.append(line.text)
    return "\n".join(around)
