"""Key figures and comparisons for a phone: short lines, each figure a link to its quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot import citation, pieces, texts
from bot.answering import ListedReport
from bot.buttons import Action, Button, Page, Row, Tap, turning
from bot.links import source_link
from bot.pages import LABELS, note_page
from bot.rich import Rich, bold, italic, join, link, plain, shorten
from index.report import Period, Status
from retrieval.compared import By, ComparedRow, Comparison
from retrieval.key_figures import FigureSheet, KeyFigure, Told
from retrieval.lexicon.metrics import row_of
from retrieval.mark import Mark
from retrieval.model import Quote
from retrieval.side_by_side import is_same_metric

FIGURES_A_PAGE = 12

CHOICES = 12
"""How many reports are offered to choose from."""

Common = dict[Status, Period | None]

_NAME, _LABEL = 40, 30
_SHORT, _AMOUNT = 16, 40  # of a comparison, which may have forty rows


def figures_page(sheet: FigureSheet, index: int = 0, bot: str = "") -> Page:
    """Some of a report's key figures, what was done above what is planned.

    The heading tells of when most of them are, a row its time if it is another.
    """
    if not sheet.rows:
        return note_page(texts.NO_FIGURES)
    total = -(-len(sheet.rows) // FIGURES_A_PAGE)
    index = min(index, total - 1)
    shown = sheet.rows[index * FIGURES_A_PAGE : (index + 1) * FIGURES_A_PAGE]
    common = _common_periods(sheet.rows)
    heading = join([bold(_title(sheet.report)), plain(texts.sides(common))])
    rest = texts.unlisted(sheet.unlisted) if sheet.unlisted and index == total - 1 else ""
    body = [heading, join([_row(row, common, bot) for row in shown]), italic(rest)]
    pages = [Tap(Action.FIGURES, sheet.report.key, number) for number in range(total)]
    return Page(join(body, "\n\n").html, turning(LABELS, index, pages))


def choice_page(reports: Sequence[ListedReport]) -> Page:
    """Several reports to choose from, a button each."""
    rows = tuple(
        (Button(shorten(_title(one), _LABEL), Tap(Action.FIGURES, one.key)),)
        for one in reports[:CHOICES]
    )
    more = texts.more_choices(len(reports)) if len(reports) > CHOICES else ""
    return Page(join([plain(texts.WHICH_REPORT), italic(more)]).html, rows)


def comparison_page(comparison: Comparison, token: str, bot: str = "") -> Page:
    """A row for each place or year, and a button that opens the quotes."""
    rows, quotes = comparison.rows, comparison.answer.quotes
    usual = pieces.usual_period([row.period for row in rows if comparison.is_alike(row)])
    metric = comparison.metric or comparison.answer.question
    title = texts.measured(metric, comparison.measure)
    place = rows[0].place if comparison.by is By.YEAR else ""
    about = place or (texts.period(usual) if usual else "")
    heading = " · ".join(filter(None, (title, about)))
    groups: dict[str, list[Rich]] = {"": []}
    for row in rows:
        quote = quotes[row.figure.quote]
        label = _label(row, comparison.by, usual, quote)
        line = _compared(row, label, metric, quote, bot)
        groups.setdefault(_apart(row, comparison), []).append(line)
    tables = [join([italic(why), *lines]) for why, lines in groups.items()]
    first = Tap(Action.QUOTE, token, 0, Mark.of(quotes[0]).encode())
    buttons: tuple[Row, ...] = ((Button(texts.SEE_QUOTES, first),),)
    body = [
        bold(shorten(heading, pieces.LINE)),
        *tables,
        pieces.lacking(comparison.answer),
    ]
    return Page(join(body, "\n\n").html, buttons)


def _title(report: ListedReport) -> str:
    return f"《{report.metadata.title.strip() or report.source}》"


def _common_periods(rows: Sequence[KeyFigure]) -> Common:
    """The time that most figures of either side tell of, None where there are none."""
    sides = zip(*((row.done, row.planned) for row in rows), strict=True)
    told = (Counter(one.figure.period for one in side if one) for side in sides)
    done, planned = (next((when for when, _ in each.most_common(1)), None) for each in told)
    return {Status.DONE: done, Status.PLANNED: planned}


def _row(row: KeyFigure, common: Common, bot: str) -> Rich:
    """On one line if there is but one side."""
    name = bold(shorten(row.metric, _NAME))
    sides = [_side(told, common, bot) for told in (row.done, row.planned) if told]
    return name + plain("　") + sides[0] if len(sides) == 1 else join([name, *sides])


def _side(told: Told, common: Common, bot: str) -> Rich:
    period = told.figure.period
    when = texts.period(period) if period and period != common[told.figure.status] else ""
    sign = texts.SIDES.get(told.figure.status, "")
    amount = link(pieces.written(told.figure), source_link(told.quote, bot))
    return plain("".join(f"{part} " for part in (sign, when) if part)) + amount


def _label(row: ComparedRow, by: By, usual: Period | None, quote: Quote) -> str:
    """What a row differs in from the others: its year, or its place and an unusual time."""
    if by is By.YEAR:
        return texts.period(row.period) if row.period else texts.NO_PERIOD
    place = shorten(row.place or citation.title(quote.locator), _SHORT)
    return " ".join(filter(None, (place, pieces.unusual_period(row.period, usual))))


def _compared(row: ComparedRow, label: str, metric: str, quote: Quote, bot: str) -> Rich:
    """Label, sign, figure; its metric if it is another."""
    sign = texts.SIGNS.get(row.figure.status, "")
    name = row.figure.metric
    other = f"（{shorten(name, _SHORT)}）" if row_of(name) != row_of(metric) else ""
    amount = link(shorten(pieces.written(row.figure), _AMOUNT), source_link(quote, bot))
    return plain(f"{label}　{sign}") + amount + plain(other)


def _apart(row: ComparedRow, comparison: Comparison) -> str:
    """Why a row stands apart from the others; empty if it does not."""
    if comparison.is_alike(row):
        return ""
    same = is_same_metric(row.figure.metric, comparison.metric)
    if not same:
        return texts.OTHER_METRICS
    if row.measure == comparison.measure:
        return texts.OTHER_TIMES if comparison.is_in_unit(row) else texts.OTHER_UNITS
    return texts.ONLY[row.measure.planned, row.measure.growth]
