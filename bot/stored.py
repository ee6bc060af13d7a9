"""Answers that quote, as JSON: what the buttons under an old message need."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from index.report import Period, Status
from retrieval.model import Answer, AnswerFigure, Asked, Choice, Locator, Quote, Verdict


def dump(answer: Answer) -> str:
    """The answer as JSON; dates in ISO form."""
    return json.dumps(asdict(answer), default=date.isoformat)


def load(text: str) -> Answer:
    """The answer that `dump` wrote; raises ValueError for anything else."""
    try:
        return _answer(json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not an answer of this version") from error


def _answer(fields: dict[str, Any]) -> Answer:
    return Answer(
        **fields
        | {
            "verdict": Verdict(fields["verdict"]),
            "quotes": tuple(map(_quote, fields["quotes"])),
            "figures": tuple(map(_figure, fields["figures"])),
            "refusal": None,
            "missing": tuple(map(_asked, fields.get("missing", ()))),
            "ambiguous": tuple(map(_choice, fields.get("ambiguous", ()))),
        }
    )


def _asked(fields: dict[str, Any]) -> Asked:
    return Asked(str(fields["place"]), _period(fields["period"]))


def _choice(fields: dict[str, Any]) -> Choice:
    return Choice(**fields | {"period": _period(fields["period"])})


def _period(fields: dict[str, str] | None) -> Period | None:
    if fields is None:
        return None
    return Period(date.fromisoformat(fields["first"]), date.fromisoformat(fields["last"]))


def _quote(fields: dict[str, Any]) -> Quote:
    first, last = fields["focus"]
    return Quote(
        **fields
        | {
            "locator": _locator(fields["locator"]),
            "focus": (int(first), int(last)),
            "status": Status(fields["status"]),
        }
    )


def _locator(fields: dict[str, Any]) -> Locator:
    return Locator(
        **fields | {"date": _date(fields["date"]), "section": tuple(map(str, fields["section"]))}
    )


def _figure(fields: dict[str, Any]) -> AnswerFigure:
    told = {"status": Status(fields["status"]), "period": _period(fields["period"])}
    return AnswerFigure(**fields | told)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
