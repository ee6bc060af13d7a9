"""Pages that are no answers: the greeting, help, the list of reports, short notes."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.answering import ListedReport
from bot.buttons import Action, Page, Tap, turning
from bot.rich import Rich, bold, italic, join, plain, shorten

REPORTS_A_PAGE = 8

LABELS = (texts.PREVIOUS_PAGE, texts.NEXT_PAGE)

_LINE = 120


def reports_page(reports: Sequence[ListedReport], index: int = 0) -> Page:
    """What the library holds, a few reports at a time."""
    if not reports:
        return note_page(texts.GREETING_EMPTY)
    total = -(-len(reports) // REPORTS_A_PAGE)
    index = min(index, total - 1)
    shown = reports[index * REPORTS_A_PAGE : (index + 1) * REPORTS_A_PAGE]
    body = [bold(texts.reports_title(len(reports))), *map(_listed, shown)]
    pages = [Tap(Action.REPORTS, index=number) for number in range(total)]
    return Page(join(body, "\n\n").html, turning(LABELS, index, pages))


def greeting_page(examples: Sequence[str]) -> Page:
    """The first words of a chat."""
    invitation = texts.GREETING_EXAMPLES if examples else texts.GREETING_EMPTY
    return note_page(f"{texts.GREETING}\n\n{invitation}")


def help_page(index: int = 0) -> Page:
    """How to use the bot, a screen at a time."""
    index = min(index, len(texts.HELP) - 1)
    body = [bold(texts.HELP_TITLE), plain("\n".join(texts.HELP[index]))]
    pages = [Tap(Action.HELP, index=number) for number in range(len(texts.HELP))]
    return Page(join(body, "\n\n").html, turning(LABELS, index, pages))


def note_page(text: str) -> Page:
    """A short message of our own."""
    return Page(plain(text).html)


def with_scope(page: Page, words: Sequence[str]) -> Page:
    """The page with a line that tells what a group is bound to, if it is bound."""
    if not words:
        return page
    line = italic(texts.scope_note(shorten("、".join(words), _LINE)))
    return Page(f"{page.html}\n\n{line.html}", page.rows)


def _listed(report: ListedReport) -> Rich:
    metadata = report.metadata
    name = shorten(metadata.title.strip() or report.source, _LINE) or texts.UNTITLED
    when = texts.period(metadata.period) if metadata.period else ""
    issued = texts.day(metadata.date) if metadata.date else ""
    about = (shorten(metadata.issuer.strip() or metadata.place.strip(), _LINE), when, issued)
    details = " · ".join(part for part in about if part)
    size = texts.extent(report.characters, report.passages)
    return join([bold(f"《{name}》"), plain(details), plain(size)])
