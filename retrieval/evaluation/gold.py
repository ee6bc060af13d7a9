"""Gold questions: what is asked, and what a right answer must hold.

A gold question is a JSON object a line: `id`, `question`, `type`, `report` (file names) and
`evidence` (verbatim substrings; paired with `report` where the two are equally long),
`answer` (values) and `history` (earlier questions). Without evidence it is unanswerable.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from retrieval.errors import GoldError


@dataclass(frozen=True, slots=True)
class Evidence:
    """A wording that answers, squeezed, and the report it stands in (its file's stem)."""

    report: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with what a right answer must hold; none means it must be refused."""

    id: str
    question: str
    type: str
    evidence: tuple[Evidence, ...]
    answers: tuple[str, ...]
    history: tuple[str, ...]


def read_gold(lines: Iterable[str]) -> tuple[GoldQuestion, ...]:
    """The gold questions of JSON lines; raises `GoldError`."""
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    return tuple(_gold(number, line) for number, line in numbered)


def squeeze(text: str) -> str:
    """Text without white space and in compatibility form, as wordings are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _gold(number: int, line: str) -> GoldQuestion:
    try:
        data = json.loads(line)
        return GoldQuestion(
            id=str(data["id"]),
            question=data["question"],
            type=data.get("type", ""),
            evidence=tuple(_evidence(data)),
            answers=tuple(data.get("answer", ())),
            history=tuple(data.get("history", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(number, f"{type(error).__name__}: {error}") from error


def _evidence(data: Mapping[str, Any]) -> Iterator[Evidence]:
    reports, texts = data["report"], data["evidence"]
    if len(reports) == len(texts):
        pairs = list(zip(reports, texts, strict=True))
    else:
        pairs = [(report, text) for report in reports for text in texts]
    return (Evidence(PurePath(report).stem, squeeze(text)) for report, text in pairs)
