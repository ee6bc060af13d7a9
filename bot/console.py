"""Answer → terminal: the figure first, then the quote with its focus, then the source.

On a pipe there are neither colours nor line breaks that the quote does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from bot import citation, texts
from bot.pieces import choice_name
from bot.texts import terminal as wording
from retrieval.model import Answer, AnswerFigure, Holding, Quote, Refusal

FIGURE, FOCUS, SOURCE, NOTE = "bold green", "bold yellow", "dim", "cyan"
INDENT = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an answer that begins a line; quotes and sources are set in."""

    text: Text
    inset: bool = False


def stdout_console() -> Console:
    """The console of the answers; rich itself notices a pipe and leaves colours out."""
    return Console(highlight=False, emoji=False, markup=False)


def show(answer: Answer, console: Console, *, every: bool = False, more: str = "") -> None:
    """Print the answer: the best quote and the rest in brief, or with `every` all quotes.

    `more` tells how the quotes that were left out can be seen.
    """
    for part in render(answer, every=every, more=more):
        put(part, console)


def put(part: Part, console: Console) -> None:
    """Print a part: laid out in a terminal, and as it is on a pipe, tabs and all."""
    if not console.is_terminal:
        print(part.text.plain, file=console.file)  # rich would turn tabs into spaces
        return
    indent = INDENT if part.inset else 0
    for line in part.text.wrap(console, console.width - indent) or [part.text]:
        line.rstrip()
        console.print(Text.assemble(" " * indent, line), soft_wrap=True)


def render(answer: Answer, *, every: bool = False, more: str = "") -> Iterator[Part]:
    """The parts of an answer, see `show`."""
    if answer.alike:
        yield Part(Text(texts.ALIKE, style=NOTE))
    if answer.reading and answer.reading != answer.question:
        yield Part(Text(texts.reading(answer.reading), style=NOTE))
    if answer.refusal is not None:
        yield from _refusal(answer.refusal)
    if answer.missing:
        rows = [(row.place, row.period) for row in answer.missing]
        yield Part(Text(texts.lacking(rows), style=NOTE))
    if answer.ambiguous:
        names = [*map(choice_name, answer.ambiguous)]
        yield Part(Text(texts.choices(names) + wording.CHOOSE, style=NOTE))
    shown = len(answer.quotes) if every else 1
    for number, quote in enumerate(answer.quotes[:shown]):
        yield from _heading(answer, number)
        yield from _quote(quote)
    yield from _brief(answer, shown, more)


def _brief(answer: Answer, first: int, more: str) -> Iterator[Part]:
    """The quotes from `first` on, a line each: the figure or the focus, and the report."""
    rest = range(first, len(answer.quotes))
    if rest:
        yield Part(Text(wording.more_quotes(len(rest)) + more, style=NOTE))
    for number in rest:
        quote = answer.quotes[number]
        figures = [_figure(figure) for figure in answer.figures if figure.quote == number]
        told = figures[0] if figures else _clause(quote)
        yield Part(Text.assemble("· ", told, f"  ——{citation.title(quote.locator)}"))


def _clause(quote: Quote) -> Text:
    """The clause that answers, with the mark of what is no result."""
    clause = quote.text[slice(*citation.focus(quote))].strip()
    return Text("  ".join(part for part in (clause, texts.MARKS.get(quote.status)) if part))


def _heading(answer: Answer, quote: int) -> Iterator[Part]:
    """The figures of a quote, or else the mark of what is no result."""
    figures = [figure for figure in answer.figures if figure.quote == quote]
    status = answer.quotes[quote].status
    for figure in figures:
        yield Part(_figure(figure))
    if not figures and status in texts.MARKS:
        yield Part(Text(texts.MARKS[status], style=NOTE))


def _figure(figure: AnswerFigure) -> Text:
    about = [figure.metric, texts.period(figure.period) if figure.period else ""]
    about.append(texts.MARKS.get(figure.status, ""))
    change = f"（{figure.change}）" if figure.change else ""
    line = Text(figure.value + figure.unit + change, style=FIGURE)
    return Text.assemble(line, "  ", " · ".join(part for part in about if part))


def _quote(quote: Quote) -> Iterator[Part]:
    text = Text(quote.text)
    text.stylize(FOCUS, *citation.focus(quote))
    yield Part(text, inset=True)
    yield Part(Text(f"——{citation.source(quote.locator)}", style=SOURCE), inset=True)
    yield Part(Text())


def _refusal(refusal: Refusal) -> Iterator[Part]:
    yield Part(Text(texts.missing(refusal.gap, refusal.subject), style="bold"))
    if refusal.nearest:
        yield Part(Text(texts.NEAREST))
        yield from _quote(refusal.nearest[0])
    yield from _holdings(refusal)


def _holdings(refusal: Refusal) -> Iterator[Part]:
    if refusal.holdings:
        yield Part(Text(texts.HOLDINGS))
    for holding in refusal.holdings:
        yield Part(Text(f"· {_holding(holding)}"))
    if refusal.others:
        yield Part(Text(wording.more_holdings(refusal.others)))


def _holding(holding: Holding) -> str:
    about = [holding.place, texts.period(holding.period) if holding.period else ""]
    return "  ".join(part for part in (f"《{holding.title}》", *about) if part)
