"""The commands, as menus list them, and the words of greeting and help."""

from __future__ import annotations

# Commands, as the menu of a private chat lists them.

COMMANDS = {
    "ask": "提问，例如 /ask 去年财政收入多少",
    "figures": "一份报告的主要数字，例如 /figures 齐都镇",
    "compare": "同一指标比一比，例如 /compare 一般公共预算收入",
    "verify": "核对引文：一段话是不是报告原文",
    "reports": "资料库里有哪些报告",
    "scope": "只看哪些地方的报告，例如 /scope 齐都镇",
    "help": "使用说明",
    "me": "我的编号和角色",
    "forget": "删除我的资料",
    "start": "从头开始",
}
EDITOR_COMMANDS = {"remove": "移除报告"}
ADMIN_COMMANDS = {
    "people": "谁可以用，各是什么角色",
    "stats": "最近的提问、没有答案的问题和反馈",
    "zone": "时间按哪个时区显示，例如 /zone UTC+6",
}
GROUP_COMMANDS = {
    "ask": "提问，例如 /ask 去年财政收入多少",
    "figures": "一份报告的主要数字",
    "compare": "同一指标，各地或历年放在一起",
    "verify": "核对引文，可以回复一条消息",
    "scope": "本群只回答哪些地方的报告",
}

# Greetings and help.

GREETING = "我回答关于政府工作报告的问题，答案都是报告原文，并注明出处。"
GREETING_EXAMPLES = "直接发问题给我，或点下面的例子试一试。"
GREETING_EMPTY = "资料库现在是空的，请管理员先用 yinwen index 添加报告。"
PLACEHOLDER = "问一个问题，例如：去年财政收入多少？"
HELP_TITLE = "怎么用"
HELP = (
    (
        "• 直接发问题，例如“齐都镇2023年固定资产投资是多少”，再追问“那增长多少”。",
        "• 标着🎯的是目标或计划，不是已经完成的结果。",
        "• 报告里没有的，我会直说没有，不会编造。",
        "• 点出处的标题，看发布的网页或报告里的原话。",
        "/reports 资料库里有哪些报告",
        "/figures 齐都镇 一份报告的主要数字",
        "/compare 一般公共预算收入 各地或历年放在一起",
        "/verify 后面贴一段话，核对它是不是原文",
    ),
    (
        "• “展开”看引文所在的段落，那里的“原文”把原文件发给你。",
        "• “复制引文”连同出处一起复制，“卡片”把引文做成一张图片。",
        "• 问题写错了，改一改原来的消息，回答会跟着变。/start 开始新的话题。",
        "• 在群里 @我 或用 /ask 提问，回复我的消息可以追问，其他消息我不理。",
        "• 在别的聊天里输入 @ 和我的名字，再写要找的内容，就能把引文发出去。",
        "/scope 齐都镇 只看这里的报告；群里由群管理员限定",
        "/me 你的编号和能做的事，/forget 删除你的资料",
    ),
)
"""The way to ask, then what else there is: each fits the screen of a phone."""
ASK_WHAT = "请在 /ask 后面写上问题，例如：\n/ask 去年一般公共预算收入多少"
ONLY_TEXT = "我只看得懂文字，请把问题打字发给我。要添加报告，请作为文件发送。"
NO_LINKS = "我不能打开链接。请下载报告，把文件发给我；要提问，请用文字写下来。"
UNKNOWN_COMMAND = "没有这个命令。直接发问题就可以，/help 有使用说明。"
THANKS_SAID = "(?:非常|太)?(?:谢谢|多谢|感谢|谢了|辛苦了?)(?:你|您|大家|啦|啊|了)*"
HELLO_SAID = "(?:你|您|大家)好啊?|在吗|在不在|hi|hello|hey"
NODS = "好的?|收到|知道了|明白了?|了解了?|嗯+|ok|okay"
YOU_ARE_WELCOME = "不客气，有问题随时问我。"
HELLO = "你好！想问什么，直接写下来就行，例如：去年财政收入多少？"
NO_WORDS = "请用文字写下问题，例如：去年财政收入多少？"


def too_long(limit: int) -> str:
    """The question is longer than `limit` characters."""
    return f"问题太长了，请缩短到 {limit} 字以内，一次问一件事。"
