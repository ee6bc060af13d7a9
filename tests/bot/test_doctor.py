"""The doctor tells what works and what to do, and never tells the token."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot import doctor
from bot.doctor import Health, check_index, check_model, check_reports, check_telegram
from bot.settings import Settings
from index.errors import ModelError

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
REVOKED = "987654321:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


class BotApi(BaseHTTPRequestHandler):
    """As much of the Bot API as getMe needs."""

    def do_POST(self) -> None:
        known = self.path == f"/bot{TOKEN}/getMe"
        me = {"id": 123456789, "is_bot": True, "first_name": "引文", "username": "yinwen_bot"}
        body = {"ok": known, "result": me, "error_code": 401, "description": "Unauthorized"}
        self.send_response(200 if known else 401)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests' output is enough."""


@pytest.fixture
def api() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), BotApi) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def bare_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(**values: object) -> Settings:
    return Settings.model_validate(values)


def test_without_a_token_it_says_how_to_get_one() -> None:
    check = check_telegram(settings())
    assert check.health is Health.HINT
    assert "@BotFather" in check.advice


def test_a_good_token_shows_the_name_of_the_bot(api: str) -> None:
    check = check_telegram(settings(telegram_bot_token=TOKEN, telegram_api_url=api))
    assert check.health is Health.GOOD
    assert "@yinwen_bot" in check.found


def test_a_revoked_token_is_told_from_a_lost_connection(api: str) -> None:
    revoked = check_telegram(settings(telegram_bot_token=REVOKED, telegram_api_url=api))
    lost = check_telegram(settings(telegram_bot_token=TOKEN, telegram_api_url="http://127.0.0.1:9"))
    assert revoked.health is lost.health is Health.BAD
    assert "TELEGRAM_BOT_TOKEN" in revoked.advice
    assert "TELEGRAM_PROXY" in lost.advice


@pytest.mark.parametrize("token", [REVOKED, "nonsense", "12:34"])
def test_the_token_is_never_told(
    api: str, token: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    monkeypatch.setenv("TELEGRAM_API_URL", api)
    assert doctor.run(None) == 1
    printed = capsys.readouterr()
    assert token not in printed.out + printed.err


def test_an_empty_folder_of_reports_is_a_hint(bare_folder: Path) -> None:
    assert check_reports(settings()).health is Health.HINT
    (bare_folder / "seeds").mkdir()
    assert check_reports(settings()).health is Health.HINT
    (bare_folder / "seeds/a.txt").write_text("一、工作总结", encoding="utf-8")
    assert check_reports(settings()).health is Health.GOOD


def test_a_missing_index_says_what_to_run() -> None:
    check = check_index(settings())
    assert check.health is Health.BAD
    assert "yinwen index" in check.found


def test_an_index_behind_its_reports_is_a_hint(seeds_library: Path, bare_folder: Path) -> None:
    here = settings(library_dir=seeds_library, reports_dir=bare_folder / "seeds")
    assert check_index(here).health is Health.GOOD, "the folder is gone, the index is not"
    (bare_folder / "seeds").mkdir()
    (bare_folder / "seeds/new.txt").write_text("一、工作总结", encoding="utf-8")
    assert check_index(here).health is Health.HINT


def test_a_model_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise ModelError(name, "there is none")

    monkeypatch.setattr(doctor, "load_embedder", fail)
    check = check_model(settings(embedding_model="no/such-model"))
    assert check.health is Health.BAD
    assert "no/such-model" in check.found
    assert "EMBEDDING_MODEL" in check.found


def test_a_bad_setting_is_the_only_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_PORT", "none")
    [check] = doctor.examine(None)
    assert check.health is Health.BAD
    assert "WEBHOOK_PORT" in check.found
