"""Who may use the bot: being let in, roles, limits, being forgotten."""

from __future__ import annotations

from datetime import datetime

from bot.roles import Role
from bot.texts.times import moment

# Being let in.

ASK_TO_JOIN = "这个机器人要管理员允许才能用。点下面的按钮提出申请，我会转告管理员。"
JOIN, LET_IN, TURN_AWAY = "申请使用", "允许", "拒绝"
JOIN_ASKED = "已经转告管理员，有了结果会在这里告诉你。"
STILL_WAITING = "你的申请还在等管理员决定，有了结果会在这里告诉你。"
NOT_LET_IN = "管理员没有允许使用这个机器人。如有疑问，请直接联系管理员。"
ALREADY_IN = "已经可以用了，直接发问题就行。"
NOBODY_TO_ASK = "现在联系不上管理员，请过一阵再申请，或者直接找管理员。"
LET_IN_NOTE = "管理员已经允许，现在可以提问了。直接发问题，或用 /help 看使用说明。"


def closed(number: int) -> str:
    """The bot is for those on the list only."""
    return f"这个机器人只对名单上的人和群开放。需要使用，请把编号 {number} 告诉管理员。"


def wants_in(name: str, number: int, through: str) -> str:
    """To admins: a person, or through a person a group, asks to be let in."""
    asking = f"{through} 为群“{name}”" if through else name
    return f"{asking}（编号 {number}）申请使用引文。"


def decided(name: str, number: int, role: Role) -> str:
    """To admins: what is decided of somebody."""
    return f"{name or '（没有名字）'}（编号 {number}）现在是：{ROLES[role]}。"


# Roles.

ROLES = {
    Role.UNDECIDED: "没有权限",
    Role.REFUSED: "已停用",
    Role.WAITING: "等待允许",
    Role.READER: "读者",
    Role.EDITOR: "编辑",
    Role.ADMIN: "管理员",
}
MAKE = {
    Role.REFUSED: "停用",
    Role.READER: "设为读者",
    Role.EDITOR: "设为编辑",
    Role.ADMIN: "设为管理员",
}
ROLE_NOTES = {
    Role.REFUSED: NOT_LET_IN,
    Role.READER: "你现在是读者，可以提问。",
    Role.EDITOR: "你现在是编辑，除了提问，还可以添加、更正和移除报告：把文件发给我就行。",
    Role.ADMIN: "你现在是管理员，可以提问和管理报告，用 /people 管理谁能用，用 /stats 看统计。",
}
TOO_LOW = {
    Role.EDITOR: "这要编辑才能做。需要的话，请管理员用 /people 把你设为编辑。",
    Role.ADMIN: "这要管理员才能做。",
}
PEOPLE_TITLE = "谁可以用"
PEOPLE_HINT = "点名字改角色；没有来过的人，用 /people 编号。"
NO_PEOPLE = "还没有人来过。"
BAD_NUMBER = "请在 /people 后面写编号，例如 /people 123456789，群的编号带负号。"
FIXED_ROLE = "由设置 ADMINS 指定，不能在这里改。"
OWN_ROLE = "自己的角色要由别的管理员来改。"
BACK_TO_PEOPLE = "‹ 返回名单"


def person(name: str, number: int, role: Role, seen: datetime | None) -> str:
    """Somebody, with the role and when they were here last."""
    lines = [name or "（没有名字）", f"编号：{number}", f"角色：{ROLES[role]}"]
    return "\n".join([*lines, f"最近来过：{moment(seen)}"] if seen else lines)


# Limits.


def too_often(seconds: float) -> str:
    """Asked too often; a new question can be put in so many seconds."""
    return f"问得太快了，请 {max(1, round(seconds))} 秒以后再问。"


# Being forgotten.

FORGET_ASK = (
    "确定要删除你的资料吗？\n\n"
    "会删除：你的名字、最近的提问和回答（旧按钮不能再用）、/scope 限定的范围。\n"
    "会去掉名字留下：你问过的问题和评价，供编辑改进资料库，再也看不出是谁问的。\n"
    "会留下：管理员给你的角色，只连着编号；你添加的报告。"
)
FORGET_YES, FORGET_NO = "确认删除", "取消"
FORGOTTEN = "已经删除。"
NOT_FORGOTTEN = "没有删除任何东西。"
