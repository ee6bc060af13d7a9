"""Raw text to report text: takes out what is not the report and touches nothing else.

Characters that nobody sees (private use, zero width, byte order marks) go
everywhere. Lines of site chrome go at the head and the tail of a page only, where
they stand; what a page says of itself in the middle of a report is the report's.
"""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
    "\x00-\x08\x0b-\x1f\x7f]"
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,80}\]")
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
    text = _INVISIBLE.sub("", _BOOKMARK.sub("", raw.replace("\r\n", "\n").replace("\r", "\n")))
    lines = [line.rstrip() for line in text.split("\n")]
    lines = _without_footer(lines)
    lines = _without_head(lines)
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _without_footer(lines: list[str]) -> list[str]:
    """Cut from the first footer mark after which nothing but short lines follows."""
    filled = [number for number, line in enumerate(lines) if line.strip()][-_TAIL_LINES:]
    cut = len(lines)
    for number in reversed(filled):
        if len(lines[number].strip()) > _LONG_LINE:
            break
        if _FOOTER.search(lines[number]) and not lines[number].endswith(("。", "；")):
            cut = number
    return lines[:cut]


def _without_head(lines: list[str]) -> list[str]:
    """Drop chrome lines from those above the first line of prose."""
    head = next(
        (number for number, line in enumerate(lines) if len(line.strip()) > _LONG_LINE),
        min(len(lines), _HEAD_LINES),
    )
    head = min(head, _HEAD_LINES * 2)
    kept = [line for line in lines[:head] if not _is_chrome(line.strip())]
    return kept + lines[head:]


def _is_chrome(line: str) -> bool:
    patterns = (_CHROME, _SOURCE_NOTE, _INDEX_NUMBER)
    return any(pattern.fullmatch(line) for pattern in patterns)
