"""Raw text to report text: takes out what is not the report and touches nothing else.

Characters that nobody sees (private use, zero width, byte order marks) go
everywhere. Lines of site chrome go at the head and the tail of a page only, where
they stand; what a page says of itself in the middle of a report is the report's.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.document import Document

Span = tuple[int, int]
"""First character and the one after the last."""

_INVISIBLE = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
    r"\x00-\x08\x0b-\x1f\x7f]|\[bookmark:[^\]\n]{0,80}\]"
)
_BLANK_LINES = re.compile(r"\n{3,}")

_CHROME_WORDS = (
    "无障碍(?:阅读|浏览)?|关怀版|长者(?:版|模式|助手)|适老化?(?:版|模式)?|返回(?:首页|顶部|上一页)|首页|网站首页|"
    "政[府务]信息公开(?:专栏|指南|目录)?|信息公开目录|登录|注册|简体|繁體|繁体|English|移动版|客户端|微信|微博|"
    "字[号体](?:大小)?|默认|[【\\[(（]?[大中小][】\\])）]?|超大|打印(?:整页|内容|本页|此页)?|分享(?:到|至)?|收藏(?:本页)?|"
    "关闭(?:窗口|本页)?|保护视力色?|朗读|语音播报|下载|浏览(?:次数|量)|阅读(?:次数|量)?|点击(?:量|数|次数|率)|访问(?:次数|量)|"
    "信息发布总数|单位概况|上一[篇条]|下一[篇条]|相关(?:报道|链接|文章|阅读|附件|新闻)|责任编辑|编辑|审核|"
    "扫(?:一扫|码).{0,20}|网站地图|联系我们|版权(?:所有|声明).{0,40}|主办单位?.{0,30}|承办单位?.{0,30}|"
    ".{0,6}ICP备.{0,20}|.{0,4}公网安备.{0,24}|网站标识码.{0,20}|技术支持.{0,30}|(?:当前|您的?)(?:所在)?位置.{0,60}"
)
_CHROME = re.compile(rf"(?:(?:{_CHROME_WORDS})[\s:：|｜/·>»_-]*\d*(?:次|人)?[\s|｜]*)+")
_SOURCE_NOTE = re.compile(
    r"(?:信息)?(?:来源|稿源)[:：]\s*\S{0,20}|(?:作者|编辑|责编|记者)[:：]\s*\S{0,12}"
)
_INDEX_NUMBER = re.compile(
    r"(?=.*\d{6})[0-9A-Za-z]+(?:[/_-][0-9A-Za-z]+)+|(?:索引号|文号|主题分类)[:：].{0,40}"
)
_FOOTER = re.compile(
    r"扫(?:一扫|码)|单位概况|信息发布总数|(?:点击|浏览|访问|阅读)(?:量|次数)|上一[篇条]|下一[篇条]|相关(?:报道|链接|文章|阅读|新闻)|"
    r"责任编辑|分享到|打印本页|关闭窗口|版权所有|主办单位|网站地图|ICP备|公网安备|网站标识码|"
    r"本作品.{0,20}(?:中华人民共和国|公有领域|版权)|Public domain"
)

_HEAD_LINES = 25
_TAIL_LINES = 40
_LONG_LINE = 60
"""A line longer than this is prose: no chrome beyond it."""


def clean(raw: str) -> str:
    """The report's own text: `raw` without chrome, invisible characters and trailing space."""
    return clean_document(Document(raw)).text


def clean_document(document: Document) -> Document:
    """The document with its text cleaned, and every offset moved along with the text."""
    kept = _Kept(document.text)
    for find in (_invisible, _trailing_space, _footer, _head, _blank_lines, _outer_lines):
        kept.delete(find(kept.text))
    headings = (
        replace(one, start=kept.offset(one.start), end=kept.offset(one.end))
        for one in document.headings
    )
    return replace(
        document,
        text=kept.text,
        headings=tuple(one for one in headings if one.start < one.end),
        pages=tuple(kept.offset(page) for page in document.pages),
    )


class _Kept:
    """What is left of a text, and from where in it each character came."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._origins = array("Q", range(len(text)))

    def delete(self, spans: Iterable[Span]) -> None:
        """Take out these spans of what is left; they are in order and do not overlap."""
        kept, origins, last = [], array("Q"), 0
        for start, end in (*spans, (len(self.text), len(self.text))):
            kept.append(self.text[last:start])
            origins += self._origins[last:start]
            last = end
        self.text, self._origins = "".join(kept), origins

    def offset(self, origin: int) -> int:
        """Where the character that stood at `origin` stands, or the first one kept behind it."""
        return bisect_left(self._origins, origin)


def _invisible(text: str) -> Iterator[Span]:
    return (match.span() for match in _INVISIBLE.finditer(text))


def _trailing_space(text: str) -> Iterator[Span]:
    for start, end in _lines(text):
        yield start + len(text[start:end].rstrip()), end


def _footer(text: str) -> list[Span]:
    """From the first footer mark after which nothing but short lines follows, to the end."""
    filled = [span for span in _lines(text) if text[slice(*span)].strip()][-_TAIL_LINES:]
    cut = len(text)
    for start, end in reversed(filled):
        line = text[start:end]
        if len(line.strip()) > _LONG_LINE:
            break
        if _FOOTER.search(line) and not line.endswith(("。", "；")):
            cut = start
    return [(cut, len(text))]


def _head(text: str) -> Iterator[Span]:
    """The chrome lines above the first line of prose."""
    lines = list(_lines(text))
    prose = (number for number, span in enumerate(lines) if _is_long(text[slice(*span)]))
    head = min(next(prose, _HEAD_LINES), 2 * _HEAD_LINES)
    for start, end in lines[:head]:
        if _is_chrome(text[start:end].strip()):
            yield start, min(end + 1, len(text))


def _blank_lines(text: str) -> Iterator[Span]:
    return ((match.start() + 2, match.end()) for match in _BLANK_LINES.finditer(text))


def _outer_lines(text: str) -> list[Span]:
    inner = len(text.rstrip("\n"))
    return [(0, min(inner, len(text) - len(text.lstrip("\n")))), (inner, len(text))]


def _lines(text: str) -> Iterator[Span]:
    """The lines, without their newlines."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _is_long(line: str) -> bool:
    return len(line.strip()) > _LONG_LINE


def _is_chrome(line: str) -> bool:
    patterns = (_CHROME, _SOURCE_NOTE, _INDEX_NUMBER)
    return any(pattern.fullmatch(line) for pattern in patterns)
