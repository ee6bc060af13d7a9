"""Answer → terminal: the figure first, then the quote with its focus, then the source.

On a pipe there are neither colours nor line breaks that the quote does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot import citation, texts
from bot import terminal_texts as wording
from index.report import Status
from retrieval.model import Answer, AnswerFigure, Holding, Quote, Refusal

FIGURE, FOCUS, SOURCE, NOTE = "bold green", "bold yellow", "dim", "cyan"
MAX_HOLDINGS = 10
INDENT = 2


def stdout_console() -> Console:
    """The console of the answers; rich itself notices a pipe and leaves colours out."""
    return Console(highlight=False, emoji=False, markup=False)


def show(answer: Answer, console: Console, *, every: bool = False) -> None:
    """Print the answer: the best quote of each report, or with `every` all quotes."""
    for part in render(answer, every=every, indent=INDENT if console.is_terminal else 0):
        console.print(part, soft_wrap=not console.is_terminal)


def render(answer: Answer, *, every: bool = False, indent: int = 0) -> Iterator[RenderableType]:
    """The parts of an answer, each beginning a line; `indent` sets quotes apart."""
    if answer.reading and answer.reading != answer.question:
        yield Text(texts.reading(answer.reading), style=NOTE)
    if answer.refusal is not None:
        yield from _refusal(answer.refusal, indent)
        return
    chosen = range(len(answer.quotes)) if every else best_of_each_report(answer.quotes)
    for number in chosen:
        yield from _heading(answer, number)
        yield from _quote(answer.quotes[number], indent)
    if len(chosen) < len(answer.quotes):
        yield Text(wording.more_quotes(len(answer.quotes) - len(chosen)), style=NOTE)


def best_of_each_report(quotes: Sequence[Quote]) -> list[int]:
    """The first quote of every report, as indices in the order of the quotes."""
    first: dict[str, int] = {}
    for number, quote in enumerate(quotes):
        first.setdefault(quote.locator.report, number)
    return list(first.values())


def _heading(answer: Answer, quote: int) -> Iterator[Text]:
    """The figures of a quote, or else the mark of what is no result."""
    figures = [figure for figure in answer.figures if figure.quote == quote]
    for figure in figures:
        yield _figure(figure)
    if not figures:
        yield from _mark(answer.quotes[quote].status)


def _figure(figure: AnswerFigure) -> Text:
    about = [figure.metric, texts.period(figure.period) if figure.period else ""]
    about.append(texts.MARKS.get(figure.status, ""))
    change = f"（{figure.change}）" if figure.change else ""
    line = Text(figure.value + figure.unit + change, style=FIGURE)
    return Text.assemble(line, "  ", " · ".join(part for part in about if part))


def _mark(status: Status) -> Iterator[Text]:
    if status in texts.MARKS:
        yield Text(texts.MARKS[status], style=NOTE)


def _quote(quote: Quote, indent: int) -> Iterator[RenderableType]:
    text = Text(quote.text)
    text.stylize(FOCUS, *citation.focus(quote))
    yield _indented(text, indent)
    yield _indented(Text(f"——{citation.source(quote.locator)}", style=SOURCE), indent)
    yield Text()


def _indented(text: Text, indent: int) -> RenderableType:
    return Padding(text, (0, 0, 0, indent)) if indent else text


def _refusal(refusal: Refusal, indent: int) -> Iterator[RenderableType]:
    yield Text(texts.missing(refusal.gap, refusal.subject), style="bold")
    if refusal.nearest:
        yield Text(texts.NEAREST)
        yield from _quote(refusal.nearest[0], indent)
    yield from _holdings(refusal.holdings)


def _holdings(holdings: Sequence[Holding]) -> Iterator[Text]:
    if holdings:
        yield Text(texts.HOLDINGS)
    for holding in holdings[:MAX_HOLDINGS]:
        yield Text(f"· {_holding(holding)}")
    if len(holdings) > MAX_HOLDINGS:
        yield Text(wording.more_holdings(len(holdings)))


def _holding(holding: Holding) -> str:
    about = [holding.place, texts.period(holding.period) if holding.period else ""]
    return "  ".join(part for part in (f"《{holding.title}》", *about) if part)
