"""The command as people and programs call it, on a real library of the seeds."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli
from bot.settings import Settings
from bot.texts import terminal as wording
from index.document import Document

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = Path(__file__).parents[3] / "shared/eval/gold/seeds_dev.jsonl"
QUESTION = "中大槐树街道三箭和平广场项目累计完成投资多少"
VALUE = "17446.6"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


Yinwen = Callable[..., Ended]


@pytest.fixture
def yinwen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Yinwen:
    """Calls the command in an empty folder, with nothing set and `stdin` on a pipe."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, stdin: str | bytes = b"") -> Ended:
        raw = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "argv", ["yinwen", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)

    return call


@pytest.fixture
def one_report(yinwen: Yinwen, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports with the one that answers QUESTION."""
    folder = Path("reports")
    folder.mkdir()
    monkeypatch.setenv("REPORTS_DIR", str(folder))
    return Path(shutil.copy(SEEDS / "002_2a800fc91cead4fc.txt", folder))


def test_ask_shows_the_figure_the_quote_and_the_source(yinwen: Yinwen, seeds_library: Path) -> None:
    ended = yinwen("ask", QUESTION, "--library", seeds_library)
    assert ended.code == 0
    assert VALUE in ended.out.splitlines()[0]
    assert "——《中大槐树街道2022年工作总结》" in ended.out
    assert "\x1b" not in ended.out


def test_a_refusal_is_an_answer_too(yinwen: Yinwen, seeds_library: Path) -> None:
    ended = yinwen("ask", "火星基地2021年的财政收入是多少", "--library", seeds_library)
    assert ended.code == 0
    assert "《中大槐树街道2022年工作总结》" in ended.out


def test_json_lines_answer_in_order_and_pass_over_bad_lines(
    yinwen: Yinwen, seeds_library: Path
) -> None:
    good = {"id": "a", "question": QUESTION, "history": []}
    stdin = f"{json.dumps(good)}\nnot json\n\n{json.dumps({**good, 'id': 'b'})}\n"
    ended = yinwen("ask", "--jsonl", "--library", seeds_library, stdin=stdin)
    first, bad, last = map(json.loads, ended.out.splitlines())
    assert ended.code == 0
    assert (first["id"], bad["line"], last["id"]) == ("a", 2, "b")
    assert {**first, "id": "b", "latency_ms": 0} == {**last, "latency_ms": 0}, "not deterministic"


def test_every_quote_of_the_json_lines_is_verbatim(yinwen: Yinwen, seeds_library: Path) -> None:
    stdin = json.dumps({"id": 1, "question": QUESTION})
    answer = json.loads(yinwen("ask", "--jsonl", "--library", seeds_library, stdin=stdin).out)
    assert answer["quotes"]
    for quote in answer["quotes"]:
        source = (SEEDS / quote["report"]).read_text(encoding="utf-8")
        assert "".join(quote["text"].split()) in "".join(source.split())
        assert quote["start"] <= quote["focus"][0] <= quote["focus"][1] <= quote["end"]
        assert len(quote["text"]) == quote["end"] - quote["start"]


def test_ask_wants_either_a_question_or_json_lines(yinwen: Yinwen) -> None:
    assert yinwen("ask").code == 2
    assert yinwen("ask", "多少", "--jsonl").code == 2


@pytest.mark.parametrize("command", ["ask 多少", "reports", "chat", "ask --jsonl"])
def test_without_an_index_it_says_what_to_run(yinwen: Yinwen, command: str) -> None:
    ended = yinwen(*command.split(), "--library", "nowhere")
    assert ended.code == 1
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert "yinwen index" in ended.err


def test_a_bad_setting_ends_with_one_line(yinwen: Yinwen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_PORT", "none")
    ended = yinwen("reports")
    assert ended.code == 1
    assert "WEBHOOK_PORT" in ended.err
    assert ended.err.count("\n") == 1


def test_serve_without_a_token_ends_with_one_line(yinwen: Yinwen, seeds_library: Path) -> None:
    ended = yinwen("serve", "--library", seeds_library)
    assert ended.code == 1
    assert "Traceback" not in ended.err


def test_reports_lists_every_file(yinwen: Yinwen, seeds_library: Path) -> None:
    ended = yinwen("reports", "--library", seeds_library)
    assert all(file.name in ended.out for file in SEEDS.glob("*.txt"))


def test_index_tells_failures_and_indexes_the_rest(yinwen: Yinwen, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(SEEDS / "000_5ee8ab1cd5855825.txt", folder / "good.txt")
    (folder / "bad.xyz").write_bytes(b"\x00")
    ended = yinwen("index", folder, "--library", "lib")
    assert ended.code == 1
    assert "bad.xyz" in ended.err
    assert "新增 1 份" in ended.err
    assert "good.txt" in yinwen("reports", "--library", "lib").out


def test_a_failure_is_told_once_and_then_counted(yinwen: Yinwen, tmp_path: Path) -> None:
    folder, bad = tmp_path / "reports", tmp_path / "reports" / "bad.xyz"
    folder.mkdir()
    bad.write_bytes(b"\x00")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("worse.xyz", b"\x00")
    command = ("index", folder, "--library", "lib")
    assert "bad.xyz" in (first := yinwen(*command).err)
    assert "worse.xyz" in first
    again = yinwen(*command)
    assert ("bad.xyz" in again.err, again.code) == (False, 1)
    assert wording.failed_as_before(2) in again.err
    assert "worse.xyz" in yinwen(*command, "--failures").err
    assert "bad.xyz" in yinwen("index", bad, "--library", "lib").err
    bad.write_bytes(b"\x00\x00")
    changed = yinwen(*command).err
    assert "bad.xyz" in changed
    assert wording.failed_as_before(1) in changed


def test_pages_that_nothing_reads_are_told(
    yinwen: Yinwen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(data: bytes, source: str) -> Document:
        return Document(data.decode(), unread=2)

    monkeypatch.setattr("index.parse.read", read)
    shutil.copy(SEEDS / "000_5ee8ab1cd5855825.txt", tmp_path / "one.txt")
    ended = yinwen("index", "one.txt", "--library", "lib")
    assert (ended.code, wording.unread("one.txt", 2) in ended.err) == (0, True)


def test_index_again_finds_nothing_to_do(yinwen: Yinwen, tmp_path: Path) -> None:
    shutil.copy(SEEDS / "000_5ee8ab1cd5855825.txt", tmp_path / "one.txt")
    assert "新增 1 份" in yinwen("index", "one.txt", "--library", "lib").err
    assert "未变 1 份" in yinwen("index", "one.txt", "--library", "lib").err


def test_start_indexes_and_answers_what_the_pipe_asks(yinwen: Yinwen, one_report: Path) -> None:
    ended = yinwen("start", stdin=f"{QUESTION}\n\n那还有什么项目\n")
    assert ended.code == 0
    assert VALUE in ended.out
    assert ended.out.count("问 › ") == 2
    assert "新增 1 份" in ended.err
    assert Path("library").is_dir()


def test_start_with_nothing_to_read_shows_examples(
    yinwen: Yinwen, monkeypatch: pytest.MonkeyPatch, seeds_library: Path
) -> None:
    monkeypatch.setenv("REPORTS_DIR", str(SEEDS))
    monkeypatch.setenv("LIBRARY_DIR", str(seeds_library))
    ended = yinwen("start")
    assert ended.code == 0
    assert 2 <= ended.out.count("问 › ") <= 3
    assert ended.out.count("——《") >= 2
    assert "@BotFather" in ended.out
    assert ended.err == "", "nothing was to be indexed"


def test_start_serves_on_telegram_when_there_is_a_token(
    yinwen: Yinwen, monkeypatch: pytest.MonkeyPatch, seeds_library: Path
) -> None:
    served: list[str] = []

    def serve(settings: Settings, *, watch: bool) -> int:
        served.append(settings.token)
        assert watch, "the folder of reports is not watched"
        return 7

    monkeypatch.setattr("bot.app.run", serve)
    monkeypatch.setenv("REPORTS_DIR", str(SEEDS))
    Path(".env").write_text("TELEGRAM_BOT_TOKEN=123456:secret\n", encoding="utf-8")
    ended = yinwen("start", "--library", seeds_library)
    assert served == ["123456:secret"]
    assert ended.code == 7
    assert "secret" not in ended.out + ended.err


def made_by(library: Path, **other: str) -> None:
    """Make an index look as if another version or another model had made it."""
    for manifest in library.rglob("manifest.json"):
        data = json.loads(manifest.read_text(encoding="utf-8"))
        data["maker"].update(other)
        manifest.write_text(json.dumps(data), encoding="utf-8")


def test_start_makes_the_index_of_another_version_again(yinwen: Yinwen, one_report: Path) -> None:
    assert yinwen("index").code == 0
    made_by(Path("library"), tokenizer="an older one")
    assert yinwen("ask", QUESTION).code == 1
    ended = yinwen("start", stdin=QUESTION)
    assert ended.code == 0
    assert VALUE in ended.out


def test_start_leaves_the_index_of_another_model_alone(
    yinwen: Yinwen, monkeypatch: pytest.MonkeyPatch, seeds_library: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPORTS_DIR", str(SEEDS))
    shutil.copytree(seeds_library, tmp_path / "library")
    made_by(tmp_path / "library", embedder="another one")
    ended = yinwen("start", stdin=QUESTION)
    assert ended.code == 1
    assert "yinwen index --rebuild" in ended.err
    assert ended.out == ""


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="the evaluation material is not here")
def test_eval_scores_a_gold_set(yinwen: Yinwen, seeds_library: Path, tmp_path: Path) -> None:
    questions = GOLD.read_text(encoding="utf-8").splitlines()[:12]
    (tmp_path / "gold.jsonl").write_text("\n".join(questions), encoding="utf-8")
    out = yinwen("eval", "gold.jsonl", "--library", seeds_library).out
    assert {line.split("\t")[0] for line in out.splitlines()} >= {"hit@1", "focus@1"}


def test_eval_names_the_line_that_is_no_gold_question(
    yinwen: Yinwen, seeds_library: Path, tmp_path: Path
) -> None:
    (tmp_path / "gold.jsonl").write_text('\n{"id": 1}\n', encoding="utf-8")
    ended = yinwen("eval", "gold.jsonl", "--library", seeds_library)
    assert ended.code == 1
    assert "第 2 行" in ended.err
    assert ended.err.count("\n") == 1


def test_help_is_in_chinese(yinwen: Yinwen) -> None:
    ended = yinwen("--help")
    assert ended.code == 0
    for command in ("start", "index", "reports", "ask", "chat", "serve", "eval", "doctor"):
        assert command in ended.out
    assert "政府工作报告" in ended.out


def test_a_terminal_that_lacks_a_character_gets_the_rest(tmp_path: Path) -> None:
    code = "import bot.cli; bot.cli.app = lambda: print('🎯 目标'); bot.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
    )
    assert done.stdout.decode("gbk").strip() == "? 目标"


def test_an_interrupt_ends_without_a_traceback(tmp_path: Path) -> None:
    code = (
        "import signal, bot.cli\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in background jobs\n"
        "bot.cli.app = lambda: signal.raise_signal(signal.SIGINT)\n"
        "bot.cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stderr == ""


def test_an_answer_is_explained_in_lines_and_in_json(yinwen: Yinwen, one_report: Path) -> None:
    yinwen("index", one_report)
    assert VALUE in yinwen("ask", "--explain", QUESTION).out
    told = json.loads(yinwen("ask", "--explain", "--json", QUESTION).out)
    assert told["candidates"][0]["figure"].startswith(VALUE)
    assert json.loads(yinwen("ask", "--json", QUESTION).out)["status"] == "answered"
