"""Wording that only the command line shows; what Telegram shows too is in `bot/texts/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.texts import one_line

# Help.

ABOUT = "引文：回答关于政府工作报告的问题，答案都是报告原文，并注明出处。"
LIBRARY_OPTION = "索引所在的文件夹，默认取 LIBRARY_DIR"
START = "需要时建立索引，然后启动：有 TELEGRAM_BOT_TOKEN 就上 Telegram，否则在终端问答"
INDEX = "把报告加进索引；没有变的不重复处理"
INDEX_PATHS = "报告文件或文件夹，不写则取 REPORTS_DIR"
INDEX_FAILURES = "读不了的文件，以前说过的也逐个再说一遍"
INDEX_REBUILD = "全部重新建立；已加入的报告都会保留"
REPORTS = "列出资料库里的报告；更正或移除其中一份"
REPORTS_JSON = "以 JSON 输出（格式见 docs/jsonl.md）"
REPORTS_EDIT = "更正一份报告的标题、地区、时期等；不写则显示已有的更正"
REPORTS_REMOVE = "从资料库移除报告（文件本身不动）"
REPORT_NAME = "文件名，或文件名、标题中独有的一部分"
EDIT_RESET = "先撤销以前的手工更正"
EDIT_FIELDS = (
    "要更正的项，例如 地区=齐都镇 上级=临淄区 级别=乡镇 时期=2023年 日期=2024-01-16 "
    "标题=… 发布单位=… 类型=工作总结 网址=https://…；值留空即清除"
)
ASK = "问一个问题；或用 --jsonl 成批地问"
ASK_QUESTION = "问题，例如：去年财政收入多少"
ASK_JSONL = "从标准输入逐行读 JSON，向标准输出逐行写 JSON（格式见 docs/jsonl.md）"
ASK_ALL = "显示全部引文"
ASK_EITHER = "请写一个问题，或用 --jsonl 从标准输入读问题；二者取其一"
ASK_EXPLAIN = "说明怎样理解问题、有哪些候选、为什么选这一条"
ASK_JSON = "以 JSON 输出（格式见 docs/jsonl.md）"
VERIFY = "核对一段话是不是报告原文：逐字一致、有改动，还是没有"
VERIFY_TEXT = "要核对的话，可以有好几句"
VERIFY_JSON = "以 JSON 输出（格式见 docs/jsonl.md）"
FIGURES = "列出一份报告的主要数字：完成的和计划的"
FIGURES_PLACE = "地方，可以加年份；也可以是标题的一部分"
COMPARE = "把一项指标按地方或年份放在一起"
COMPARE_WORDS = "指标，可以再写地方或年份；不写则取各地，只有一个地方时取历年"
CHAT = "在终端里连续问答；也可以用管道逐行送入问题"
SERVE = "在 Telegram 上回答问题"
SERVE_WATCH = "随时收进 REPORTS_DIR 里的变化，不必停下机器人"
EVAL = "用标准答案集给回答打分"
EVAL_GOLD = "标准答案集，每行一个 JSON 对象"
EVAL_MISSES = "列出没有答对的问题，最差的在前"
EVAL_JSON = "以 JSON 输出（格式见 docs/gold.md）"
EVAL_AGAINST = "与以前用 --json 存下的一次相比：每项差多少，哪些问题变好、变差"
AUDIT = "谁在 Telegram 上问了什么、引了哪里，一行一个 JSON 对象"
AUDIT_DAYS = "最近几天的"
DOCTOR = "检查设置、索引、模型和 Telegram，并说明该怎么办"

# Answers.

MORE_IN_ASK = "（加 --all 看全文）"
MORE_IN_CHAT = "（输入 + 看全文）"


def more_quotes(number: int) -> str:
    """Head of the quotes that are shown in brief."""
    return f"另有 {number} 条引文"


CHOOSE = "问题里写上其中一处，就只看它。"


def more_holdings(others: int) -> str:
    """How many reports a refusal does not name."""
    return f"另有 {others} 份报告，yinwen reports 看全部。"


# The chat.

CHAT_PROMPT = "问 › "
CHAT_MORE = "+"
CHAT_LEAVE = frozenset({"退出", "再见", "exit", "quit", "q"})
CHAT_HINT = "可以接着追问；输入 + 看上一个回答的全部引文，按 Ctrl-D 或输入“退出”结束。"
HOW_TO_CONNECT = (
    "接上 Telegram：向 @BotFather 发送 /newbot 取得令牌，"
    "在 .env 里写上 TELEGRAM_BOT_TOKEN=令牌，再运行 make run。"
)

# Indexing.

_NAMED = 3  # as many files are named in one line
INDEXING = "建立索引"


def indexed(  # noqa: PLR0913
    *, added: int, updated: int, removed: int, unchanged: int, failed: int, seconds: float
) -> str:
    """What became of the documents."""
    counts = {
        "新增": added,
        "更新": updated,
        "移除": removed,
        "未变": unchanged,
        "失败": failed,
    }
    told = "，".join(f"{what} {count} 份" for what, count in counts.items() if count)
    return f"索引完成：{told or '没有报告'}（{seconds:.1f} 秒）"


def copy(source: str, of: str, resemblance: float | None) -> str:
    """A source says the same as another; `resemblance` is None where every byte agrees."""
    if resemblance is None:
        return f"{one_line(source)} 与 {one_line(of)} 完全相同，作为副本列出，不重复收入。"
    share = f"{resemblance:.0%}"
    return f"{one_line(source)} 与 {one_line(of)} 内容相同（{share}），作为副本列出，不重复收入。"


def parted(source: str, of: str) -> str:
    """A source that was a copy is a report of its own now."""
    return f"{one_line(source)} 不再算作 {one_line(of)} 的副本，作为另一份报告收入。"


def emptied(folder: object) -> str:
    """A folder that held reports has not a single file now."""
    return f"{folder} 里一个文件也没有，已收入的报告都保留。要移除请用 yinwen reports remove。"


# The list of reports.

REPORT_COLUMNS = (
    "报告",
    "发布单位",
    "地区",
    "时期",
    "日期",
    "类型",
    "字数",
    "段数",
    "文件",
)
FIELDS = {
    "title": "标题",
    "issuer": "发布单位",
    "place": "地区",
    "level": "级别",
    "parent": "上级",
    "period": "时期",
    "date": "日期",
    "kind": "类型",
    "url": "网址",
}
_ORIGINS = {"text": "正文", "name": "文件名", "page": "网页或文件属性"}


def place(name: str, parent: str) -> str:
    """A place, and what it belongs to."""
    return f"{name}（{parent}）" if parent else name


def doubt(source: str, field: str, value: str, origin: str) -> str:
    """Something else says otherwise about a report."""
    said = f"{_ORIGINS.get(origin, origin)}里的{FIELDS.get(field, field)}是“{value}”"
    return f"! {one_line(source)}：{said}，与所列不同；不对时用 yinwen reports edit 更正。"


def corrections(source: str, fields: Mapping[str, str]) -> str:
    """What was corrected by hand of a report's metadata."""
    told = "，".join(f"{FIELDS[field]}={value}" for field, value in fields.items())
    return f"{one_line(source)}：{told or '没有手工更正'}"


def not_a_field(written: str) -> str:
    """A correction without an equals sign."""
    return f"“{written}”要写成 项=值，例如 时期=2023年"


def still_there(file: object) -> str:
    """A report was removed whose file is still in the folder of reports."""
    return (
        f"{file} 还在报告文件夹里：文件不改动就不再收入；要重新收入请写明文件名 yinwen index {file}"
    )


def failed_as_before(count: int) -> str:
    """Files that fail as they did the last time, in one line."""
    return f"另有 {count} 份与上次一样读不了，不再逐个列出；要看请运行 yinwen index --failures。"


def unread(source: str, pages: int) -> str:
    """Pages of a report are pictures, and nothing installed reads them."""
    return (
        f"{one_line(source)} 有 {pages} 页是扫描的图片，没有收入；要收入请安装文字识别"
        "（pip install 'yinwen[ocr]'），再运行 yinwen index --rebuild。"
    )


def left_out(sources: Sequence[str]) -> str:
    """Files of a folder that were removed from the library by hand, in one line."""
    named = "、".join(map(one_line, sources[:_NAMED])) + ("等" if len(sources) > _NAMED else "")
    return f"未收入 {len(sources)} 份曾用 yinwen reports remove 移除的文件：{named}。"


def unknown_report(name: str, sources: Sequence[str]) -> str:
    """A name fits no report, or several."""
    if not sources:
        return f"没有名为“{name}”的报告。yinwen reports 看全部。"
    some = "、".join(map(one_line, sources[:5]))
    return f"“{name}”不止一份：{some}{'……' if len(sources) > 5 else ''}。请写完整的文件名。"


# Figures.

FIGURE_COLUMNS = ("指标", "完成", "时间", "目标", "目标时间")
COMPARISON_COLUMNS = ("地区", "时间", "", "数值", "指标", "报告")

# Scores.

SCORE_COLUMNS = ("指标", "得分", "95% 区间", "题数")
MISS_COLUMNS = ("类型", "题号", "问题", "结果")
CHANGE_COLUMNS = ("指标", "以前", "现在", "差", "差的 95% 区间", "题数")
TURNED_COLUMNS = ("题号", "问题", "变好", "变差")
WRONGLY_REFUSED = "误拒"
WRONGLY_ANSWERED = "该拒未拒"
NOT_FOUND = "没有找到"


def of_type(name: str) -> str:
    """The share of a type of questions that was answered rightly."""
    return f"类型 {name}"


def ranked(place: int) -> str:
    """The right quote came, but not first."""
    return f"排在第 {place}"


def unpaired(count: int) -> str:
    """Questions that only one of two runs asked."""
    return f"另有 {count} 个问题只在其中一次里，没有比较。"


NUMBERS = frozenset({"字数", "段数", "得分", "题数", "以前", "现在", "差"})
"""The columns of tables that hold numbers."""

# JSON lines.

JSONL_NOT_JSON = "这一行不是合法的 JSON（UTF-8）"
JSONL_NOT_AN_OBJECT = "这一行应是一个 JSON 对象"
JSONL_NO_QUESTION = "缺少 question，或它不是非空的字符串"
JSONL_BAD_HISTORY = "history 应是字符串的列表"

# The doctor.

CHECK_SETTINGS = "设置"
CHECK_REPORTS = "报告"
CHECK_INDEX = "索引"
CHECK_MODEL = "模型"
CHECK_TELEGRAM = "Telegram"

ADD_REPORTS = "把报告放进这个文件夹，或用 REPORTS_DIR 另指一个。"
INDEX_STALE = "报告有增减或改动，请运行 yinwen index。"
NO_TOKEN = "没有设置 TELEGRAM_BOT_TOKEN，只能在终端问答"
WRONG_TOKEN = "Telegram 不接受这个令牌"
MEND_TOKEN = "请向 @BotFather 核对令牌，改好 TELEGRAM_BOT_TOKEN。"
MEND_CONNECTION = "请检查网络；要经代理访问时设置 TELEGRAM_PROXY，自建服务器设置 TELEGRAM_API_URL。"


def settings_source(file: bool) -> str:
    """Where the settings came from."""
    return "取自环境变量和 .env" if file else "取自环境变量（没有 .env，全用默认值也可以）"


def reports_found(folder: object, count: int) -> str:
    """How many files of reports there are."""
    return f"{folder} 里有 {count} 个文件"


def index_holds(folder: object, count: int) -> str:
    """How many reports the library holds."""
    return f"{folder} 里有 {count} 份报告"


def model_loads(name: str, dimension: int) -> str:
    """The embedding model works."""
    return f"{name}，{dimension} 维"


def connected(username: str) -> str:
    """Telegram knows the token."""
    return f"已连上，机器人是 @{username}"


def unreachable(url: str, reason: str) -> str:
    """Telegram does not answer."""
    return f"连不上 {url}（{reason}）"
