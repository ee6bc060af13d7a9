"""Questions and answers as JSON lines, for programs; the form is fixed in docs/jsonl.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.texts import terminal as wording
from index.errors import YinwenError
from index.report import Period
from retrieval.model import Answer, AnswerFigure, Choice, Quote

Ask = Callable[[str, Sequence[str]], Answer]
"""Answers a question, given the earlier questions of the conversation."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question with the id that its answer will carry."""

    id: Any
    question: str
    history: tuple[str, ...] = ()


class RequestError(YinwenError):
    """A line that is no request; `fields` tells its id, or else the number of the line."""

    def __init__(self, fields: dict[str, Any], reason: str) -> None:
        super().__init__(reason)
        self.fields, self.reason = fields, reason


def respond(lines: Iterable[bytes], ask: Ask) -> Iterator[str]:
    """Answer the lines one by one, in order; a line that cannot be answered says why.

    Blank lines get no answer.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _respond_to(line, number, ask)


def _respond_to(line: bytes, number: int, ask: Ask) -> str:
    try:
        request = parse_request(line, number)
        return _dump(answer_object(request.id, ask(request.question, request.history)))
    except RequestError as error:
        return _dump({**error.fields, "error": error.reason})


def parse_request(line: bytes, number: int) -> Request:
    """Read the request that stands on line `number`, counted from 1; raises RequestError."""
    where: dict[str, Any] = {"line": number}
    data = _load(line, where)
    if isinstance(data.get("id"), str | int | float):
        where = {"id": data["id"]}
    question, history = data.get("question"), data.get("history") or []
    if not isinstance(question, str) or not question.strip():
        raise RequestError(where, wording.JSONL_NO_QUESTION)
    if not isinstance(history, list) or not all(isinstance(item, str) for item in history):
        raise RequestError(where, wording.JSONL_BAD_HISTORY)
    return Request(where.get("id", number), question, tuple(history))


def _load(line: bytes, where: dict[str, Any]) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
        json.dumps(data, ensure_ascii=False).encode()  # a lone surrogate is no text
    except (ValueError, RecursionError):
        raise RequestError(where, wording.JSONL_NOT_JSON) from None
    if not isinstance(data, dict):
        raise RequestError(where, wording.JSONL_NOT_AN_OBJECT)
    return data


def _refuse_constant(name: str) -> Any:
    """NaN and the infinities are not JSON, though Python reads them."""
    raise ValueError(name)


def answer_object(request_id: Any, answer: Answer) -> dict[str, Any]:
    """The answer in the public form."""
    return {
        "id": request_id,
        "status": answer.verdict.value,
        "quotes": [quote_object(quote) for quote in answer.quotes],
        "figures": [_figure(figure) for figure in answer.figures],
        "missing": [{"place": row.place, "period": interval(row.period)} for row in answer.missing],
        "ambiguous": [_choice(choice) for choice in answer.ambiguous],
        "latency_ms": round(answer.latency_ms, 3),
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "report": choice.source,
        "place": choice.place,
        "period": interval(choice.period),
        "quote": choice.quote,
    }


def quote_object(quote: Quote) -> dict[str, Any]:
    """A quote in the public form."""
    return {
        "report": quote.locator.source,
        "section": list(quote.locator.section),
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "focus": list(quote.focus),
        "page": quote.locator.page,
        "recognised": quote.locator.recognised,
    }


def _figure(figure: AnswerFigure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "metric": figure.metric,
        "period": interval(figure.period),
        "status": figure.status.value,
        "change": figure.change,
        "quote": figure.quote,
    }


def interval(period: Period | None) -> str | None:
    """An ISO 8601 interval of its first and last day."""
    return f"{period.first.isoformat()}/{period.last.isoformat()}" if period else None


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
