"""Every error of ours tells what happened, to what, and what to do."""

from pathlib import Path

import pytest

from bot.settings import SettingsError
from bot.texts.errors import explain
from index import errors
from retrieval.errors import RunError


def _leaves(kind: type[Exception]) -> list[type[Exception]]:
    below = kind.__subclasses__()
    return [leaf for child in below for leaf in _leaves(child)] if below else [kind]


def _make(kind: type[Exception]) -> Exception:
    if issubclass(kind, errors.LibraryForeignError):
        return kind(Path("library"), "嵌入模型", "a", "b")
    if issubclass(kind, errors.LibraryError | errors.LoadError):
        return kind(Path("library"), "截断")
    return kind("名字", "原因")


KINDS = [kind for kind in _leaves(errors.YinwenError) if kind.__module__ == "index.errors"]


@pytest.mark.parametrize("kind", [*KINDS, SettingsError, errors.LibraryError, errors.LoadError])
def test_every_error_of_ours_is_explained_with_advice(kind: type[Exception]):
    words = explain(_make(kind))
    assert "出错了" not in words
    assert "library" in words or "名字" in words
    assert any(advice in words for advice in ("请", "安装"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.TooLargeError("a.zip", "unpacks to more than 500 MB"), "解开后超过 500 MB"),
        (errors.TooLargeError("a.pdf", "time: more than 60 s"), "处理超过 60 秒"),
        (errors.LoadError("a.txt", "Permission denied"), "没有权限"),
        (errors.CorrectionError("a.yaml", "colour: unknown field"), "没有“colour”这一项"),
        (errors.CorrectionError("a.yaml", "date: 昨天"), "date: 昨天"),
    ],
)
def test_reasons_are_told_in_chinese(error: errors.LoadError, words: str):
    assert words in explain(error)


def test_a_file_that_is_no_earlier_run_is_explained():
    assert "--json" in explain(RunError("KeyError: 'questions'"))


def test_a_name_of_several_lines_is_told_on_one():
    assert "\n" not in explain(errors.LoadError("a\nb\u202e.txt", "x\ny"))
