"""Wording that only the command line shows; what Telegram shows too is in `bot/texts.py`."""

from __future__ import annotations

# Help.

ABOUT = "引文：回答关于政府工作报告的问题，答案都是报告原文，并注明出处。"
LIBRARY_OPTION = "索引所在的文件夹，默认取 LIBRARY_DIR"
START = "需要时建立索引，然后启动：有 TELEGRAM_BOT_TOKEN 就上 Telegram，否则在终端问答"
INDEX = "把报告加进索引；没有变的不重复处理"
INDEX_PATHS = "报告文件或文件夹，不写则取 REPORTS_DIR"
INDEX_REBUILD = "全部重新建立；已加入的报告都会保留"
REPORTS = "列出资料库里的报告"
ASK = "问一个问题；或用 --jsonl 成批地问"
ASK_QUESTION = "问题，例如：去年财政收入多少"
ASK_JSONL = "从标准输入逐行读 JSON，向标准输出逐行写 JSON（格式见 docs/jsonl.md）"
ASK_ALL = "显示全部引文"
ASK_EITHER = "请写一个问题，或用 --jsonl 从标准输入读问题；二者取其一"
CHAT = "在终端里连续问答；也可以用管道逐行送入问题"
SERVE = "在 Telegram 上回答问题"
EVAL = "用标准答案集给回答打分"
EVAL_GOLD = "标准答案集，每行一个 JSON 对象"
EVAL_MISSES = "列出没有答对的问题"
DOCTOR = "检查设置、索引、模型和 Telegram，并说明该怎么办"

# Answers.

MORE_IN_ASK = "（加 --all 看全文）"
MORE_IN_CHAT = "（输入 + 看全文）"


def more_quotes(number: int) -> str:
    """Head of the quotes that are shown in brief."""
    return f"另有 {number} 条引文"


def more_holdings(total: int) -> str:
    """The list of the library was cut off."""
    return f"……共 {total} 份，yinwen reports 看全部。"


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

INDEXING = "建立索引"
NO_SUCH_PATH = "没有这个文件或文件夹"


def indexed(*, added: int, updated: int, unchanged: int, failed: int, seconds: float) -> str:
    """What became of the files."""
    counts = {"新增": added, "更新": updated, "未变": unchanged, "失败": failed}
    told = "，".join(f"{what} {count} 份" for what, count in counts.items() if count)
    return f"索引完成：{told or '没有报告'}（{seconds:.1f} 秒）"


# The list of reports.

REPORT_COLUMNS = ("报告", "发布单位", "时期", "日期", "字数", "段数", "文件")

# Scores.

SCORE_COLUMNS = ("指标", "得分", "95% 区间", "题数")
MISS_COLUMNS = ("类型", "题号", "问题", "结果")
WRONGLY_REFUSED = "误拒"
WRONGLY_ANSWERED = "该拒未拒"
NOT_FOUND = "没有找到"


def of_type(name: str) -> str:
    """The share of a type of questions that was answered rightly."""
    return f"类型 {name}"


def ranked(place: int) -> str:
    """The right quote came, but not first."""
    return f"排在第 {place}"


NUMBERS = frozenset({"字数", "段数", "得分", "题数"})
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

ADD_REPORTS = "把 .txt 报告放进这个文件夹，或用 REPORTS_DIR 另指一个。"
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
