"""A figure in its place: the clause that it stands in, and what else it needs to be understood."""

from __future__ import annotations

from typing import NamedTuple

from index.catalog import StoredPassage
from index.report import Clause, Figure
from retrieval.model import MAX_FOCUS


class Placed(NamedTuple):
    """A figure with the clause that holds it; `names` tells that this names what is measured."""

    figure: Figure
    holder: Clause
    names: bool

    def reach(self, clause: Clause) -> tuple[int, int]:
        """The span of a clause of its sentence with the figure, see `reach`."""
        if not self.names:
            start, end = min(clause.start, self.holder.start), max(clause.end, self.holder.end)
            if end - start <= MAX_FOCUS:
                return start, end
        return self.holder.start, self.holder.end


def place(passage: StoredPassage, figure: Figure) -> Placed:
    """A figure of a passage in its place."""
    holder = next(c for c in passage.clauses if c.start <= figure.start < c.end)
    wording = passage.text[holder.start - passage.start : holder.end - passage.start]
    return Placed(figure, holder, figure.metric in wording)


def reach(passage: StoredPassage, clause: Clause, figure: Figure | None) -> tuple[int, int]:
    """The span of a clause with its figure.

    The figure's own clause alone, if it names what is measured or the two are far apart.
    """
    return place(passage, figure).reach(clause) if figure else (clause.start, clause.end)
