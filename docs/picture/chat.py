"""A chat with the real bot, as a person sees it: what is said, answered and tapped."""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from e2e.emulator import Call, Telegram
from support.group_updates import ours, to_group
from support.telegram_updates import inline, message, tap

from bot import texts

PATIENCE = 30.0
NAMES = ("李工", "王科")


@dataclass
class Bubble:
    """A message: who said it, its HTML and buttons; `number` as Telegram counts."""

    who: str
    body: str
    rows: list[list[dict[str, Any]]] = field(default_factory=list)
    number: int = 0
    cited: str = ""


class Chat:
    """One chat, private or with a negative number a group, in the order of its messages."""

    def __init__(self, telegram: Telegram, chat: int) -> None:
        self._telegram, self._chat = telegram, chat
        self._numbers = count(500)
        self.bubbles: list[Bubble] = []

    def ask(self, text: str, person: int = 0, *, following: Bubble | None = None) -> Bubble:
        """Say something and wait for the answer to it."""
        number = next(self._numbers)
        if self._chat > 0:
            update, name = message(text, self._chat, message_id=number), ""
        else:
            more = {"reply_to_message": ours(following.number, self._chat)} if following else {}
            update = to_group(text, number, 70 + person, self._chat, **more)
            name = NAMES[person]
        self.bubbles.append(Bubble(name or "我", html.escape(text), cited=_gist(following)))
        return self._answered(update, text if self._chat < 0 else "")

    def remark(self, text: str, person: int) -> None:
        """Say something that is not meant for the bot."""
        self.bubbles.append(Bubble(NAMES[person], html.escape(text)))
        self._telegram.feed(to_group(text, next(self._numbers), 70 + person, self._chat))

    def share(self, bubble: Bubble) -> Bubble:
        """Tap the button that sends the quote as a picture."""
        row = next(row for row in bubble.rows if row[0]["text"] == texts.EXPAND)
        data = next(one["callback_data"] for one in row if one["text"] == texts.SHARE)
        calls = len(self._telegram.calls)
        self._telegram.feed(tap(data, self._chat, on=bubble.number))
        return self._take(self._next(lambda call: call.method == "sendPhoto", calls), "")

    def send_card(self, query: str, person: int) -> None:
        """Choose the first card that is offered while somebody types."""
        calls = len(self._telegram.calls)
        self._telegram.feed(inline(query, 70 + person))
        offered = self._telegram.wait(
            lambda call: call.method == "answerInlineQuery", calls, PATIENCE
        )
        card = offered.cards[0]
        body = _shown(card["input_message_content"]["message_text"])
        rows = card.get("reply_markup", {}).get("inline_keyboard", [])
        via = '<div class="via">通过 @yinwen_bot</div>'
        self.bubbles.append(Bubble(NAMES[person], via + body, rows))

    def _answered(self, update: dict[str, Any], cited: str) -> Bubble:
        calls = len(self._telegram.calls)
        self._telegram.feed(update)
        return self._take(self._next(lambda call: call.parsed is not None, calls), cited)

    def _next(self, wanted: Callable[[Call], bool], after: int) -> Call:
        return self._telegram.wait(
            lambda call: call.chat == self._chat and wanted(call), after, PATIENCE
        )

    def _take(self, call: Call, cited: str) -> Bubble:
        body = _shown(call.fields.get("text") or call.fields.get("caption", ""))
        if call.photo:
            body = f'<img src="data:image/png;base64,{b64encode(call.photo).decode()}">' + body
        bubble = Bubble("", body, call.buttons, call.number, html.escape(cited))
        self.bubbles.append(bubble)
        return bubble


def as_html(chat: Chat) -> str:
    """The chat's messages as the elements that `phone.html` dresses."""
    return "".join(map(_turn, chat.bubbles))


def _turn(bubble: Bubble) -> str:
    kind = {"我": "turn asked", "": "turn"}.get(bubble.who, "turn other")
    name = f'<b class="name">{bubble.who}</b>' if kind == "turn other" else ""
    cited = f'<div class="cited">{bubble.cited}</div>' if bubble.cited else ""
    rows = "".join(f'<div class="row">{"".join(map(_button, row))}</div>' for row in bubble.rows)
    return f'<div class="{kind}"><div class="bubble">{name}{cited}{bubble.body}</div>{rows}</div>'


def _button(button: dict[str, Any]) -> str:
    kind = next((one for one in ("url", "copy_text") if one in button), "tap")
    return f'<span class="{kind}">{html.escape(button["text"])}</span>'


def _shown(text: str) -> str:
    """Telegram starts a new line after a block quotation by itself, and so do browsers."""
    return text.replace("</blockquote>\n", "</blockquote>")


def _gist(bubble: Bubble | None) -> str:
    return bubble.body.partition("\n")[0] if bubble else ""
