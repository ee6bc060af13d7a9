import pytest
from support.hits import figure, passage

from index.report import Figure
from retrieval.rounding import without_marks


def left(text: str, *figures: Figure) -> list[str]:
    return [one.value for one in without_marks(passage(text, figures=figures), figures)]


def told(text: str, value: str, number: float, metric: str = "里程") -> Figure:
    return figure(text, value, "公里", metric=metric, number=number, dimension="米")


@pytest.mark.parametrize("verb", ["突破", "超过", "迈上了"])
def test_a_mark_gives_way_to_the_exact_value(verb: str) -> None:
    text = f"里程{verb}8000公里、达8184公里。"
    assert left(text, told(text, "8000", 8e6), told(text, "8184", 8.184e6)) == ["8184"]


def test_a_mark_may_go_without_its_unit() -> None:
    text = "总量突破千亿、达到1042亿元。"
    mark = figure(text, "千", "亿", metric="总量", number=1e11)
    exact = figure(text, "1042", "亿元", metric="总量", number=1.042e11, dimension="元")
    assert left(text, mark, exact) == ["1042"]


def test_a_mark_alone_stays() -> None:
    text = "里程突破8000公里。"
    assert left(text, told(text, "8000", 8e6)) == ["8000"]


@pytest.mark.parametrize(
    ("text", "later", "metric"),
    [
        ("里程8000公里、达8184公里。", 8.184e6, "里程"),  # nothing was passed
        ("里程突破8000公里、达8184公里。", 8.184e6, "高铁"),  # another metric
        ("里程突破8000公里、达8184公里。", 1.6e7, "里程"),  # far beyond
    ],
)
def test_other_values_stay_side_by_side(text: str, later: float, metric: str) -> None:
    figures = told(text, "8000", 8e6), told(text, "8184", later, metric)
    assert left(text, *figures) == ["8000", "8184"]
