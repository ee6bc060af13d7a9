"""The list of reports in a terminal and on a pipe."""

from __future__ import annotations

import io

from rich.console import Console
from support.small_library import REPORTS

from bot.commands.reports import show_reports


def shown(*, terminal: bool, reports: tuple[object, ...] = REPORTS) -> str:
    out = io.StringIO()
    show_reports(reports, Console(file=out, force_terminal=terminal, width=160))  # type: ignore[arg-type]
    return out.getvalue()


def test_a_pipe_gets_one_line_a_report_with_tabs() -> None:
    header, *rows = [line.split("\t") for line in shown(terminal=False).splitlines()]
    assert [row[-1] for row in rows] == [report.source for report in REPORTS]
    assert {len(row) for row in rows} == {len(header)}
    assert rows[0][:2] == ["政府工作报告", "齐都镇人民政府"]
    assert rows[0][3:5] == ["2023年", "2024-01-12"]


def test_a_terminal_gets_a_table() -> None:
    table = shown(terminal=True)
    assert all(report.metadata.title in table for report in REPORTS)
    assert "\t" not in table


def test_an_empty_library_is_a_header_on_a_pipe_and_a_sentence_in_a_terminal() -> None:
    assert len(shown(terminal=False, reports=()).splitlines()) == 1
    assert "yinwen index" in shown(terminal=True, reports=())
