from dataclasses import replace

import pytest
from support.hits import figure, hit, passage

from index.report import Status
from retrieval.cues import Kind
from retrieval.evidence import Evidence
from retrieval.lexicon import Synonym
from retrieval.model import Gap
from retrieval.places import Mention, Scope
from retrieval.question import Concept, Question
from retrieval.rank import Hit
from retrieval.support import confidence, find_gap, is_near

SAYS_ALL = Evidence(
    clause=1, headings=1, formal=1, metric=1, least=1, engines=1, vector=0.5, kind=0.6, pure=1
)
TOWN = Scope((Mention(0, 2, "甲镇", frozenset("a")),))


def valued(value: str, unit: str, status: Status = Status.DONE) -> Hit:
    text = f"税收{value}{unit}。"
    one = figure(text, value, unit, status=status, is_change=unit == "%")
    return Hit(passage(text, figures=(one,)), 0, one, 1, SAYS_ALL)


def asking(kind: Kind = Kind.ANY, **more: object) -> Question:
    return Question("", "税收多少", kind=kind, **more)  # type: ignore[arg-type]


def test_what_is_covered_is_answered() -> None:
    assert find_gap(asking(), [hit()]) is None


def test_an_unknown_place_is_named() -> None:
    question = asking(scope=Scope(unknown="乙镇"))
    assert find_gap(question, [hit()]) == (Gap.PLACE, "乙镇")


def test_one_row_that_can_be_answered_is_enough() -> None:
    wrong, right = hit(period=-1), hit(report="b", id_=2)
    assert find_gap(asking(), [wrong, right]) is not None
    assert find_gap(asking(), [wrong, right], [[wrong], [], [right]]) is None
    assert find_gap(asking(), [wrong], [[wrong], []]) is not None


def test_too_little_said_is_nothing() -> None:
    rival = hit(score=0.98, id_=2)
    assert find_gap(asking(), [hit(headings=0.3, head=0), rival]) == (Gap.NOTHING, "")
    assert find_gap(asking(), []) == (Gap.NOTHING, "")


@pytest.mark.parametrize(
    "sign", ["headings", "vector", "head", "engines", "pure", "kind", "period"]
)
def test_every_sign_adds_to_the_confidence(sign: str) -> None:
    rival, poor = hit(score=0.9, id_=2), {"headings": 0.3, "head": 0.3, "engines": 0.3}
    less, more = hit(**poor), hit(**{**poor, sign: 0.9})  # type: ignore[arg-type]
    assert confidence(asking(), [more, rival]) > confidence(asking(), [less, rival])


def test_a_place_named_adds_to_it_and_so_does_a_number_beside_all_words() -> None:
    assert confidence(asking(scope=TOWN), [hit()]) > confidence(asking(), [hit()])
    number = asking(Kind.AMOUNT)
    assert confidence(number, [hit(least=1)]) > confidence(number, [hit(least=0)])


def test_what_lacks_the_form_of_an_answer_is_trusted_less() -> None:
    which = Question("", "谁承建的", (Concept("公司", (), asked=True),), kind=Kind.NAME)
    named, unnamed = hit("由甲乙公司承建。"), hit("建成一处广场。", kind=-0.3)
    assert confidence(which, [named]) > confidence(which, [unnamed])


def test_who_holds_an_office_is_not_told_by_what_bears_its_name() -> None:
    who = Question("", "镇长是谁", (Concept("镇长", (), asked=True),), kind=Kind.NAME)
    assert find_gap(who, [hit("镇长 刘甲。")]) is None
    assert find_gap(who, [hit("开通镇长在线服务。")]) is not None


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.RANK])
def test_a_question_of_when_or_of_a_rank_wants_one_told_in_the_sentence(kind: Kind) -> None:
    told = hit("2024年10月建成，列全省第三。", kind=-0.3)
    unsaid = hit("已经建成。", kind=-0.3, vector=0.9, engines=1.3)
    assert find_gap(asking(kind), [told]) is None
    assert find_gap(asking(kind), [unsaid]) == (Gap.VALUE, "")


def test_a_figure_of_another_unit_must_have_something_of_the_question_beside_it() -> None:
    one = valued("10", "")
    beside = replace(one, evidence=replace(SAYS_ALL, clause=0, metric=0, kind=0))
    assert find_gap(asking(Kind.AMOUNT, unit="人"), [one]) is None
    assert find_gap(asking(Kind.AMOUNT, unit="人"), [beside]) == (Gap.VALUE, "")


@pytest.mark.parametrize(
    "asked", ["护照怎么补办", "低保去哪办", "办护照要带什么材料", "社保卡上哪儿领"]
)
def test_the_way_to_an_office_is_told_only_by_what_says_every_word(asked: str) -> None:
    question = Question("", asked, kind=Kind.HOW)
    assert find_gap(question, [hit(least=0.2)]) == (Gap.NOTHING, "")
    assert find_gap(question, [hit(least=0.9)]) is None


@pytest.mark.parametrize("asked", ["下雨天咋办", "环卫怎么改", "哪里建了公园"])
def test_what_is_done_is_no_way_to_an_office(asked: str) -> None:
    assert find_gap(Question("", asked, kind=Kind.HOW), [hit(least=0.2)]) is None


def test_a_clear_lead_adds_to_it_too() -> None:
    best, close, far = hit(headings=0.3), hit(score=0.9, id_=2), hit(score=0.1, id_=2)
    assert confidence(asking(), [best, far]) > confidence(asking(), [best, close])


def test_only_what_says_something_of_the_question_is_near() -> None:
    assert is_near(Gap.NOTHING, hit(headings=0.5))
    assert not is_near(Gap.NOTHING, hit(headings=0.1))
    assert not is_near(Gap.PLACE, hit(headings=0.5))


def test_what_only_other_places_say_is_missing_here() -> None:
    assert find_gap(asking(scope=TOWN), [hit(report="b", place=-1)]) == (Gap.METRIC, "甲镇")


def test_another_time_is_a_gap() -> None:
    assert find_gap(asking(), [hit(period=-1)]) == (Gap.PERIOD, "")


def test_a_sum_that_no_report_gives_is_refused_as_one() -> None:
    question = asking(in_all=True, runs=("税收",))
    assert find_gap(question, [hit(period=-1)]) == (Gap.COMPUTED, "税收")
    assert find_gap(question, [hit(period=1)]) is None


def test_a_value_of_another_kind_is_no_answer() -> None:
    assert find_gap(asking(Kind.AMOUNT, unit="元"), [valued("10", "%")]) == (Gap.VALUE, "")
    assert find_gap(asking(Kind.AMOUNT, unit="元"), [valued("10", "万元")]) is None


def test_a_result_is_no_answer_to_a_question_for_a_target() -> None:
    target = asking(Kind.GROWTH, unit="%", status=Status.PLANNED)
    assert find_gap(target, [valued("10", "%")]) == (Gap.VALUE, "")
    assert find_gap(target, [valued("10", "%", Status.PLANNED)]) is None


def test_a_target_is_no_answer_to_a_question_for_a_result() -> None:
    result = asking(Kind.GROWTH, unit="%", status=Status.DONE)
    assert find_gap(result, [valued("10", "%", Status.PLANNED)]) == (Gap.VALUE, "")
    assert find_gap(result, [valued("10", "%")]) is None


def test_a_gap_in_time_is_one_of_the_place_too() -> None:
    question = asking(scope=TOWN, times=("2015年",))
    assert find_gap(question, [hit(period=-1)]) == (Gap.PERIOD, "甲镇 2015年")


def test_a_task_is_told_in_words_and_a_metric_is_not() -> None:
    told = Hit(passage("首要任务是团结。"), 0, None, 1, SAYS_ALL)
    assert find_gap(asking(Kind.VALUE), [told]) is None
    tax = (Concept("税收", (), metric=True),)
    assert find_gap(asking(Kind.VALUE, concepts=tax), [told]) == (Gap.VALUE, "")


def test_a_value_of_another_matter_is_no_answer() -> None:
    other = replace(valued("10", "万元"), evidence=replace(SAYS_ALL, formal=0))
    assert find_gap(asking(Kind.AMOUNT), [other]) == (Gap.METRIC, "")
    asked = asking(Kind.AMOUNT, scope=TOWN, runs=("税收",))
    assert find_gap(asked, [other]) == (Gap.METRIC, "甲镇 税收")
    of_a_year = replace(asked, times=("2022年",))
    assert find_gap(of_a_year, [other]) == (Gap.METRIC, "甲镇 2022年 税收")


def test_a_target_is_no_answer_to_words_about_what_was_done() -> None:
    told = valued("10", "万亩", Status.PLANNED)
    assert find_gap(asking(status=Status.DONE), [told]) == (Gap.VALUE, "")
    assert find_gap(asking(status=Status.PLANNED), [told]) is None


def test_a_share_of_a_plan_carried_out_is_no_growth() -> None:
    share = valued("113", "%")
    done = "新增就业完成年计划的113%。"
    one = figure(done, "113", "%", metric="新增就业")
    fulfilled = Hit(passage(done, figures=(one,)), 0, one, 1, SAYS_ALL)
    assert find_gap(asking(Kind.GROWTH), [share]) is None
    assert find_gap(asking(Kind.GROWTH), [fulfilled]) == (Gap.VALUE, "")


@pytest.mark.parametrize(
    ("name", "asked", "gap"),
    [
        ("单位税收能耗", "税收多少", Gap.METRIC),
        ("税收占财政收入比重", "税收多少", Gap.METRIC),
        ("税收增长率", "税收多少", None),
        ("全市税收", "税收多少", None),
        ("税收企业", "税收企业多少家", None),
    ],
)
def test_the_head_of_a_name_tells_what_it_measures(name: str, asked: str, gap: Gap | None) -> None:
    tax = Concept("税收", (Synonym("税收", 1.0),), metric=True, formal=True)
    one = figure(f"{name}10万元。", "10", "万元", metric=name)
    told = Hit(passage(f"{name}10万元。", figures=(one,)), 0, one, 1, SAYS_ALL)
    found = find_gap(Question("", asked, (tax,), kind=Kind.AMOUNT), [told])
    assert (found and found[0]) is gap


def test_a_name_that_was_left_out_is_not_given() -> None:
    asked = Question("", "院士叫什么名字", kind=Kind.NAME)
    assert find_gap(asked, [hit("引进……三位院士的项目")]) == (Gap.VALUE, "")
    assert find_gap(asked, [hit("引进王某一等三位院士的项目")]) is None


def test_of_several_places_one_answerable_is_enough() -> None:
    both = Scope((*TOWN.mentions, Mention(3, 5, "乙镇", frozenset("b"))))
    poor, good = hit(report="a", headings=0.1, place=1), hit(report="b", id_=2, place=1)
    assert find_gap(asking(scope=both), [poor, good]) is None


def test_where_a_place_tells_of_other_times_another_report_may_tell_of_it() -> None:
    now, then = hit(period=-1, place=1), hit(period=1, report="b", id_=2)
    assert find_gap(asking(scope=TOWN), [then, now]) is None
    assert find_gap(asking(scope=TOWN), [replace(then, evidence=now.evidence), now])
    here = hit(headings=0, vector=0, head=0, engines=0, place=1)
    assert find_gap(asking(scope=TOWN), [then, here])


def test_a_sum_of_several_rows_is_refused_and_one_that_a_report_gives_is_not() -> None:
    question = asking(computes=True, runs=("税收",))
    rows = [[hit()], [hit(report="b", id_=2)]]
    assert find_gap(question, rows[0], rows) == (Gap.COMPUTED, "税收")
    assert find_gap(question, rows[0]) is None


def grown(verb: str) -> Hit:
    text = f"税收{verb}3%。"
    told = figure(text, "3", "%", is_change=True)
    return Hit(passage(text, figures=(told,)), 0, told, 1, SAYS_ALL)


@pytest.mark.parametrize(
    ("asked", "verb", "gap"),
    [("下降多少", "增长", Gap.REVERSED), ("下降多少", "同比下降", None),
     ("降幅", "提高", Gap.REVERSED), ("增长多少", "下降", None), ("下降多少", "", None),
     ("降低还是增长多少", "增长", None)],
)  # fmt: skip
def test_a_fall_is_not_answered_with_a_rise(asked: str, verb: str, gap: Gap | None) -> None:
    question = Question("", f"税收{asked}", kind=Kind.GROWTH, unit="%")
    found = find_gap(question, [grown(verb)])
    assert (found and found[0]) is gap


def test_a_lead_over_others_that_are_beside_the_point_is_no_answer() -> None:
    beside = hit(score=4.0, headings=0.1, vector=1.0, metric=1.0)
    assert confidence(asking(), [beside, hit(score=0.1, id_=2)]) > 0.6
    assert find_gap(asking(), [beside, hit(score=0.1, id_=2)]) == (Gap.NOTHING, "")
    placed = replace(asking(), scope=TOWN)
    assert find_gap(placed, [beside, hit(score=0.1, id_=2)]) is None


def test_a_page_is_shown_for_less_than_a_report() -> None:
    rival, little = hit(score=0.98, id_=2), {"headings": 0.5, "head": 0.0, "engines": 0.5}
    assert find_gap(asking(), [hit(**little), rival]) == (Gap.NOTHING, "")
    assert find_gap(asking(), [hit(page=1, **little), rival]) is None
    strange = hit(page=1, headings=0.16, vector=0.1, engines=0.1)
    assert find_gap(asking(), [strange, rival]) == (Gap.NOTHING, "")


def test_bare_numbers_in_the_table_of_a_page_are_values() -> None:
    question = asking(Kind.AMOUNT, insists=True)
    table, line = "专业\n最高\n最低\n法学\n648\n647\n金融\n650\n641\n", "法学招生若干。"
    assert find_gap(question, [hit(table, page=1)]) is None
    assert find_gap(question, [hit(table, page=1, headings=0.4)]) == (Gap.VALUE, "")
    assert find_gap(question, [hit(line, page=1)]) == (Gap.VALUE, "")
    assert find_gap(question, [hit(table, pure=1, period=1)]) == (Gap.VALUE, "")


def test_a_page_that_names_the_place_answers_for_it() -> None:
    other, silent = hit(report="b", id_=2, page=1), {"headings": 0.1, "vector": 0, "head": 0}
    town = hit(place=1, engines=0, score=0.5, **silent)
    assert find_gap(asking(scope=TOWN), [other, town]) is None
    report = replace(other, evidence=replace(other.evidence, page=0.0))
    assert find_gap(asking(scope=TOWN), [report, town]) is not None
