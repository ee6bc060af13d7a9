"""Pages for those who feed the library: a report to be checked, and reports to be removed."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.answering import ListedReport
from bot.buttons import Action, Button, Page, Row, Tap, turning
from bot.rich import bold, join, plain, shorten

REPORTS_A_PAGE = 8

_LINE = 120
_LABEL = 50

_LABELS = (texts.PREVIOUS_PAGE, texts.NEXT_PAGE)


def title_of(report: ListedReport) -> str:
    """What a report is called, on one line; the name of its file if it has no title."""
    return shorten(report.metadata.title.strip() or report.source, _LINE)


def field_of(report: ListedReport, field: str) -> str:
    """What is known of a report under a field of `texts.FIELDS`, as people write it."""
    about = report.metadata
    match field:
        case "period":
            return texts.period(about.period) if about.period else ""
        case "date":
            return texts.day(about.date) if about.date else ""
    return str(getattr(about, field)).strip()


def card_page(report: ListedReport, *, asked: bool = True) -> Page:
    """What is known of a report; if `asked`, with buttons to correct it."""
    lines = [
        plain(texts.field_value(field, shorten(field_of(report, field), _LINE)))
        for field in texts.FIELDS
    ]
    doubts = [
        plain(texts.doubt(doubt.field, shorten(doubt.value, _LINE)))
        for doubt in report.metadata.doubts
        if doubt.field in texts.FIELDS
    ]
    body = [join(lines), join([plain(texts.extent(report.characters, report.passages)), *doubts])]
    if not asked:
        return Page(join(body, "\n\n").html)
    return Page(join([*body, bold(texts.CARD_QUESTION)], "\n\n").html, _correcting(report))


def several_page(text: str, reports: Sequence[ListedReport]) -> Page:
    """The reports that came in one file; a button each, as far as one page reaches."""
    rows = tuple((_named(report, Action.CARD),) for report in reports[:REPORTS_A_PAGE])
    return Page(join([plain(text), plain(texts.SEVERAL_HINT)]).html, rows)


def removal_page(reports: Sequence[ListedReport], index: int = 0) -> Page:
    """The reports of the library, a button each, a few at a time."""
    if not reports:
        return Page(plain(texts.GREETING_EMPTY).html)
    total = -(-len(reports) // REPORTS_A_PAGE)
    index = min(index, total - 1)
    shown = reports[index * REPORTS_A_PAGE : (index + 1) * REPORTS_A_PAGE]
    rows = tuple((_named(report, Action.REMOVE),) for report in shown)
    turns = turning(_LABELS, index, [Tap(Action.REMOVAL, index=page) for page in range(total)])
    return Page(bold(texts.REMOVE_TITLE).html, rows + turns)


def confirm_page(report: ListedReport) -> Page:
    """Whether a report shall really go."""
    yes = Button(texts.REMOVE_YES, Tap(Action.REMOVE, report.key, 1))
    no = Button(texts.REMOVE_NO, Tap(Action.REMOVAL))
    return Page(plain(texts.remove_which(title_of(report))).html, ((yes, no),))


def _correcting(report: ListedReport) -> tuple[Row, ...]:
    fields = tuple(
        Button(label, Tap(Action.FIELD, report.key, number))
        for number, label in enumerate(texts.FIELDS.values())
    )
    return (fields, (Button(texts.ALL_RIGHT, Tap(Action.CARD, report.key, 1)),))


def _named(report: ListedReport, action: Action) -> Button:
    when = field_of(report, "period")
    label = " · ".join(part for part in (shorten(title_of(report), _LABEL), when) if part)
    return Button(label, Tap(action, report.key))
