"""What people read on Telegram, in errors and in the log, in Chinese.

`terminal_texts.py` words what is read only in the terminal.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime

from bot.roles import Role
from index.report import Period, Status
from retrieval.model import Gap, Standing
from retrieval.verify.model import Change

# Commands, as the menu of a private chat lists them.

COMMANDS = {
    "ask": "提问，例如 /ask 去年财政收入多少",
    "figures": "一份报告的主要数字，例如 /figures 齐都镇",
    "compare": "同一指标比一比，例如 /compare 一般公共预算收入",
    "verify": "核对引文：一段话是不是报告原文",
    "reports": "资料库里有哪些报告",
    "help": "使用说明",
    "me": "我的编号和角色",
    "forget": "删除我的资料",
    "start": "从头开始",
}
EDITOR_COMMANDS = {"remove": "移除报告"}
ADMIN_COMMANDS = {
    "people": "谁可以用，各是什么角色",
    "stats": "最近的提问、没有答案的问题和反馈",
}

# Greetings and help.

GREETING = "我回答关于政府工作报告的问题，答案都是报告原文，并注明出处。"
GREETING_EXAMPLES = "直接发问题给我，或点下面的例子试一试。"
GREETING_EMPTY = "资料库现在是空的，请管理员先用 yinwen index 添加报告。"
PLACEHOLDER = "问一个问题，例如：去年财政收入多少？"
HELP_TITLE = "怎么用"
HELP = (
    "• 直接发问题，例如“齐都镇2023年固定资产投资是多少”。",
    "• 可以接着追问，例如“那增长多少”。/start 开始新的话题。",
    "• “上一条 / 下一条”翻看其他引文，“展开”看引文所在的段落，“复制引文”连同出处一起复制。",
    "• 点出处的标题，看发布的网页或报告里的原话；“原文”把原文件发给你。",
    "• 标着🎯的是目标或计划，不是已经完成的结果。",
    "• 报告里没有的，我会直说没有，不会编造。",
    "• 在群里 @我 或用 /ask 提问，回复我的消息可以追问；群管理员可用 /scope 限定地方。",
    "• 问题写错了，改一改原来的消息，回答会跟着变。",
    "• /reports 看资料库里有哪些报告，/me 看你的编号和能做的事。",
    "• /figures 齐都镇 看一份报告的主要数字；/compare 一般公共预算收入 把各地或历年放在一起。",
    "• /verify 后面贴上一段话（或回复一条消息），核对它是不是报告原文、改了哪里。",
)
ASK_WHAT = "请在 /ask 后面写上问题，例如：\n/ask 去年一般公共预算收入多少"
ONLY_TEXT = "我只看得懂文字，请把问题打字发给我。要添加报告，请作为文件发送。"
NO_LINKS = "我不能打开链接。请下载报告，把文件发给我；要提问，请用文字写下来。"
UNKNOWN_COMMAND = "没有这个命令。直接发问题就可以，/help 有使用说明。"
NO_WORDS = "请用文字写下问题，例如：去年财政收入多少？"


def too_long(limit: int) -> str:
    """The question is longer than `limit` characters."""
    return f"问题太长了，请缩短到 {limit} 字以内，一次问一件事。"


# Answers.

PREVIOUS, NEXT = "‹ 上一条", "下一条 ›"
PREVIOUS_PAGE, NEXT_PAGE = "‹ 上一页", "下一页 ›"
RECOGNISED = "🔍 识别文本：由图片识别而来，个别字可能有误，请与原件核对"
RECOGNISED_SOURCE = "识别文本"
EXPAND, BACK, COPY = "展开", "‹ 返回引文", "复制引文"
SURROUNDINGS_TITLE = "引文的上下文"
CITATION_TITLE = "引文和出处（点一下即可复制）"
UNTITLED = "（无标题）"
MARKS = {
    Status.PLANNED: "🎯 目标或计划，尚不是结果",
    Status.PROBLEM: "⚠️ 报告中的问题与不足",
}


STANDINGS = {
    Standing.REPLACED: "⚠️ 出自旧版本：这份报告已经更新，请以新版本为准",
    Standing.REMOVED: "⚠️ 这份报告已从资料库移除",
}

SIGNS = {Status.PLANNED: "🎯目标：", Status.PROBLEM: "⚠️问题："}
"""The same marks where there is room for a word only."""


def page(number: int) -> str:
    """The page that a quote stands on."""
    return f"第{number}页"


def source(number: int) -> str:
    """What stands before the title of a source, the number if there are several."""
    return f"📄[{number}] " if number else "📄"


def reading(question: str) -> str:
    """How a follow-up was understood."""
    return f"理解为：{question}"


def lacking(rows: Sequence[tuple[str, Period | None]]) -> str:
    """The rows of a comparison, place and time, of which nothing was found."""
    named = (place + (period(time) if time else "") for place, time in rows)
    return f"没有找到：{'、'.join(named)}"


# Refusals.

HOLDINGS = "资料库里现有："
NEAREST = "最接近的原文（并不是答案）："


def missing(gap: Gap, subject: str) -> str:
    """Why there is no answer; `subject` is the word of the question it concerns."""
    named = f"“{subject}”" if subject else ""
    return {
        Gap.NOTHING: f"报告里没有提到{named or '这件事'}。",
        Gap.PLACE: f"没有{named or '这个地方'}的报告。",
        Gap.PERIOD: f"没有{named or '这个时间'}的报告。",
        Gap.METRIC: f"报告里没有给出{named or '这项指标'}。",
        Gap.VALUE: f"报告提到了{named or '这件事'}，但没有给出所问的数值。",
        Gap.COMPUTED: f"报告里没有{named}现成的合计或平均数。我只引用原文，不做计算。",
        Gap.BEYOND: f"没有哪份报告里{named}的数值符合这个条件。",
        Gap.REVERSED: f"报告里{named}是增长，没有下降。",
        Gap.EMPTY: GREETING_EMPTY,
    }[gap]


REFUSED = "没有找到答案"


def more_holdings(total: int) -> str:
    """The list of the library was cut off."""
    return f"……共 {total} 份，/reports 看全部。"


# The library's list.


def reports_title(total: int) -> str:
    """Head of the list of reports."""
    return f"资料库里有 {total} 份报告"


def extent(characters: int, passages: int) -> str:
    """The size of a report."""
    return f"{characters} 字，{passages} 段"


# Sources, and quotes found again by a link.

ORIGINAL = "原文"
OTHER_SOURCES = "其他引文："
THEN = "当时引用的原文："
NOW = "新版本这样写："
NOT_NOW = "新版本里没有找到这段话。"
ELSEWHERE = "资料库里另一份报告有同样的文字："
LINK_LOST = "这个链接指向的原文已不在资料库里。请直接发问题给我。"
NO_ORIGINAL = "原文件已不在资料库里。"
ORIGINAL_TOO_BIG = "原文件太大，Telegram 发不了（最大 50 MB）。"


def more_sources(total: int) -> str:
    """The list of an answer's sources was cut off."""
    return f"……共 {total} 条，点“下一条”翻看。"


# Inline mode.

INLINE_TITLE = "输入地名和要点，找报告原文"
INLINE_HINT = "例如：齐陵 土地托管。点一条结果，就把引文连同出处发出去。"
OPEN_BOT = "打开引文"


def inline_help(bot: str) -> str:
    """What the card that explains inline mode sends."""
    return (
        f"在任何聊天里输入 @{bot} 和要找的内容，例如“@{bot} 齐陵 土地托管”，"
        "就能把政府工作报告的原文连同出处发出来。"
    )


def held(titles: Sequence[str]) -> str:
    """The titles of what the library holds, for a line that is cut off."""
    return HOLDINGS + "".join(f"《{title.strip() or UNTITLED}》" for title in titles)


def nearest(words: str) -> str:
    """The title of a card that comes near but is no answer."""
    return f"最接近：{words}"


# Groups.

ANSWER = "回答"
REST = "私聊里看全文"
SCOPE_ALL = "全部"
SCOPE_FREE = (
    "这里的回答取自资料库的全部报告。\n"
    "群管理员可以限定范围，例如：/scope 齐都镇 山东省\n（写地名或报告名，用空格隔开）"
)
SCOPE_FOR_ADMINS = "只有本群的管理员可以更改范围。"
GROUP_COMMANDS = {
    "ask": "提问，例如 /ask 去年财政收入多少",
    "figures": "一份报告的主要数字",
    "compare": "同一指标，各地或历年放在一起",
    "verify": "核对引文，可以回复一条消息",
    "scope": "本群只回答哪些地方的报告",
}


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


def scope_unknown(words: Sequence[str]) -> str:
    """Nothing in the library is called so."""
    return f"资料库里没有{'、'.join(f'“{word}”' for word in words)}的报告，范围没有更改。"


def scope_too_many(most: int) -> str:
    """More than `most` names at once."""
    return f"最多限定 {most} 个地方或报告，范围没有更改。"


def scope_without_reports(words: Sequence[str]) -> str:
    """What the group is bound to has left the library."""
    return f"这里只回答{'、'.join(words)}，而资料库里现在没有这样的报告。"


# Taps that lead nowhere, and accidents.

EXPIRED = "这条回答已经过期，请把问题再发一遍。"
REMOVED = "这份报告已从资料库移除，看不到上下文了。请把问题再问一遍。"
ACCIDENT = "抱歉，刚才出了点问题，没能回答。请稍后再试一次。"

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


# Feedback.

GOOD, BAD = "👍", "👎"
THANKS = "谢谢，已记下。"
WHAT_WOULD_BE_RIGHT = "谢谢，已记下。哪里不对？愿意的话，请回复这条消息写明正确的内容或出处。"
CORRECTION_PLACEHOLDER = "正确的是……"
CORRECTION_TAKEN = "谢谢，已转给编辑参考。"

# Statistics.

NOTHING_ASKED = "还没有人提问。"
UNANSWERED_TITLE = "问得最多而没有答案的"
CORRECTIONS_TITLE = "最近的更正"


def stats_title(days: int, until: datetime) -> str:
    """Head of the statistics."""
    return f"最近 {days} 天（到{moment(until)}）"


def asked(questions: int, people: int, refused: int) -> str:
    """How much was asked, by how many, and how much of it was refused."""
    return f"提问 {questions} 次，{people} 人；没有答案 {refused} 次（{refused / questions:.0%}）"


def answering_time(median: float, slow: float) -> str:
    """How long answers took, in seconds: half of them, and all but the slowest twentieth."""
    return f"用时：一半在 {median:.2f} 秒以内，95% 在 {slow:.2f} 秒以内"


def thumbs(good: int, bad: int) -> str:
    """How often answers were found good and bad."""
    return f"反馈：{GOOD} {good}，{BAD} {bad}"


def unanswered(question: str, times: int, gap: Gap) -> str:
    """A question without an answer."""
    return f"{question}（{times} 次，{missing(gap, '').removesuffix('。')}）"


def corrected(question: str, correction: str) -> str:
    """What a person says the answer to a question should be."""
    return f"{question} → {correction}"


# Key figures and comparisons.

SIDES = {Status.DONE: "✅", Status.PLANNED: "🎯目标"}
WHICH_REPORT = "看哪一份报告的主要数字？"
NO_SUCH_REPORT = "没有这个地方或这一年的报告。/reports 看资料库里有哪些报告。"
NO_FIGURES = "这份报告里没有可以列出的数字。"
COMPARE_WHAT = (
    "请在 /compare 后面写上指标，可以再写地方或年份，例如：\n"
    "/compare 一般公共预算收入\n"
    "/compare 粮食产量 2020到2024年"
)
SEE_QUOTES = "看引文"


def more_choices(total: int) -> str:
    """Only the newest reports are offered."""
    return (
        f"共 {total} 份，这里是最近的几份。写上地名和年份可以直接打开，例如 /figures 齐都镇 2023年"
    )


# Checking quotations.

VERIFY_WHAT = (
    "请在 /verify 后面贴上要核对的话，或用 /verify 回复一条消息，例如：\n"
    "/verify 全年完成一般公共预算收入1.43亿元"
)
VERIFY_WORDS = "核对|核实|查证|核查|校对引文|验证引文"
VERBATIM = "✅ 逐字一致"
ALTERED = "⚠️ 有改动"
ABSENT = "❌ 资料库里没有这句话"
CLAIMED_NOTHING = "里面没有可以核对的句子，请贴上一句完整的话。"
_CHANGED = {
    Change.NUMBER: "数字被改动",
    Change.UNIT: "单位被改动",
    Change.TIME: "时间被改动",
    Change.PLACE: "地方不对",
    Change.DIRECTION: "升降相反",
    Change.STATUS: "目标与结果混淆",
    Change.NEGATION: "肯定与否定相反",
    Change.WORDING: "措辞被改动",
    Change.PUNCTUATION: "标点不同",
}


def numbered(first: int, last: int) -> str:
    """The sentences of a claim from `first` to `last`, counted from 1."""
    return f"第{first}句" if first == last else f"第{first}—{last}句"


def altered(change: Change, claimed: str, written: str) -> tuple[str, str, str, str]:
    """What was changed: label, what the report has, what stands between, what is claimed."""
    label = f"{_CHANGED[change]}："
    if change is Change.PLACE:
        return label, f"这是{written or '别处'}的报告", "，不是", claimed
    if not written:
        return label, "报告里没有", "", f"“{claimed}”"
    if not claimed:
        return label, f"报告里还有“{written}”", "，被略去", ""
    return label, f"报告写的是“{written}”", "，不是", f"“{claimed}”"


def outcome(verbatim: int, altered: int, absent: int) -> str:
    """How many sentences are what."""
    counts = (verbatim, "句逐字一致"), (altered, "句有改动"), (absent, "句没有找到")
    return "，".join(f"{count} {what}" for count, what in counts if count)


def elsewhere(verbatim: bool, reports: int) -> str:
    """So many other reports say it too, or something as near."""
    return f"另有 {reports} 份报告也有{'这句话' if verbatim else '相近的句子'}。"


def unread(sentences: int) -> str:
    """The claim was too long to be checked as a whole."""
    return f"后面还有 {sentences} 句没有核对，请分几次发。"


# Being forgotten.

FORGET_ASK = (
    "确定要删除你的资料吗？\n\n"
    "会删除：你的名字、最近的提问和回答（旧按钮不能再用）。\n"
    "会去掉名字留下：你问过的问题和评价，供编辑改进资料库，再也看不出是谁问的。\n"
    "会留下：管理员给你的角色，只连着编号；你添加的报告。"
)
FORGET_YES, FORGET_NO = "确认删除", "取消"
FORGOTTEN = "已经删除。"
NOT_FORGOTTEN = "没有删除任何东西。"

# Reports that people send.

FEEDING_WAITING = "前面还有别的改动，排队中……"
FEEDING_READING = "正在读取……"
FEEDING_INDEXING = "正在建立索引，期间照常可以提问……"
FEEDING_WRITING = "正在存盘……"
FEEDING_DIED = "处理的程序中途退出了，资料库保持原样。请再发一次；还是不行，请查看机器人的日志。"
NOT_CHANGED = "没有改成，资料库保持原样。请查看机器人的日志。"
NOT_FETCHED = "没能从 Telegram 取到文件，请再发一次。"
KNOWN_ALREADY = "这份文件资料库里已经有了，没有重复收录。"
NOTHING_IN_IT = "文件里没有可以收录的报告。"
CARD_QUESTION = "对不对？点一项来更正，都对就点“没有问题”。"
ALL_RIGHT = "没有问题"
SEVERAL_HINT = "点一份核对标题、地区和时间。"
CORRECTING = "正在更正……"
FIELDS = {
    "title": "标题",
    "issuer": "机关",
    "place": "地区",
    "period": "时期",
    "date": "日期",
}
FIELD_EXAMPLES = {
    "title": "齐都镇2023年工作总结",
    "issuer": "齐都镇人民政府",
    "place": "齐都镇",
    "period": "2023年、2023年上半年或2021—2025年",
    "date": "2024年1月12日",
}
NOT_STATED = "（没有）"
EMPTY_WORD = "无"
REMOVE_TITLE = "移除哪一份？"
REMOVE_YES, REMOVE_NO = "确认移除", "‹ 不移除"
REMOVING = "正在移除……"
GONE_ALREADY = "这份报告已经不在资料库里了。"


def too_big(megabytes: float, limit: int) -> str:
    """A file is larger than bots can fetch."""
    return f"文件有 {megabytes:.0f} MB，超过了 {limit} MB，取不到。请拆成几份，或只留正文再发。"


def received(name: str) -> str:
    """A file has come."""
    return f"📥 收到：{name}"


def taken_in(passages: int, seconds: float) -> str:
    """What was indexed, and how long it took from its arrival."""
    return f"✅ {passages} 段，已入库，用时 {seconds:.0f} 秒。"


def twin(name: str, of: str, resemblance: float) -> str:
    """A file says the same as a report that is held."""
    same = "内容相同" if resemblance >= 1 else f"文字有 {resemblance:.0%} 相同"
    return f"{name} 和已有的《{of}》{same}，没有重复收录。"


def field_value(field: str, value: str) -> str:
    """A line of what is known of a report."""
    return f"{FIELDS[field]}：{value or NOT_STATED}"


def doubt(field: str, value: str) -> str:
    """Another value that the report itself gives for a field."""
    return f"⚠️ {FIELDS[field]}也可能是：{value}"


def right_value(field: str, title: str) -> str:
    """Ask for the right value of a field."""
    empty = "" if field == "title" else f"；回复“{EMPTY_WORD}”表示没有"
    example = FIELD_EXAMPLES[field]
    return f"请回复这条消息，写《{title}》正确的{FIELDS[field]}，例如：{example}{empty}。"


def bad_value(field: str) -> str:
    """A reply that cannot be read as a value of the field."""
    return f"没看懂这个{FIELDS[field]}。请照这样写：{FIELD_EXAMPLES[field]}。"


def remove_which(title: str) -> str:
    """Ask whether a report shall go."""
    return f"确定要把《{title}》移出资料库吗？之后的回答不再引用它。"


def removed(title: str) -> str:
    """A report has gone."""
    return f"已移除《{title}》。"


# The log.

LOG_FED = "编号 %d 添加了 %s"
LOG_CORRECTED = "编号 %d 更正了 %s 的%s"
LOG_REMOVED = "编号 %d 移除了 %s"
LOG_STARTED_POLLING = "已连上 Telegram：@%s，等待提问（长轮询）"
LOG_STARTED_WEBHOOK = "已连上 Telegram：@%s，等待提问（webhook，监听 %s:%d）"
LOG_OFFLINE = (
    "连不上 Telegram（%s），会一直重试，间隔逐渐加长到 %.0f 秒。需要代理时请设置 TELEGRAM_PROXY"
)
PROXY_FORM = "要写成 http://主机:端口 或 socks5://主机:端口"
LOG_ONLINE = "已恢复与 Telegram 的连接（中断 %.0f 秒）"
LOG_CONFLICT = "另有一个程序正在用同一个机器人令牌收消息，请停掉其中一个；在此之前会一直重试"
LOG_WRONG_TOKEN = (
    "Telegram 不接受这个机器人令牌。请向 @BotFather 核对，改好 TELEGRAM_BOT_TOKEN 后重新启动"
)
LOG_NO_TOKEN = "没有设置 TELEGRAM_BOT_TOKEN，无法连接 Telegram"
LOG_REJECTED = "Telegram 拒绝了启动请求（%s），请检查 WEBHOOK_URL 和 TELEGRAM_API_URL"
LOG_PORT = "无法监听 %s:%d（%s），请换一个 WEBHOOK_PORT"
LOG_STOPPING = "正在停止：先答完手头的问题（最多 %.0f 秒）"
LOG_CUT_SHORT = "有请求没能在 %.0f 秒内完成，已放弃"
LOG_STOPPED = "已停止"
LOG_BLOCKED = "对方已停用机器人或离开，消息没有送出"
LOG_LEFT = "已被移出群 %d"
LOG_MUTED = "在群 %d 里被禁言"
LOG_UNDELIVERED = "一条消息没有送出：%s"
LOG_RESEND = "%s 没有送达（%s），%.1f 秒后重发"
LOG_NOT_WATCHING = "看不到文件夹 %s 的变化（%s），稍后再试"
LOG_INDEXING_FAILED = "建立索引的程序中途退出（代码 %s），资料库保持原样，文件再有变化时重试"
LOG_RENEWED = "资料库已更新：现有 %d 份报告"
LOG_NO_ADMINS = "ACCESS 是 %s，却没有设置 ADMINS：没有人能让别人进来"
LOG_UNTOLD = "没能通知编号 %d（%s）"
LOG_ACCIDENT = "处理一条消息时出错"
LOG_STATE_DAMAGED = "聊天状态文件 %s 已损坏，改名为 %s，重新开始"


# Dates and stretches of time.


def moment(at: datetime) -> str:
    """A date with the time of day, in the zone of `at`."""
    return f"{day(at)} {at:%H:%M}"


def day(moment: date) -> str:
    """A date as Chinese documents write it."""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def period(stretch: Period) -> str:
    """A stretch of time in its shortest usual form: 2023年, 2023年上半年, 2021—2025年."""
    first, last = stretch.first, stretch.last
    if first == last:
        return day(first)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return f"{day(first)}至{day(last)}"
    if first.year == last.year:
        return f"{first.year}年{_months(first.month, last.month)}"
    if first.month == 1 and last.month == 12:
        return f"{first.year}—{last.year}年"
    return f"{first.year}年{first.month}月至{last.year}年{last.month}月"


def _months(first: int, last: int) -> str:
    named = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年", (1, 3): "第一季度"}
    named |= {(4, 6): "第二季度", (7, 9): "第三季度", (10, 12): "第四季度"}
    if (first, last) in named:
        return named[first, last]
    return f"{first}月" if first == last else f"{first}—{last}月"


def one_line(name: str) -> str:
    """A file's name fit to be shown: no line breaks, nothing that cannot be printed."""
    return "".join(character if character.isprintable() else "�" for character in name)
