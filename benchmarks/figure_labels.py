"""How well figures are read: the labelled sentences within the reports that they come from.

    python benchmarks/figure_labels.py FOLDER …

reads the sentences of tests/data/figures_indicators.jsonl where they stand, in the reports of
these folders (.txt, named as `source` says), and prints the share of figures that are found
(value and unit, F1), and of those found the shares with exactly the labelled name, growth and
status, with how many there are. Names are also told from the sentence alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from index.figures.find import find_figures
from index.parse import parse
from index.report import Clause, Figure, Report

LABELS = Path(__file__).parent.parent / "tests/data/figures_indicators.jsonl"


def main(folders: list[str]) -> int:
    sentences = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    paths = {path.name: path for folder in folders for path in Path(folder).glob("*.txt")}
    reports = {name: parse(name, paths[name].read_bytes()) for name in _sources(sentences, paths)}
    held = [one for one in sentences if one["source"] in reports]
    print(f"{len(held)} of {len(sentences)} sentences, {len(reports)} reports")
    _print("in place", held, [_in_place(one["text"], reports[one["source"]]) for one in held])
    _print("alone", held, [_alone(one["text"]) for one in held])
    return 0 if held else 1


def _sources(sentences: Iterable[dict[str, Any]], paths: dict[str, Path]) -> set[str]:
    return {one["source"] for one in sentences} & paths.keys()


def _in_place(text: str, report: Report) -> list[Figure]:
    start = report.text.find(text)
    figures = (figure for passage in report.passages for figure in passage.figures)
    return [one for one in figures if start <= one.start and one.end <= start + len(text)]


def _alone(text: str) -> list[Figure]:
    return list(find_figures(text, (Clause(0, len(text), 0),), period=None))


def _print(name: str, sentences: list[dict[str, Any]], read: list[list[Figure]]) -> None:
    right = Counter[str]()
    for sentence, figures in zip(sentences, read, strict=True):
        _compare(sentence["figures"], figures, right)
    quantity = 2 * right["quantity"] / max(1, right["wanted"] + right["found"])
    shares = {part: right[part] / max(1, right["quantity"]) for part in ("metric", "change")}
    shares["status"] = right["status"] / max(1, right["told"])
    told = "  ".join(f"{part} {share:.3f}" for part, share in shares.items())
    print(f"{name}: value+unit F1 {quantity:.3f}  {told}  ({right['wanted']} figures)")


def _compare(labels: list[dict[str, Any]], figures: list[Figure], right: Counter[str]) -> None:
    right.update(wanted=len(labels), found=len(figures))
    rest = list(figures)
    for label in labels:
        same = [one for one in rest if (one.value, one.unit) == (label["value"], label["unit"])]
        if not same:
            continue
        rest.remove(same[0])
        right.update(
            quantity=1,
            metric=same[0].metric == label["metric"],
            change=(same[0].change, same[0].is_change) == (label["change"], label["is_change"]),
            told="status" in label,
            status=label.get("status") == same[0].status.value,
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
