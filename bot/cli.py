"""The command `yinwen`. Each command imports what it needs when it runs, so that all start fast."""

from __future__ import annotations

import io
import sys
import warnings
from pathlib import Path
from typing import Annotated

import typer

from bot.texts import terminal as wording

app = typer.Typer(
    help=wording.ABOUT,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

LibraryDir = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help=wording.LIBRARY_OPTION),
]


@app.command(help=wording.START)
def start(library: LibraryDir = None) -> None:
    from bot.commands.start import run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library)))


@app.command(help=wording.INDEX)
def index(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=wording.INDEX_PATHS)
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help=wording.INDEX_REBUILD)] = False,
    failures: Annotated[bool, typer.Option("--failures", help=wording.INDEX_FAILURES)] = False,
    library: LibraryDir = None,
) -> None:
    from bot.commands.index import run
    from bot.settings import load_settings

    code = run(load_settings(library), paths or [], rebuild=rebuild, every_failure=failures)
    raise typer.Exit(code)


reports_app = typer.Typer(help=wording.REPORTS, invoke_without_command=True)
app.add_typer(reports_app, name="reports")


@reports_app.callback()
def reports(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=wording.REPORTS_JSON)] = False,
    library: LibraryDir = None,
) -> None:
    if context.invoked_subcommand is not None:
        context.obj = library
        return
    from bot.commands.reports import run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library), as_json=as_json))


@reports_app.command("edit", help=wording.REPORTS_EDIT)
def reports_edit(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=wording.REPORT_NAME)],
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE", help=wording.EDIT_FIELDS)
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help=wording.EDIT_RESET)] = False,
    library: LibraryDir = None,
) -> None:
    if wrong := [field for field in fields or () if "=" not in field]:
        raise typer.BadParameter(wording.not_a_field(wrong[0]), param_hint="FIELD=VALUE")
    from bot.commands.edit import edit
    from bot.settings import load_settings

    given = dict(field.split("=", 1) for field in fields or ())
    raise typer.Exit(edit(load_settings(library or context.obj), name, given, reset=reset))


@reports_app.command("remove", help=wording.REPORTS_REMOVE)
def reports_remove(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="NAME", help=wording.REPORT_NAME)],
    library: LibraryDir = None,
) -> None:
    from bot.commands.edit import remove
    from bot.settings import load_settings

    raise typer.Exit(remove(load_settings(library or context.obj), names))


@app.command(help=wording.ASK)
def ask(
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION", help=wording.ASK_QUESTION)
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help=wording.ASK_JSONL)] = False,
    every: Annotated[bool, typer.Option("--all", help=wording.ASK_ALL)] = False,
    explain: Annotated[bool, typer.Option("--explain", help=wording.ASK_EXPLAIN)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=wording.ASK_JSON)] = False,
    library: LibraryDir = None,
) -> None:
    if jsonl == bool(question):
        raise typer.BadParameter(wording.ASK_EITHER, param_hint="QUESTION")
    from bot.commands.ask import run, run_explain, run_jsonl
    from bot.settings import load_settings

    settings = load_settings(library)
    if jsonl:
        raise typer.Exit(run_jsonl(settings, sys.stdin.buffer, sys.stdout.buffer))
    asked = " ".join(question or [])
    if explain:
        raise typer.Exit(run_explain(settings, asked, as_json=as_json))
    raise typer.Exit(run(settings, asked, every=every, as_json=as_json))


@app.command(help=wording.VERIFY)
def verify(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help=wording.VERIFY_TEXT)],
    as_json: Annotated[bool, typer.Option("--json", help=wording.VERIFY_JSON)] = False,
    library: LibraryDir = None,
) -> None:
    from bot.commands.verify import run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library), " ".join(text), as_json=as_json))


@app.command(help=wording.FIGURES)
def figures(
    place: Annotated[list[str], typer.Argument(metavar="PLACE", help=wording.FIGURES_PLACE)],
    library: LibraryDir = None,
) -> None:
    from bot.commands.figures import run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library), " ".join(place)))


@app.command(help=wording.COMPARE)
def compare(
    words: Annotated[list[str], typer.Argument(metavar="METRIC", help=wording.COMPARE_WORDS)],
    library: LibraryDir = None,
) -> None:
    from bot.commands.figures import run_compare
    from bot.settings import load_settings

    raise typer.Exit(run_compare(load_settings(library), " ".join(words)))


@app.command(help=wording.CHAT)
def chat(library: LibraryDir = None) -> None:
    from bot.commands.chat import run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library)))


@app.command(help=wording.SERVE)
def serve(
    watch: Annotated[bool, typer.Option("--watch", help=wording.SERVE_WATCH)] = False,
    library: LibraryDir = None,
) -> None:
    from bot.app import run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library), watch=watch))


@app.command("eval", help=wording.EVAL)
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help=wording.EVAL_GOLD, exists=True, dir_okay=False)
    ],
    misses: Annotated[bool, typer.Option("--misses", help=wording.EVAL_MISSES)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=wording.EVAL_JSON)] = False,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=wording.EVAL_AGAINST, exists=True, dir_okay=False),
    ] = None,
    library: LibraryDir = None,
) -> None:
    from bot.commands.evaluate import Wanted, run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library), gold, Wanted(misses, as_json, against)))


@app.command(help=wording.AUDIT)
def audit(
    days: Annotated[float, typer.Option("--days", metavar="N", help=wording.AUDIT_DAYS)] = 30,
    library: LibraryDir = None,
) -> None:
    from bot.commands.audit import run
    from bot.settings import load_settings

    raise typer.Exit(run(load_settings(library), days))


@app.command(help=wording.DOCTOR)
def doctor(library: LibraryDir = None) -> None:
    from bot.doctor import run

    raise typer.Exit(run(library))


def main() -> None:
    """Run a command; an error of ours ends it with one line, never with a traceback."""
    from index.errors import YinwenError

    warnings.simplefilter("ignore", SyntaxWarning)  # jieba's sources, from Python 3.12 on
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # GBK, say, has no 🎯
    try:
        app()
    except YinwenError as error:
        from bot.texts.errors import explain

        print(explain(error), file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
