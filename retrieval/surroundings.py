"""The section around a quote, for a person who wants to see it in place."""

from __future__ import annotations

from index.library import Library
from retrieval.model import Quote, Surroundings

REACH = 1200
"""How many characters are shown before and after a quote, at most."""


def surroundings_of(quote: Quote, library: Library) -> Surroundings:
    """The text of the quote's section, cut at `REACH` on either side."""
    text = library.text(quote.locator.report)
    sections = library.sections(quote.locator.report)
    section = next(s for s in sections if s.start <= quote.start < s.end)
    start = max(section.start, quote.start - REACH)
    end = min(section.end, quote.end + REACH)
    around = text[start:end].rstrip()
    lead = len(around) - len(around.lstrip())
    start += lead
    return Surroundings(
        locator=quote.locator,
        text=around[lead:],
        quote=(quote.start - start, quote.end - start),
        before=start > section.start + lead,
        after=end < section.end,
    )
