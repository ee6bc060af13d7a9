"""Which places a question names, resolved against the reports that the library holds.

A place is named in full (齐都镇), without its suffix (齐都), by the short names of a
province (山东, 鲁), in Latin letters, or by a homophone of these. A name that looks like a
place and stands nowhere in the library is kept apart, so that the answer can say that it is
not held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from index.catalog import StoredReport
from index.divisions import divisions_named
from index.gazetteer import AREAS, NATION, PROVINCES, REGIONS, bare
from index.sounds import is_slip, sounds
from retrieval.latin import find_latin, latin_names

_LOOKS_LIKE_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2})(街道|镇|乡|县|区|市)(?![级里长场民区容政内外])"
)
_NO_NAME = re.compile(
    r"^[^镇乡县市]*[全各本我你哪这那该每某几多一二两三四五六七八九十个了过新]|"
    r"[城乡集小]镇|[社城园景小辖地片山厂校超菜院郊老范务发贸税矿宅验住居民业能作街学灾牧疫战特保进行]区|[城门超菜股]市|[城下]乡|[上里内外中下边间区](?:街道|[镇乡县区市])|"
    r"^(?:[今去前明后当往同]年|现在|目前|如今|眼下|当前|最近|近[年期来]|过去|未来|将来|[以今]后|以前|年[底初末])"
)
_REGION = re.compile("|".join(sorted(REGIONS, key=len, reverse=True)))
_AREA = re.compile(
    rf"({'|'.join(AREAS)})(?:地区)?的?(?:各?省[份区市]*|[几\d一二三四五六七八九十]+个?省[份区市]*|各地)"
)
_IN_OFFICE = re.compile(r"[省市州区县镇乡]长(?=$|[\s,，?？是叫姓为的谁哪])")
"""The end of a place that begins the office of its head (山东省长)."""
_LONG_NAME = 3
_REST_OF_NAME = 2
_AND = re.compile(r"[和与跟同及、,]|以及|vs")
_RANKS = re.compile(
    r"排[名第在几]|第[一二三四五几\d]|名列|位列|位居|居首|首[个批家位]|领先|唯一|最[大高先早长快](?!额)"
)
_START = attrgetter("start")
_ALONE = re.compile(r"(?=$|[\s\da-z]|去年|今年|前年|明年|近|[两二三四五六几\d][省地])")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the question, and the keys of the reports of that place, if any."""

    start: int
    end: int
    name: str
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Every place that the question names; `unknown` is one the library has nothing of.

    `within` are places that no report is of, and that the answer must name.
    """

    mentions: tuple[Mention, ...] = ()
    unknown: str = ""
    within: tuple[str, ...] = ()

    @property
    def reports(self) -> frozenset[str]:
        """The reports of all the places named; empty when none is."""
        return frozenset().union(*(mention.reports for mention in self.mentions))


NOWHERE = Scope()


def _of_no_word(_: str) -> int:
    return 0


class Places:
    """The places of a library's reports under all their names."""

    def __init__(
        self, reports: Collection[StoredReport], frequency: Callable[[str], int] = _of_no_word
    ) -> None:
        """`frequency` tells how often the dictionary has met a word, 0 for none of its words."""
        self._frequency = frequency
        keys: dict[str, set[str]] = {}
        for report in reports:
            for name in _names_of(report.metadata.place):
                keys.setdefault(name, set()).add(report.key)
        self._reports = {name: frozenset(found) for name, found in keys.items()}
        self._by_sound = {sounds(name): name for name in self._reports if len(name) > 1}
        self._longest = max(map(len, self._reports), default=0)
        held = {report.metadata.place for report in reports} - {""}
        every = [province.short for province in PROVINCES] + sorted(held)
        self._latin: dict[str, str] = {}
        for place in every:
            for written in latin_names(place):
                self._latin.setdefault(written, place)

    def find(self, text: str, edges: Collection[int], is_held: Callable[[str], bool]) -> Scope:
        """The places named in a normalised question.

        `edges` are where its words begin; `is_held` tells whether a wording stands anywhere
        in the library.
        """
        regions = [*self._regions(text), *self._in_latin(text)]
        found = self._mentions(_without(text, regions), edges, is_held)
        places = (one for one in found if not _is_rivals(one, text))
        known = [*regions, *(one for one in places if not self._in_name(one, text, edges))]
        rest = _without(text, known)
        mentioned = [mention for mention in _provinces(rest) if is_held(mention.name)]
        strangers = [one for one in _strangers(rest) if one.start in edges and one not in mentioned]
        named = _joined([*known, *mentioned], strangers, text)
        unknown = [one.name for one in strangers if one not in named and not _is_told(one, is_held)]
        return Scope(tuple(sorted(named, key=_START)), unknown[0] if unknown else "")

    def _regions(self, text: str) -> Iterator[Mention]:
        """A mention for each province of a region that is named, all at the place of its name."""
        for start, end, provinces in _regions_named(text):
            for name in provinces:
                yield Mention(start, end, name, self._reports.get(name, frozenset()))

    def _in_latin(self, text: str) -> Iterator[Mention]:
        for start, end, place in find_latin(text, self._latin):
            yield Mention(start, end, place, self._reports.get(place, frozenset()))

    def _mentions(
        self, text: str, edges: Collection[int], is_held: Callable[[str], bool]
    ) -> Iterator[Mention]:
        start, heard = 0, sounds(text)
        while start < len(text):
            end, name = self._longest_at(text, heard, start, edges, is_held)
            if name:
                yield Mention(start, end, name, self._reports[name])
            start = end

    def _in_name(self, mention: Mention, text: str, edges: Collection[int]) -> bool:
        """Whether a place is but the beginning of a longer name (中国人民大学, 北京大学)."""
        end = min((edge for edge in edges if edge > mention.start), default=mention.end)
        full = mention.end - mention.start > 1  # 苏浙沪 is a word too
        longer = full and mention.start in edges and end >= mention.end + _REST_OF_NAME
        return longer and self._frequency(text[mention.start : end]) > 0

    def _longest_at(
        self,
        text: str,
        heard: tuple[str, ...],
        start: int,
        edges: Collection[int],
        is_held: Callable[[str], bool],
    ) -> tuple[int, str]:
        """The longest name there and its end; 辽宁森 of 辽宁森林 only sounds like 辽宁省."""
        for length in range(min(self._longest, len(text) - start), 1, -1):
            piece = text[start : start + length]
            if _IN_OFFICE.match(text, start + length - 1):
                continue
            if piece in self._reports:
                return start + length, piece
            name = self._by_sound.get(heard[start : start + length], "")
            if name and is_slip(piece, name) and not is_held(piece):
                cuts = start + length not in edges
                if cuts and any(piece[:short] in self._reports for short in range(2, length)):
                    continue
                return start + length, name
        alone = text[start] in self._reports and self._stands_alone(text, start)
        return start + 1, text[start] if alone else ""

    def _stands_alone(self, text: str, start: int) -> bool:
        """A lone character names a place only where no word can go on (鲁 去年, 苏浙沪2024)."""
        begin = end = start
        while end < len(text) and text[end] in self._reports:
            end += 1
        while begin > 0 and text[begin - 1] in self._reports:
            begin -= 1
        return (begin == 0 or text[begin - 1] == " ") and bool(_ALONE.match(text, end))


def _is_rivals(mention: Mention, text: str) -> bool:
    """Whether the whole nation is named as those among whom something ranks (全国排第几)."""
    return mention.name == NATION and bool(_RANKS.match(text, mention.end))


def _regions_named(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a region is named, and its provinces; 东北三省 is one of the regions with a name."""
    named = [one for one in _REGION.finditer(text) if not _ends_a_province(text[: one.start() + 1])]
    for match in named:
        yield *match.span(), REGIONS[match[0]]
    for match in _AREA.finditer(text):
        if not any(one.start() < match.end() and match.start() < one.end() for one in named):
            yield *match.span(), AREAS[match[1]]


def _ends_a_province(text: str) -> bool:
    """Whether a text ends with the name of a province: 广东三省 is no 东三省."""
    return any(text.endswith(province.short) for province in PROVINCES)


def _names_of(place: str) -> Iterator[str]:
    if not place:
        return
    yield place
    short = bare(place)
    if len(short) > 1:
        yield short
    if len(short) > _LONG_NAME:  # people leave the first character of a long name out
        yield from (place[1:], short[1:])
    if place == NATION:
        yield from ("国务院", "中国", "我国")
    for province in PROVINCES:
        if place in (province.name, province.short):
            yield from (province.name, province.short, *province.aliases)


def _without(text: str, mentions: Iterable[Mention]) -> str:
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _provinces(rest: str) -> Iterator[Mention]:
    """Provinces that no report is of."""
    for province in PROVINCES:
        name = next((n for n in (province.name, province.short) if n in rest), "")
        if name:
            start = rest.index(name)
            yield Mention(start, start + len(name), province.short, frozenset())


def _strangers(rest: str) -> Iterator[Mention]:
    """Names that only look like a place's, and provinces that no report is of."""
    yield from _provinces(rest)
    for match in _LOOKS_LIKE_PLACE.finditer(rest):
        if not _NO_NAME.search(match[0]):
            yield Mention(*match.span(), match[0], frozenset())


def _is_told(stranger: Mention, is_held: Callable[[str], bool]) -> bool:
    """Whether the library speaks of a place, by its full name or, of those known, by its short."""
    short = bare(stranger.name)
    known = divisions_named(stranger.name) and len(short) > 1
    return is_held(stranger.name) or bool(known and is_held(short))


def _joined(known: list[Mention], strangers: list[Mention], text: str) -> list[Mention]:
    """The known places with the strangers set beside them (甲镇和乙镇), and beside those."""
    beside = [one for one in strangers if any(_set_beside(one, other, text) for other in known)]
    if not beside:
        return known
    return _joined([*known, *beside], [one for one in strangers if one not in beside], text)


def _set_beside(one: Mention, other: Mention, text: str) -> bool:
    first, second = sorted((one, other), key=_START)
    return first.end <= second.start and bool(_AND.fullmatch(text[first.end : second.start]))
