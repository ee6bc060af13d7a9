"""An evaluation as JSON and back; the form is fixed in docs/gold.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from retrieval.errors import RunError
from retrieval.evaluation.contrast import Change, Contrast, Turned
from retrieval.evaluation.judge import Judged
from retrieval.evaluation.score import Evaluation

DIGITS = 4


def run_object(evaluation: Evaluation, contrast: Contrast | None = None) -> dict[str, Any]:
    """An evaluation, with what has changed since another one if they are compared."""
    written = {
        "metrics": {name: _rounded(asdict(m)) for name, m in evaluation.metrics.items()},
        "types": {name: _rounded(asdict(m)) for name, m in evaluation.by_type.items()},
        "latency_ms": _rounded({f"p{p}": evaluation.latency_ms(p / 100) for p in (50, 95)}),
        "questions": [_question(one) for one in evaluation.judged],
    }
    return written | ({"against": _contrast(contrast)} if contrast else {})


def read_run(text: str) -> tuple[Judged, ...]:
    """The questions of a run that was written as JSON; raises `RunError`."""
    try:
        return tuple(_judged(question) for question in json.loads(text)["questions"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(f"{type(error).__name__}: {error}") from error


def _question(judged: Judged) -> dict[str, Any]:
    return {
        "id": judged.id,
        "type": judged.type,
        "question": judged.question,
        "right": judged.right,
        "rank": None if judged.rank is None else judged.rank + 1,
        "measures": dict(judged.measures),
        "latency_ms": round(judged.latency_ms, DIGITS),
    }


def _judged(data: Mapping[str, Any]) -> Judged:
    return Judged(
        id=str(data["id"]),
        question=str(data["question"]),
        type=str(data["type"]),
        rank=None if data["rank"] is None else int(data["rank"]) - 1,
        measures={str(name): bool(value) for name, value in data["measures"].items()},
        latency_ms=float(data["latency_ms"]),
    )


def _contrast(contrast: Contrast) -> dict[str, Any]:
    return {
        "changes": {name: _change(change) for name, change in contrast.changes.items()},
        "turned": [_turned(turned) for turned in contrast.turned],
        "unpaired": contrast.unpaired,
    }


def _change(change: Change) -> dict[str, Any]:
    return _rounded({"difference": change.difference, **asdict(change)})


def _turned(turned: Turned) -> dict[str, Any]:
    return {"id": turned.after.id, "won": list(turned.won), "lost": list(turned.lost)}


def _rounded(numbers: Mapping[str, float]) -> dict[str, float]:
    return {name: round(number, DIGITS) for name, number in numbers.items()}
