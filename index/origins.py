"""What each origin tells of a document: its text, its file's name, the page that it stood on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from index.covered import covered_by_date, covered_by_headings, covered_by_title
from index.document import Document
from index.front import Front, read_front
from index.gazetteer import NATION, find_places, named_within
from index.kinds import GOVERNMENT_REPORT, kind_of_title
from index.report import Level, Period
from index.title import own_title, without_year
from index.written_dates import find_compact_date, find_date

_SESSION = re.compile(r"在(?P<place>[一-龥]{2,20}?)第[一-龥\d]{1,4}(?:届|屆)")
_SPEAKS_FOR = re.compile(
    r"代表(?P<place>[一-龥]{2,20}?)(?:第[一-龥\d]{1,4}届)?(?:人民政府|政府|国务院|國務院)"
)
_NATIONAL = re.compile(r"代表(?:国务院|國務院|中央人民政府)|全[国國]人民代表大[会會]")
_STATE_COUNCIL = re.compile(r"国务院|國務院")
_BODY_PLACE = re.compile(
    r"[，,。\s](?P<place>[一-龥*]{1,8}(?:街道|镇|乡))(?=在|紧紧|围绕|深入|坚持|认真|全面|[，,])"
)
_LEVELS = {"省": Level.PROVINCE, "市": Level.CITY, "区": Level.COUNTY, "县": Level.COUNTY}
_OPENING = 2000
PAGE = 1000
"""A work report has more characters than this, or a title."""
_NUMBERING = re.compile(r"^[\d_\-.、\s（）()]+年?")


@dataclass(frozen=True, slots=True)
class Told:
    """What one origin tells; empty or None where it tells nothing.

    `places` are those that it names together, the highest first: the last one is the
    document's own.
    """

    origin: str
    title: str = ""
    kind: str = ""
    issuer: str = ""
    places: tuple[str, ...] = ()
    date: date | None = None

    def covered(self, kind: str, headings: Sequence[str] = ()) -> Period | None:
        """The period that title and headings tell, for a document of its own kind, else `kind`.

        What a 政府工作报告 looks back on stands in its headings; its title bears another year.
        """
        kind = self.kind or kind
        by_title = covered_by_title(self.title, kind)
        by_headings = covered_by_headings(headings, kind)
        return (by_headings or by_title) if kind == GOVERNMENT_REPORT else by_title or by_headings

    def covered_by_date(self, kind: str) -> Period | None:
        """The period that the date alone suggests."""
        return covered_by_date(self.date, kind) if self.date else None


def told_by_text(document: Document) -> tuple[Told, Front]:
    """What the text tells, and its front."""
    front = read_front(document.text, document.title)
    title = own_title(front.lines, document.title)
    kind = kind_of_title(title)
    told = Told(
        origin="text",
        title=title,
        kind=kind,
        places=() if is_page(document.text, kind) else _places_in_text(title, front),
        date=_first_date(front.lines) or front.signed,
    )
    return told, front


def is_page(text: str, kind: str) -> bool:
    """Whether a text, whose title names that kind or none (""), is a page, a letter or a reply.

    What reports, plans and places such a one speaks of tells nothing of itself.
    """
    return not kind and len(text) <= PAGE


def told_by_name(source: str) -> Told:
    """What the file's name tells, and for places the folders that it lies in."""
    path = PurePosixPath(source.replace("\\", "/"))
    stem = path.stem
    folders = [place for folder in path.parts[:-1] for place in find_places(folder)]
    named = find_places(_NUMBERING.sub("", stem)) or named_within(stem)
    national = (NATION,) if "国务院" in stem else ()
    return Told(
        origin="name",
        title=stem,
        kind=kind_of_title(stem.replace("_", " ")),
        places=(*folders, *named) if named else national,
        date=find_compact_date(stem),
    )


def told_by_page(document: Document) -> Told:
    """What the format tells beside the text."""
    named = find_places(without_year(document.title)) or named_within(document.title)
    own = find_places(document.place) or ((document.place,) if document.place else ())
    issued = find_places(document.issuer)
    return Told(
        origin="page",
        title=document.title.strip(),
        kind=kind_of_title(document.title.strip()),
        issuer=document.issuer.strip(),
        places=_longest(own, issued, named) or _place_of_issuer(document.issuer, document.text),
        date=document.date,
    )


def _places_in_text(title: str, front: Front) -> tuple[str, ...]:
    """The places as written, none where they are redacted."""
    heads = " ".join((title, *front.lines[:6], front.opening[:300]))
    told = [match["place"] for p in (_SESSION, _SPEAKS_FOR) if (match := p.search(heads))]
    if places := _first_places((without_year(title), *told, *front.lines[:6])):
        return places
    if _STATE_COUNCIL.search(" ".join((title, *front.lines))) or _NATIONAL.search(heads):
        return (NATION,)
    if places := named_within(title) or _first_places(front.signers):
        return places
    body = _BODY_PLACE.search(front.opening[:200])
    return find_places(body["place"]) if body else ()


def _place_of_issuer(issuer: str, text: str) -> tuple[str, ...]:
    """The place of a body that calls itself by its level alone: 市财政局 in a text of 徐州市."""
    level = _LEVELS.get(issuer[:1])
    return named_within(text[:_OPENING], level) if level else ()


def _first_places(candidates: Iterable[str]) -> tuple[str, ...]:
    return next((places for text in candidates if (places := find_places(text))), ())


def _longest(*chains: tuple[str, ...]) -> tuple[str, ...]:
    """The first chain of places, or a later one that goes on below it."""
    first = next((chain for chain in chains if chain), ())
    deeper = (chain for chain in chains if first and first[-1] in chain[:-1])
    return next(deeper, first)


def _first_date(lines: Iterable[str]) -> date | None:
    return next((found for line in lines if (found := find_date(line))), None)
