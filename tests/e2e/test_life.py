"""From start to stop: bad tokens, outages, restarts, webhooks, SIGTERM."""

import http.client
import shutil
import ssl
import subprocess
import time

import pytest
from e2e.emulator import Telegram
from support.small_library import SLOW_SECONDS, TARGET
from support.telegram_updates import message, tap

from bot import texts

WRONG = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsXX"


def test_a_wrong_token_ends_with_one_clear_line(telegram, start_bot):
    bot = start_bot(telegram.url, TELEGRAM_BOT_TOKEN=WRONG)
    assert bot.exit_code() == 1
    lines = bot.log.splitlines()
    assert any(texts.LOG_WRONG_TOKEN in line for line in lines)
    assert len(lines) <= 2
    assert WRONG.split(":")[1] not in bot.log


def test_a_token_that_is_revoked_later_ends_it_too(telegram, start_bot):
    bot = start_bot(telegram.url)
    bot.wait_for_log("已连上 Telegram")
    in_group = message("x", chat=-5)["message"] | {"chat": {"id": -5, "type": "group"}}
    telegram.revoke({"message": in_group})
    assert bot.exit_code() == 1
    assert texts.LOG_WRONG_TOKEN in bot.log
    assert "Traceback" not in bot.log


def test_without_network_it_keeps_trying_and_says_so_once(telegram, start_bot):
    telegram.stop()
    bot = start_bot(telegram.url)
    bot.wait_for_log("连不上 Telegram")
    time.sleep(1.5)
    telegram.start()
    bot.wait_for_log("已连上 Telegram")
    assert "1.43亿元" in telegram.ask(message("财政收入")).parsed.text
    assert bot.log.count("连不上 Telegram") == 1
    assert "已恢复" in bot.log
    assert "Traceback" not in bot.log


def test_without_network_it_still_stops_at_once(telegram, start_bot):
    telegram.stop()
    bot = start_bot(telegram.url)
    bot.wait_for_log("连不上 Telegram")
    assert bot.stop() == 0


def test_sigterm_lets_the_request_under_way_finish(telegram, start_bot):
    bot = start_bot(telegram.url)
    bot.wait_for_log("已连上 Telegram")
    telegram.feed(message("慢慢查财政收入"))
    telegram.wait(lambda call: call.method == "sendChatAction")
    started = time.monotonic()
    assert bot.stop() == 0
    assert time.monotonic() - started < SLOW_SECONDS + 5
    assert "1.43亿元" in telegram.calls[-1].parsed.text
    assert telegram.pending == 0


def test_buttons_and_links_survive_a_restart_and_the_loss_of_all_memory(
    telegram, start_bot, tmp_path
):
    bot = start_bot(telegram.url)
    turn, tools, _ = telegram.ask(message("财政收入"), seconds=20).buttons
    assert bot.stop() == 0
    bot = start_bot(telegram.url)
    second = telegram.ask(tap(turn[2]["callback_data"]), seconds=20)
    assert second.parsed.text.startswith("10%左右")
    assert texts.SURROUNDINGS_TITLE in telegram.ask(tap(tools[0]["callback_data"])).parsed.text
    assert bot.stop() == 0

    (tmp_path / "library" / "chats.sqlite3").unlink()
    start_bot(telegram.url)
    alone = telegram.ask(tap(turn[2]["callback_data"]), seconds=20)
    assert alone.parsed.of("BlockQuote") == [TARGET.text]
    link = turn[2]["callback_data"].split(":")[3]
    assert "力争一般公共预算收入" in telegram.ask(message(f"/start {link}")).parsed.text
    count = len(telegram.calls)
    telegram.feed(tap("q:AAAAAAAAAAA:0"))
    telegram.wait(lambda call: call.fields.get("text") == texts.EXPIRED, count)


def test_a_webhook_serves_as_well_and_wants_its_secret(telegram, start_bot, free_port):
    hook = {"WEBHOOK_URL": f"http://127.0.0.1:{free_port}/hook", "WEBHOOK_PORT": str(free_port)}
    bot = start_bot(telegram.url, **hook, WEBHOOK_SECRET="a-secret-to-be-kept")
    bot.wait_for_log("已连上 Telegram")
    turn, *_ = telegram.ask(message("财政收入")).buttons
    assert telegram.ask(tap(turn[2]["callback_data"])).parsed.text.startswith("10%左右")
    assert _post(free_port, {}) == 403
    assert _post(free_port, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}) == 403
    assert telegram.pending == 0
    telegram.feed(message("慢慢查财政收入"))
    assert bot.stop() == 0
    assert "1.43亿元" in telegram.calls[-1].parsed.text
    assert "a-secret" not in bot.log


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_the_bot_serves_https_itself_with_a_certificate(telegram, start_bot, free_port, tmp_path):
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=x -keyout {key} -out {cert}"
    subprocess.run(["openssl", *made.split()], check=True, capture_output=True)
    hook = {"WEBHOOK_URL": f"https://127.0.0.1:{free_port}/hook", "WEBHOOK_PORT": str(free_port)}
    files = {"WEBHOOK_CERT": str(cert), "WEBHOOK_KEY": str(key)}
    bot = start_bot(telegram.url, **hook, **files, WEBHOOK_SECRET="s")
    bot.wait_for_log("已连上 Telegram")
    trusting = ssl.create_default_context(cafile=str(cert))
    trusting.check_hostname = False
    served = http.client.HTTPSConnection("127.0.0.1", free_port, timeout=5, context=trusting)
    served.request("POST", "/hook", "{}", {"Content-Type": "application/json"})
    assert served.getresponse().status == 403, "without the secret"
    served.close()
    assert bot.stop() == 0


def test_telegram_is_reached_through_the_proxy_alone(telegram, start_bot):
    bot = start_bot("http://telegram.invalid", TELEGRAM_PROXY=telegram.url)
    bot.wait_for_log("已连上 Telegram")
    assert "1.43亿元" in telegram.ask(message("财政收入")).parsed.text
    assert bot.stop() == 0


def test_a_port_in_use_ends_with_one_clear_line(telegram: Telegram, start_bot):
    hook = {"WEBHOOK_URL": "http://127.0.0.1:1/hook", "WEBHOOK_PORT": str(telegram.port)}
    bot = start_bot(telegram.url, **hook)
    assert bot.exit_code() == 1
    assert f"无法监听 127.0.0.1:{telegram.port}" in bot.log
    assert "Traceback" not in bot.log


def _post(port: int, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    body = '{"update_id": 1}'
    connection.request("POST", "/hook", body, {"Content-Type": "application/json"} | headers)
    status = connection.getresponse().status
    connection.close()
    return status
