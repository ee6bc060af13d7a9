"""Updates as Telegram sends them."""

from typing import Any

CHAT = 4242


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "问者"}


def message(text: str, chat: int = CHAT, **more: Any) -> dict[str, Any]:
    """A message in a private chat; a command and @names get their entities."""
    body: dict[str, Any] = {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "问者"},
        "from": _person(chat),
        "text": text,
        **more,
    }
    found = [entity(text, word, "mention") for word in text.split() if word[0] == "@"]
    if text.startswith("/"):
        found.append(entity(text, text.split(maxsplit=1)[0], "bot_command"))
    return {"message": {**body, "entities": found} if found else body}


def entity(text: str, part: str, kind: str, **more: Any) -> dict[str, Any]:
    """The entity of a part of a text, in UTF-16 units."""
    return {"type": kind, "offset": units(text[: text.index(part)]), "length": units(part), **more}


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def document(name: str, size: int, chat: int = CHAT) -> dict[str, Any]:
    """A file sent to the bot; its number is its name."""
    file = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": size}
    body = message("", chat)["message"] | {"document": file}
    return {"message": {key: value for key, value in body.items() if key != "text"}}


def reply_to(number: int, text: str, chat: int = CHAT) -> dict[str, Any]:
    """A reply to the bot's message of that number."""
    replied = {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private"}}
    return message(text, chat, reply_to_message=replied)


def in_group(text: str, group: int, person: int = CHAT, **more: Any) -> dict[str, Any]:
    """A message of a person in a group."""
    body = message(text, person, **more)["message"]
    return {"message": body | {"chat": {"id": group, "type": "supergroup", "title": "办公室"}}}


def tap(data: str, chat: int = CHAT, on: int = 100) -> dict[str, Any]:
    """A tap on a button of the bot's message `on`."""
    under = {
        "message_id": on,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "问者"},
        "from": {"id": 7, "is_bot": True, "first_name": "引文"},
        "text": "答",
    }
    query = {"id": "q1", "from": _person(chat), "chat_instance": "c", "data": data}
    return {"callback_query": {**query, "message": under}}


def inline(query: str, person: int = CHAT) -> dict[str, Any]:
    """What a person has typed behind the bot's name in whichever chat."""
    return {"inline_query": {"id": "i1", "from": _person(person), "query": query, "offset": ""}}


def chosen(card: str, query: str, person: int = CHAT) -> dict[str, Any]:
    """A person has sent a card."""
    body = {"result_id": card, "from": _person(person), "query": query}
    return {"chosen_inline_result": body}
