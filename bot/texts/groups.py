"""What a group reads: greeting and the way to the private chat; scope, also of one's own."""

from __future__ import annotations

from collections.abc import Sequence

ANSWER = "回答"
REST = "看全文"
SCOPE_ALL = "全部"
SCOPE_FREE = (
    "这里的回答取自资料库的全部报告。\n"
    "群管理员可以限定范围，例如：/scope 齐都镇 山东省\n（写地名或报告名，用空格隔开）"
)
SCOPE_FREE_OWN = (
    "给你的回答取自资料库的全部报告。\n"
    "可以限定范围，例如：/scope 齐都镇 山东省\n（写地名或报告名，用空格隔开；"
    "在别的聊天里用 @ 查找时也只查这些）"
)
SCOPE_FOR_ADMINS = "只有本群的管理员可以更改范围。"


def group_greeting(bot: str) -> str:
    """The first words in a group."""
    return (
        f"大家好，我回答关于政府工作报告的问题，每个答案都是报告原文，并注明出处。\n"
        f"在群里 @{bot} 或用 /ask 提问，回复我的消息可以接着问；其他消息我不看也不答。\n"
        f"群管理员可以用 /scope 限定本群只看哪些地方的报告。"
    )


def scope_bound(words: Sequence[str], reports: int) -> str:
    """What the group or topic is bound to."""
    return f"这里只回答：{'、'.join(words)}（{reports} 份报告）。\n取消限定：/scope {SCOPE_ALL}"


def scope_own(words: Sequence[str]) -> str:
    """What the person who looks for quotes in some chat is bound to."""
    return f"你限定了只查：{'、'.join(words)}。在和我的私聊里用 /scope 更改。"


def scope_note(names: str) -> str:
    """Under what might read otherwise if the place were not bound."""
    return f"这里只查：{names}（/scope）"


def scope_unknown(words: Sequence[str]) -> str:
    """Nothing in the library is called so."""
    return f"资料库里没有{'、'.join(f'“{word}”' for word in words)}的报告，范围没有更改。"


def scope_too_many(most: int) -> str:
    """More than `most` names at once."""
    return f"最多限定 {most} 个地方或报告，范围没有更改。"


def scope_without_reports(words: Sequence[str]) -> str:
    """What the group is bound to has left the library."""
    return f"这里只回答{'、'.join(words)}，而资料库里现在没有这样的报告。"
