"""Hand-made passages and hits, for what ranks, selects and quotes them."""

from __future__ import annotations

from index import rows
from index.catalog import StoredPassage
from index.report import Clause, Figure, Period, Status
from index.script import folded
from retrieval.evidence import Evidence
from retrieval.rank import Hit


def passage(
    *clauses: str,
    report: str = "a",
    id_: int = 1,
    start: int = 10,
    status: Status = Status.DONE,
    figures: tuple[Figure, ...] = (),
    path: tuple[str, ...] = (),
    period: Period | None = None,
) -> StoredPassage:
    """A passage of one sentence made of these clauses."""
    spans, at = [], start
    for clause in clauses:
        spans.append(Clause(at, at + len(clause), 0, status, period))
        at += len(clause)
    text = "".join(clauses)
    stored = folded(text), rows.of_clauses(spans), tuple(map(rows.of_figure, figures))
    return StoredPassage(id_, report, 0, path, status, 0, start, at, text, *stored)


def figure(text: str, value: str, unit: str, *, start: int = 10, **more: object) -> Figure:
    """The figure `value + unit` where it stands in `text`, which begins at `start`."""
    at = start + text.index(value + unit)
    metric = str(more.pop("metric", text[: text.index(value)]))
    return Figure(metric, value, unit, at, at + len(value + unit), **more)  # type: ignore[arg-type]


def hit(
    text: str = "税收4574万元。", score: float = 1.0, report: str = "a", id_: int = 1, **said: float
) -> Hit:
    """A hit on the only clause of a passage."""
    whole = {"headings": 1.0, "formal": 1.0, "vector": 0.5, "head": 1.0, "engines": 1.0, **said}
    return Hit(passage(text, report=report, id_=id_), 0, None, score, Evidence(**whole))
