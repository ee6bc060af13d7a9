"""Which places a question names, resolved against the reports that the library holds.

A place is named in full (齐都镇), without its suffix (齐都), by the short names of a
province (山东, 鲁), or by a homophone of these. A name that looks like a place and stands
nowhere in the library is kept apart, so that the answer can say that it is not held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.catalog import StoredReport
from index.gazetteer import PROVINCES, REGIONS, bare
from index.sounds import same_sound

_LOOKS_LIKE_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2})(街道|镇|乡|县|区|市)(?![级里长场民区容政内外])"
)
_NO_NAME = re.compile(
    r"^[^镇乡县市]*[全各本我你哪这那该每某几多一二两三四五六七八九十个了过新]|"
    r"[城乡集小]镇|[社城园景小辖地片山厂校超菜院郊老范务]区|[城门超菜股]市|景区街道|[城下]乡"
)
_ALONE = re.compile(r"(?=$|[\s\d]|去年|今年|前年|明年|近)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the question, and the keys of the reports of that place, if any."""

    start: int
    end: int
    name: str
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Every place that the question names; `unknown` is one the library has nothing of."""

    mentions: tuple[Mention, ...] = ()
    unknown: str = ""

    @property
    def reports(self) -> frozenset[str]:
        """The reports of all the places named; empty when none is."""
        return frozenset().union(*(mention.reports for mention in self.mentions))


NOWHERE = Scope()


def find_places(
    text: str, reports: Iterable[StoredReport], is_held: Callable[[str], bool]
) -> Scope:
    """The places named in a normalised question.

    `is_held` tells whether a wording stands anywhere in the library.
    """
    names = _names(reports)
    known = [*_regions(text, names), *_mentions(text, names, is_held)]
    rest = _without(text, known)
    others = [mention for mention in _others(rest) if is_held(mention.name)]
    unknown = next((m.name for m in _others(rest) if not is_held(m.name)), "")
    return Scope(tuple(known + others), unknown)


def _regions(text: str, names: dict[str, frozenset[str]]) -> Iterator[Mention]:
    """A mention for each province of a region that is named, all at the place of its name."""
    for region, provinces in REGIONS.items():
        if region in text:
            start = text.index(region)
            for name in provinces:
                yield Mention(start, start + len(region), name, names.get(name, frozenset()))


def _without(text: str, mentions: Iterable[Mention]) -> str:
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _others(rest: str) -> Iterator[Mention]:
    """Places that no report is of: provinces, and what looks like the name of a place."""
    for province in PROVINCES:
        name = next((n for n in (province.name, province.short) if n in rest), "")
        if name:
            start = rest.index(name)
            yield Mention(start, start + len(name), province.short, frozenset())
    for match in _LOOKS_LIKE_PLACE.finditer(rest):
        if not _NO_NAME.search(match[0]):
            yield Mention(*match.span(), match[0], frozenset())


def _names(reports: Iterable[StoredReport]) -> dict[str, frozenset[str]]:
    """Every name of a place to the keys of its reports."""
    names: dict[str, set[str]] = {}
    for report in reports:
        for name in _names_of(report.metadata.place):
            names.setdefault(name, set()).add(report.key)
    return {name: frozenset(keys) for name, keys in names.items()}


def _names_of(place: str) -> Iterator[str]:
    if not place:
        return
    yield place
    if len(bare(place)) > 1:
        yield bare(place)
    for province in PROVINCES:
        if place in (province.name, province.short):
            yield from (province.name, province.short, *province.aliases)


def _mentions(
    text: str, names: dict[str, frozenset[str]], is_held: Callable[[str], bool]
) -> Iterator[Mention]:
    start = 0
    longest = max(map(len, names), default=0)
    while start < len(text):
        end = start + 1
        for length in range(min(longest, len(text) - start), 0, -1):
            name = _match(text, start, start + length, names, is_held)
            if name:
                end = start + length
                yield Mention(start, end, name, names[name])
                break
        start = end


def _match(
    text: str,
    start: int,
    end: int,
    names: dict[str, frozenset[str]],
    is_held: Callable[[str], bool],
) -> str:
    piece = text[start:end]
    if len(piece) == 1:
        return piece if piece in names and _stands_alone(text, start, names) else ""
    if piece in names:
        return piece
    if is_held(piece):
        return ""
    return next((name for name in names if _sounds_like(piece, name)), "")


def _sounds_like(piece: str, name: str) -> bool:
    wrong = sum(a != b for a, b in zip(piece, name, strict=False))
    return len(piece) == len(name) and 2 * wrong <= len(name) and same_sound(piece, name)


def _stands_alone(text: str, start: int, names: dict[str, frozenset[str]]) -> bool:
    """A lone character names a place only where no word can go on (鲁 去年, 苏浙沪2024)."""
    end = start
    while end < len(text) and text[end] in names:
        end += 1
    begin = start
    while begin > 0 and text[begin - 1] in names:
        begin -= 1
    return (begin == 0 or text[begin - 1] == " ") and bool(_ALONE.match(text, end))
