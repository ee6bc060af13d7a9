"""From a person's words to a `Question`: what is asked, of when, in which words.

Question words (`cues`) tell the kind of answer; places are resolved against the library
(`places`); what remains is content: words of the lexicon with their synonyms, and the
words that the index's own segmenter finds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from operator import attrgetter
from typing import Any

from index.report import Period, Status
from retrieval.cues import (
    MONEY_TERMS,
    WITH_FIGURE,
    Cue,
    Kind,
    asked_status,
    compares,
    computes,
    find_cues,
)
from retrieval.league import NO_LEAGUE, League
from retrieval.lexicon import EQUIVALENT, Synonym, load_lexicon
from retrieval.lexicon.apart import Apart, find_apart
from retrieval.places import NOWHERE, Scope
from retrieval.threshold import Threshold

Segment = Callable[[str], Sequence[str]]

_CONTENT = re.compile(r"[\u3400-\u9fff]|[0-9a-z]")
_POLITE = re.compile(
    r"请问一?下?|麻烦.{0,2}?[查问看]一?下|帮(?:我|忙)*[查问看找]一?下?|我?想(?:问问?|知道|了解)一?下?|我?要问一?下?|"
    r"到底|究竟|"
    r"(?:的?那份|这份)?(?:政府|国务院)?(?:工作)?报告(?:里面?|中|上)?(?:说|讲|提到|写|称)?(?:的|了)?"
)
"""What is said around a question; the report is not its matter."""
_OR_NOT = re.compile(r"(?<=([\u4e00-\u9fff]))不\1")
"""What makes a question of a word (空气好不好); it is no word of its own."""
_NOTE = re.compile(r"[(\[【][^)\]】]*[)\]】]")
"""What is added in brackets; it may help but must not be there."""
_EXCEPT = re.compile(
    r"(?<=[\s,，。;；])(?:不要|不是|不含|不算|不包括|除了|别说|别给|而?不问)[^\s,，。?？]{1,10}(?=$|[\s,，。?？])"
)
"""What is not asked for (…，不是总数); its words are none to search for."""
_INSISTS = re.compile(
    rf"多少|几多|几[万亿]|(?:{MONEY_TERMS}|产量|产值|吞吐量|发电量|总额|总值|增加值|余额|销售额|营业额)[\s?？]*$"
)
_AROUND = re.compile(
    r"[能要会可各]?(..+?)(?:[人户件条次家个座台处项亩栋篇场起宗名辆支]数|数量|总数)?"
)
"""A word without the modal verb or the counting noun that segmenters leave on it."""
_NUMBER_OF = re.compile(r"(.{2,}?)(?:的?(?:数量|总数|总量|个数|家数|户数))")
_ENDINGS = "了过着得的到"
"""What a verb drags along (发了, 站着)."""

_RATES = frozenset({"%", "个百分点"})

CHANGE = re.compile(
    r"(?:同比|增长率?|增速|增幅|涨幅|降幅|下降|减少|增加|提高|变化|变动|走势|趋势|情况|排名)+"
)
"""Words that ask for the growth of a metric, or nothing more than its value."""

LIGHT = 0.3
"""The weight of a lone character or a word that says little, beside a word's 1."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word of the question with every wording that counts as it.

    `asked` tells that it stands right beside the question word: 施工方是哪家 asks for the 施工方;
    `metric` that it is the name of something that reports measure, `formal` that it is a
    term of the field at all.
    """

    text: str
    wordings: tuple[Synonym, ...]
    weight: float = 1.0
    asked: bool = False
    metric: bool = False
    formal: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. `runs` are its stretches of content, for phrase matches.

    `times` are the wordings of `periods`, `by_report` and `recent` those of `Times`; `current`
    are the reports that can tell of a time relative to now, None where none is asked; `leaning`
    tells that a part of it was taken from the question before, all but the first `said` of its
    concepts; `insists` that nothing but a
    number will do (几 may also ask for an ordinal or a grade); `is_text` that it asks nothing,
    but is compared as a whole (`long_text.py`).
    """

    text: str
    normal: str
    concepts: tuple[Concept, ...] = ()
    runs: tuple[str, ...] = ()
    kind: Kind = Kind.ANY
    unit: str = ""
    counted: str = ""
    status: Status = Status.UNKNOWN
    scope: Scope = NOWHERE
    periods: tuple[Period, ...] = ()
    times: tuple[str, ...] = ()
    by_report: bool = False
    recent: int = 0
    current: frozenset[str] | None = None
    league: League = NO_LEAGUE
    compares: bool = False
    computes: bool = False
    threshold: Threshold | None = None
    leaning: bool = False
    said: int = 0
    insists: bool = False
    is_text: bool = False

    @property
    def wants_figure(self) -> bool:
        """Whether the answer is a number."""
        return self.kind in WITH_FIGURE

    @property
    def weighs(self) -> bool:
        """Whether places are put in order, or chosen by a bound."""
        return bool(self.league.asked and (self.league.sign or self.threshold))

    @property
    def reading(self) -> str:
        """How a question that leans on another was understood, in a few words; else empty."""
        scope = self.scope
        places = [*(mention.name for mention in scope.mentions), *filter(None, [scope.unknown])]
        return " ".join((*places, *self.times, *self.runs)) if self.leaning else ""


@lru_cache(maxsize=1)
def _simplifier() -> Any:
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("t2s")


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    body = files("retrieval").joinpath(f"lexicon/{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in body.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def normalise(text: str) -> str:
    """NFKC, simplified script, lower case, single spaces."""
    sound = text.encode("utf-8", "ignore").decode()  # a lone surrogate is no text
    simplified: str = _simplifier().convert(unicodedata.normalize("NFKC", sound))
    return re.sub(r"\s+", " ", simplified).strip().lower()


def word_edges(text: str, segment: Segment) -> frozenset[int]:
    """Where the words of a text begin, and its end."""
    return frozenset(accumulate(map(len, segment(text)), initial=0))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word with where it stands; `wording` is the lexicon's spelling of it, if it knows it."""

    start: int
    text: str
    wording: str = ""


def read_words(
    question: Question,
    segment: Segment,
    is_held: Callable[[str], bool],
    taken: Iterable[tuple[int, int]],
) -> Question:
    """Fill in kind, status, concepts and runs; `taken` spans (places, periods) are no content.

    `is_held` tells whether a wording stands anywhere in the library.
    """
    cues = find_cues(question.normal)
    silent = [(cue.start, cue.end) for cue in cues if not cue.content]
    polite = [
        match.span() for rule in (_POLITE, _EXCEPT) for match in rule.finditer(question.normal)
    ]
    or_not = [match.span() for match in _OR_NOT.finditer(question.normal)]
    text = _blank(question.normal, [*polite, *or_not, *taken])
    apart = tuple(find_apart(text))
    text = _blank(text, [*silent, *(span for term in apart for span in term.spans)])
    main = _main_cue(cues)
    found = (*_pieces(text, segment, is_held), *map(_joined, apart))
    pieces = tuple(sorted(found, key=attrgetter("start")))
    notes = [match.span() for match in _NOTE.finditer(question.normal)]
    return replace(
        question,
        concepts=tuple(_concepts(pieces, main, notes)),
        runs=_runs(pieces),
        kind=_kind(main, pieces, question),
        unit=next((cue.unit for cue in cues if main and cue.kind is main.kind and cue.unit), ""),
        counted=main.counted if main else "",
        status=asked_status(_blank(question.normal, polite)),
        insists=bool(_INSISTS.search(question.normal)),
        compares=compares(question.normal),
        computes=computes(question.normal),
    )


def _main_cue(cues: Sequence[Cue]) -> Cue | None:
    """Growth and shares are the more special wish, then question words, then content words."""
    order = (Kind.GROWTH, Kind.SHARE, Kind.DATE)
    special = [cue for kind in order for cue in cues if cue.kind is kind]
    return next(iter(special or [c for c in cues if not c.content] or cues), None)


def _kind(cue: Cue | None, pieces: Sequence[_Piece], question: Question) -> Kind:
    """What the question word asks for; a metric named without one asks for its value.

    Places are put in order by a value, or chosen by one, even where their names are asked for.
    """
    if question.weighs and (cue is None or cue.kind not in WITH_FIGURE):
        counted = question.threshold and question.threshold.dimension not in _RATES
        return Kind.AMOUNT if counted else Kind.VALUE
    if cue is not None:
        return cue.kind
    return Kind.VALUE if any(map(_is_metric, pieces)) else Kind.ANY


def _is_metric(piece: _Piece) -> bool:
    return (piece.wording or piece.text) in load_lexicon().metrics


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _pieces(text: str, segment: Segment, is_held: Callable[[str], bool]) -> Iterator[_Piece]:
    """Known wordings, and between them the words that say something, in order."""
    edges = word_edges(text, segment)
    done = 0
    for start, end, wording in load_lexicon().find(text, edges, is_held):
        yield from _plain_pieces(done, segment(text[done:start]))
        if wording not in _words("stopwords"):
            yield _Piece(start, text[start:end], wording)
        done = end
    yield from _plain_pieces(done, segment(text[done:]))


def _joined(term: Apart) -> _Piece:
    """A term that was said in two words, where the first of them stands."""
    return _Piece(term.spans[0][0], term.written, term.written)


def _plain_pieces(start: int, words: Iterable[str]) -> Iterator[_Piece]:
    for word in words:
        core = _AROUND.fullmatch(word)
        at, text = (start + core.start(1), core[1]) if core else (start, word)
        if text not in _words("stopwords") and _CONTENT.search(text):
            yield _Piece(at, text)
        start += len(word)


def _concepts(
    pieces: Sequence[_Piece], cue: Cue | None, notes: Sequence[tuple[int, int]]
) -> Iterator[Concept]:
    synonyms = load_lexicon().synonyms
    asked = _beside(pieces, cue)
    for piece in pieces:
        own = piece.wording or piece.text
        known = synonyms.get(own) or tuple(_within(own))
        wordings = (Synonym(piece.text, 1.0), *_others(piece), *_uncounted(own), *known)
        aside = any(start < piece.start < end for start, end in notes)
        light = aside or len(own.rstrip(_ENDINGS)) <= 1 or own in _words("light")
        weight = LIGHT if light else 1.0
        formal = own in load_lexicon().formal and not light
        yield Concept(piece.text, wordings, weight, piece in asked, _is_metric(piece), formal)


def _uncounted(term: str) -> Iterator[Synonym]:
    """What a number of things is called where the number itself stands (高新技术企业数量)."""
    counted = _NUMBER_OF.fullmatch(term)
    if counted:
        yield Synonym(counted[1], EQUIVALENT)


def _within(word: str) -> Iterator[Synonym]:
    """The synonyms of a known word inside a longer one, for what they are of it."""
    synonyms, longest = load_lexicon().synonyms, load_lexicon().longest
    for start in range(len(word)):
        for end in range(start + 2, min(len(word), start + longest) + 1):
            for synonym in synonyms.get(word[start:end], ()):
                share = (end - start) / len(word)
                yield Synonym(synonym.text, synonym.weight * share)


def _beside(pieces: Sequence[_Piece], cue: Cue | None) -> list[_Piece]:
    """The pieces just before and just behind the question word.

    A question of when asks for the time of what follows it, if anything does.
    """
    if cue is None:
        return []
    before = [piece for piece in pieces if piece.start < cue.start][-1:]
    behind = [piece for piece in pieces if piece.start >= cue.end][:1]
    return behind if behind and cue.kind is Kind.DATE else before + behind


def _others(piece: _Piece) -> tuple[Synonym, ...]:
    """The lexicon's spelling, where the question only sounds like it."""
    heard = piece.wording and piece.wording != piece.text
    return (Synonym(piece.wording, EQUIVALENT),) if heard else ()


def _runs(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    runs: list[str] = []
    end = -1
    for piece in pieces:
        if piece.start == end:
            runs[-1] += piece.text
        else:
            runs.append(piece.text)
        end = piece.start + len(piece.text)
    return tuple(runs)
