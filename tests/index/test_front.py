"""What stands above and below the body."""

from __future__ import annotations

from datetime import date

from index.front import read_front

BODY = "一年来，我们坚持稳中求进工作总基调，扎实推进各项工作，取得了新的成效，社会大局和谐稳定。"


def test_the_line_of_a_session_is_above_the_body_however_long() -> None:
    line = "2025年1月14日在某市第十六届人民代表大会第三次会议上某市市长某某某同志作政府工作报告。"
    front = read_front(f"政府工作报告\n{line}\n各位代表：\n{BODY}")
    assert front.lines == ("政府工作报告", line)
    assert front.opening.startswith("各位代表：")


def test_the_title_of_a_notice_is_no_body_however_long() -> None:
    title = "某市医疗保障局 某市财政局关于印发某市社会医疗保险统筹基金支付门诊病种费用标准的通知"
    assert read_front(f"{title}\n各区：\n{BODY}").lines == (title.replace(" ", ""),)


def test_a_notice_is_signed_before_what_it_publishes() -> None:
    text = (
        f"关于印发办法的通知\n各区：\n{BODY}\n某市医疗保障局  某市财政局\n2019年6月10日\n"
        f"某市办法\n第一章 总则\n{BODY}\n某市教育局\n2018年1月1日\n"
    )
    front = read_front(text)
    assert front.signers == ("某市医疗保障局", "某市财政局")
    assert front.signed == date(2019, 6, 10)


def test_a_date_below_running_text_signs_nothing() -> None:
    assert read_front(f"通知\n{BODY}\n2019年6月10日\n").signers == ()


def test_an_official_signs_with_a_date_alone() -> None:
    front = read_front(f"某市人民政府令\n第3号\n{BODY}\n市　长：张三\n2021年1月29日\n某市办法")
    assert (front.signers, front.signed) == ((), date(2021, 1, 29))


def test_the_title_of_the_page_is_no_body() -> None:
    assert read_front(f"好消息来了！\n{BODY}", "好消息来了！").lines == ("好消息来了！",)
