"""A library of three short reports and a few questions: small, but it really answers."""

import time
from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from index.report import Metadata, Period, Status
from retrieval.compared import By, ComparedRow, Comparison
from retrieval.key_figures import FigureSheet, KeyFigure, Told
from retrieval.mark import Mark
from retrieval.model import (
    Answer,
    AnswerFigure,
    Found,
    Gap,
    Holding,
    Locator,
    Quote,
    Refusal,
    Standing,
    Surroundings,
    Verdict,
)
from retrieval.verify.claim import read_claim
from retrieval.verify.model import Checked, Finding, Verification

TOWN = (
    "一、2023年工作回顾\n"
    "全年完成一般公共预算收入1.43亿元，同比增长34%；固定资产投资5.3亿元，同比增长6.47%。"
    "**街道<二期>&“小品质”工程完工。\n"
    "二、2024年工作安排\n"
    "力争一般公共预算收入增长10%左右。"
)
STREET = (
    "一、2022年重点工作成效\n"
    "(一)项目建设。三箭和平广场项目1-12月份累计完成投资17446.6万元,达到时间节点进度要求。"
)
LONG = "二、民生保障\n" + "".join(f"第{n}件实事已经办结，群众满意。" for n in range(1, 40))


@dataclass(frozen=True)
class SmallReport:
    source: str
    text: str
    metadata: Metadata

    @property
    def key(self) -> str:
        return sha256(self.text.encode()).hexdigest()[:12]

    @property
    def characters(self) -> int:
        return len(self.text)

    @property
    def passages(self) -> int:
        return self.text.count("。")


REPORTS = (
    SmallReport(
        "town.txt",
        TOWN,
        Metadata(
            "政府工作报告", "齐都镇人民政府", period=Period.year(2023), date=date(2024, 1, 12)
        ),
    ),
    SmallReport(
        "street.txt",
        STREET,
        Metadata("中大槐树街道2022年工作总结", "中大槐树街道", period=Period.year(2022)),
    ),
    SmallReport("long.txt", LONG, Metadata("")),
)


def quote(report: SmallReport, text: str, focus: str = "", status: Status = Status.DONE) -> Quote:
    """The quote of `text` in a report, its focus being the first `focus` in it."""
    start = report.text.index(text)
    first = start + text.index(focus)
    heading = report.text[: report.text.index("\n")]
    about = report.metadata
    return Quote(
        Locator(report.key, report.source, about.title, about.issuer, about.date, (heading,)),
        text,
        start,
        start + len(text),
        (first, first + len(focus or text)),
        status,
    )


def figure(value: str, unit: str, at: int, **more: object) -> AnswerFigure:
    return replace(AnswerFigure(value, unit, "", Status.DONE, at), **more)  # type: ignore[arg-type]


INCOME = quote(
    REPORTS[0],
    TOWN[TOWN.index("全年") : TOWN.index("二、") - 1],
    "一般公共预算收入1.43亿元，同比增长34%",
)
TARGET = quote(
    REPORTS[0], TOWN[TOWN.index("力争") :], "一般公共预算收入增长10%左右", Status.PLANNED
)
PROJECT = quote(REPORTS[1], STREET[STREET.index("三箭") :], "累计完成投资17446.6万元")
DEEDS = quote(REPORTS[2], LONG[LONG.index("第1件") : LONG.index("第25件")], "第20件实事已经办结")

_FIGURES = {
    "收入": (
        figure("1.43", "亿元", 0, metric="一般公共预算收入", change="同比增长34%",
               period=Period.year(2023)),
        figure("10", "%左右", 1, metric="一般公共预算收入", status=Status.PLANNED,
               period=Period.year(2024)),
    ),
}  # fmt: skip
QUOTED = (INCOME, TARGET, PROJECT, DEEDS)
_QUOTES = {"收入": (INCOME, TARGET, PROJECT), "投资": (PROJECT,), "实事": (DEEDS,)}

SLOW_SECONDS = 1.0

CURRENT = Standing.CURRENT


def _checked(claim: str, held: Collection[str]) -> Checked:
    said = (one for one in QUOTED if claim in one.text and one.locator.report in held)
    quote = next(said, None)
    return Checked(claim, Finding.VERBATIM if quote else Finding.ABSENT, quote)


class SmallLibrary:
    """Answers by the word of the question; “崩溃” fails in earnest, “慢” takes its time."""

    def __init__(self, reports: Sequence[SmallReport] = REPORTS) -> None:
        self.reports = reports
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.scopes: list[frozenset[str] | None] = []
        self._scope: frozenset[str] | None = None

    def answer(self, question: str, history: Sequence[str] = (), most: int = 5) -> Answer:
        self.asked.append((question, tuple(history)))
        self.scopes.append(self._scope)
        if "崩溃" in question:
            raise RuntimeError("the index has gone")
        if "慢" in question:
            time.sleep(SLOW_SECONDS)
        for word, quotes in _QUOTES.items():
            if word in question:
                figures = _FIGURES.get(word, ())
                return Answer(question, Verdict.ANSWERED, quotes[:most], figures)
        return self._refuse(question)

    def examples(self, n: int = 3) -> tuple[str, ...]:
        return ("去年财政收入多少？", "三箭和平广场项目投资多少？", "办了哪些实事？")[:n]

    def surroundings(self, quote: Quote) -> Surroundings | None:
        for report in self.reports:
            if report.key == quote.locator.report:
                span = (quote.start, quote.end)
                return Surroundings(quote.locator, report.text, span, before=False, after=False)
        return None

    def standing(self, quote: Quote) -> Standing:
        held = {report.key for report in self.reports}
        return CURRENT if quote.locator.report in held else Standing.REMOVED

    def find(self, mark: Mark) -> Found:
        """As the real one; of a report that is not held nothing is known."""
        named = (quote for quote in QUOTED if Mark.of(quote) == mark)
        quote = next((one for one in named if self.standing(one) is CURRENT), None)
        return Found(CURRENT if quote else Standing.REMOVED, now=quote)

    def original(self, report: str) -> bytes | None:
        return next((one.text.encode() for one in self.reports if one.key == report), None)

    def within(self, reports: Collection[str]) -> "SmallLibrary":
        """One of these reports alone; questions it answers from all, noting the scope."""
        part = copy(self)
        part._scope = frozenset(reports)
        return part

    def reports_named(self, words: str) -> Sequence[SmallReport]:
        held = self._held()
        return [one for one in held if words in one.metadata.issuer + one.metadata.title]

    def key_figures(self, key: str) -> FigureSheet | None:
        """Of the town one figure that is done and planned, of the others none."""
        report = next((one for one in self.reports if one.key == key), None)
        done, planned = (
            Told(figure, quote)
            for figure, quote in zip(_FIGURES["收入"], _QUOTES["收入"], strict=False)
        )
        rows = (KeyFigure("一般公共预算收入", done, planned),) if report is REPORTS[0] else ()
        return FigureSheet(report, rows, len(rows)) if report else None  # type: ignore[arg-type]

    def compare(self, words: str) -> Comparison:
        """The figures of the answer, a row each."""
        answer = self.answer(words)
        return Comparison(
            answer, By.YEAR, tuple(ComparedRow("齐都镇", one.period, one) for one in answer.figures)
        )

    def verify(self, text: str) -> Verification:
        """Whether each sentence stands in one of the quotes; it knows of no alterations."""
        held = {one.key for one in self._held()}
        return Verification(tuple(_checked(one, held) for one in read_claim(text).sentences))

    def renewed(self) -> None:
        return None

    def _held(self) -> list[SmallReport]:
        return [one for one in self.reports if self._scope is None or one.key in self._scope]

    def _refuse(self, question: str) -> Answer:
        holdings = tuple(
            Holding(report.metadata.title, report.metadata.issuer, report.metadata.period)
            for report in self.reports
        )
        refusal = Refusal(Gap.PLACE, "火星", holdings, (PROJECT,))
        return Answer(question, Verdict.REFUSED, refusal=refusal)
