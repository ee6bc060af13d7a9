"""The text around a quote, for a person who wants to see it in place."""

from __future__ import annotations

from index.library import Library
from retrieval.model import Quote, Standing, Surroundings

REACH = 1200
"""How many characters are shown before and after a quote, at most."""


def standing_of(quote: Quote, library: Library) -> Standing:
    """What became of the report of a quote since it was quoted."""
    key = quote.locator.report
    if library.holds(key):
        return Standing.CURRENT
    return Standing.REPLACED if library.successor(key) else Standing.REMOVED


def surroundings_of(quote: Quote, library: Library) -> Surroundings | None:
    """The quote's section, or what the version said that it was taken from.

    None if nothing is left of it. Cut at `REACH` on either side.
    """
    key = quote.locator.report
    if library.holds(key):
        section = next(s for s in library.sections(key) if s.start <= quote.start < s.end)
        span = section.start, section.end
        return _cut(quote, library.text(key), span, Standing.CURRENT)
    former = library.former(key)
    if former is None:
        return None
    return _cut(quote, former.text, (0, len(former.text)), standing_of(quote, library))


def _cut(quote: Quote, text: str, span: tuple[int, int], standing: Standing) -> Surroundings:
    start, end = max(span[0], quote.start - REACH), min(span[1], quote.end + REACH)
    around = text[start:end].rstrip()
    lead = len(around) - len(around.lstrip())
    start += lead
    return Surroundings(
        locator=quote.locator,
        text=around[lead:],
        quote=(quote.start - start, quote.end - start),
        before=start > span[0] + lead,
        after=end < span[1],
        standing=standing,
    )
