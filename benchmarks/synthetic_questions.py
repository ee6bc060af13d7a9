"""Questions made from the figures of a library, to train on beside those that people wrote.

A figure is asked for that its report gives once: by place, year, metric and kind of value, in
the forms that people use (full names and short ones, the metric as written or by another name
that the lexicon knows, whole sentences and keywords). Some ask a place for a metric that only
other reports give: these nobody can answer. The same seed makes the same questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from index.catalog import StoredReport
from index.library import Library
from index.metadata import planned_period
from index.report import Figure, Status
from retrieval.lexicon import EQUIVALENT, load_lexicon
from retrieval.wording import Text

_METRIC = re.compile(r"[\u4e00-\u9fff]{3,12}")
_SUFFIX = re.compile(
    r"(?<=..)(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|街道|镇)(?:办事处)?$"
)
_ASKS = {
    "growth": ("增长多少", "增长百分之几", "增速", "增幅是多少", "涨了几个点", "同比增长多少"),
    "amount": ("是多少", "多少", "有多少", "达到多少", "", "总共多少"),
    "planned growth": ("目标", "增长目标是多少", "预期增长多少", "计划增长百分之几"),
    "planned amount": ("目标", "目标是多少", "计划达到多少", "要达到多少"),
}


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A question and the figure of a report that answers it; None if the library has none."""

    question: str
    report: StoredReport
    figure: Figure | None


def synthetic_questions(library: Library, count: int, seed: int = 0) -> Iterator[Synthetic]:
    """Up to `count` questions that can be answered, and a tenth as many that cannot."""
    random = Random(seed)
    given = {report.key: _given_once(library, report) for report in library.reports}
    asked = [(one, figure) for one in library.reports for figure in given[one.key]]
    chosen = random.sample(asked, min(count, len(asked)))
    for report, figure in chosen:
        yield Synthetic(_question(report, figure, random), report, figure)
    for report, figure in chosen[: len(chosen) // 10]:
        other = random.choice(library.reports)
        if other.metadata.place != report.metadata.place and not _speaks(library, other, figure):
            yield Synthetic(_question(other, figure, random), other, None)


def _given_once(library: Library, report: StoredReport) -> list[Figure]:
    """The figures that the report gives of a metric once, as a result or as a plan."""
    figures = [f for passage in library.passages_of(report.key) for f in passage.figures]
    sorts = Counter((f.metric, f.is_change, f.status) for f in figures)
    return [
        f
        for f in figures
        if report.metadata.place
        and planned_period(report.metadata)
        and _METRIC.fullmatch(f.metric)
        and f.status in (Status.DONE, Status.PLANNED)
        and sorts[f.metric, f.is_change, f.status] == 1
    ]


def _speaks(library: Library, report: StoredReport, figure: Figure) -> bool:
    """Whether a report says the name of a metric at all, in whatever words."""
    names = [figure.metric, *_other_names(figure.metric)]
    passages = library.passages_of(report.key)
    return any(name in Text.of(passage.text).plain for name in names for passage in passages)


def _question(report: StoredReport, figure: Figure, random: Random) -> str:
    planned = "planned " if figure.status is Status.PLANNED else ""
    sort = planned + ("growth" if figure.is_change else "amount")
    words = (_place(report, random), _time(report, figure, random), _metric(figure, random))
    between = random.choice(("", "", " "))
    return between.join(word for word in (*words, random.choice(_ASKS[sort])) if word)


def _place(report: StoredReport, random: Random) -> str:
    place = report.metadata.place
    return random.choice((place, _SUFFIX.sub("", place), _SUFFIX.sub("", place)))


def _time(report: StoredReport, figure: Figure, random: Random) -> str:
    about, planned = report.metadata, figure.status is Status.PLANNED
    period = planned_period(about) if planned else about.period
    if period is None:
        return ""
    year = period.last.year
    return random.choice((f"{year}年", f"{year}", f"{year % 100:02}年"))


def _metric(figure: Figure, random: Random) -> str:
    return random.choice((figure.metric, *_other_names(figure.metric)))


def _other_names(metric: str) -> Sequence[str]:
    known = load_lexicon().synonyms.get(metric, ())
    return [other.text for other in known if other.weight >= EQUIVALENT]
