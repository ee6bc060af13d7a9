"""Pieces of pages: the figure, the quote with the clause that answers, the source.

Each keeps within a budget in UTF-16 units, so that a page of them fits a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot import citation, texts
from bot.links import source_link
from bot.rich import (
    ELLIPSIS,
    Rich,
    blockquote,
    bold,
    head,
    italic,
    join,
    link,
    plain,
    shorten,
)
from index.report import Period, Status
from retrieval.model import Answer, AnswerFigure, Choice, Locator, Quote, Standing

FOLDED = 200
"""A quote longer than this, in characters, is folded to three lines until it is tapped."""

SEEN = 60
"""So many characters fit the lines of a folded quote that are seen, on a phone."""

QUOTE = 1600
"""The most of a quote that a page shows."""

LINE = 120
"""The most of a line."""

LISTED = 9
"""How many sources are listed under an answer."""

_FIGURE, _PATH, _CLAUSE, _TITLE, _METRIC = 60, 240, 32, 48, 24


def heading(answer: Answer, index: int) -> Rich:
    """The figures of a quote; without any, the clause that answers if folding hides it."""
    quote = answer.quotes[index]
    has_figure = any(figure.quote == index for figure in answer.figures)
    bare = not has_figure and _is_hidden(quote)
    shown = bold(shorten(_clause(quote), 2 * LINE)) if bare else Rich()
    return join([shown, figures_or_mark(answer, index)])


def figures_or_mark(answer: Answer, index: int) -> Rich:
    """The figures of a quote; without any, that it tells of a plan or a lack."""
    figures = [figure for figure in answer.figures if figure.quote == index]
    return join(map(_figure, figures[:3])) if figures else mark(answer.quotes[index].status)


def mark(status: Status) -> Rich:
    """That a wording tells of a plan or a lack; empty for others."""
    return plain(texts.MARKS.get(status, ""))


def caution(locator: Locator, standing: Standing = Standing.CURRENT) -> Rich:
    """What a reader must know of the report before relying on its words."""
    recognised = texts.RECOGNISED if locator.recognised else ""
    return join([plain(texts.STANDINGS.get(standing, "")), plain(recognised)])


def folded(text: str) -> bool:
    """Whether a quotation of a text is folded."""
    return len(text) > FOLDED


def quoted(quote: Quote, limit: int = QUOTE, *, foldable: bool = True) -> Rich:
    """The quote with its focus in bold; a longer one than any contract allows is cut.

    One that is folded begins with the sentence in focus, else it would hide what answers.
    """
    first = _opening(quote) if foldable else 0
    shown = first, first + len(head(quote.text[first:], limit))
    return _quotation(quote, shown, foldable=foldable)


def quoted_sentence(quote: Quote) -> Rich:
    """The quote if it is short, else the sentence of it that the focus stands in."""
    span = citation.focus_sentence(quote) if folded(quote.text) else (0, len(quote.text))
    return _quotation(quote, _cut(quote, span))


def quoted_focus(quote: Quote) -> Rich:
    """The clause in focus alone."""
    return _quotation(quote, _cut(quote, citation.focus(quote)))


def _opening(quote: Quote) -> int:
    """Where the part of a quote begins that is shown first."""
    is_seen = not folded(quote.text) or citation.focus(quote)[1] <= SEEN
    return 0 if is_seen else citation.focus_sentence(quote)[0]


def _is_hidden(quote: Quote) -> bool:
    """Whether the focus lies below the fold."""
    first = _opening(quote)
    return folded(quote.text[first:]) and citation.focus(quote)[1] - first > SEEN


def _cut(quote: Quote, span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[0] + len(head(quote.text[slice(*span)], QUOTE))


def _quotation(quote: Quote, span: tuple[int, int], *, foldable: bool = True) -> Rich:
    """A span of the quote; what is left out is marked."""
    first, last = span
    begin, end = (min(max(at, first), last) for at in citation.focus(quote))
    text = quote.text
    inner = plain(text[first:begin].lstrip()) + bold(text[begin:end]) + plain(text[end:last])
    before = plain(ELLIPSIS if text[:first].strip() else "")
    after = plain(ELLIPSIS if text[last:].strip() else "")
    return blockquote(before + inner + after, expandable=foldable and folded(text[first:last]))


def source(quote: Quote, bot: str = "", number: int = 0) -> Rich:
    """A line each, so that little is broken: title; issuer and date; headings; page.

    The title leads to the place of publication, else into the bot of that name; `number`
    counts the sources of an answer from 1, 0 if there is but one.
    """
    locator = quote.locator
    issuer = shorten(locator.issuer.strip(), LINE)
    when = texts.day(locator.date) if locator.date else ""
    title = link(shorten(citation.title(locator), LINE), source_link(quote, bot))
    return join(
        [
            plain(texts.source(number)) + title,
            plain(" · ".join(filter(None, (issuer, when)))),
            plain(shorten(citation.section(locator), _PATH)),
            plain(citation.place(locator)),
        ]
    )


def short_source(quote: Quote, bot: str) -> Rich:
    """The source on two lines: the title, which leads to it; issuer, date and page."""
    title = link(shorten(citation.title(quote.locator), LINE), source_link(quote, bot))
    about = " · ".join(attribution(quote.locator))
    return join([plain(texts.source(0)) + title, plain(about)])


def attribution(locator: Locator) -> tuple[str, ...]:
    """What belongs behind a title on the same line: the issuer, unless the title names it; date;
    page."""
    issuer = shorten(locator.issuer.strip(), _TITLE)
    named = issuer[:2] in locator.title
    when = texts.day(locator.date) if locator.date else ""
    return tuple(filter(None, ("" if named else issuer, when, citation.place(locator))))


def written(figure: AnswerFigure) -> str:
    """A figure with its growth as the report has them: 1.43亿元（同比增长34%）, 增长10%左右.

    The verb of a growth that stands alone goes before it.
    """
    if figure.is_growth:
        return shorten(figure.change + figure.value + figure.unit, _FIGURE)
    return _amount(figure)


def sources(answer: Answer, bot: str = "") -> Rich:
    """The other quotes of an answer on one line each: number, figure or clause, title."""
    others = answer.quotes[1:]
    if not others:
        return Rich()
    lines = [_listed(answer, index, bot) for index in range(1, min(len(others), LISTED) + 1)]
    if len(others) > LISTED:
        lines.append(plain(texts.more_sources(len(answer.quotes))))
    return join([plain(texts.OTHER_SOURCES), *lines])


def reading(answer: Answer) -> Rich:
    """How a question was understood, where that is more than it says itself.

    Of a letter, that what is shown is but like it.
    """
    if answer.alike:
        return italic(texts.ALIKE)
    if all(word in answer.question for word in answer.reading.split()):
        return Rich()
    return italic(texts.reading(shorten(answer.reading.strip(), LINE)))


def lacking(answer: Answer) -> Rich:
    """What a comparison asks for and no quote answers."""
    if not answer.missing:
        return Rich()
    rows = dict.fromkeys((row.place, row.period) for row in answer.missing)
    return italic(shorten(texts.lacking(tuple(rows)), 2 * LINE))


def choice_name(choice: Choice) -> str:
    """A report to choose, in a few words: its place and time, else its title."""
    when = texts.period(choice.period) if choice.period else ""
    place = choice.place.strip()
    return shorten(place + when if place else choice.title.strip(), _METRIC) or texts.UNTITLED


def choices(answer: Answer) -> Rich:
    """The reports that answer equally well, where the question does not tell which is meant."""
    if not answer.ambiguous:
        return Rich()
    named = shorten(texts.choices([*map(choice_name, answer.ambiguous)]), 3 * LINE)
    return join([italic(named), italic(texts.CHOOSE)])


def usual_period(periods: Sequence[Period | None]) -> Period | None:
    """The time that more than half of some figures tell of, to be named once for all of them."""
    period, times = Counter(periods).most_common(1)[0] if periods else (None, 0)
    return period if 2 * times > len(periods) else None


def unusual_period(period: Period | None, usual: Period | None) -> str:
    """The time of a figure, unless it is the usual one."""
    if period == usual:
        return ""
    return texts.period(period) if period else texts.NO_PERIOD


def gist(answer: Answer, index: int, limit: int, *, named: bool = False) -> str:
    """The figure of a quote in plain words, without one the beginning of its clause.

    A plan or a lack is marked as such before it; `named` adds what the figure measures.
    """
    figures: Sequence[AnswerFigure] = [one for one in answer.figures if one.quote == index]
    quote = answer.quotes[index]
    if figures:
        metric = shorten(figures[0].metric, _METRIC) if named else ""
        status, words = figures[0].status, f"{metric} {written(figures[0])}"
    else:
        status, words = quote.status, _clause(quote) or quote.text.strip()
    return texts.SIGNS.get(status, "") + shorten(" ".join(words.split()), limit)


def _listed(answer: Answer, index: int, bot: str) -> Rich:
    quote = answer.quotes[index]
    title = link(shorten(citation.title(quote.locator), _TITLE), source_link(quote, bot))
    return plain(f"[{index + 1}] {gist(answer, index, _CLAUSE)} ") + title


def _clause(quote: Quote) -> str:
    return quote.text[slice(*citation.focus(quote))].strip()


def _figure(figure: AnswerFigure) -> Rich:
    when = texts.period(figure.period) if figure.period else ""
    label = " · ".join(part for part in (shorten(figure.metric.strip(), _FIGURE), when) if part)
    return join([bold(written(figure)), plain(label), mark(figure.status)])


def _amount(figure: AnswerFigure) -> str:
    change = f"（{shorten(figure.change, _FIGURE)}）" if figure.change else ""
    return shorten(figure.value + figure.unit, _FIGURE) + change
