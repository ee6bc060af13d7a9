"""An office at work over real reports: groups, sources, checks, comparisons."""

import itertools
import json
import shutil
from urllib.parse import unquote

import pytest
from e2e.conftest import TESTS, serving
from support.group_updates import ANONYMOUS, guest, mention, ours, said, to_group
from support.telegram_parser import parse
from support.telegram_updates import inline, message, tap

from bot import texts
from index.library import update
from index.sources import find_sources

SEEDS = TESTS.parent / "seeds"
TOWN, STREET = "001_d5d4754f7e6a86b8.txt", "002_2a800fc91cead4fc.txt"
LISTED = [
    ("甲镇2022年", "全年完成税收5.3亿元，增长6%。新建公园3座。"),
    ("乙镇2022年", "全年完成税收3.1亿元，增长5%。新建公园2座。"),
    ("丙镇2022年", "全年完成税收2.2亿元，下降4%。新建公园1座。"),
    ("丁镇2020年", "全年植树4.7万棵。"),
    ("丁镇2021年", "全年植树5万棵。"),
    ("丁镇2022年", "全年植树5.3万棵。"),
]
HOMES = [
    (f"{name}镇2019年", f"全年建成养老院{number}所。")
    for number, name in enumerate("子丑寅卯辰巳午未申酉戌亥", start=2)
]
WORDY = "己镇2018年" + "和".join(f"第{number}村民小组" for number in range(1, 40))
LISTED += [*HOMES, (WORDY, "全年修通道路3公里。")]
ADMIN, PERSON, OTHER = 71, 72, 73
_GROUPS = itertools.count(7000)


@pytest.fixture(scope="module")
def telegram(tmp_path_factory):
    """A bot over two of the bundled reports and a list of others that have addresses.

    It thinks in a process of its own.
    """
    folder = tmp_path_factory.mktemp("office")
    reports = folder / "seeds"
    reports.mkdir()
    for name in (TOWN, STREET):
        shutil.copy(SEEDS / name, reports)
    (reports / "list.jsonl").write_text("\n".join(map(_row, LISTED)), encoding="utf-8")
    update(folder / "library", find_sources([reports]))
    with serving(folder, ("serve",), ANSWER_PROCESSES="1") as (server, bot):
        server.emulator.admins = {ADMIN}
        yield server
        assert "Traceback" not in bot.log


@pytest.fixture
def group() -> int:
    return -next(_GROUPS)


def _row(report: tuple[str, str]) -> str:
    named, text = report
    fields = {"标题": f"{named}工作总结", "正文": f"一、工作成绩\n{text}"}
    return json.dumps(fields | {"网址": f"https://example.cn/{ord(named[0])}{named[2:6]}.html"})


def links(call) -> list[str]:
    """Where the links of a message lead."""
    kinds = (one["type"] for one in call.parsed.entities)
    return [kind["url"] for kind in kinds if "url" in kind]


def button(call, label: str):
    return next(one for row in call.buttons for one in row if one["text"] == label)


def title(call) -> str:
    """The figure above a quote."""
    return call.parsed.of("Bold")[0]


def test_replies_go_on_and_words_of_others_are_what_is_asked_about(telegram, group):
    answer = telegram.ask(mention("齐都镇2023年固定资产投资多少", 11, PERSON, group))
    assert title(answer) == "5.3亿元（同比增长6.47%）"
    on = ours(answer.number, group)
    follow = telegram.ask(to_group("那财政收入呢", 12, OTHER, group, reply_to_message=on))
    assert title(follow) == "1.43亿元（同比增长34%）"
    assert texts.reading("齐都镇 2023年") in follow.parsed.text
    theirs = said("齐都镇2023年固定资产投资，还有中大槐树街道2022年税收", 13, PERSON, group)
    part = {"text": "中大槐树街道2022年税收", "position": 16, "is_manual": True}
    about = mention("是多少", 14, OTHER, group, reply_to_message=theirs, quote=part)
    assert title(telegram.ask(about)) == "4574万元"


def test_two_groups_a_topic_and_a_person_are_bound_to_places_of_their_own(telegram, group):
    there, topic = -next(_GROUPS), {"message_thread_id": 9, "is_topic_message": True}
    telegram.ask(to_group("/scope 齐都镇", 11, ADMIN, group))
    telegram.ask(to_group("/scope 中大槐树街道", 12, ADMIN, there, **topic))
    telegram.ask(message("/scope 丙镇", PERSON))
    held = telegram.ask(to_group("/reports@yinwen_bot", 10, PERSON, group)).parsed.text
    assert held.startswith(texts.reports_title(1))
    count = len(telegram.calls)
    for number, chat, more in ((13, group, {}), (14, there, topic), (15, there, {})):
        telegram.feed(mention("税收多少", number, PERSON, chat, **more))
    telegram.feed(message("税收多少", PERSON))
    telegram.feed(guest("税收多少", person=PERSON, chat=-78))
    telegram.feed(inline("税收", PERSON))
    offered = telegram.wait(lambda call: call.method == "answerInlineQuery", count)
    assert [card["title"] for card in offered.cards] == ["税收 2.2亿元（下降4%）"]
    assert offered.fields["is_personal"] == "true"
    telegram.wait(lambda _: len(answers(telegram, count)) == 5, count)
    told = {one.fields.get("message_thread_id", one.chat): one for one in answers(telegram, count)}
    assert texts.scope_note("齐都镇") in told[group].parsed.text
    assert title(told["9"]) == "4574万元"
    assert title(told[there]) == "5.3亿元（增长6%）", "the rest of the group is bound to nothing"
    assert [title(told[one]) for one in (PERSON, 0)] == ["2.2亿元（下降4%）"] * 2
    anonymous = {
        "from": ANONYMOUS,
        "sender_chat": {"id": there, "type": "group", "title": "办公室"},
    }
    telegram.ask(to_group("/scope 乙镇2022年工作总结", 16, PERSON, there, **anonymous))
    bound = telegram.ask(mention("税收多少", 17, PERSON, there))
    assert title(bound) == "3.1亿元（增长5%）", "to a report, by an admin who writes as the group"


def answers(telegram, count: int):
    """What was sent since, to whichever chat; 0 is the one that the bot visits."""
    return [call for call in telegram.calls[count:] if call.parsed is not None]


def test_a_source_leads_to_the_published_words_or_into_the_bot(telegram):
    published = telegram.ask(message("乙镇2022年税收多少"))
    [link] = links(published)
    address, _, words = link.partition("#:~:text=")
    assert address == f"https://example.cn/{ord('乙')}2022.html"
    assert unquote(words) == "全年完成税收3.1亿元，增长5%。"
    assert button(published, texts.COPY)["copy_text"]["text"] == (
        "“全年完成税收3.1亿元，增长5%。新建公园2座。”（《乙镇2022年工作总结》，乙镇，一、工作成绩）"
    )
    unpublished = telegram.ask(message("齐都镇2023年固定资产投资多少"))
    [link] = links(unpublished)
    opened = telegram.ask(message(f"/start {link.partition('start=')[2]}", OTHER))
    assert texts.SURROUNDINGS_TITLE in opened.parsed.text
    assert opened.parsed.of("BlockQuote")[-1] == unpublished.parsed.of("BlockQuote")[0]


def test_a_citation_too_long_for_a_button_comes_as_a_message_that_a_tap_copies(telegram):
    answer = telegram.ask(message("己镇2018年修通道路多少公里"))
    cited = telegram.ask(tap(button(answer, texts.COPY)["callback_data"])).parsed
    assert cited.of("Code") == [f"“全年修通道路3公里。”（《{WORDY}工作总结》，己镇，一、工作成绩）"]


def test_ten_quotes_are_offered_and_the_chosen_one_is_sent_with_its_source(telegram):
    count = len(telegram.calls)
    telegram.feed(inline("养老院"))
    offered = telegram.wait(lambda call: call.method == "answerInlineQuery", count)
    assert len(offered.cards) == 10
    for card in offered.cards:
        sent = parse(card["input_message_content"]["message_text"])
        [named] = [name for name, text in HOMES if [text] == sent.of("BlockQuote")]
        assert f"《{named}工作总结》" in sent.text
        assert "https://example.cn/" in str(sent.entities)
    assert len({card["title"] for card in offered.cards}) == 10


def test_a_claim_is_checked_sentence_by_sentence(telegram, group):
    claim = (
        "全年完成税收3.1亿元，增长5%。全年完成税收2.9亿元，下降4%。"
        "全年一共植树4.7万棵。明年要修通月球铁路三百公里。"
    )
    theirs = said(claim, 11, PERSON, group)
    count = len(telegram.calls)
    telegram.feed(to_group("核对", 12, OTHER, group, reply_to_message=theirs))
    checked = telegram.ask(mention("核对", 13, OTHER, group, reply_to_message=theirs)).parsed
    assert len(answers(telegram, count)) == 1
    assert all(told in checked.text for told in (texts.VERBATIM, texts.ALTERED, texts.ABSENT))
    assert "原文是“2.2亿元”，不是“2.9亿元”" in checked.text
    assert "数字被改动" in checked.text
    assert checked.of("Strikethrough") == ["2.9", "一共"]
    for named in ("乙镇2022年", "丙镇2022年", "丁镇2020年"):
        assert f"《{named}工作总结》" in checked.text, "the source, also of what was altered"


def test_three_values_come_with_a_chart_and_several_reports_with_a_choice(telegram, group):
    count, topic = len(telegram.calls), {"message_thread_id": 9, "is_topic_message": True}
    compared = telegram.ask(to_group("/compare@yinwen_bot 税收", 11, PERSON, group, **topic))
    assert "甲镇　5.3亿元（增长6%）" in compared.parsed.text
    chart = telegram.wait(lambda call: call.method == "sendPhoto", count)
    assert chart.fields["message_thread_id"] == "9"
    assert chart.file.startswith(b"\x89PNG")
    assert "丙镇 2.2亿元" in chart.fields["caption"]
    assert "数值均为报告原文" in chart.fields["caption"]
    count = len(telegram.calls)
    years = telegram.ask(message("/compare 植树 丁镇 2020年 2021年 2022年")).parsed.text
    assert all(f"{number}万棵" in years for number in ("4.7", "5", "5.3"))
    line = telegram.wait(lambda call: call.method == "sendPhoto", count)
    assert "2020年 4.7万棵；2021年 5万棵；2022年 5.3万棵" in line.fields["caption"]

    count = len(telegram.calls)
    two = telegram.ask(message("/compare 税收 甲镇 乙镇")).parsed.text
    assert "甲镇　5.3亿元" in two and "乙镇　3.1亿元" in two and "丙镇" not in two

    choice = telegram.ask(message("/figures 2022年"))
    assert not [call for call in telegram.calls[count:] if call.method == "sendPhoto"], "of two"
    assert choice.parsed.text == texts.WHICH_REPORT
    chosen = button(choice, "《乙镇2022年工作总结》")
    sheet = telegram.ask(tap(chosen["callback_data"])).parsed.text
    assert "税收　✅ 3.1亿元（增长5%）" in sheet
