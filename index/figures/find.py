"""The figures of a passage, in prose and in table rows, each with its clause's status."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.figures.prose import read_prose
from index.figures.rows import is_row, may_hold_rows, read_row
from index.report import Clause, Figure, Period


def find_figures(
    text: str, clauses: tuple[Clause, ...], *, period: Period | None
) -> tuple[Figure, ...]:
    """The figures of one passage in order, spans counting from the start of `text`.

    `clauses` tile the passage and lend each figure their status; `period` is the
    report's, the default of every figure. Rows of a table look up to its first row.
    """
    if not clauses:
        return ()
    figures = _figures(text, clauses[0].start, clauses[-1].end)
    return tuple(_placed(figure, shift, clauses, period) for figure, shift in figures)


def _figures(text: str, first: int, last: int) -> Iterator[tuple[Figure, int]]:
    """The figures of `text[first:last]`, each with what its span lacks to count in `text`."""
    if not may_hold_rows(text[first:last]):
        yield from _prose(text, first, last)
        return
    start = first
    for line in text[first:last].splitlines(keepends=True):
        end = start + len(line)
        if is_row(line):
            yield from ((figure, 0) for figure in read_row(text, start, end))
        else:
            yield from _prose(text, start, end)
        start = end


def _prose(text: str, start: int, end: int) -> Iterator[tuple[Figure, int]]:
    return ((figure, start) for figure in read_prose(text[start:end]))


def _placed(figure: Figure, shift: int, clauses: Sequence[Clause], period: Period | None) -> Figure:
    start = figure.start + shift
    clause = clauses[bisect_right(clauses, start, key=lambda clause: clause.start) - 1]
    return replace(
        figure,
        metric=" ".join(figure.metric.split()),
        start=start,
        end=figure.end + shift,
        status=clause.status,
        period=period,
    )
