"""A quote and its source in citation form, for display and for the clipboard.

A citation never alters a word between its quotation marks: where the whole quote does
not fit, a shorter exact span stands in for it and the omission is marked outside them.
"""

from __future__ import annotations

import re

from bot import texts
from bot.rich import ELLIPSIS, units
from retrieval.model import Locator, Quote

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?[”’」』）]*")


def title(locator: Locator) -> str:
    """The title in its marks, the file's name where a report has none."""
    name = locator.title.strip() or locator.source.strip() or texts.UNTITLED
    return f"《{name}》"


def source(locator: Locator) -> str:
    """The source as a citation gives it: 《title》，issuer，date，section > subsection，page."""
    return "，".join(filter(None, (_report(locator), section(locator), place(locator))))


def _report(locator: Locator) -> str:
    when = texts.day(locator.date) if locator.date else ""
    return "，".join(filter(None, (title(locator), locator.issuer.strip(), when)))


def place(locator: Locator) -> str:
    """The page, and that its text was read off a picture; empty for most formats."""
    number = texts.page(locator.page) if locator.page else ""
    note = texts.RECOGNISED_SOURCE if locator.recognised else ""
    return "，".join(filter(None, (number, note)))


def section(locator: Locator) -> str:
    """The headings from the top down, without the stops they end in; empty for none."""
    headings = (heading.strip().rstrip("。：；，:;,") for heading in locator.section)
    return " > ".join(heading for heading in headings if heading)


def citation(quote: Quote) -> str:
    """The whole quote and its source, whatever the length."""
    return _cite(quote, (0, len(quote.text)), source(quote.locator))


def fitting_citation(quote: Quote, limit: int) -> str | None:
    """The fullest citation of at most `limit` UTF-16 units, None where not even a clause fits.

    Tried in turn: the quote, the sentence of its focus, the focus; each with the whole
    source before the source without its section.
    """
    spans = [(0, len(quote.text)), focus_sentence(quote), focus(quote)]
    spans = [span for span in spans if quote.text[slice(*span)].strip()]
    sources = [source(quote.locator), source_without_section(quote.locator)]
    for span in spans:
        for cited in sources:
            candidate = _cite(quote, span, cited)
            if units(candidate) <= limit:
                return candidate
    return None


def source_without_section(locator: Locator) -> str:
    """The source without the headings."""
    return "，".join(filter(None, (_report(locator), place(locator))))


def focus(quote: Quote) -> tuple[int, int]:
    """The focus as offsets into `quote.text`, kept within it."""
    first = min(max(quote.focus[0] - quote.start, 0), len(quote.text))
    last = min(max(quote.focus[1] - quote.start, first), len(quote.text))
    return first, last


def focus_sentence(quote: Quote) -> tuple[int, int]:
    """The sentences that the focus touches, as offsets into `quote.text`."""
    first, last = focus(quote)
    spans = [match.span() for match in _SENTENCE.finditer(quote.text) if match.group()]
    touched = [span for span in spans if span[0] < max(last, first + 1) and span[1] > first]
    return (touched[0][0], touched[-1][1]) if touched else (first, last)


def _cite(quote: Quote, span: tuple[int, int], cited: str) -> str:
    first, last = _stripped(quote.text, span)
    before = ELLIPSIS if quote.text[:first].strip() else ""
    after = ELLIPSIS if quote.text[last:].strip() else ""
    return f"{before}“{quote.text[first:last]}”{after}（{cited}）"


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    inner = text[slice(*span)]
    first = span[0] + len(inner) - len(inner.lstrip())
    return first, max(first, span[0] + len(inner.rstrip()))
