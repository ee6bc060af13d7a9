"""Comparisons and series over a library of three towns, one of them with three reports."""

from collections.abc import Iterator

import pytest
from support.reports import write_files, yearly_report

from index.library import Library, update
from index.report import Period, Status
from retrieval.answer import Answerer
from retrieval.compared import By
from retrieval.cues import Kind
from retrieval.measure import AMOUNT, Measure
from retrieval.model import Answer, Asked, Verdict
from retrieval.side_by_side import is_same_metric


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """清溪镇 of three years; 白石镇, which mentions 石塘镇, and 松岗镇 of the last one."""
    folder = tmp_path_factory.mktemp("towns")
    files = write_files(
        folder / "files",
        a2021=yearly_report("清溪镇", 2021, 3100, 3300),
        a2022=yearly_report("清溪镇", 2022, 3400, 3700),
        a2023=yearly_report("清溪镇", 2023, 3600, 3900),
        b2023=yearly_report("白石镇", 2023, 5200, 5500, "组织干部到石塘镇学习。"),
        c2023=yearly_report("松岗镇", 2023, 1800, 2000),
    )
    update(folder / "library", files)
    library = Library.open(folder / "library")
    yield Answerer(library)
    library.close()


def leading(answer: Answer, count: int) -> list[tuple[str, str]]:
    """The files of the first quotes and the values in them."""
    values = {figure.quote: figure.value for figure in answer.figures}
    return [
        (quote.locator.source.removesuffix(".txt"), values.get(number, ""))
        for number, quote in enumerate(answer.quotes[:count])
    ]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (
            "清溪镇2021到2023年财政收入",
            [("a2021", "3100"), ("a2022", "3400"), ("a2023", "3600")],
        ),
        (
            "2021年以来清溪镇财政收入",
            [("a2021", "3100"), ("a2022", "3400"), ("a2023", "3600")],
        ),
        ("清溪镇21、23年财政收入", [("a2021", "3100"), ("a2023", "3600")]),
        ("清溪镇近两年财政收入", [("a2022", "3400"), ("a2023", "3600")]),
        ("近两年财政收入", [("a2022", "3400"), ("a2023", "3600")]),
        ("清溪镇2022、2023年报告的财政收入", [("a2021", "3100"), ("a2022", "3400")]),
        ("清溪镇2022年报告财政收入多少", [("a2021", "3100")]),
        ("清溪镇2022年财政收入多少", [("a2022", "3400")]),
        ("清溪镇23到24年财政收入目标", [("a2022", "3700"), ("a2023", "3900")]),
        ("清溪镇和白石镇2023年财政收入", [("a2023", "3600"), ("b2023", "5200")]),
        ("白石镇和清溪镇2023年谁的财政收入高?", [("b2023", "5200"), ("a2023", "3600")]),
        ("各镇2023年财政收入前二", [("b2023", "5200"), ("a2023", "3600")]),
        ("哪个镇2023年财政收入最少?", [("c2023", "1800"), ("a2023", "3600"), ("b2023", "5200")]),
        ("2023年财政收入最高的是哪个镇", [("b2023", "5200"), ("a2023", "3600")]),
        ("各乡镇2021年财政收入", [("a2021", "3100")]),
    ],
)
def test_each_row_is_answered_in_its_order(
    towns: Answerer, question: str, rows: list[tuple[str, str]]
) -> None:
    answer = towns.answer(question)
    assert leading(answer, len(rows)) == rows
    assert answer.missing == ()


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("清溪镇2020到2023年财政收入", [Asked("清溪镇", Period.year(2020))]),
        ("清溪镇和白石镇2021年财政收入", [Asked("白石镇", Period.year(2021))]),
        ("清溪镇和白石镇2022到2023年财政收入", [Asked("白石镇", Period.year(2022))]),
        ("清溪镇和石塘镇财政收入", [Asked("石塘镇")]),  # mentioned in a report
        ("清溪镇和大浦镇财政收入", [Asked("大浦镇")]),
        ("石塘镇、大浦镇和清溪镇财政收入", [Asked("石塘镇"), Asked("大浦镇")]),
    ],
)
def test_rows_that_nothing_answers_are_named(
    towns: Answerer, question: str, missing: list[Asked]
) -> None:
    answer = towns.answer(question)
    assert answer.verdict is Verdict.ANSWERED
    assert answer.figures
    assert list(answer.missing) == missing


def test_no_other_year_is_shown_for_the_one_that_is_missing(towns: Answerer) -> None:
    quotes = towns.answer("清溪镇和白石镇2021年财政收入").quotes
    assert {quote.locator.source for quote in quotes} == {"a2021.txt"}


def test_beside_the_top_there_is_nothing_of_the_others(towns: Answerer) -> None:
    quotes = towns.answer("各镇2023年财政收入前二").quotes
    assert "c2023.txt" not in {quote.locator.source for quote in quotes}


def test_a_series_shows_results_before_plans(towns: Answerer) -> None:
    answer = towns.answer("清溪镇2022到2023年财政收入")
    assert [quote.status for quote in answer.quotes[:2]] == [Status.DONE, Status.DONE]


@pytest.mark.parametrize(
    "question",
    ["清溪镇和白石镇2010年财政收入", "清溪镇和白石镇捕鱼船数量", "大浦镇和石塘镇财政收入"],
)
def test_where_no_row_is_answered_the_question_is_refused(towns: Answerer, question: str) -> None:
    answer = towns.answer(question)
    assert answer.verdict is Verdict.REFUSED
    assert answer.missing == ()


def test_nothing_is_quoted_twice(towns: Answerer) -> None:
    for question in ("清溪镇2021到2023年财政收入", "各镇财政收入", "清溪镇和白石镇农村公路"):
        quotes = towns.answer(question).quotes
        assert len({(quote.locator.report, quote.start) for quote in quotes}) == len(quotes)


def test_places_are_put_in_order_by_a_value_and_other_matters_named(towns: Answerer) -> None:
    assert towns.understand("哪个镇2023年财政收入最高").kind is Kind.VALUE
    assert towns.understand("投资最大的项目叫什么").kind is Kind.NAME


def rows(answerer: Answerer, words: str) -> list[tuple[str, Period | None, str]]:
    compared = answerer.compare(words)
    assert all(
        row.figure.value in compared.answer.quotes[row.figure.quote].text for row in compared.rows
    )
    return [(row.place, row.period, row.figure.value) for row in compared.rows]


def test_all_places_are_compared_where_none_is_named(towns: Answerer) -> None:
    assert towns.compare("2023年财政收入").by is By.PLACE
    assert {(place, value) for place, _, value in rows(towns, "2023年财政收入")} == {
        ("清溪镇", "3600"),
        ("白石镇", "5200"),
        ("松岗镇", "1800"),
    }


def test_all_years_of_a_place_are_compared_where_none_is_named(towns: Answerer) -> None:
    assert towns.compare("清溪镇财政收入").by is By.YEAR
    assert rows(towns, "清溪镇财政收入") == [
        ("清溪镇", Period.year(2021), "3100"),
        ("清溪镇", Period.year(2022), "3400"),
        ("清溪镇", Period.year(2023), "3600"),
    ]


def test_what_is_not_held_is_named_and_what_is_refused_has_no_rows(towns: Answerer) -> None:
    compared = towns.compare("清溪镇2020年到2023年财政收入")
    assert [row.period for row in compared.answer.missing] == [Period.year(2020)]
    assert not towns.compare("火箭发射次数").rows


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("粮食总产", "全省粮食总产量", True),
        ("地方一般公共预算收入", "一般公共预算收入", True),
        ("GDP", "地区生产总值", True),
        ("", "财政收入", True),
        ("减少财政收入", "财政收入", False),
        ("人均地区生产总值", "地区生产总值", False),
        ("设区市地区生产总值", "地区生产总值", False),
        ("全疆地区生产总值", "地区生产总值", True),
        ("财政收入占国民收入的比重", "财政收入", False),
        ("地区生产总值", "一般公共预算收入", False),
    ],
)
def test_names_of_one_metric(one: str, other: str, same: bool) -> None:
    assert is_same_metric(one, other) is same
    assert is_same_metric(other, one) is same


def test_a_refusal_names_what_is_held_of_the_place_nearest_to_its_time(
    towns: Answerer,
) -> None:
    refusal = towns.answer("清溪镇2010年财政收入多少").refusal
    assert refusal is not None
    held = [(one.place, one.period.first.year) for one in refusal.holdings if one.period]
    assert held[:3] == [("清溪镇", 2021), ("清溪镇", 2022), ("清溪镇", 2023)]
    assert len(held) + refusal.others == 5


def report(place: str, done: str, planned: str) -> str:
    return (
        f"{place}政府工作报告\n（2024年1月12日）\n一、2023年工作回顾\n{done}\n"
        f"二、2024年工作安排\n{planned}\n"
    )


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Towns that tell of the same in different ways, and a report of nobody knows where."""
    folder = tmp_path_factory.mktemp("mixed")
    target = "2024年，财政收入增长4%以上。"
    files = write_files(
        folder / "files",
        a=report("清溪镇", "2023年，财政收入3600万元，增长6%；社会消费品零售总额增长3%。", target),
        b=report("白石镇", "2023年，财政收入由3100万元增加到5200万元。", target),
        c=report("松岗镇", "2023年，财政收入增长5%。", target),
        d=report("石塘镇", "2023年，整修道路两条。", target),
        e=report("大浦镇", "2023年，社会消费品零售总额增长7%。", "2024年，修建水塔一座。"),
        f=report("", "2023年，修建水塔三座。", "2024年，修建水塔一座。"),
    )
    update(folder / "library", files)
    library = Library.open(folder / "library")
    yield Answerer(library)
    library.close()


def kinds(answerer: Answerer, words: str) -> dict[str, tuple[str, Measure]]:
    return {
        row.place: (row.figure.change + row.figure.value + row.figure.unit, row.measure)
        if row.figure.is_growth
        else (row.figure.value + row.figure.unit, row.measure)
        for row in answerer.compare(words).rows
    }


GROWTH, PLANNED_GROWTH = Measure(growth=True), Measure(planned=True, growth=True)


def test_amounts_are_compared_and_what_has_but_another_kind_says_so(mixed: Answerer) -> None:
    assert kinds(mixed, "财政收入") == {
        "清溪镇": ("3600万元", AMOUNT),
        "白石镇": ("5200万元", AMOUNT),
        "松岗镇": ("增长5%", GROWTH),
        "石塘镇": ("增长4%以上", PLANNED_GROWTH),
    }
    compared = mixed.compare("财政收入")
    assert compared.measure == AMOUNT
    assert [compared.is_alike(row) for row in compared.rows].count(True) == 2
    assert compared.answer.missing == (Asked("大浦镇"),)


def test_growths_are_compared_if_asked_for_or_if_there_is_nothing_else(mixed: Answerer) -> None:
    asked = kinds(mixed, "财政收入增速")
    assert (asked["清溪镇"], asked["松岗镇"]) == (("增长6%", GROWTH), ("增长5%", GROWTH))
    assert mixed.compare("社会消费品零售总额").measure == GROWTH


def test_targets_are_compared_if_asked_for(mixed: Answerer) -> None:
    compared = mixed.compare("2024年财政收入目标")
    assert compared.measure == PLANNED_GROWTH
    assert {row.place for row in compared.rows} == {"清溪镇", "白石镇", "松岗镇", "石塘镇"}


def test_of_a_year_that_no_report_tells_of_the_one_told_of_is_named(mixed: Answerer) -> None:
    compared = mixed.compare("2019年财政收入")
    assert compared.rows == ()
    assert compared.instead == Period.year(2023)
