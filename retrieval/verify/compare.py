"""A sentence beside the stretch of a report that says it best, and how much of it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from retrieval.verify.align import align
from retrieval.verify.model import Piece
from retrieval.verify.tidy import Step, same, tidied
from retrieval.verify.tokens import Sort, Token, tokens_of

Rarity = Callable[[str], float]
"""How rare a pair of characters is: its inverse document frequency."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The stretch `start:end` of a text that says a sentence best, piece by piece.

    `said` is which share of the letters of both sides is the same, weighted by rarity, and
    numbers left aside; `kept` of the `numbers` of the sentence stand there too.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    said: float
    kept: int
    numbers: int

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return all(piece.same for piece in self.pieces)

    @property
    def only_omits(self) -> bool:
        """Whether all of the sentence stands there, clauses of the report being left out.

        What is left out is not much longer than what is said.
        """
        left_out = [piece for piece in self.pieces if not piece.same]
        much = sum(len(piece.written) for piece in left_out)
        said = sum(len(piece.claimed) for piece in self.pieces)
        return much <= _MUCH * said and all(map(_is_clause_left_out, left_out))


def compare(sentence: str, text: str, rarity: Rarity) -> Likeness | None:
    """The best reading of a sentence in a text; None if nothing of it stands there."""
    pattern, whole = tokens_of(sentence), tokens_of(text)
    pairs = align(pattern, whole).steps
    read = ((None if i is None else pattern[i], None if j is None else whole[j]) for i, j in pairs)
    steps = tidied(list(read), whole)
    used = [other for _, other in steps if other]
    if not used:
        return None
    start, end = used[0].start, used[-1].end
    weights = {id(t): w for side in (pattern, whole) for t, w in _weigh(side, rarity)}
    return Likeness(
        start,
        end,
        tuple(_pieces(steps, sentence, text[:end], start)),
        _share(steps, weights),
        sum(same(step) for step in steps if _is_number(step[0])),
        sum(map(_is_number, pattern)),
    )


def _is_number(token: Token | None) -> bool:
    return token is not None and token.sort is Sort.NUMBER


def _pieces(steps: Sequence[Step], sentence: str, text: str, start: int) -> Iterator[Piece]:
    """The steps gathered into stretches that are the same, or are not; they tile both sides."""
    done, told = 0, start
    runs = [(agree, list(run)) for agree, run in groupby(steps, same)]
    for number, (agree, run) in enumerate(runs):
        last = number == len(runs) - 1
        upto = len(sentence) if last else max([done, *(one.end for one, _ in run if one)])
        until = len(text) if last else max([told, *(other.end for _, other in run if other)])
        yield Piece(sentence[done:upto], text[told:until], agree)
        done, told = upto, until


def _share(steps: Sequence[Step], weights: dict[int, float]) -> float:
    """Which share of the mass of the letters of both sides is in letters that are the same."""
    agreed = different = 0.0
    for step in steps:
        mass = [weights[id(token)] for token in step if token and token.sort is Sort.LETTER]
        if same(step):
            agreed += sum(mass)
        else:
            different += sum(mass)
    return agreed / (agreed + different) if agreed else 0.0


def _weigh(tokens: Sequence[Token], rarity: Rarity) -> Iterator[tuple[Token, float]]:
    """For each unit how rare the pairs are that it is part of, on average."""
    pairs = [_rarity_of(one, other, rarity) for one, other in pairwise(tokens)]
    for token, before, behind in zip(tokens, [None, *pairs], [*pairs, None], strict=True):
        told = [weight for weight in (before, behind) if weight is not None]
        yield token, (sum(told) / len(told) if told else _ALONE)


def _is_clause_left_out(piece: Piece) -> bool:
    edges = tokens_of(piece.written[:1] + piece.written[-1:])
    return not piece.claimed.strip() and any(token.sort is Sort.MARK for token in edges)


_MUCH = 2.0
_ALONE = 3.0
"""The rarity of a letter that stands between numbers or marks, such as a unit."""


def _rarity_of(one: Token, other: Token, rarity: Rarity) -> float | None:
    both_letters = one.sort is other.sort is Sort.LETTER
    return rarity(one.form + other.form) if both_letters else None
