"""Updates of groups, topics, channels and strangers' chats as Telegram sends them."""

from typing import Any

from support.recording_request import GET_ME
from support.telegram_updates import message

GROUP, SUPERGROUP, CHANNEL = -50, -1000000000050, -1000000000060
ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def said(
    text: str, number: int = 1, person: int = 5, chat: int = GROUP, **more: Any
) -> dict[str, Any]:
    """A message of a group."""
    kinds = {"group": -(10**9), "supergroup": -(10**13)}
    kind = next(kind for kind, least in kinds.items() if chat > least)
    body = message(text, person, message_id=number, **more)["message"]
    body["chat"] = {"id": chat, "type": kind, "title": "办公室"}
    return body


def to_group(text: str, number: int = 1, person: int = 5, chat: int = GROUP, **more: Any) -> Any:
    return {"message": said(text, number, person, chat, **more)}


def mention(text: str, number: int = 1, person: int = 5, chat: int = GROUP, **more: Any) -> Any:
    """A question that mentions the bot."""
    return to_group(f"@yinwen_bot {text}", number, person, chat, **more)


def ours(number: int, chat: int = GROUP) -> dict[str, Any]:
    """A message of the bot's own, to be replied to."""
    return said("1.43亿元", number, chat=chat) | {"from": GET_ME}


def edited(update: dict[str, Any]) -> dict[str, Any]:
    return {"edited_message": update["message"] | {"edit_date": 1_700_000_001}}


def posted(text: str, number: int = 1) -> dict[str, Any]:
    """A post of a channel."""
    post = said(text, number)
    del post["from"]
    channel = {"id": CHANNEL, "type": "channel", "title": "频道"}
    return {"channel_post": post | {"chat": channel, "sender_chat": channel}}


def guest(text: str, **more: Any) -> dict[str, Any]:
    """A question from a chat that the bot is no member of."""
    return {"guest_message": said(text, **more) | {"guest_query_id": "guest-1"}}


def place_changed(old: str, new: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """The bot's own status in a group has changed."""
    person = {"id": 5, "is_bot": False, "first_name": "问者"}
    old_member, new_member = ({"user": GET_ME, "status": status} for status in (old, new))
    return {
        "my_chat_member": {
            "chat": {"id": chat, "type": "group", "title": "办公室"},
            "from": person,
            "date": 1,
            "old_chat_member": old_member,
            "new_chat_member": new_member | more,
        }
    }


def restricted(*, speaks: bool) -> dict[str, Any]:
    """What Telegram tells of a member that is restricted."""
    rights = ("messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes",
              "polls", "other_messages")  # fmt: skip
    others = ("can_add_web_page_previews", "can_change_info", "can_invite_users",
              "can_pin_messages", "can_manage_topics", "can_edit_tag",
              "can_react_to_messages")  # fmt: skip
    allowed = {f"can_send_{right}": speaks for right in rights} | dict.fromkeys(others, speaks)
    return {"status": "restricted", "is_member": True, "until_date": 0, **allowed}
