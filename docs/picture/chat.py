"""A chat with the real bot, as a person sees it: what is said, answered and tapped."""

from __future__ import annotations

import html
from base64 import b64encode
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from e2e.emulator import Call, Telegram
from support.group_updates import ours, to_group
from support.telegram_updates import inline, message, tap

PATIENCE = 60.0
NAMES = ("李工", "王科")
NOWHERE = "q:AAAAAAAAAAA:0"
"""A tap that leads nowhere; all that was said in the chat before is answered before it."""


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
        """Say something and wait for all that is answered; the first of it."""
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

    def tap(self, label: str) -> None:
        """Tap the last button of that name; its message changes, or another one comes."""
        buttons = [(b, one) for b in self.bubbles for row in b.rows for one in row]
        bubble, button = next(both for both in reversed(buttons) if both[1]["text"] == label)
        if "url" in button:
            payload = button["url"].partition("start=")[2]
            self._answered(message(f"/start {payload}", self._chat), "")
        else:
            self._answered(tap(button["callback_data"], self._chat, on=bubble.number), "")

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
        calls, bubbles = len(self._telegram.calls), len(self.bubbles)
        self._telegram.feed(update)
        self._telegram.feed(tap(NOWHERE, self._chat))
        notices = 2 if "callback_query" in update else 1
        self._telegram.wait(lambda _: self._notices(calls) >= notices, calls, PATIENCE)
        for call in self._telegram.calls[calls:]:
            if call.chat == self._chat and call.method.startswith(("send", "edit")):
                self._take(call, html.escape(cited))
        return self.bubbles[min(bubbles, len(self.bubbles) - 1)]

    def _notices(self, since: int) -> int:
        methods = [call.method for call in self._telegram.calls[since:]]
        return methods.count("answerCallbackQuery")

    def _take(self, call: Call, cited: str) -> None:
        body = _shown(call.fields.get("text") or call.fields.get("caption", ""))
        if call.method == "sendPhoto":
            body = f'<img src="data:image/png;base64,{b64encode(call.file).decode()}">' + body
        number = int(call.fields.get("message_id", call.number))
        known = [one for one in self.bubbles if one.number == number]
        if call.method == "editMessageText" and known:
            known[0].body, known[0].rows = body, call.buttons
        elif body:  # not the sign of somebody typing
            self.bubbles.append(Bubble("", body, call.buttons, number, cited))


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
