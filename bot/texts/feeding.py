"""Reports that people send, correct and remove."""

from __future__ import annotations

FEEDING_WAITING = "前面还有别的改动，排队中……"
FEEDING_READING = "正在读取……"
FEEDING_INDEXING = "正在建立索引，期间照常可以提问……"
FEEDING_WRITING = "正在存盘……"
FEEDING_DIED = "处理的程序中途退出了，资料库保持原样。请再发一次；还是不行，请查看机器人的日志。"
NOT_CHANGED = "没有改成，资料库保持原样。请查看机器人的日志。"
NOT_FETCHED = "没能从 Telegram 取到文件，请再发一次。"
FILE_ELSEWHERE = "机器人读不到 Bot API 服务器上的文件，请管理员查看日志。"
KNOWN_ALREADY = "这份文件资料库里已经有了，没有重复收录。"
NOTHING_IN_IT = "文件里没有可以收录的报告。"
CARD_QUESTION = "对不对？点一项来更正，都对就点“没有问题”。"
ALL_RIGHT = "没有问题"
SEVERAL_HINT = "点一份核对标题、地区和时间。"
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


def more_lines(lines: int) -> str:
    """So many files of an archive are not told of one by one."""
    return f"……另有 {lines} 个也是这样。"


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


def one_line(name: str) -> str:
    """A file's name fit to be shown: no line breaks, nothing that cannot be printed."""
    return "".join(character if character.isprintable() else "�" for character in name)
