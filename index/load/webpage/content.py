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

from index.load.lines import squeeze
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
_MOST_OUTSIDE = 200
_LEAST_SHARE = 0.4
_NEARLY_ALL = 0.85
_TABLE_PART = re.compile("table|thead|tbody|tfoot|tr")
_PARAGRAPH = re.compile("p|li|blockquote|pre|b|strong")

Weights = dict[HtmlElement, float]
"""How much prose each element holds, about in characters."""


def find_content(root: HtmlElement) -> HtmlElement:
    """The element that holds the body of the page `root`; sharing and printing tools go from it."""
    everything = _weigh(root)
    chrome = {one for one in root.iter() if _is_chrome(one)}
    chrome -= {one for one in chrome if everything[one] > everything[root] / 2}
    weights = _weigh(root, without=chrome)
    named = _named(weights, root)
    content = _densest(weights, root) if named is None else _grown(named, weights, root)
    for tool in [one for one in content.iter() if one is not content and _is_tool(one)]:
        if everything[tool] <= _MOST_IN_TOOLS:
            drop(tool)
    return content


def _named(weights: Weights, root: HtmlElement) -> HtmlElement | None:
    """The outermost element that an editor fills in, or the innermost that is named content."""
    main = [one for one in weights if weights[one] >= weights[root] * _LEAST_SHARE]
    edited = [one for one in main if _is_named(one, _EDITED)]
    if edited:
        return max(edited, key=weights.__getitem__)
    content = [one for one in main if _is_named(one, _CONTENT) and one is not root]
    most = max((weights[one] for one in content), default=0.0)
    inner = [one for one in content if weights[one] >= most * _NEARLY_ALL]
    return min(inner, key=weights.__getitem__, default=None)


def _grown(content: HtmlElement, weights: Weights, root: HtmlElement) -> HtmlElement:
    """`content`, or the element around it that leaves no part of the body outside.

    A part is what an editor fills in elsewhere, or much prose; a copy of `content`, such as
    that for small screens, is none and is dropped.
    """
    parts = [one for one in weights if weights[one] > _MOST_IN_TOOLS and _is_named(one, _EDITED)]
    others = [one for one in parts if not _is_within(one, content)]
    text = squeeze(content.text_content())
    for copy in [one for one in others if squeeze(one.text_content()) == text]:
        weights[root] -= weights[copy]
        others.remove(copy)
        drop(copy)
    most = max(_MOST_OUTSIDE, weights[root] / 4)
    while weights[root] - weights[content] > most or not all(
        _is_within(one, content) for one in others
    ):
        content = content.getparent()
    return content


def _is_within(element: HtmlElement, content: HtmlElement) -> bool:
    return element is content or content in element.iterancestors()


def _densest(weights: Weights, root: HtmlElement) -> HtmlElement:
    """The deepest element on the way down that still holds nearly all prose.

    One that has paragraphs or tables of its own is a body, and is not gone below; but a cell
    that holds all prose shows that its table is mere layout.
    """
    here = root
    while True:
        best = max((one for one in here if one in weights), key=weights.__getitem__, default=None)
        if best is None or weights[best] <= weights[root] * _NEARLY_ALL:
            break
        if any(_is_written(one) for one in here if one is not best or one.tag != "table"):
            break
        here = best
    while _TABLE_PART.fullmatch(here.tag):
        here = here.getparent()
    return here


def _is_written(element: HtmlElement) -> bool:
    """Whether `element` is a filled paragraph or a table of data, or text follows it."""
    if (element.tail or "").strip():
        return True
    if element.tag == "table":
        return is_data_table(element)
    return bool(_PARAGRAPH.fullmatch(element.tag) and element.text_content().strip())


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
