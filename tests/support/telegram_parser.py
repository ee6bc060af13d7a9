"""Telegram's own parser of message texts (TDLib), offline."""

import json
from dataclasses import dataclass
from typing import Any

import tdjson


class RefusedError(Exception):
    """Telegram would refuse the text."""


@dataclass(frozen=True)
class Parsed:
    """A text as people see it, with its entities; offsets count UTF-16 units."""

    text: str
    entities: tuple[dict[str, Any], ...]

    @property
    def units(self) -> int:
        return len(self.text.encode("utf-16-le")) // 2

    def of(self, kind: str) -> list[str]:
        """The stretches of one kind: Bold, BlockQuote, ExpandableBlockQuote, Code…"""
        encoded = self.text.encode("utf-16-le")
        wanted = f"textEntityType{kind}"
        return [
            encoded[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in self.entities
            if e["type"]["@type"] == wanted
        ]


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    result: dict[str, Any] = json.loads(answer)
    return result


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def parse(html: str) -> Parsed:
    """Parse a message; raises RefusedError with Telegram's reason."""
    mode = {"@type": "textParseModeHTML"}
    result = _execute({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    if result["@type"] == "error":
        raise RefusedError(result["message"])
    return Parsed(result["text"], tuple(result["entities"]))
