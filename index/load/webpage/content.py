"""Which element of a page holds its body.

First by name: editors and content management systems of Chinese government sites mark the
element that an editor fills in. If it holds a good part of the page's prose, it is the body.
Else by density: from the root down as long as one child holds nearly all of the prose. What
counts as prose follows Kohlschütter, Fankhauser and Nejdl, *Boilerplate Detection using
Shallow Text Features*, WSDM 2010: long blocks with few links, and here those with the
punctuation of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree
from lxml.html import HtmlElement

from index.load.webpage.render import breaks_line
from index.load.webpage.table import is_data_table
from index.load.webpage.tree import drop

_EDITED = re.compile(
    r"zoom(?:con)?|ucap-?content|trs_?(?:u?editor|editor_view|paper_default).*|js_content|"
    r"rich_media_content|v_news_content|vsb_content.*|wp_articlecontent|custom_unionstyle|"
    r"mw-parser-output|articlebody|entry-content",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"(?:article|news|info|detail|xxgk|pages?|post|zw|text|txt|main|xl|con|content)[-_]?"
    r"(?:content|cont|con|body|text|txt|main|article|editor|detail)|content|article|detail",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_TOOL = re.compile(
    "nav|navbar|crumbs?|breadcrumb|curmb|dqwz|weizhi|share|bdshare|fenxiang|qrcode|qr|ewm|erweima|"
    "print|dayin|gbck|fontsize|setfont|ziti|pager|pagination|backtop|gotop|totop|toolbar|related|"
    "xgwz|xgxw|xgyd|xglj|recommend|accessibility|wza"
)
_CHROME = re.compile(
    rf"{_TOOL.pattern}|mainnav|subnav|menu|navigation|header|head|footer|foot|footbox|sidebar|"
    "easybtn|copyright|login|search|hotword|comment|dialog|popup"
)
_CHROME_TAGS = frozenset(("nav", "header", "footer", "aside"))
_SENTENCE = re.compile(r"[。；！？，]")
_LONG_BLOCK = 25
_SHORT_BLOCK_WEIGHT = 0.1
_MOST_IN_TOOLS = 40
_LEAST_SHARE = 0.4
_NEARLY_ALL = 0.85
_LEAF = re.compile("p|li|span|font|b|strong|em|a|blockquote|pre")

Weights = dict[HtmlElement, float]
"""How much prose each element holds, about in characters."""


def find_content(root: HtmlElement) -> HtmlElement:
    """The element that holds the body of the page `root`; sharing and printing tools go from it."""
    everything = _weigh(root)
    chrome = {one for one in root.iter() if _is_chrome(one)}
    chrome -= {one for one in chrome if everything[one] > everything[root] / 2}
    weights = _weigh(root, without=chrome)
    named = _named(weights, root)
    content = _densest(weights, root) if named is None else named
    for tool in [one for one in content.iter() if one is not content and _is_tool(one)]:
        if everything[tool] <= _MOST_IN_TOOLS:
            drop(tool)
    return content


def _named(weights: Weights, root: HtmlElement) -> HtmlElement | None:
    """The outermost element that an editor fills in, or the innermost that is named content."""
    main = [one for one in weights if weights[one] >= weights[root] * _LEAST_SHARE and one != root]
    edited = [one for one in main if _is_named(one, _EDITED)]
    if edited:
        return max(edited, key=weights.__getitem__)
    content = [one for one in main if _is_named(one, _CONTENT) and one.tag != "body"]
    most = max((weights[one] for one in content), default=0.0)
    inner = [one for one in content if weights[one] >= most * _NEARLY_ALL]
    return min(inner, key=weights.__getitem__, default=None)


def _densest(weights: Weights, root: HtmlElement) -> HtmlElement:
    """The deepest element on the way down that still holds nearly all prose of the one above."""
    here = root
    while True:
        children = [one for one in here if one in weights and not _LEAF.fullmatch(one.tag)]
        best = max(children, key=weights.__getitem__, default=None)
        if best is None or weights[best] <= weights[here] * _NEARLY_ALL:
            return here
        if best.tag == "table" and is_data_table(best):
            return here
        here = best


def _weigh(root: HtmlElement, without: Collection[HtmlElement] = ()) -> Weights:
    """The prose in each element; those in `without` count for nothing and are not listed."""
    weights: Weights = {}
    prose = _Prose()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if breaks_line(element):
            prose.end_block()
        if event == "end":
            if element in weights:
                weights[element] += prose.total
            prose.leave(element)
        elif element in without:
            prose.enter(element, "")
            walk.skip_subtree()
        else:
            weights[element] = -prose.total
            prose.enter(element, element.text or "")
    return weights


class _Prose:
    """Adds up the blocks of a page; `total` is that of the blocks which have ended."""

    def __init__(self) -> None:
        self.total = 0.0
        self._text: list[str] = []
        self._links = 0

    def enter(self, element: HtmlElement, text: str) -> None:
        """Go into `element`, which begins with `text`."""
        self._links += _is_link(element)
        self._add(text)

    def leave(self, element: HtmlElement) -> None:
        """Go out of `element`, to the text behind it."""
        self._links -= _is_link(element)
        self._add(element.tail or "")

    def end_block(self) -> None:
        """Weigh the block so far; the next text begins a new one."""
        text = "".join("".join(self._text).split())
        self._text = []
        is_prose = len(text) >= _LONG_BLOCK or _SENTENCE.search(text)
        self.total += len(text) * (1 if is_prose else _SHORT_BLOCK_WEIGHT)

    def _add(self, text: str) -> None:
        if not self._links:
            self._text.append(text)


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" and "href" in element.attrib


def _names(element: HtmlElement) -> Iterator[str]:
    yield from f"{element.get('id', '')} {element.get('class', '')}".split()


def _is_named(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(name) for name in _names(element))


def _words(element: HtmlElement) -> Iterator[str]:
    for name in _names(element):
        yield from (word.lower() for word in _WORD.findall(name))


def _is_chrome(element: HtmlElement) -> bool:
    return element.tag in _CHROME_TAGS or any(map(_CHROME.fullmatch, _words(element)))


def _is_tool(element: HtmlElement) -> bool:
    return any(map(_TOOL.fullmatch, _words(element)))
