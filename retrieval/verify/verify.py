"""Checks claimed quotations: word for word in a report, altered, or not in the library.

`claim` reads the sentences, `candidates` finds where each may stand, `align` and `compare`
set it beside the wording there, `check` decides, `reading` looks behind a place and a year
before it (`lead`) and for parts of it, `changes` says what was changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from index.catalog import StoredPassage
from index.library import Library
from index.report import Status
from retrieval.model import Quote
from retrieval.places import Places
from retrieval.quote import locate
from retrieval.verify.attribution import (
    ascribed_to,
    mentions_in,
    misattributed,
    misplaced,
    mistimed,
    years_of,
)
from retrieval.verify.changes import alterations_of, gravest_first, left_out_before, left_out_behind
from retrieval.verify.check import Match, worth
from retrieval.verify.claim import read_claim
from retrieval.verify.lead import Lead, years_told
from retrieval.verify.model import (
    Alteration,
    Change,
    Checked,
    Finding,
    Verification,
)
from retrieval.verify.reading import Part, before, read

MOST = 30
"""How many sentences of one claim are checked."""
_OWN, _TOGETHER = 0.1, 0.05
"""What it counts to be of the report that the claim is ascribed to, and of one that says much
of the rest of it, beside how much of a sentence is said."""
_AS_NEAR = 0.03
"""Reports that say so much less of an altered sentence may be its source as well."""
_SCRAP, _REACH = 4, 40
"""A sentence of so few letters may stand in too many places to be found; and how far it is
looked for what follows a quote."""
_OF_SOURCE = frozenset({Change.PLACE, Change.YEAR})

_Wanted = Callable[[Match, Lead | None], float]


def verify(text: str, library: Library, places: Places) -> Verification:
    """Check what a text claims to quote, sentence by sentence.

    `places` are those of the library. Sentences that several reports say are taken from the
    one that says most of the claim, so that a passage copied as a whole has one source.
    """
    claim = read_claim(text)
    ascribed = ascribed_to(claim.around, library, places)
    sentences = claim.sentences[:MOST]
    readings = [read(one, library, places, ascribed.preferred) for one in sentences]
    wanted = _wanted([part for reading in readings for part in reading], ascribed.preferred)
    checked = []
    for sentence, reading in zip(sentences, readings, strict=True):
        parts = [_checked(part, wanted, library, places) for part in reading]
        whole = Checked(sentence, Finding.PARTLY, parts=tuple(parts))
        checked.append(whole if len(parts) > 1 else parts[0])
    told = Verification(tuple(checked), (), len(claim.sentences) - len(sentences))
    sources = {quote.locator.report: None for quote in told.quotes}
    wrong = misattributed(ascribed, [library.report(key) for key in sources])
    return replace(told, misattributed=tuple(wrong))


def _wanted(parts: Sequence[Part], ascribed: Collection[str]) -> _Wanted:
    """What to sort the matches of a part by: how near, whose, and what else its report says."""
    said: Counter[str] = Counter()
    for part in parts:
        for match in part.matches:
            said[match.window.report] += match.likeness.end - match.likeness.start
    most = max(said.values(), default=1)

    def order(match: Match, lead: Lead | None) -> float:
        report = match.window.report
        own = _OWN if report in (lead.attribution.preferred if lead else ascribed) else 0.0
        return -(worth(match.likeness) + own + _TOGETHER * said[report] / most)

    return order


def _checked(part: Part, wanted: _Wanted, library: Library, places: Places) -> Checked:
    if not part.matches:
        letters = sum(map(str.isalnum, part.claim))
        return Checked(part.claim, Finding.SHORT if letters <= _SCRAP else Finding.ABSENT)
    matches = sorted(part.matches, key=lambda match: wanted(match, part.lead))
    best = matches[0]
    pieces, quote = best.likeness.pieces, _quote(best, library)
    turned = [*_left_out(best, quote, library), *_wrongly_led(part.lead, best, quote, library)]
    if best.likeness.is_same:
        wrong = part.lead and any(one.change in _OF_SOURCE for one in turned)
        finding, near = Finding.ALTERED if wrong else Finding.VERBATIM, matches[1:]
    else:
        finding, near = Finding.ALTERED, _as_near(matches)
        turned += _places_put_in(best, library, places)
        turned += alterations_of(pieces, library.tokenizer.segment)
    lead = part.lead.text if part.lead else ""
    return Checked(part.claim, finding, quote, pieces, gravest_first(turned), len(near), lead)


def _as_near(matches: Sequence[Match]) -> list[Match]:
    """The others that say as much of an altered sentence as the first."""
    enough = worth(matches[0].likeness) - _AS_NEAR
    return [one for one in matches[1:] if worth(one.likeness) > enough]


def _left_out(match: Match, quote: Quote, library: Library) -> Iterator[Alteration]:
    """What stands right before and behind a quote, and turns its sense."""
    behind = library.text(match.window.report)[quote.end : quote.end + _REACH]
    yield from left_out_behind(quote.text, behind)
    yield from left_out_before(before(match, library))


def _wrongly_led(
    lead: Lead | None, match: Match, quote: Quote, library: Library
) -> Iterator[Alteration]:
    """The place and the year that stand before a sentence, where they are not those of it."""
    if lead is None:
        return
    report = library.report(match.window.report)
    passage = _passage_at(quote.start, match.window.passage, library)
    told = years_told(quote.start, quote.end, quote.status, passage, report)
    yield from misplaced(lead.attribution, [report])
    yield from mistimed(lead.attribution, years_of(report) if lead.of_report else told)


def _quote(match: Match, library: Library) -> Quote:
    """The wording of the report that a match found."""
    window, likeness = match.window, match.likeness
    start, end = window.start + likeness.start, window.start + likeness.end
    passage = _passage_at(start, window.passage, library)
    text = library.text(window.report)[start:end]
    locator = locate(passage, library.report(window.report))
    locator = replace(locator, page=library.page(window.report, start))
    return Quote(locator, text, start, end, (start, end), _status_at(start, end, passage))


def _passage_at(start: int, near: int, library: Library) -> StoredPassage:
    """The passage that a place in a report belongs to; its id is not far from `near`."""
    [passage] = library.passages([near])
    step = 1 if start >= passage.end else -1
    while not passage.start <= start < passage.end:
        near += step
        [passage] = library.passages([near])
    return passage


def _status_at(start: int, end: int, passage: StoredPassage) -> Status:
    """Whether done or planned, where all clauses of the stretch that tell agree."""
    within = (one for one in passage.clauses if one.start < end and start < one.end)
    told = {one.status for one in within} - {Status.UNKNOWN}
    return told.pop() if len(told) == 1 else Status.UNKNOWN


def _places_put_in(match: Match, library: Library, places: Places) -> Iterator[Alteration]:
    """The places that the claim names where the report does not, and that it is not of."""
    claim = "".join(piece.claimed for piece in match.likeness.pieces)
    report = library.report(match.window.report)
    for mention in mentions_in(claim, library, places):
        said = any(mention.name in piece.claimed for piece in match.likeness.pieces if piece.same)
        if mention.name in claim and not said and report.key not in mention.reports:
            yield Alteration(Change.PLACE, mention.name, report.metadata.place)
