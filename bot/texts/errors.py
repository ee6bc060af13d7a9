"""Errors in words: what happened, to which file, and what to do."""

from __future__ import annotations

import re

from bot.settings import SettingsError
from bot.state.database import StateNewerError
from bot.texts import one_line
from index.errors import (
    BrokenDocumentError,
    ConverterMissingError,
    CorrectionError,
    EmptyDocumentError,
    LibraryBusyError,
    LibraryDamagedError,
    LibraryError,
    LibraryForeignError,
    LibraryMissingError,
    LoadError,
    ModelError,
    OptionalDependencyError,
    PathMissingError,
    ProtectedError,
    ScannedError,
    TooLargeError,
    UndecodableError,
    UnsafeNameError,
    UnsupportedFormatError,
    YinwenError,
)
from retrieval.errors import GoldError, RunError


class ToldError(YinwenError):
    """An error whose message is worded for people already."""


def explain(error: Exception) -> str:
    """An error in words that tell what happened, to what, and what to do."""
    match error:
        case LoadError():
            return _explain_load(error)
        case LibraryError():
            return _explain_library(error)
        case SettingsError(name=name, reason=reason):
            return f"设置 {name} 的值不能用（{reason}）。请改环境变量或 .env。"
        case StateNewerError(path=path):
            return (
                f"{path} 是更新版本的引文写的，这个版本读不了。请升级引文，或把它移到别处重新开始。"
            )
    return _explain_other(error)


def _explain_other(error: Exception) -> str:
    match error:
        case ModelError(name=name, reason=reason):
            advice = "请检查 EMBEDDING_MODEL，设为 builtin 可用自带的模型。"
            return f"嵌入模型 {name} 加载不了（{reason}）。{advice}"
        case ToldError():
            return str(error)
        case GoldError(line=line, reason=reason):
            return f"标准答案集的第 {line} 行不能用（{reason}）。请照 docs/gold.md 的格式改正。"
        case RunError(reason=reason):
            return f"--against 的文件不能用（{reason}）。请给 yinwen eval --json 的输出。"
        case OptionalDependencyError(feature=feature, extra=extra):
            return f"{feature} 需要另外安装：pip install 'yinwen[{extra}]'"
    return f"出错了：{error}"


_UNREADABLE: dict[type[LoadError], str] = {
    UnsupportedFormatError: "{path} 的格式还不能读。请另存为 .docx、.pdf 或 .txt 再添加。",
    UndecodableError: "{path} 认不出是什么编码的文字。请另存为 UTF-8 的 .txt 再添加。",
    EmptyDocumentError: "{path} 里没有文字。请检查这个文件。",
    BrokenDocumentError: (
        "{path} 已损坏，或者不是它的名字所说的格式（{reason}）。请重新取得这个文件。"
    ),
    ProtectedError: "{path} 有密码。请去掉密码再添加。",
    TooLargeError: "{path} 超出了处理的限度（{reason}）。请拆成几份，或只留正文再添加。",
    ScannedError: (
        "{path} 是扫描件，没有文字。请安装识别功能："
        "在引文的文件夹里运行 .venv/bin/pip install -e '.[ocr]'"
    ),
    ConverterMissingError: (
        "{path} 的格式要用 LibreOffice 转换，这里没有装。请安装它，或另存为 .docx 再添加。"
    ),
    PathMissingError: "没有 {path} 这个文件或文件夹。请检查写法。",
    UnsafeNameError: "{path} 的名字指向文件夹之外，没有读。请改名或移进文件夹再添加。",
    CorrectionError: "{path} 的更正不能用（{reason}）。请照 README 的写法改正。",
}
_UNREADABLE_OTHERWISE = "读不了 {path}（{reason}）。请检查这个文件和它的权限。"


_REASONS = (
    (r"more than (\d+) MB unpacked|unpacks to more than (\d+) MB", "解开后超过 {} MB"),
    (r"more than (\d+) MB", "文件超过 {} MB"),
    (r"has more than (\d+) MB", "其中一部分超过 {} MB"),
    (r"(\d+) times its size unpacked", "解开后是原来的 {} 倍"),
    (r"more than (\d+) characters", "超过 {} 字"),
    (r"more than (\d+) pages without a text layer", "扫描的页数超过 {} 页"),
    (r"more than (\d+) pages", "超过 {} 页"),
    (r"more than (\d+) members", "里面的文件超过 {} 个"),
    (r"more than ([\d.]+) s", "处理超过 {} 秒"),
    (r"no column of texts among: (.*)", "没有正文一列，只有：{}"),
    (r"line (\d+)", "第 {} 行"),
    (r"cut off", "不完整"),
    (r"not a zip|not a readable|no Word|neither a Word", "内容不是这种格式"),
    (r"damaged|declares a document type|no page", "内容损坏"),
    (r"nest", "嵌套得太深"),
    (r"memory", "占用的内存太多"),
    (r"pixels", "图片太大"),
    (r"Permission denied", "没有权限"),
    (r"No such file or directory", "文件不见了"),
    (r"not a regular file", "不是普通文件"),
    (r"(\w+): unknown field", "没有“{}”这一项"),
    (r"not a mapping", "应是一行一项的 项: 值"),
)
"""What loaders say of a reason, as a pattern, and how people are told."""


def _explain_load(error: LoadError) -> str:
    wording = _UNREADABLE.get(type(error), _UNREADABLE_OTHERWISE)
    return wording.format(path=one_line(str(error.path)), reason=_reason(error.reason))


def _reason(reason: str) -> str:
    """The reason in Chinese, as it is where nothing is known of it."""
    for pattern, wording in _REASONS:
        if match := re.search(pattern, reason):
            return wording.format(next((group for group in match.groups() if group), ""))
    return one_line(reason)


def _explain_library(error: LibraryError) -> str:
    rebuild = "请运行 yinwen index --rebuild 重建。"
    match error:
        case LibraryForeignError(what=what, found=found, wanted=wanted):
            mismatch = f"{what} 是 {found}，现在需要 {wanted}"
            return f"{error.path} 里的索引不能直接用：{mismatch}。{rebuild}"
        case LibraryMissingError():
            return f"{error.path} 里还没有索引。请先运行 yinwen index 建立。"
        case LibraryBusyError():
            return f"另一个程序正在更新 {error.path} 里的索引。请等它结束后再试。"
        case LibraryDamagedError():
            return f"{error.path} 里的索引已损坏（{error.reason}）。{rebuild}"
    return f"{error.path} 里的索引不能用（{error.reason}）。{rebuild}"
