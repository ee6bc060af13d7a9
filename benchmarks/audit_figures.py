"""Ask every place of a library for usual metrics, and print what is shown, to be read.

usage: audit_figures.py LIBRARY [METRIC ...]

The places are those of the reports; without METRIC every 8th metric of the lexicon is
asked for, by the shortest of its names, as people do. Each is asked for as the value of last
year, as a growth and as a target. A line tells the question, the figure with its name, time and
status, the clause, and the report. It is marked with ? where the name of the figure ends in no
metric that was asked for: then another one may be shown, or the lexicon lacks a name. The last
lines count what was shown, marked, told in words alone, and refused.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from index.gazetteer import bare
from index.library import Library
from index.report import Period
from retrieval.answer import Answerer
from retrieval.lexicon import read_lines
from retrieval.lexicon.metrics import heads
from retrieval.measured import metrics_of
from retrieval.model import AnswerFigure, Quote

FORMS = "{place}去年{metric}", "{place}{metric}增长多少", "{place}今年{metric}目标"
EVERY = 8
_WIDTH = 60


def main() -> None:
    arguments = _arguments()
    library = Library.open(arguments.library)
    answerer, counts = Answerer(library), Counter[str]()
    for form in FORMS:
        for metric in arguments.metrics or usual_metrics():
            for place in places_of(library):
                question = form.format(place=place, metric=metric)
                outcome, line = line_of(answerer, question)
                counts[outcome] += 1
                print(line)
    for outcome, count in sorted(counts.items()):
        print(f"{outcome}: {count} of {counts.total()} ({count / counts.total():.1%})")


def usual_metrics() -> list[str]:
    """Every so many metrics of the lexicon, each by the shortest of its names."""
    return [min(names, key=len) for names in list(read_lines("metrics.txt"))[::EVERY]]


def places_of(library: Library) -> list[str]:
    """The places of the reports without their suffix, in the order of the library."""
    named = (bare(one.metadata.place) for one in library.reports)
    return list(dict.fromkeys(filter(None, named)))


def line_of(answerer: Answerer, question: str) -> tuple[str, str]:
    """How a question ended, in a word and in a line."""
    answer = answerer.answer(question)
    if answer.refusal:
        return "refused", f"- {question} | {answer.refusal.gap.value}"
    figure = next(iter(answer.figures), None)
    told = told_by(answer.quotes[figure.quote if figure else 0])
    if figure is None:
        return "in words", f"  {question} | {told}"
    asked = metrics_of(answerer.understand(question))
    marked = not heads(figure.metric) & asked
    line = f"{'?' if marked else ' '} {question} | {value_of(figure)} | {told}"
    return ("marked" if marked else "shown"), line


def value_of(figure: AnswerFigure) -> str:
    """A figure with its growth, what it is called, of when, and whether it was reached."""
    verb, growth = (figure.change, "") if figure.is_growth else ("", figure.change)
    value = f"{verb}{figure.value}{figure.unit}{f'（{growth}）' if growth else ''}"
    return f"{value} {figure.metric} {time_of(figure.period)} {figure.status.value}"


def time_of(period: Period | None) -> str:
    """A year by its number, another time by its ends."""
    if period is None:
        return "-"
    whole = period == Period.year(period.first.year)
    return str(period.first.year) if whole else f"{period.first}–{period.last}"


def told_by(quote: Quote) -> str:
    """The clause that answers and the report."""
    start, end = (at - quote.start for at in quote.focus)
    return f"{''.join(quote.text[start:end].split())[:_WIDTH]} | {quote.locator.source}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("metrics", nargs="*", metavar="METRIC")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
