"""The conversation in the terminal and on a pipe."""

from __future__ import annotations

import io

from rich.console import Console
from support.small_library import DEEDS, INCOME, TARGET, SmallLibrary

from bot import texts
from bot.commands.chat import REMEMBERED, converse, demonstrate


def talk(*lines: str) -> tuple[str, SmallLibrary]:
    out, library = io.StringIO(), SmallLibrary()
    converse(lines, library, Console(file=out))
    return out.getvalue(), library


def test_every_question_is_answered_in_turn() -> None:
    shown, _ = talk("去年收入多少", "办了哪些实事")
    assert shown.index(INCOME.text) < shown.index(DEEDS.text)


def test_earlier_questions_go_along() -> None:
    _, library = talk("去年收入多少", "那投资呢")
    assert library.asked[1] == ("那投资呢", ("去年收入多少",))


def test_only_so_many_earlier_questions_go_along() -> None:
    _, library = talk(*(f"收入{n}" for n in range(20)))
    assert library.asked[-1][1] == tuple(f"收入{n}" for n in range(19 - REMEMBERED, 19))


def test_a_plus_shows_all_quotes_of_the_last_answer() -> None:
    assert TARGET.text not in talk("去年收入多少")[0]
    shown, library = talk("去年收入多少", "+", "那投资呢")
    assert TARGET.text in shown
    assert library.asked[-1][1] == ("去年收入多少",), "the sign is no question"


def test_blank_lines_are_passed_over_and_a_word_ends_the_chat() -> None:
    _, library = talk("", "  ", "去年收入多少", "退出", "那投资呢")
    assert [question for question, _ in library.asked] == ["去年收入多少"]


def test_examples_are_answered_and_telegram_is_explained() -> None:
    out = io.StringIO()
    demonstrate(SmallLibrary(), Console(file=out, width=40))
    shown = out.getvalue()
    assert shown.count("问 › ") == 3
    assert DEEDS.text in shown
    assert "@BotFather" in shown


def test_an_empty_library_says_how_to_fill_it() -> None:
    class Empty(SmallLibrary):
        def examples(self, n: int = 3) -> tuple[str, ...]:
            return ()

    out = io.StringIO()
    demonstrate(Empty(()), Console(file=out))
    assert texts.GREETING_EMPTY in out.getvalue()
