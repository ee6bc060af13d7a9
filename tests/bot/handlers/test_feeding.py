"""What an editor sees, with a small program in place of the process that indexes."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from support.small_library import REPORTS
from support.telegram_parser import parse
from support.telegram_updates import CHAT, document, message, reply_to, tap
from support.waiting import until

from bot import texts
from bot.buttons import Tap
from bot.feeding import feeder
from bot.feeding.job import Result, Twin
from bot.roles import Role
from index.report import Doubt

TOWN = REPORTS[0]
NAME = "镇 <1>.txt"


# The bot of these tests is fed by hand: it does not run as an application.
pytestmark = pytest.mark.filterwarnings("ignore:Tasks created via")


@pytest.fixture
async def office(open_chat, monkeypatch, tmp_path):
    """A bot whose one editor is CHAT; files can be fetched."""
    chat = await open_chat(library_dir=tmp_path)
    chat.state.people.decide(CHAT, Role.EDITOR)
    file = {"file_id": "f", "file_unique_id": "u", "file_path": "files/f"}
    chat.request.replies["getFile"] = (200, {"ok": True, "result": file})
    chat.request.replies["f"] = (200, {"a": "file"})
    return chat


@pytest.fixture
def becomes(monkeypatch):
    """Sets what becomes of every job."""

    def script(result: Result) -> None:
        code = f"print('\"indexing\"'); print({result.dump()!r})"
        monkeypatch.setattr(feeder, "CHILD", (sys.executable, "-c", code))

    return script


def last(chat) -> str:
    """The text of the last edit."""
    return parse(chat.edits[-1]["text"]).text if chat.edits else ""


async def test_a_file_is_followed_in_one_message_and_then_checked(office, becomes, tmp_path):
    becomes(Result(added=(TOWN.source,)))
    await office.feed(document(NAME, 5))
    await until(lambda: len(office.sent) == 2)
    shown = [parse(edit["text"]).text for edit in office.edits]
    assert parse(office.sent[0]["text"]).text == texts.received(NAME)
    assert shown[0].splitlines() == [texts.received(NAME), texts.FEEDING_INDEXING]
    assert shown[1].splitlines() == [texts.received(NAME), texts.taken_in(TOWN.passages, 0)]
    card = parse(office.sent[1]["text"]).text
    assert "机关：齐都镇人民政府" in card
    assert "时期：2023年" in card
    assert [path.name for path in (tmp_path / "inbox").rglob("*.txt")] == [NAME]


async def test_a_file_of_several_reports_offers_them_one_by_one(office, becomes):
    becomes(Result(added=tuple(one.source for one in REPORTS)))
    await office.feed(document("年报.zip", 5))
    await until(lambda: texts.SEVERAL_HINT in last(office))
    rows = office.edits[-1]["reply_markup"]["inline_keyboard"]
    await office.feed(tap(rows[0][0]["callback_data"]))
    assert texts.CARD_QUESTION in last(office)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (Result(unchanged=(NAME,)), texts.KNOWN_ALREADY),
        (
            Result(added=(NAME,), copies=(Twin(NAME, TOWN.source, 0.95),)),
            "《政府工作报告》文字有 95% 相同",
        ),
        (
            Result(added=(TOWN.source,), copies=(Twin("old.txt", TOWN.source, 1.0),)),
            f"{TOWN.source} 和已有的《政府工作报告》内容相同",
        ),
        (Result(failed=tuple(f"{n:04}.doc 打不开" * 9 for n in range(200))), "另有 192 个"),
        (Result(failed=("坏了 <b>",)), "坏了 <b>"),
        (Result(), texts.NOTHING_IN_IT),
    ],
)
async def test_what_is_not_taken_in_is_told_why(office, becomes, tmp_path, result, words):
    becomes(result)
    await office.feed(document(NAME, 5))
    await until(lambda: words in last(office))
    assert len(office.sent) == 1
    assert any((tmp_path / "inbox").iterdir()) == bool(result.added or result.unchanged)


async def test_a_file_that_cannot_be_fetched_is_asked_for_again(office):
    office.request.refuse("getFile", "Bad Request: wrong file_id specified")
    await office.feed(document(NAME, 5))
    await until(lambda: texts.NOT_FETCHED in last(office))


async def test_a_file_that_telegram_does_not_hand_to_bots_is_refused(office):
    office.request.refuse("getFile", "Bad Request: file is too big")
    await office.feed(document(NAME, 25 * 1024**2))
    await until(lambda: texts.too_big(25, 20) in last(office))


async def test_files_of_a_server_of_ones_own_that_cannot_be_read_are_told_to_the_log(
    office, caplog
):
    file = {"file_id": "f", "file_unique_id": "u", "file_path": "/var/lib/bot-api/1:A/file_1.txt"}
    office.request.replies["getFile"] = (200, {"ok": True, "result": file})
    await office.feed(document(NAME, 5))
    await until(lambda: texts.FILE_ELSEWHERE in last(office))
    assert file["file_path"] in caplog.text


async def test_a_card_tells_doubts(office):
    about = replace(TOWN.metadata, doubts=(Doubt("period", "2022年", "name"),))
    office.library.reports = (replace(TOWN, metadata=about),)
    await office.feed(tap(f"k:{TOWN.key}:0"))
    assert texts.doubt("period", "2022年") in last(office)


async def test_a_field_is_corrected_by_a_typed_reply(office, becomes):
    becomes(Result())
    fields = list(texts.FIELDS)
    await office.feed(tap(f"e:{TOWN.key}:{fields.index('period')}"))
    asked = len(office.request.calls)
    await office.feed(reply_to(asked, "很久以前"))
    assert office.sent[-1]["text"] == texts.bad_value("period")
    again = len(office.request.calls)
    await office.feed(reply_to(again, "2022年上半年"))
    await until(lambda: texts.CARD_QUESTION in office.sent[-1]["text"])
    assert not office.library.asked, "a correction is no question"


async def test_a_report_goes_after_a_confirmation(office, becomes, tmp_path):
    becomes(Result())
    kept = tmp_path / "inbox" / TOWN.key
    kept.mkdir(parents=True)
    await office.feed(message("/remove"))
    row = office.sent[-1]["reply_markup"]["inline_keyboard"][0]
    await office.feed(tap(row[0]["callback_data"]))
    yes, no = office.edits[-1]["reply_markup"]["inline_keyboard"][0]
    assert Tap.decode(yes["callback_data"]).token == TOWN.key
    await office.feed(tap(no["callback_data"]))
    assert texts.REMOVE_TITLE in last(office)
    await office.feed(tap(yes["callback_data"]))
    await until(lambda: last(office) == texts.removed("政府工作报告"))
    assert not kept.exists(), "nor is its file kept"


async def test_what_has_gone_meanwhile_cannot_be_touched(office):
    await office.feed(tap("y:000000000000:1"))
    assert office.alerts == [texts.GONE_ALREADY]


@pytest.mark.parametrize("action", "ktye")
async def test_nothing_can_be_tapped_by_readers(office, action):
    await office.feed(tap(f"{action}:{TOWN.key}:1", chat=5))
    assert office.alerts == [texts.TOO_LOW[Role.EDITOR]]


@pytest.mark.parametrize(
    "update", [document(NAME, 5, chat=5), message("/remove", chat=5)], ids=["file", "remove"]
)
async def test_readers_are_told_who_may(office, update):
    await office.feed(update)
    assert office.to(5)[0]["text"] == texts.TOO_LOW[Role.EDITOR]


async def test_a_link_is_refused_kindly(office):
    for link in ("https://example.org/报告.html", "www.example.org"):
        await office.feed(message(link))
    assert [call["text"] for call in office.sent] == [texts.NO_LINKS] * 2
    assert not office.library.asked
