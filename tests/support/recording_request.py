"""A request of python-telegram-bot that goes nowhere: it notes calls and answers them."""

import json
from typing import Any

from telegram.request import BaseRequest, RequestData

GET_ME = {"id": 7, "is_bot": True, "first_name": "引文", "username": "yinwen_bot"}

ADMIN_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info"),
    *("can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"),
)
"""What Telegram tells of every admin."""


def admin(person: int) -> dict[str, Any]:
    """An admin of a group, as Telegram lists them."""
    user = {"id": person, "is_bot": False, "first_name": "问者"}
    return {"user": user, "status": "administrator", **dict.fromkeys(ADMIN_RIGHTS, False)}


class RecordingRequest(BaseRequest):
    """Keeps (method, parameters) of every call; `replies` overrides the answer of a method."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.files: list[tuple[str, bytes]] = []
        self.answered: list[int] = []
        self.admins: set[int] = set()
        self.next: list[tuple[str, int, dict[str, Any]]] = []
        self.replies: dict[str, tuple[int, dict[str, Any]]] = {}

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **timeouts: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[1]
        parameters = dict(request_data.parameters) if request_data else {}
        self.calls.append((name, parameters))
        parts = (request_data.multipart_data or {}) if request_data else {}
        self.files += [(file, content) for file, content, _ in parts.values()]
        result = _result(name, parameters, self)
        status, body = self.replies.get(name, (200, {"ok": True, "result": result}))
        if self.next and self.next[0][0] == name:
            _, status, body = self.next.pop(0)
        if status == 200 and name == "sendMessage":
            self.answered.append(result["message_id"])
        return status, json.dumps(body).encode()

    def refuse(self, method: str, description: str, status: int = 400) -> None:
        """From now on the method is refused with Telegram's words."""
        body = {"ok": False, "error_code": status, "description": description}
        self.replies[method] = (status, body)

    def once(self, method: str, status: int, body: dict[str, Any]) -> None:
        """The next call of the method is answered so."""
        self.next.append((method, status, body))

    def of(self, method: str) -> list[dict[str, Any]]:
        """The parameters of every call of a method."""
        return [parameters for name, parameters in self.calls if name == method]


def _result(name: str, parameters: dict[str, Any], request: RecordingRequest) -> Any:
    if name == "getMe":
        return GET_ME
    if name in {"sendMessage", "editMessageText", "sendDocument", "sendPhoto"}:
        chat = {"id": 1, "type": "private"}
        return {"message_id": len(request.calls), "date": 0, "chat": chat, "text": "…"}
    if name == "getChatAdministrators":
        return [admin(person) for person in request.admins]
    if name == "answerGuestQuery":
        return {"inline_message_id": "inline-1"}
    return True
