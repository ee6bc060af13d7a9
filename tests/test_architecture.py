"""The rules of the layers, read from the imports of every module."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    path.relative_to(ROOT)
    for package in ("index", "retrieval", "bot")
    for path in (ROOT / package).rglob("*.py")
)


def imports(module: Path) -> set[str]:
    """The top-level packages that a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: a relative import hides its direction"
            found.add((node.module or "").split(".")[0])
    return found


def names(modules: list[Path]) -> list[str]:
    return [module.as_posix() for module in modules]


INDEX = [module for module in MODULES if module.parts[0] == "index"]
BELOW_BOT = [module for module in MODULES if module.parts[0] != "bot"]


@pytest.mark.parametrize("module", INDEX, ids=names(INDEX))
def test_the_index_knows_neither_questions_nor_people(module: Path) -> None:
    assert not imports(module) & {"retrieval", "bot"}


@pytest.mark.parametrize("module", BELOW_BOT, ids=names(BELOW_BOT))
def test_only_the_bot_knows_telegram_and_the_terminal(module: Path) -> None:
    assert not imports(module) & {"bot", "telegram", "typer", "rich", "pydantic_settings"}


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_torch_is_imported_by_transformer_embedders_only(module: Path) -> None:
    if module.parent != Path("index/embedders"):
        assert not imports(module) & {"torch", "sentence_transformers", "transformers"}


def test_every_question_is_asked_at_the_desk() -> None:
    """There it is limited and put on record."""
    asking = [m for m in MODULES if "worker.answer(" in (ROOT / m).read_text(encoding="utf-8")]
    assert asking == [Path("bot/desk.py")]


def test_asking_loads_neither_torch_nor_telegram() -> None:
    code = (
        "import sys, bot.cli, bot.commands.ask\n"
        "print({'torch', 'sentence_transformers', 'telegram'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_wording_waits_for_no_index() -> None:
    """Every command imports it, also one that only says what is wrong."""
    code = "import sys, bot.texts; print({'numpy', 'sqlite3', 'index.library'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_imports_that_are_there_are_found() -> None:
    assert "retrieval" in imports(Path("bot/console.py"))
    assert "telegram" in imports(Path("bot/doctor.py"))
    assert "readline" in imports(Path("bot/commands/chat.py")), "an import within a function"
