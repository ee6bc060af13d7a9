"""What a person sees in the terminal, and what a pipe gets."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot import texts
from bot.console import show
from bot.texts import terminal as wording
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
    Verdict,
)

LOCATOR = Locator(
    "aa", "town.txt", "某街道2023年工作总结", "某街道", date(2024, 1, 5), ("一、成绩",)
)
ELSEWHERE = replace(LOCATOR, report="bb", title="某镇2023年工作总结", issuer="某镇")
TEXT = "一是抓收入。完成财政收入1.43亿元，同比增长34%。"
FOCUS = (106, 118)
QUOTE = Quote(LOCATOR, TEXT, 100, 100 + len(TEXT), FOCUS, Status.DONE)
OTHER = Quote(ELSEWHERE, "财政收入稳步提高。", 0, 9, (0, 8), Status.DONE)
PLAN = Quote(LOCATOR, "力争财政收入增长6%。", 900, 911, (900, 910), Status.PLANNED)
FIGURE = AnswerFigure("1.43", "亿元", "财政收入", Status.DONE, 0, Period.year(2023), "同比增长34%")
HOLDING = Holding("某街道2023年工作总结", "某街道", Period.year(2023))


def answered(*quotes: Quote, figures: tuple[AnswerFigure, ...] = ()) -> Answer:
    return Answer("财政收入多少", Verdict.ANSWERED, quotes, figures)


def refused(refusal: Refusal) -> Answer:
    return Answer("财政收入多少", Verdict.REFUSED, refusal=refusal)


def piped(answer: Answer, *, every: bool = False) -> str:
    """What a pipe gets; a narrow one, to see that nothing is wrapped."""
    out = io.StringIO()
    show(answer, Console(file=out, width=20), every=every)
    return out.getvalue()


def coloured(answer: Answer) -> str:
    out = io.StringIO()
    show(answer, Console(file=out, force_terminal=True, color_system="standard", width=200))
    return out.getvalue()


def test_the_figure_comes_first_then_the_quote_then_the_source() -> None:
    lines = piped(answered(QUOTE, figures=(FIGURE,))).splitlines()
    assert lines[0] == "1.43亿元（同比增长34%）  财政收入 · 2023年"
    assert lines[1] == TEXT
    assert lines[2] == "——《某街道2023年工作总结》，某街道，2024年1月5日，一、成绩"


def test_a_pipe_gets_no_control_codes() -> None:
    assert "\x1b" not in piped(answered(QUOTE, PLAN, figures=(FIGURE,)), every=True)


def test_a_terminal_shows_the_focus_apart_from_the_rest() -> None:
    assert "\x1b[1;33m完成财政收入1.43亿元\x1b[0m" in coloured(answered(QUOTE))


def test_a_terminal_gets_quotes_set_in_and_nothing_at_the_ends_of_lines() -> None:
    out = io.StringIO()
    show(
        answered(QUOTE, figures=(FIGURE,)),
        Console(file=out, force_terminal=True, width=24, color_system=None),
    )
    lines = out.getvalue().splitlines()
    quoted = [line for line in lines if line.startswith("  ")]
    assert "".join(line.strip() for line in quoted).startswith(TEXT)
    assert all(line == line.rstrip() and cell_len(line) <= 24 for line in lines)
    assert not lines[0].startswith(" ")


def test_a_target_is_marked_on_the_figure_or_else_on_the_quote() -> None:
    mark = texts.MARKS[Status.PLANNED]
    target = replace(FIGURE, value="6", unit="%", status=Status.PLANNED, change="")
    assert mark in piped(answered(PLAN, figures=(target,))).splitlines()[0]
    assert mark in piped(answered(PLAN))
    assert mark not in piped(answered(QUOTE, figures=(FIGURE,)))


def test_further_quotes_are_counted_and_told_in_a_line_each() -> None:
    figure = replace(FIGURE, quote=2)
    lines = piped(answered(OTHER, QUOTE, PLAN, figures=(figure,))).splitlines()
    assert lines[-3:] == [
        "另有 2 条引文",
        "· 完成财政收入1.43亿元  ——《某街道2023年工作总结》",
        "· 1.43亿元（同比增长34%）  财政收入 · 2023年  ——《某街道2023年工作总结》",
    ]


def test_a_target_told_in_a_line_is_marked_as_one() -> None:
    last = piped(answered(QUOTE, PLAN)).splitlines()[-1]
    assert last.startswith(f"· 力争财政收入增长6%  {texts.MARKS[Status.PLANNED]}")


def test_all_quotes_are_shown_when_asked_for() -> None:
    shown = piped(answered(QUOTE, OTHER, PLAN), every=True)
    assert PLAN.text in shown
    assert "另有" not in shown


def test_a_figure_of_a_later_quote_stands_with_it() -> None:
    figure = replace(FIGURE, quote=1)
    lines = piped(answered(OTHER, QUOTE, figures=(figure,)), every=True).splitlines()
    assert lines.index(TEXT) == next(n for n, x in enumerate(lines) if x.startswith("1.43亿元")) + 1


def test_a_refusal_says_what_is_missing_and_what_is_held() -> None:
    shown = piped(refused(Refusal(Gap.PLACE, "火星", (HOLDING,), (QUOTE,))))
    assert shown.splitlines()[0] == texts.missing(Gap.PLACE, "火星")
    assert texts.NEAREST in shown
    assert "· 《某街道2023年工作总结》  某街道  2023年" in shown


def test_reports_that_are_not_named_are_counted() -> None:
    shown = piped(refused(Refusal(Gap.NOTHING, "", (HOLDING,) * 2, others=28)))
    assert shown.count("《") == 2
    assert "另有 28 份" in shown


def test_a_follow_up_shows_how_it_was_understood() -> None:
    assert texts.reading("那2022年呢") in piped(replace(answered(QUOTE), reading="那2022年呢"))
    assert "理解为" not in piped(replace(answered(QUOTE), reading="财政收入多少"))


def test_what_is_like_a_letter_is_told_to_be_no_more() -> None:
    assert texts.ALIKE in piped(replace(answered(QUOTE), alike=True))
    assert texts.ALIKE not in piped(answered(QUOTE))


def test_rows_that_nothing_answers_are_named_before_the_quotes() -> None:
    answer = replace(answered(QUOTE), missing=(Asked("乙镇", Period.year(2021)), Asked("丙镇")))
    assert piped(answer).splitlines()[:2] == ["没有找到：乙镇2021年、丙镇", TEXT]
    assert "没有找到" not in piped(answered(QUOTE))


def test_reports_that_answer_equally_well_are_named_in_a_line() -> None:
    open_to = (Choice("a", "", "甲镇", Period.year(2021), 0), Choice("b", "乙报告", "", None))
    first = piped(replace(answered(QUOTE), ambiguous=open_to)).splitlines()[0]
    assert first == texts.choices(["甲镇2021年", "乙报告"]) + wording.CHOOSE


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n")


@settings(max_examples=60)
@example(text="\t一、\t二\n", span=(1, 3))
@given(
    text=st.text(PRINTABLE, min_size=1),
    span=st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted),
)
def test_a_pipe_gets_the_quote_verbatim(text: str, span: Sequence[int]) -> None:
    focus = (min(span[0], len(text)), min(span[1], len(text)))
    assert text in piped(answered(Quote(LOCATOR, text, 0, len(text), focus, Status.DONE)))


@settings(max_examples=30)
@given(st.text(alphabet="[]/bold red\\:smile:", min_size=1))
def test_markup_in_a_quote_means_nothing(text: str) -> None:
    quote = Quote(LOCATOR, text, 0, len(text), (0, 0), Status.DONE)
    assert text in piped(answered(quote))
