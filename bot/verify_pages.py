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
from retrieval.model import Quote
from retrieval.verify.model import Alteration, Change, Checked, Finding, Piece, Verification

ALTERATIONS = 4
"""How many changes of a sentence are put into words."""

_CLAIM, _PART, _WORDS = 60, 240, 48
_SLIGHT = frozenset({Change.WORDING, Change.PUNCTUATION, Change.NOTATION})
_ROOM = MESSAGE_UNITS - 200

_Numbered = tuple[int, Checked]


def verify_pages(verification: Verification, bot: str = "") -> list[Page]:
    """One message, or several where one cannot hold everything."""
    if not verification.sentences:
        return [Page(plain(texts.CLAIMED_NOTHING).html)]
    found = verification.quotes
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
        yield bold(texts.outcome(findings))
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
    if one.finding is Finding.VERBATIM and one.quote and not (one.alterations or one.lead):
        return one.finding, one.quote.locator.report, one.quote.locator.section, one.quote.status
    return one.finding, number


def _told(run: Sequence[_Numbered], label: str, bot: str) -> Iterator[Rich]:
    _, first = run[0]
    head = bold(_head(texts.FINDINGS[first.finding], label))
    if first.parts:
        yield from _in_parts(first, label, bot)
    elif first.quote is None:
        yield join([head, _brief(first.claim)])
    else:
        more = max(one.elsewhere for _, one in run)
        note = texts.elsewhere(first.finding is Finding.VERBATIM, more) if more else ""
        yield join([head, *_beside(run), *_source(first.quote, bot), italic(note)])


def _beside(run: Sequence[_Numbered]) -> list[Rich]:
    """What was claimed and what was changed."""
    _, first = run[0]
    told = list(map(_alteration, first.alterations[:ALTERATIONS]))
    if first.finding is Finding.ALTERED:
        return [*told, _marked(first.pieces)]
    led = [plain(texts.ascribed(first.lead))] if first.lead else []
    return [*(_brief(one.claim) for _, one in run), *led, *told]


def _in_parts(whole: Checked, label: str, bot: str) -> Iterator[Rich]:
    """What stands in the reports of a sentence and what does not, each source once."""
    all_found = all(part.quote for part in whole.parts)
    lines = [bold(_head(texts.APART if all_found else texts.PARTLY, label))]
    for index, part in enumerate(whole.parts):
        lines += _part(part)
        following = [later.quote for later in whole.parts[index + 1 :] if later.quote]
        if part.quote and not any(_is_beside(part.quote, later) for later in following[:1]):
            yield join([*lines, *_source(part.quote, bot)])
            lines = []
    if lines:
        yield join(lines)


def _part(part: Checked) -> Iterator[Rich]:
    if part.quote is None:
        yield plain(texts.ABSENT_PART) + _brief(part.claim, _PART)
    elif part.finding is Finding.ALTERED:
        yield plain(texts.ALTERED_PART)
        yield from map(_alteration, part.alterations[:ALTERATIONS])
        yield _marked(part.pieces)
    else:
        yield plain(texts.FOUND_PART) + _brief(part.claim, _PART)
        yield from map(_alteration, part.alterations[:ALTERATIONS])


def _is_beside(one: Quote, other: Quote) -> bool:
    """Whether two quotes may share the lines that tell their source."""
    places = [(q.locator.report, q.locator.section, q.status) for q in (one, other)]
    return places[0] == places[1]


def _source(quote: Quote, bot: str) -> tuple[Rich, Rich]:
    return pieces.mark(quote.status), pieces.source(quote, bot)


def _head(finding: str, label: str) -> str:
    return f"{finding}（{label}）" if label else finding


def _brief(claim: str, most: int = _CLAIM) -> Rich:
    return plain(f"“{shorten(' '.join(claim.split()), most)}”")


def _alteration(alteration: Alteration) -> Rich:
    sides = (shorten(side, _WORDS) for side in (alteration.claimed, alteration.written))
    label, written, between, claimed = texts.altered(alteration.change, *sides)
    grave = alteration.change not in _SLIGHT
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
