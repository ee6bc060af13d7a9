"""A page's markup as a tree, without what no reader sees."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from index.errors import EmptyDocumentError, TooLargeError

_UNSEEN = re.compile(
    "script|style|noscript|template|head|title|iframe|object|embed|svg|canvas|audio|video|map|"
    "input|button|select|textarea|datalist"
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)


def parse(markup: str, source: str) -> HtmlElement:
    """The tree of `markup`.

    The parser reaches for nothing outside and expands no entities but HTML's own. What passes
    its limits (256 levels, 10 MB in one node) would be cut off: that is a `TooLargeError`.
    """
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        _refuse_cut(parser, source)
        raise EmptyDocumentError(source, "no element") from error
    _refuse_cut(parser, source)
    for element in root.iter():
        element.text, element.tail = _allowed(element.text), _allowed(element.tail)
    return root


def _allowed(text: str | None) -> str | None:
    """The text without characters that XML does not know: the tree takes none when it is cut."""
    return _NO_XML.sub("", text) if text else text


def _refuse_cut(parser: HTMLParser, source: str) -> None:
    for entry in parser.error_log:
        if "XML_PARSE_HUGE" in entry.message:
            raise TooLargeError(source, "nesting or size of one element")


def drop_unseen(root: HtmlElement) -> None:
    """Take out of the tree what a browser does not show, and what is there to be filled in."""
    for element in [one for one in root.iter(etree.Element) if _is_unseen(one)]:
        drop(element)


def drop(element: HtmlElement) -> None:
    """Take `element` out, but for the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def _is_unseen(element: HtmlElement) -> bool:
    hidden = "hidden" in element.attrib or _HIDDEN_STYLE.search(element.get("style", ""))
    return bool(hidden or _UNSEEN.fullmatch(element.tag))
