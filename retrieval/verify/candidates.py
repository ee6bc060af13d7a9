"""Where in the library a sentence may stand: the surroundings of the passages that share its terms.

A stretch of a report shares all of its rare terms, so that passages which have these are
looked at one and all; what was altered is found by the terms that are left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from index.engines import BIGRAMS, WORDS, Term
from index.library import Library

_DEPTH = 40
"""How many passages are looked at that share most terms."""
_RARE, _OF_EACH = 4, 60
"""How many of the rarest terms are looked for alone, and how many passages of each."""

_Search = tuple[dict[Term, float], int, Collection[str] | None]


@dataclass(frozen=True, slots=True)
class Window:
    """`text` is that of the report `report` from `start` on, around the passage `passage`."""

    report: str
    passage: int
    start: int
    text: str


def windows_of(
    sentence: str, library: Library, preferred: Collection[str] = ()
) -> Iterator[Window]:
    """The stretches to look at, each wide enough to hold the sentence on either side.

    The reports `preferred` are searched by themselves as well.
    """
    terms = _terms(sentence, library)
    together = dict.fromkeys(terms, 1.0)
    searches: list[_Search] = [(together, _DEPTH, None)]
    if preferred:
        searches.append((together, _DEPTH, preferred))
    searches += [({term: 1.0}, _OF_EACH, None) for term in terms[:_RARE]]
    found = {id_: None for search in searches for id_, _ in library.search_terms(*search)}
    reach = len(sentence) + len(sentence) // 2
    for passage in library.passages(list(found)):
        text = library.text(passage.report)
        start = max(0, passage.start - reach)
        yield Window(passage.report, passage.id, start, text[start : passage.end + reach])


def _terms(sentence: str, library: Library) -> list[Term]:
    """The pairs and the numbers of a sentence that the library holds, the rarest first."""
    terms = library.tokenizer.terms("".join(sentence.split()))
    numbers = [word for word in terms.words if any(map(str.isdecimal, word))]
    pairs = [(BIGRAMS, pair) for pair in terms.bigrams]
    every = dict.fromkeys([*pairs, *((WORDS, number) for number in numbers)])
    held = {term: library.lexical.doc_freq(*term) for term in every}
    return sorted((term for term in every if held[term]), key=lambda term: held[term])
