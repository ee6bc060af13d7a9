"""What a letter is about is told from what is asked."""

import pytest

from retrieval.subject_line import is_subject_line


@pytest.mark.parametrize(
    "line",
    [
        "投诉某小区物业乱收费",
        "咨询怎样办理退休手续",
        "再次反映夜间施工何时停工",
        "关于公交车什么时候来的几点建议",
        "某路夜间没有路灯",
        "希望多设几个幼儿园",
    ],
)
def test_what_asks_nothing_of_the_library_is_a_subject(line: str) -> None:
    assert is_subject_line(line)


@pytest.mark.parametrize(
    "question",
    [
        "退休手续怎样办理",
        "学校有哪些专业",
        "是否可以转专业",
        "能不能转专业",
        "第几届会议",
        "请提供2021年的分数线",
        "关于转专业有哪些问题",
        "希望工程是哪一年开始的",
        "图书馆开放时间?",
    ],
)
def test_a_question_word_or_mark_asks(question: str) -> None:
    assert not is_subject_line(question)
