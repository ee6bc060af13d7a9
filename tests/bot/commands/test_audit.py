import json
from pathlib import Path

from support.small_library import INCOME, SmallLibrary

from bot.commands.audit import run
from bot.settings import Settings
from bot.state import State
from bot.state.audit import Asker


def test_questions_are_told_with_who_asked_and_what_was_quoted(tmp_path: Path, capsys):
    settings = Settings(_env_file=None, library_dir=tmp_path, audit_days=100_000)
    state, library = State(settings.state_path, lambda: 1_700_000_000.0), SmallLibrary()
    state.people.note(7, "问者")
    state.audit.note(Asker(7, 7), "财政收入", library.answer("财政收入"), 0.1234)
    state.audit.note(Asker(8, -5), "火星", library.answer("火星"), 0.1)
    state.forget(8)
    state.close()
    assert run(settings, days=100_000) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["at"] == "2023-11-15T06:13:20+08:00"
    assert (first["person"], first["name"], first["seconds"]) == (7, "问者", 0.123)
    quoted = {"report": INCOME.locator.report, "source": INCOME.locator.source}
    assert first["quoted"][0] == quoted | {"start": INCOME.start, "stop": INCOME.end}
    assert (second["person"], second["gap"], second["quoted"]) == (None, "place", [])
    assert run(settings, days=1) == 0
    assert not capsys.readouterr().out
