"""Which period figures speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.parse import parse_file
from index.report import Figure, Period, Report


@pytest.fixture(scope="module")
def reports(seeds: Path) -> dict[str, Report]:
    return {path.name[:3]: parse_file(path, seeds) for path in seeds.glob("*.txt")}


def figure_at(report: Report, wording: str) -> Figure:
    start = report.text.index(wording)
    end = start + len(wording)
    return next(f for p in report.passages for f in p.figures if start <= f.start < end)


@pytest.mark.parametrize(
    ("number", "wording", "period"),
    [
        ("000", "4500万元", Period.half(2023, 1)),
        ("000", "突破1万亩", Period.half(2023, 2)),
        ("001", "1.43亿元", Period.year(2023)),
        ("001", "3.5%左右", Period.year(2024)),
        ("002", "216518万元", Period.year(2022)),
        ("002", "4574万元", Period.year(2022)),
    ],
)
def test_a_figure_speaks_of_what_its_sentence_or_section_names(
    reports: dict[str, Report], number: str, wording: str, period: Period
) -> None:
    assert figure_at(reports[number], wording).period == period
