"""Draw a chat with the bot over a library of one's own, as a phone shows it.

usage: python docs/picture/talk.py LIBRARY PICTURE SAID…

What is said is sent in turn; `>展开` taps the last button of that name. For example:
python docs/picture/talk.py library chat.png 齐都镇2023年财政收入是多少 '>展开' '/figures 齐都镇'
"""

from __future__ import annotations

import sys
from pathlib import Path

from stage import bot_over, draw_phones, phone

from chat import Chat  # isort: skip


def main(library: Path, picture: Path, said: list[str]) -> None:
    """Say it all and draw the chat."""
    with bot_over(library) as telegram:
        chat = Chat(telegram, 4242)
        for words in said:
            if words.startswith(">"):
                chat.tap(words[1:])
            else:
                chat.ask(words)
        draw_phones([phone(chat)], picture)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]).resolve(), sys.argv[3:])
