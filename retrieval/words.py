"""From the words of a question to what they ask: kind of answer, done or planned, content.

Question words (`cues`) tell the kind of answer; what remains is content: words of the lexicon
with their synonyms, and the words that the index's own segmenter finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import zip_longest
from operator import attrgetter

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
from retrieval.lexicon import EQUIVALENT, Synonym, load_lexicon
from retrieval.lexicon.apart import Apart, find_apart
from retrieval.question import LIGHT, Concept, Question, Segment, word_edges

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
_MEASURE = re.compile(
    r".+(?:(?<![效税])率|(?:[产销]|流|吞吐|发电|用电|发送|运输|库存|排放|成交)量|"
    r"(?:销售|交易|投资|成交|贸易|营业|零售|进口|出口)额|产值|增加值)"
)
"""What is a metric by its last word, whatever it measures."""
_COUNTED = re.compile(r".*(?:[产销流储容]量|值|额|面积|规模|收入|支出|投资|长度|里程|数量|人数)")
"""What measures nothing by itself: it takes a word before it to tell of what."""
_NUMBER_OF = re.compile(r"(.{2,}?)(?:的?(?:数量|总数|总量|个数|家数|户数))")
_OUTPUT = re.compile(r"(.+?)(?:总产量|产量|总产)")
_ENDINGS = "了过着得的到"
"""What a verb drags along (发了, 站着)."""

_RATES = frozenset({"%", "个百分点"})


@lru_cache(maxsize=2)
def _words(name: str) -> frozenset[str]:
    body = files("retrieval").joinpath(f"lexicon/{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in body.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


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
    frequency: Callable[[str], int] = len,
) -> Question:
    """Fill in kind, status, concepts and runs; `taken` spans (places, periods) are no content.

    `is_held` tells whether a wording stands anywhere in the library, `frequency` how common a
    word is, 0 for one that was guessed.
    """
    cues = find_cues(question.normal)
    silent = [(cue.start, cue.end) for cue in cues if not (cue.content or _is_named(cue, question))]
    polite = [
        match.span() for rule in (_POLITE, _EXCEPT) for match in rule.finditer(question.normal)
    ]
    or_not = [match.span() for match in _OR_NOT.finditer(question.normal)]
    text = _blank(question.normal, [*polite, *or_not, *taken])
    apart = tuple(find_apart(text))
    text = _blank(text, [*silent, *(span for term in apart for span in term.spans)])
    main = _main_cue(cues)
    found = (*_pieces(text, segment, is_held, frequency), *map(_joined, apart))
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


def _is_named(cue: Cue, question: Question) -> bool:
    """Whether a question word is the end of a metric's name (水质优良比例)."""
    metrics, text = load_lexicon().metrics, question.normal[: cue.end]
    return any(text[start:] in metrics for start in range(cue.start))


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
    return Kind.VALUE if _is_measured(pieces) else Kind.ANY


def _is_measured(pieces: Sequence[_Piece]) -> bool:
    """Whether a metric is named for its own sake, and not for what follows it (物价改革)."""
    heads = {piece.start for piece in pieces if not (_is_metric(piece) or _is_light(piece))}
    return any(_is_metric(one) and one.start + len(one.text) not in heads for one in pieces)


def _is_light(piece: _Piece) -> bool:
    """Whether a word says little about the matter itself."""
    own = piece.wording or piece.text
    return len(own.rstrip(_ENDINGS)) <= 1 or own in _words("light")


def _is_metric(piece: _Piece) -> bool:
    own = piece.wording or piece.text
    return own in load_lexicon().metrics or bool(_MEASURE.fullmatch(own))


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _pieces(
    text: str, segment: Segment, is_held: Callable[[str], bool], frequency: Callable[[str], int]
) -> Iterator[_Piece]:
    """Known wordings, and between them the words that say something, in order."""
    edges = word_edges(text, segment, frequency)
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
    for piece, behind in zip_longest(pieces, pieces[1:]):
        own = piece.wording or piece.text
        known = synonyms.get(own) or tuple(_within(own))
        wordings = (Synonym(piece.text, 1.0), *_others(piece), *_uncounted(own), *known)
        aside = any(start < piece.start < end for start, end in notes)
        light = aside or _is_light(piece)
        weight = LIGHT if light else 1.0
        formal = own in load_lexicon().formal and not light
        metric, narrows = _is_metric(piece), not light and _narrows(piece, behind)
        yield Concept(piece.text, wordings, weight, piece in asked, metric, formal, narrows)


def _narrows(piece: _Piece, behind: _Piece | None) -> bool:
    """Whether a word tells what a measure that stands right behind it is of.

    The name of a metric is whole without it.
    """
    if behind is None or _is_metric(piece) or behind.start > piece.start + len(piece.text):
        return False
    return not _is_metric(behind) and bool(_COUNTED.fullmatch(behind.text))


def _uncounted(term: str) -> Iterator[Synonym]:
    """What a number or an output is called where it stands itself (企业数量, 煤炭产量)."""
    counted, output = _NUMBER_OF.fullmatch(term), _OUTPUT.fullmatch(term)
    if counted:
        yield Synonym(counted[1], EQUIVALENT)
    if output:
        yield from (Synonym(said, EQUIVALENT) for said in (f"{output[1]}总产", f"产{output[1]}"))


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
