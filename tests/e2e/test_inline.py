"""Quotes offered while somebody types in any chat."""

import pytest
from support.telegram_updates import inline

from bot import texts


@pytest.fixture
def telegram(running):
    return running[0]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (
            "财政收入",
            [
                "一般公共预算收入 1.43亿元（同比增长34%）",
                "🎯目标：一般公共预算收入 10%左右",
                "累计完成投资17446.6万元",
            ],
        ),
        ("火星", ["没有“火星”的报告。", "最接近：累计完成投资17446.6万元"]),
        (
            "",
            [
                texts.INLINE_TITLE,
                "去年财政收入多少？",
                "三箭和平广场项目投资多少？",
                "办了哪些实事？",
            ],
        ),
    ],
)
def test_cards_are_offered_and_each_sends_a_message_that_telegram_takes(telegram, query, titles):
    count = len(telegram.calls)
    telegram.feed(inline(query))
    answer = telegram.wait(lambda call: call.method == "answerInlineQuery", count)
    assert [card["title"] for card in answer.cards] == titles
    assert all(card["description"] for card in answer.cards)
    assert (answer.fields["cache_time"], answer.fields["is_personal"]) == ("300", "false")
