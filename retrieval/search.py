"""Candidates: the passages that any engine finds, within the scope that the question names.

Words, character bigrams and sounds are asked of the lexical engine (passages), the
question's vector of the dense one (clauses; a passage takes its best clause).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.embed import Vectors
from index.library import Library
from retrieval.fuse import fuse
from retrieval.match import Matcher
from retrieval.question import Question
from retrieval.rank import Candidate
from retrieval.rows import Row, telling_of

DEPTH, BESIDE = 60, 20
"""How many results each engine is asked for, and how many of each row or from beside the
places named."""
LEXICAL, DENSE = 1.0, 0.35
"""The engines' weights in the fusion."""


def find_candidates(
    question: Question,
    matcher: Matcher,
    vector: Vectors,
    library: Library,
    rows: Sequence[Row] = (),
) -> list[Candidate]:
    """Everything worth ranking, from each row or named place and from the whole library."""
    terms = matcher.terms()
    fused: dict[int, float] = {}
    for scope in dict.fromkeys(_scopes(question, rows, library)):
        lexical = library.search_terms(terms, scope.depth, scope.reports)
        dense = library.search_clauses(vector, scope.depth, scope.reports) if scope.near else []
        near = [(passage, max(cosine, 0.0)) for passage, _, cosine in dense]
        for passage, score in fuse([(LEXICAL, lexical), (DENSE, near)]):
            fused[passage] = max(score, fused.get(passage, 0.0))
    passages = library.passages(sorted(fused))
    return [Candidate(passage, fused[passage.id]) for passage in passages]


@dataclass(frozen=True, slots=True)
class _Scope:
    """Reports to search, None for all; `near` tells to look for near clauses as well."""

    reports: frozenset[str] | None
    depth: int = DEPTH
    near: bool = True


def _scopes(question: Question, rows: Sequence[Row], library: Library) -> Iterator[_Scope]:
    """What is asked about, then the whole library, there by words alone if places are named."""
    yield from (_Scope(row.reports, BESIDE) for row in rows if row.reports)
    if told := telling_of(question, library.reports):
        yield _Scope(told)
    places = [mention.reports for mention in question.scope.mentions if mention.reports]
    yield from map(_Scope, places)
    yield _Scope(None, BESIDE, near=False) if rows or places else _Scope(None)
