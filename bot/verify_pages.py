"""The outcome of checking a quotation as pages: what agrees, what was changed, whose it is.

Sentences that agree and follow each other in one report are told together; one that was
altered is shown with what the claim put in struck through and what the report says
underlined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot import pieces, texts
from bot.buttons import Page
from bot.render import quote_tools
from bot.rich import (
    MESSAGE_UNITS,
    Rich,
    blockquote,
    bold,
    italic,
    join,
    plain,
    shorten,
    struck,
    underlined,
)
from retrieval.verify.model import Alteration, Change, Checked, Finding, Piece, Verification

ALTERATIONS = 4
"""How many changes of a sentence are put into words."""

_CLAIM, _WORDS = 60, 48
_ROOM = MESSAGE_UNITS - 200

_Numbered = tuple[int, Checked]


def verify_pages(verification: Verification, bot: str = "") -> list[Page]:
    """One message, or several where one cannot hold everything."""
    if not verification.sentences:
        return [Page(plain(texts.CLAIMED_NOTHING).html)]
    found = [one.quote for one in verification.sentences if one.quote]
    rows = quote_tools(found[0]) if len(found) == 1 else ()
    full = list(_filled([*_opening(verification), *_body(verification, bot)]))
    return [Page(one.html, rows if one is full[-1] else ()) for one in full]


def _filled(parts: Sequence[Rich]) -> Iterator[Rich]:
    """The parts put together to as few messages as hold them."""
    page = Rich()
    for part in parts:
        longer = join([page, part], "\n\n")
        if page and longer.units > _ROOM:
            yield page
            page = part
        else:
            page = longer
    yield page


def _opening(verification: Verification) -> Iterator[Rich]:
    findings = [one.finding for one in verification.sentences]
    if len(findings) > 1:
        yield bold(texts.outcome(*(findings.count(one) for one in Finding)))
    if verification.misattributed:
        yield join(map(_alteration, verification.misattributed))


def _body(verification: Verification, bot: str) -> Iterator[Rich]:
    several = len(verification.sentences) > 1
    for _, group in groupby(enumerate(verification.sentences, start=1), _kind):
        run = list(group)
        label = texts.numbered(run[0][0], run[-1][0]) if several else ""
        yield from _told(run, label, bot)
    if verification.unread:
        yield italic(texts.unread(verification.unread))


def _kind(numbered: _Numbered) -> tuple[object, ...]:
    """What neighbours must have in common to be told together."""
    number, one = numbered
    if one.finding is Finding.VERBATIM and one.quote and not one.alterations:
        return one.finding, one.quote.locator.report, one.quote.locator.section, one.quote.status
    return one.finding, number


def _told(run: Sequence[_Numbered], label: str, bot: str) -> Iterator[Rich]:
    _, first = run[0]
    if first.quote is None:
        yield join([bold(_head(texts.ABSENT, label)), _brief(first.claim)])
        return
    told = map(_alteration, first.alterations[:ALTERATIONS])
    if first.finding is Finding.ALTERED:
        lines = [bold(_head(texts.ALTERED, label)), *told, _marked(first.pieces)]
    else:
        lines = [bold(_head(texts.VERBATIM, label)), *(_brief(one.claim) for _, one in run), *told]
    more = max(one.elsewhere for _, one in run)
    note = texts.elsewhere(first.finding is Finding.VERBATIM, more) if more else ""
    yield join(
        [*lines, pieces.mark(first.quote.status), pieces.source(first.quote, bot), italic(note)]
    )


def _head(finding: str, label: str) -> str:
    return f"{finding}（{label}）" if label else finding


def _brief(claim: str) -> Rich:
    return plain(f"“{shorten(' '.join(claim.split()), _CLAIM)}”")


def _alteration(alteration: Alteration) -> Rich:
    sides = (shorten(side, _WORDS) for side in (alteration.claimed, alteration.written))
    label, written, between, claimed = texts.altered(alteration.change, *sides)
    grave = alteration.change not in {Change.WORDING, Change.PUNCTUATION}
    return plain(label) + (bold(written) if grave else plain(written)) + plain(between + claimed)


def _marked(differences: Sequence[Piece]) -> Rich:
    """The sentence with what was put in struck through and what was left out underlined."""
    whole = Rich()
    for piece in differences:
        if piece.same:
            whole = whole + plain(piece.written)
        else:
            whole = whole + struck(piece.claimed) + bold(underlined(piece.written))
    return blockquote(whole)
