"""The whole pipeline over the seeds: what officials ask, and what must be refused."""

from dataclasses import replace

import pytest

from index.library import Library
from index.report import Period, Status
from retrieval.answer import Answerer
from retrieval.current import current_reports, reports_of
from retrieval.model import MAX_FOCUS, MAX_QUOTE, Gap, Verdict


class NoReports:
    """What an empty library has to offer."""

    def __init__(self) -> None:
        self.reports = ()
        self.lexical = self.tokenizer = self
        self.count = 0

    def doc_freq(self, field: str, term: str) -> int:
        return 0

    def frequency(self, word: str) -> int:
        return 0

    def segment(self, text: str) -> list[str]:
        return list(text)


TOWN, STREET = "001_d5d4754f7e6a86b8.txt", "002_2a800fc91cead4fc.txt"


@pytest.mark.parametrize(
    ("question", "source", "value", "unit"),
    [
        ("齐都 财政收入", TOWN, "1.43", "亿元"),
        ("其都镇财政收入", TOWN, "1.43", "亿元"),
        ("齊都鎮財政收入多少", TOWN, "1.43", "亿元"),
        ("齐都规上工业总产值增长多少", TOWN, "3.45", "%"),
        ("中大槐树零售业销售额", STREET, "52929", "万元"),
        ("中大槐树配备了多少垃圾桶", STREET, "1300余", "个"),
        ("齐陵街道安装摄像头多少个", "000_5ee8ab1cd5855825.txt", "426", "个"),
    ],
)
def test_the_figure_comes_with_the_sentence_it_stands_in(
    answerer: Answerer, question: str, source: str, value: str, unit: str
) -> None:
    answer = answerer.answer(question)
    assert answer.verdict is Verdict.ANSWERED
    assert answer.quotes[0].locator.source == source
    assert (answer.figures[0].value, answer.figures[0].unit) == (value, unit)
    assert answer.figures[0].quote == 0
    assert value in answer.quotes[0].text


def test_no_page_shows_a_figure_of_another_kind(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.select.WORTH", 0.0)
    answer = answerer.answer("齐都镇2023年一般公共预算收入完成额是多少")
    assert len(answer.quotes) > 1
    assert [(figure.value, figure.quote) for figure in answer.figures] == [("1.43", 0)]


def test_a_target_is_never_shown_as_a_result(answerer: Answerer) -> None:
    planned = answerer.answer("齐都镇2024年地区生产总值增长目标").figures[0]
    assert (planned.value, planned.status) == ("3.5", Status.PLANNED)
    done = answerer.answer("齐都镇2023年固定资产投资完成多少").figures[0]
    assert (done.value, done.status) == ("5.3", Status.DONE)


def test_a_question_of_when_gets_the_time(answerer: Answerer) -> None:
    figure = answerer.answer("淄东商贸市场什么时候建成使用").figures[0]
    assert (figure.value, figure.status) == ("2024年", Status.PLANNED)


def test_the_change_belongs_to_the_amount(answerer: Answerer) -> None:
    assert answerer.answer("齐都镇一般公共预算收入多少").figures[0].change == "同比增长34%"


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("青山镇财政收入多少", Gap.PLACE),
        ("齐都镇2015年财政收入", Gap.PERIOD),
        ("中大槐树粮食产量多少", Gap.METRIC),
        ("齐都镇人均可支配收入多少元", Gap.VALUE),
        ("红烧肉怎么炖", Gap.NOTHING),
        ("😀", Gap.NOTHING),
    ],
)
def test_what_is_not_held_is_refused_with_its_gap(
    answerer: Answerer, question: str, gap: Gap
) -> None:
    answer = answerer.answer(question)
    assert answer.verdict is Verdict.REFUSED
    assert answer.refusal is not None
    assert answer.refusal.gap is gap
    assert len(answer.refusal.holdings) + answer.refusal.others == 5
    assert not answer.quotes
    assert not answer.figures


def test_a_metric_of_what_no_report_has_heard_of_is_refused(answerer: Answerer) -> None:
    refusal = answerer.answer("火星2023年财政收入").refusal
    assert refusal is not None
    assert (refusal.gap, refusal.subject) == (Gap.PLACE, "火星")
    assert answerer.answer("规上工业总产值2023年多少").verdict is Verdict.ANSWERED


def test_a_library_without_reports_says_so() -> None:
    answer = Answerer(NoReports()).answer("财政收入多少")  # type: ignore[arg-type]
    assert answer.refusal is not None
    assert answer.refusal.gap is Gap.EMPTY


def test_quotes_are_exact_spans_of_the_report(answerer: Answerer, library: Library) -> None:
    for question in ("土地托管", "民生大盆菜项目", "怎么治理扬尘", "存在哪些困难", "院士项目"):
        answer = answerer.answer(question)
        assert 1 <= len(answer.quotes) <= 5
        for quote in answer.quotes:
            assert library.text(quote.locator.report)[quote.start : quote.end] == quote.text
            assert len(quote.text) <= MAX_QUOTE
            assert quote.start <= quote.focus[0] < quote.focus[1] <= quote.end
            assert quote.focus[1] - quote.focus[0] <= MAX_FOCUS


def test_redactions_are_quoted_as_they_stand(answerer: Answerer) -> None:
    quotes = answerer.answer("谋划河沿线地区生态提升").quotes
    assert "**河沿线" in quotes[0].text


def test_several_reports_that_fit_are_all_quoted(answerer: Answerer) -> None:
    answer = answerer.answer("12345热线")
    assert len({quote.locator.report for quote in answer.quotes}) >= 3


def test_a_comparison_leads_with_each_place(answerer: Answerer) -> None:
    first, second = answerer.answer("齐陵和中大槐树新建、入驻企业谁多").quotes[:2]
    assert {first.locator.source[:3], second.locator.source[:3]} == {"000", "002"}


def test_a_follow_up_changes_one_slot(answerer: Answerer) -> None:
    history = ["齐都镇固定资产投资多少"]
    assert answerer.answer("增长呢", history).figures[0].value == "6.47"
    moved = answerer.answer("那中大槐树呢", history)
    assert moved.quotes[0].locator.source == STREET
    assert moved.figures[0].value == "25446.6"


def test_a_follow_up_may_name_another_metric(answerer: Answerer) -> None:
    answer = answerer.answer("那固定资产投资呢", ["齐都镇一般公共预算收入多少"])
    assert answer.figures[0].value == "5.3"
    assert answer.reading == "齐都镇 固定资产投资"


def test_a_follow_up_to_a_place_that_is_not_held_is_refused(answerer: Answerer) -> None:
    answer = answerer.answer("青山镇的财政收入呢？", ["齐都镇财政收入多少"])
    assert answer.refusal is not None
    assert (answer.refusal.gap, answer.refusal.subject) == (Gap.PLACE, "青山镇")
    assert not answer.refusal.nearest


def test_a_refusal_names_the_time_that_is_missing(answerer: Answerer) -> None:
    refusal = answerer.answer("齐都镇2015年财政收入").refusal
    assert refusal is not None
    assert refusal.subject == "齐都镇 2015年"
    assert "一般公共预算收入" in refusal.nearest[0].text


def test_a_refusal_names_the_matter_that_is_missing(answerer: Answerer) -> None:
    refusal = answerer.answer("中大槐树粮食产量多少").refusal
    assert refusal is not None
    assert (refusal.gap, refusal.subject) == (Gap.METRIC, "中大槐树 粮食产量")


def test_only_a_follow_up_says_how_it_was_read(answerer: Answerer) -> None:
    assert answerer.answer("齐都镇财政收入是多少？").reading == ""


def test_thanks_do_not_break_a_conversation(answerer: Answerer) -> None:
    answer = answerer.answer("那中大槐树呢", ["齐都镇固定资产投资多少", "谢谢"])
    assert answer.figures[0].value == "25446.6"


def test_a_number_asked_for_is_asked_for_in_a_follow_up_too(answerer: Answerer) -> None:
    asked = answerer.answer("那齐陵街道呢", ["齐都镇规上工业总产值多少"])
    assert asked.verdict is Verdict.REFUSED


def test_a_fall_is_not_shown_as_a_rise(answerer: Answerer) -> None:
    figure = answerer.answer("辖区总警情多少").figures[0]
    assert (figure.value, figure.change) == ("27", "同比下降")


def test_a_rate_without_its_sign_is_still_the_one_asked_for(answerer: Answerer) -> None:
    assert answerer.answer("中大槐树服务业营业收入增长多少").figures[0].value == "17.8"


def test_a_whole_question_does_not_lean_on_the_one_before(answerer: Answerer) -> None:
    alone = answerer.answer("齐都镇规上工业总产值多少")
    after = answerer.answer("齐都镇规上工业总产值多少", ["中大槐树固投多少"])
    assert after == alone


def test_answers_are_deterministic(library: Library, answerer: Answerer) -> None:
    for question in ("断头路", "齐都 财政收入", "养老"):
        assert answerer.answer(question) == Answerer(library).answer(question)


def test_examples_are_answered_with_a_figure_and_name_different_reports(
    answerer: Answerer,
) -> None:
    examples = answerer.examples(3)
    answers = [answerer.answer(question) for question in examples]
    assert len(examples) == 3
    assert all(question.endswith("？") for question in examples)
    assert all(answer.figures for answer in answers)
    assert len({answer.quotes[0].locator.report for answer in answers}) == 3


def test_surroundings_show_the_section_with_the_quote_in_it(answerer: Answerer) -> None:
    quote = answerer.answer("齐都镇新增城镇公益岗位").quotes[0]
    around = answerer.surroundings(quote)
    assert around is not None
    start, end = around.quote
    assert around.text[start:end] == quote.text
    assert len(around.text) > len(quote.text)


def test_surroundings_of_a_report_that_is_gone_are_none(answerer: Answerer) -> None:
    quote = answerer.answer("齐都 财政收入").quotes[0]
    gone = replace(quote, locator=replace(quote.locator, report="0" * 12))
    assert answerer.surroundings(gone) is None


def test_a_view_answers_from_its_reports_alone(answerer: Answerer) -> None:
    whole = answerer.answer("财政收入是多少")
    first = whole.quotes[0].locator.report
    others = [report.key for report in answerer.reports if report.key != first]
    part = answerer.within(others)
    assert [report.key for report in part.reports] == others
    assert answerer.within(reversed(others)) is part, "made once"
    answer = part.answer("财政收入是多少")
    assert first not in {quote.locator.report for quote in answer.quotes}
    nearest = answer.refusal.nearest if answer.refusal else ()
    assert first not in {quote.locator.report for quote in nearest}


def test_a_view_of_nothing_says_that_it_is_empty(answerer: Answerer) -> None:
    answer = answerer.within(()).answer("财政收入是多少")
    assert answer.refusal and answer.refusal.gap is Gap.EMPTY


def test_the_year_of_a_report_limits_the_reports_and_not_the_time(answerer: Answerer) -> None:
    given = reports_of([Period.year(2024)], answerer.reports)
    assert 0 < len(given) < len(answerer.reports)
    question = answerer.understand("2024年报告里2023年的财政收入")
    assert question.current == given
    assert question.periods == (Period.year(2023),)


def test_a_time_relative_to_now_is_that_of_the_newest_reports(answerer: Answerer) -> None:
    assert answerer.understand("去年的财政收入").current == current_reports(answerer.reports)
    assert answerer.understand("2023年的财政收入").current is None


def test_a_refusal_names_the_year_that_a_relative_time_was_read_as(answerer: Answerer) -> None:
    refusal = answerer.answer("齐都镇去年的房价").refusal
    assert refusal is not None
    assert "去年(2023年)" in refusal.subject
