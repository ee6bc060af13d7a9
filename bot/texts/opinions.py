"""What people think of answers, and the statistics that admins read."""

from __future__ import annotations

from datetime import datetime

from bot.texts.answers import missing
from bot.texts.times import moment
from retrieval.model import Gap

# Feedback.

GOOD, BAD = "👍", "👎"
THANKS = "谢谢，已记下。"
WHAT_WOULD_BE_RIGHT = "谢谢，已记下。哪里不对？愿意的话，请回复这条消息写明正确的内容或出处。"
CORRECTION_PLACEHOLDER = "正确的是……"
CORRECTION_TAKEN = "谢谢，已转给编辑参考。"

# Statistics.

NOTHING_ASKED = "还没有人提问。"
UNANSWERED_TITLE = "问得最多而没有答案的"
SLOW_TITLE = "答得最慢的"
CORRECTIONS_TITLE = "最近的更正"


def stats_title(days: int, until: datetime) -> str:
    """Head of the statistics."""
    return f"最近 {days} 天（到{moment(until)}）"


def asked(questions: int, people: int, refused: int) -> str:
    """How much was asked, by how many, and how much of it was refused."""
    return f"提问 {questions} 次，{people} 人；没有答案 {refused} 次（{refused / questions:.0%}）"


def answering_time(median: float, slow: float) -> str:
    """How long answers took, in seconds: half of them, and all but the slowest twentieth."""
    return f"用时：一半在 {median:.2f} 秒以内，95% 在 {slow:.2f} 秒以内"


def thumbs(good: int, bad: int) -> str:
    """How often answers were found good and bad."""
    return f"反馈：{GOOD} {good}，{BAD} {bad}"


def unanswered(question: str, times: int, gap: Gap) -> str:
    """A question without an answer."""
    return f"{question}（{times} 次，{missing(gap, '').removesuffix('。')}）"


def slow(question: str, seconds: float) -> str:
    """A question that took long to answer."""
    return f"{question}（{seconds:.1f} 秒）"


def corrected(question: str, correction: str) -> str:
    """What a person says the answer to a question should be."""
    return f"{question} → {correction}"
