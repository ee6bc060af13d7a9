"""Settings come from the environment and `.env`, and say clearly what is wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
TOKEN = "123456:not-a-real-token"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def listed_in_example() -> dict[str, str]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_lists_exactly_the_settings_that_exist() -> None:
    assert set(listed_in_example()) == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_tells_every_setting_with_its_default(readme: str) -> None:
    text = (EXAMPLE.parent / readme).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\|", text, re.MULTILINE)
    assert dict(rows) == listed_in_example()


def test_the_example_shows_the_defaults() -> None:
    defaults = load_settings()
    shutil.copy(EXAMPLE, ".env")
    assert load_settings() == defaults


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nREPORTS_DIR=报告\n", encoding="utf-8")
    monkeypatch.setenv("REPORTS_DIR", "elsewhere")
    settings = load_settings()
    assert settings.token == TOKEN
    assert settings.reports_dir == Path("elsewhere")


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("WEBHOOK_PORT", "")
    settings = load_settings()
    assert settings.token == ""
    assert settings.webhook_port == 8443


def test_the_option_wins_over_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBRARY_DIR", "from-environment")
    settings = load_settings(Path("from-option"))
    assert settings.library_dir == Path("from-option")
    assert settings.state_path.parent == Path("from-option")


@pytest.mark.parametrize("written", ["1,-100200", " 1， -100200 ", "1 -100200", "1;-100200,"])
def test_numbers_are_listed_as_people_list_them(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("ALLOWED", written)
    assert load_settings().allowed == {1, -100200}


def test_urls_lose_their_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    assert load_settings().telegram_api_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK_PORT", "99999"),
        ("LOG_LEVEL", "loud"),
        ("WEBHOOK_URL", "bot.example.org"),
        ("ACCESS", "perhaps"),
        ("ADMINS", "@zhangsan"),
        ("QUESTIONS_PER_MINUTE", "-1"),
        ("TIME_ZONE", "Mars/Base"),
    ],
)
def test_a_bad_value_is_named_but_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.name == name
    assert value not in str(caught.value)


def test_the_token_does_not_show_in_the_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert TOKEN not in repr(load_settings())
