"""Links to a quote: where its report was published, at its words, or into the bot itself.

The words are named by a text fragment (`#:~:text=`, https://wicg.github.io/scroll-to-text-fragment/).
Browsers match whole words only, so it is cut between clauses, never within one.
"""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from bot.citation import focus_sentence
from retrieval.mark import CHARACTERS, Mark
from retrieval.model import Quote

LONG = 40
"""A sentence longer than this, in characters, is named by its first and its last clause."""

SHORT = 12
"""A wording shorter than this is named together with the clauses around it."""

LONGEST = 2000
"""The longest link, in characters; without its fragment it may be longer."""

_UNFIT = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]")
_CLAUSE = re.compile(r"[^，。；！？：;!?\n]*[^，。；！？：;!?\s]")


def deep_link(bot: str, payload: str) -> str:
    """The link that opens the private chat with the bot and sends it a start parameter."""
    return f"https://t.me/{bot}?start={payload}"


def quote_payload(quote: Quote, token: str = "") -> str:
    """The start parameter of a quote and, by its token, of the answer that it is part of."""
    return Mark.of(quote).encode() + token


def read_payload(payload: str) -> tuple[Mark | None, str]:
    """The mark and the token of a start parameter; None and nothing if it is none of ours."""
    mark = Mark.decode(payload[:CHARACTERS])
    return mark, payload[CHARACTERS:] if mark else ""


def source_link(quote: Quote, bot: str) -> str:
    """Where a tap on the source leads: to the publication, else into the bot of that name.

    Empty if the report has no address and no bot is named.
    """
    url = quote.locator.url.strip()
    if _is_web_address(url):
        return published_link(url, quote)
    return deep_link(bot, quote_payload(quote)) if bot else ""


def published_link(url: str, quote: Quote) -> str:
    """The address with a fragment that makes browsers show and mark the words."""
    fragment = text_fragment(quote)
    if not fragment:
        return url
    linked = f"{url}{'' if '#' in url else '#'}:~:text={fragment}"
    return linked if len(linked) <= LONGEST else url


def text_fragment(quote: Quote) -> str:
    """The sentence of the focus as a text directive: `prefix-,start,end,-suffix`, encoded."""
    first, last = focus_sentence(quote)
    clauses = _CLAUSE.findall(quote.text[first:last])
    if not clauses:
        return ""
    whole = quote.text[first:last].strip()
    if len(whole) <= LONG and "\n" not in whole:
        directive = _encode(whole)
    else:
        directive = ",".join(map(_encode, dict.fromkeys((clauses[0], clauses[-1]))))
    if len(whole) >= SHORT and quote.text.count(clauses[0]) == 1:
        return directive
    before, after = _CLAUSE.findall(quote.text[:first]), _CLAUSE.findall(quote.text[last:])
    prefix = f"{_encode(before[-1])}-," if before else ""
    suffix = f",-{_encode(after[0])}" if after else ""
    return prefix + directive + suffix


def _encode(text: str) -> str:
    """Percent-encoded; the hyphen too, which has a meaning within a directive."""
    encoded = percent_encode(text.strip(), safe="", errors="ignore")
    return encoded.replace("-", "%2D")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not _UNFIT.search(url)
