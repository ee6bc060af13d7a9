"""Checks claimed quotations: word for word in a report, altered, or not in the library.

`claim` reads the sentences, `candidates` finds where each may stand, `align` and `compare`
set it beside the wording there, `check` decides, `changes` says what was changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from index.catalog import StoredPassage
from index.library import Library
from index.report import Status
from retrieval.model import Quote
from retrieval.places import Places
from retrieval.quote import locate
from retrieval.verify.attribution import ascribed_to, mentions_in, misattributed
from retrieval.verify.changes import alterations_of, gravest_first, left_out_before, left_out_behind
from retrieval.verify.check import Match, matches_of, worth
from retrieval.verify.claim import read_claim
from retrieval.verify.model import (
    Alteration,
    Change,
    Checked,
    Finding,
    Verification,
)

MOST = 30
"""How many sentences of one claim are checked."""
_OWN, _TOGETHER = 0.1, 0.05
"""What it counts to be of the report that the claim is ascribed to, and of one that says much
of the rest of it, beside how much of a sentence is said."""
_AS_NEAR = 0.03
"""Reports that say so much less of an altered sentence may be its source as well."""
_CLAUSE_BEGINS, _REACH = re.compile(r"[，,。！？；;：:、\n]"), 40


def verify(text: str, library: Library, places: Places) -> Verification:
    """Check what a text claims to quote, sentence by sentence.

    `places` are those of the library. Sentences that several reports say are taken from the
    one that says most of the claim, so that a passage copied as a whole has one source.
    """
    claim = read_claim(text)
    ascribed = ascribed_to(claim.around, library, places)
    read = claim.sentences[:MOST]
    matched = [matches_of(one, library, ascribed.reports) for one in read]
    wanted = _wanted(matched, ascribed.reports)
    checked = tuple(
        _checked(sentence, sorted(matches, key=wanted), library, places)
        for sentence, matches in zip(read, matched, strict=True)
    )
    sources = {one.quote.locator.report: None for one in checked if one.quote}
    wrong = misattributed(ascribed, [library.report(key) for key in sources])
    return Verification(checked, tuple(wrong), len(claim.sentences) - len(read))


def _wanted(
    matched: Sequence[Sequence[Match]], ascribed: Collection[str]
) -> Callable[[Match], float]:
    """What to sort the matches of a sentence by: how near, whose, and what else its report says."""
    said: Counter[str] = Counter()
    for matches in matched:
        for match in matches:
            said[match.window.report] += match.likeness.end - match.likeness.start
    most = max(said.values(), default=1)

    def order(match: Match) -> float:
        report = match.window.report
        own = _OWN if report in ascribed else 0.0
        return -(worth(match.likeness) + own + _TOGETHER * said[report] / most)

    return order


def _checked(sentence: str, matches: Sequence[Match], library: Library, places: Places) -> Checked:
    if not matches:
        return Checked(sentence, Finding.ABSENT)
    best = matches[0]
    quote = _quote(best, library)
    if best.likeness.is_same:
        text = library.text(best.window.report)
        before = _CLAUSE_BEGINS.split(text[: quote.start][-_REACH:])[-1]
        behind = text[quote.end : quote.end + _REACH]
        turned = (*left_out_behind(quote.text, behind), *left_out_before(before))
        others = len(matches) - 1
        return Checked(sentence, Finding.VERBATIM, quote, best.likeness.pieces, turned, others)
    near = [one for one in matches[1:] if worth(one.likeness) > worth(best.likeness) - _AS_NEAR]
    told = (*_places_put_in(best, library, places), *alterations_of(best.likeness.pieces))
    return Checked(
        sentence, Finding.ALTERED, quote, best.likeness.pieces, gravest_first(told), len(near)
    )


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
