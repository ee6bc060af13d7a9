"""A Bot API server over HTTP: the lo-bot-api-emulator, widened to what the bot calls.

It runs in a thread of its own with its own event loop. Every text that is sent or edited
goes through Telegram's own parser, and is refused as Telegram would refuse it.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lo_bot_api_emulator as lo
from aiohttp import web
from lo_bot_api_emulator import updates
from support.recording_request import admin
from support.telegram_parser import Parsed, RefusedError, parse

BOT = {"id": 7, "is_bot": True, "first_name": "引文", "username": "yinwen_bot"}
_WIDER = {
    "sendMessage": ["link_preview_options", "message_thread_id"],
    "setWebhook": ["certificate"],
    "editMessageText": ["link_preview_options"],
    "sendChatAction": ["message_thread_id"],
    "sendPhoto": ["message_thread_id"],
    "answerInlineQuery": ["button"],
}
for _method, _names in _WIDER.items():
    lo.CONTRACT["methods"][_method]["parameters"] += _names
updates.KINDS |= {
    *("edited_message", "channel_post", "edited_channel_post", "guest_message", "my_chat_member"),
    "chosen_inline_result",
}
updates.ALLOWED_UPDATE_TYPES.add("guest_message")

HANDED_TO_BOTS = 20 << 20
"""The largest file that Telegram hands to bots, in bytes."""

TEXT_METHODS = ("sendMessage", "editMessageText")


@dataclass(frozen=True)
class Call:
    """One call of the Bot API, with the parsed text and the message's number where it has them.

    `at` are seconds of the monotonic clock, `file` a picture or a document that was sent.
    """

    method: str
    fields: dict[str, Any]
    parsed: Parsed | None = None
    number: int = 0
    at: float = field(default_factory=time.monotonic, compare=False)
    file: bytes = field(default=b"", repr=False)

    @property
    def chat(self) -> int:
        return int(self.fields.get("chat_id", 0))

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The results of an inline query."""
        found: list[dict[str, Any]] = lo.LoBotApiEmulator.decoded(self.fields.get("results", "[]"))
        return found

    @property
    def buttons(self) -> list[list[dict[str, Any]]]:
        markup = lo.LoBotApiEmulator.decoded(self.fields.get("reply_markup", "{}"))
        rows: list[list[dict[str, Any]]] = markup.get("inline_keyboard", [])
        return rows


@dataclass
class Fault:
    """What goes wrong with the next calls of a method: a refusal, or a broken connection."""

    method: str
    times: int = 1
    refusal: lo.ApiRefusal | None = None


class Recording(lo.LoBotApiEmulator):  # type: ignore[misc]
    """The emulator; notes calls, plays faults, checks every text."""

    def __init__(self, token: str) -> None:
        super().__init__(allow_insecure_loopback_webhooks=True)
        self.token = token
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.admins: set[int] = set()
        self.disk: Path | None = None
        """Where it puts files if it was started with `--local`: then it hands out paths only."""

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        fault = self._next_fault(method)
        if fault is not None and fault.refusal is not None:
            raise fault.refusal
        if method == "getMe":
            return BOT
        plain, parsed = dict(fields), None
        if method in TEXT_METHODS:
            parsed = self._parse(fields)
            plain["text"] = parsed.text  # the limit of length counts what is left of the markup
        elif "caption" in fields:
            plain["caption"] = self._parse({**fields, "text": fields["caption"]}).text
        for card in self.decoded(fields.get("results", "[]")):
            self._parse_card(card)
        if method == "answerGuestQuery":
            parsed, result = (
                self._parse_card(self.decoded(fields["result"])),
                {"inline_message_id": "i"},
            )
        elif method == "getChatAdministrators":
            return [admin(person) for person in self.admins]
        elif method == "getFile":
            result = self._file(super().validate(method, plain, uploads))
        else:
            result = super().validate(method, plain, uploads)
        if method != "getUpdates":
            number = result.get("message_id", 0) if isinstance(result, dict) else 0
            file = next((one["data"] for one in uploads.values()), b"")
            self.calls.append(Call(method, dict(fields), parsed, number, file=file))
        return result

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return web.json_response(body, status=401)
        if any(fault.method == method and fault.refusal is None for fault in self.faults):
            self._next_fault(method)
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        response: web.StreamResponse = await super().handle(request)
        return response

    async def download(self, request: web.Request) -> web.StreamResponse:
        if self.disk is not None:
            raise web.HTTPNotFound
        response: web.StreamResponse = await super().download(request)
        return response

    @classmethod
    def validate_reply(cls, fields: dict[str, Any]) -> None:
        reply = cls.decoded(fields.get("reply_parameters", "{}"))
        known = {key: reply[key] for key in reply if not key.startswith("quote")}
        super().validate_reply({**fields, "reply_parameters": known} if known else fields)

    @classmethod
    def validate_markup(cls, markup: dict[str, Any], *, private_chat: bool = True) -> None:
        if markup.get("force_reply") is True:  # which the emulator does not know
            assert len(markup.get("input_field_placeholder", "")) <= 64
        else:
            super().validate_markup(markup, private_chat=private_chat)

    def _file(self, file: dict[str, Any]) -> dict[str, Any]:
        """What is told of a file: a path to download it by, or where it lies on the disk."""
        data = self.assets[file["file_id"]]["data"]
        if self.disk is None:
            if len(data) > HANDED_TO_BOTS:
                raise lo.ApiRefusal("Bad Request: file is too big")
            return file
        path = self.disk / f"file_{len(self.calls)}{Path(file['file_id']).suffix}"
        path.write_bytes(data)
        return {**file, "file_path": str(path)}

    def _next_fault(self, method: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and fault.times:
                fault.times -= 1
                self.faults[:] = [one for one in self.faults if one.times]
                return fault
        return None

    def _parse_card(self, card: dict[str, Any]) -> Parsed:
        """Check what a card sends when it is chosen, with its buttons."""
        content = card["input_message_content"]
        assert len(card.get("description", "")) <= 256
        if "reply_markup" in card:
            self.validate_markup(card["reply_markup"])
        return self._parse({**content, "text": content["message_text"]})

    @staticmethod
    def _parse(fields: dict[str, Any]) -> Parsed:
        if fields.get("parse_mode") != "HTML":
            raise lo.ApiRefusal("Bad Request: not sent as HTML")
        try:
            return parse(fields["text"])
        except RefusedError as error:
            raise lo.ApiRefusal(f"Bad Request: {error}") from error


class Telegram:
    """The server as a test sees it: send updates in, wait for calls to come out."""

    def __init__(self, token: str) -> None:
        self.emulator = Recording(token)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._runner: web.AppRunner | None = None
        self._updates = 0
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def calls(self) -> list[Call]:
        return list(self.emulator.calls)

    @property
    def pending(self) -> int:
        """Updates that the bot has not confirmed."""
        info = self.emulator._update_queues.info(self.emulator.token)
        return int(info["pending_update_count"])

    def start(self, port: int = 0) -> None:
        if not self._thread.is_alive():
            self._thread.start()
        self._run(self._listen(port))

    def stop(self) -> None:
        """Stop listening; `start` with the same port takes up again."""
        if self._runner is not None:
            self._run(self._runner.cleanup())
            self._runner = None

    def close(self) -> None:
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def feed(self, update: dict[str, Any]) -> None:
        """Let an update reach the bot, by polling or webhook."""
        self._run(self.emulator.enqueue_update(update, token=self.emulator.token))

    def upload(self, name: str, data: bytes) -> None:
        """Hold a file that a person has sent, under its name as its number."""
        self.emulator.assets[name] = {"data": data}

    def fail(self, method: str, times: int = 1, refusal: lo.ApiRefusal | None = None) -> None:
        """Break the connection of the next calls of a method, or refuse them."""
        self.emulator.faults.append(Fault(method, times, refusal))

    def revoke(self, last: dict[str, Any]) -> None:
        """Accept the token no longer, once the poll under way has taken a last update."""
        token, self.emulator.token = self.emulator.token, "revoked"
        self._run(self.emulator.enqueue_update(last, token=token))

    def wait(self, wanted: Callable[[Call], bool], after: int = 0, seconds: float = 10) -> Call:
        """The first call from number `after` on that is wanted, as soon as it comes."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for call in self.calls[after:]:
                if wanted(call):
                    return call
            time.sleep(0.01)
        seen = [(c.method, c.parsed.text[:40] if c.parsed else "") for c in self.calls[after:]]
        raise AssertionError(f"no such call within {seconds} s; there were {seen}")

    def ask(self, update: dict[str, Any], seconds: float = 10) -> Call:
        """Feed an update and wait for the message or edit with which its chat is answered."""
        [body] = (value for key, value in update.items() if key != "update_id")
        message = body.get("message", body)
        chat, count = message["chat"]["id"], len(self.calls)
        self.feed(update)
        return self.wait(lambda call: call.parsed is not None and call.chat == chat, count, seconds)

    def _run(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(15)

    async def _listen(self, port: int) -> None:
        self._runner = web.AppRunner(self.emulator.app(), shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port or self.port)
        await site.start()
        with suppress(AttributeError):
            self.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
