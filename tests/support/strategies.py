"""Answers made of any text whatever, for property tests."""

from datetime import date

from hypothesis import strategies as st

from index.report import Period, Status
from retrieval.model import (
    Answer,
    AnswerFigure,
    Asked,
    Choice,
    Gap,
    Holding,
    Locator,
    Quote,
    Refusal,
    Standing,
    Surroundings,
    Verdict,
)

_PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["<b>", "</blockquote>", "&amp;", "**", "……", "”", "\n", "😀" * 9, "\ud800"]),
)


def texts(repeated: int = 1) -> st.SearchStrategy[str]:
    """Any text; up to `repeated` times as long as its pieces, so that limits are met."""
    joined = st.lists(_PIECES, max_size=4).map("".join)
    return st.tuples(joined, st.integers(1, repeated)).map(lambda pair: pair[0] * pair[1])


DATES = st.dates(date(1954, 1, 1), date(2035, 12, 31))
PERIODS = st.tuples(DATES, DATES).map(lambda days: Period(min(days), max(days)))
ROWS = st.builds(Asked, place=texts(20), period=st.none() | PERIODS)
LOCATORS = st.builds(
    Locator,
    report=st.sampled_from(["a" * 12, "b" * 12]),
    source=texts(),
    title=texts(20),
    issuer=texts(20),
    date=st.none() | DATES,
    section=st.lists(texts(20), max_size=3).map(tuple),
    page=st.none() | st.integers(1, 9999),
    url=texts() | st.sampled_from(['https://甲.cn/a?b=1&c="<2>"', "http://a.cn/#t", "ftp://a"]),
    recognised=st.booleans(),
)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    text, start = draw(texts(40)), draw(st.integers(0, 9999))
    ends = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    focus = (start + ends[0], start + ends[1])
    status = draw(st.sampled_from(Status))
    return Quote(draw(LOCATORS), text, start, start + len(text), focus, status)


@st.composite
def surroundings(draw: st.DrawFn) -> tuple[Surroundings, Quote]:
    quote = draw(quotes())
    before, after = draw(texts(90)), draw(texts(90))
    span = (len(before), len(before) + len(quote.text))
    flags = draw(st.booleans()), draw(st.booleans())
    standing = draw(st.sampled_from(Standing))
    return Surroundings(quote.locator, before + quote.text + after, span, *flags, standing), quote


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    found = tuple(draw(st.lists(quotes(), min_size=1, max_size=5)))
    figure = st.builds(
        AnswerFigure,
        value=texts(20),
        unit=texts(20),
        metric=texts(20),
        status=st.sampled_from(Status),
        quote=st.integers(0, len(found) - 1),
        period=st.none() | PERIODS,
        change=texts(20),
    )
    figures = tuple(draw(st.lists(figure, max_size=4)))
    missing = tuple(draw(st.lists(ROWS, max_size=12)))
    choice = st.builds(
        Choice,
        source=texts(20),
        title=texts(30),
        place=texts(20),
        period=st.none() | PERIODS,
        quote=st.none() | st.integers(0, len(found) - 1),
    )
    choices = tuple(draw(st.lists(choice, max_size=12)))
    question, reading = draw(texts(30)), draw(texts(30))
    return Answer(
        question, Verdict.ANSWERED, found, figures, None, reading, missing, ambiguous=choices
    )


REFUSALS = st.builds(
    Answer,
    question=texts(30),
    verdict=st.just(Verdict.REFUSED),
    refusal=st.builds(
        Refusal,
        gap=st.sampled_from(Gap),
        subject=texts(30),
        holdings=st.lists(
            st.builds(Holding, texts(20), texts(20), st.none() | PERIODS), max_size=12
        ).map(tuple),
        nearest=st.lists(quotes(), max_size=3).map(tuple),
    ),
    reading=texts(30),
)
