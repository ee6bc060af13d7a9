"""`yinwen verify`: whether a text is what the reports say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rich.text import Text

from bot import citation, texts
from bot.commands.opening import open_answerer
from bot.console import FOCUS, NOTE, SOURCE, Part, put, stdout_console
from bot.jsonl import quote_object
from bot.settings import Settings
from retrieval.verify.model import Alteration, Checked, Finding, Verification


def run(settings: Settings, text: str, *, as_json: bool) -> int:
    """Check a text; 0 if every sentence stands in the reports as it is claimed, else 1."""
    verification = open_answerer(settings).verify(text)
    if as_json:
        print(json.dumps(verification_object(verification), ensure_ascii=False, indent=1))
    else:
        console = stdout_console()
        for part in render(verification):
            put(part, console)
    findings = {one.finding for one in verification.sentences}
    return 0 if findings == {Finding.VERBATIM} and not verification.misattributed else 1


def render(verification: Verification) -> Iterator[Part]:
    """The outcome as lines of a terminal."""
    if not verification.sentences:
        yield Part(Text(texts.CLAIMED_NOTHING, style=NOTE))
    for alteration in verification.misattributed:
        yield Part(Text(_told(alteration), style=FOCUS))
    for one in verification.sentences:
        yield from _checked(one)
    if verification.unread:
        yield Part(Text(texts.unread(verification.unread), style=NOTE))


def verification_object(verification: Verification) -> dict[str, Any]:
    """The outcome in the public form, see docs/jsonl.md."""
    return {
        "sentences": [_sentence(one) for one in verification.sentences],
        "misattributed": [_alteration(one) for one in verification.misattributed],
        "unread": verification.unread,
    }


def _checked(one: Checked) -> Iterator[Part]:
    yield Part(Text(texts.FINDINGS[one.finding], style="bold"))
    if one.parts:
        for part in one.parts:
            yield from _checked(part)
        return
    yield Part(Text(one.claim), inset=True)
    if one.lead and one.finding is Finding.VERBATIM:
        yield Part(Text(texts.ascribed(one.lead), style=NOTE), inset=True)
    for alteration in one.alterations:
        yield Part(Text(_told(alteration), style=FOCUS), inset=True)
    if one.quote is not None:
        if one.finding is Finding.ALTERED:
            yield Part(_marked(one), inset=True)
        if mark := texts.MARKS.get(one.quote.status):
            yield Part(Text(mark, style=NOTE), inset=True)
        yield Part(Text(f"——{citation.source(one.quote.locator)}", style=SOURCE), inset=True)
    if one.elsewhere:
        note = texts.elsewhere(one.finding is Finding.VERBATIM, one.elsewhere)
        yield Part(Text(note, style=NOTE), inset=True)


def _marked(one: Checked) -> Text:
    """The wording of the report, what the claim has otherwise marked."""
    return Text.assemble(
        *((piece.written, "" if piece.same else FOCUS) for piece in one.pieces if piece.written)
    )


def _told(alteration: Alteration) -> str:
    return "".join(texts.altered(alteration.change, alteration.claimed, alteration.written))


def _sentence(one: Checked) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "finding": one.finding.value,
        "quote": quote_object(one.quote) if one.quote else None,
        "pieces": [
            {"claimed": piece.claimed, "written": piece.written, "same": piece.same}
            for piece in one.pieces
        ],
        "alterations": [_alteration(each) for each in one.alterations],
        "elsewhere": one.elsewhere,
        "lead": one.lead,
        "parts": [_sentence(part) for part in one.parts],
    }


def _alteration(one: Alteration) -> dict[str, str]:
    return {"change": one.change.value, "claimed": one.claimed, "written": one.written}
