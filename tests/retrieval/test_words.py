from collections.abc import Callable, Sequence

import jieba
import pytest

from index.report import Status
from retrieval.cues import Kind
from retrieval.question import Question, normalise
from retrieval.words import read_words


def segment(text: str) -> Sequence[str]:
    words: list[str] = jieba.lcut(text)
    return words


def read(text: str) -> Question:
    normal = normalise(text)
    return read_words(Question(text, normal), segment, lambda _: False, [])


def words(question: Question) -> list[str]:
    return [concept.text for concept in question.concepts]


def test_question_words_and_grammar_are_no_content() -> None:
    assert words(read("请问新建公园有多少个？")) == ["新建", "公园"]


def test_a_question_word_that_ends_the_name_of_a_metric_belongs_to_it() -> None:
    assert words(read("水质优良比例")) == ["水质优良比例"]
    assert words(read("新建公园比例")) == ["新建", "公园"]


def test_a_word_or_its_denial_asks_for_that_word() -> None:
    assert words(read("空气好不好")) == ["空气好"]


@pytest.mark.parametrize(
    ("text", "content"), [("再就业人数", "就业"), ("各街道税收", "街道"), ("能建好", "建好")]
)
def test_counting_nouns_and_modal_verbs_are_taken_off(text: str, content: str) -> None:
    assert content in words(read(text))


def test_known_wordings_bring_their_synonyms() -> None:
    (concept,) = read("固投多少").concepts
    assert "固定资产投资" in {wording.text for wording in concept.wordings}
    assert concept.metric


def test_a_homophone_of_a_known_wording_brings_them_too() -> None:
    (concept,) = read("股投多少").concepts
    assert concept.wordings[0].text == "股投"
    assert "固定资产投资" in {wording.text for wording in concept.wordings}


def test_a_number_of_things_is_also_what_stands_beside_the_number() -> None:
    (concept,) = read("高新技术企业数量").concepts
    assert "高新技术企业" in {wording.text for wording in concept.wordings}


def test_an_output_is_also_what_is_produced() -> None:
    (cotton,) = read("棉花产量").concepts
    assert {"棉花总产", "产棉花"} <= {one.text for one in cotton.wordings}


def test_a_long_word_brings_the_synonyms_of_a_known_word_within() -> None:
    (concept,) = read("年轻化").concepts[:1]
    assert {w.text for w in concept.wordings} >= {"青年"}


def test_a_metric_named_alone_asks_for_its_value() -> None:
    assert read("山区 城镇新增就业").kind is Kind.VALUE
    assert read("山区 图书馆").kind is Kind.ANY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("物价改革", Kind.ANY),
        ("物价 改革", Kind.VALUE),
        ("外贸形势", Kind.ANY),
        ("税收完成", Kind.VALUE),
        ("外贸和税收征管", Kind.VALUE),
        ("群众满意率", Kind.VALUE),
        ("服务效率", Kind.ANY),
    ],
)
def test_a_metric_that_another_word_makes_a_matter_of_asks_for_no_value(
    text: str, kind: Kind
) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "narrowing"),
    [
        ("大豆产量", ["大豆"]),
        ("大豆 产量", []),
        ("大豆的产量", []),
        ("产量大豆", []),
        ("工业税收", []),
        ("工业固定资产投资", []),
        ("主要产量", []),
    ],
)
def test_what_stands_before_a_measure_narrows_it(text: str, narrowing: list[str]) -> None:
    assert [one.text for one in read(text).concepts if one.narrows] == narrowing


def test_a_wording_may_end_within_a_word_that_was_guessed() -> None:
    def guessing(text: str) -> list[str]:
        return ["高标", "田建"] if text == "高标田建" else [text]

    def asked(frequency: Callable[[str], int]) -> list[str]:
        question = Question("", "高标田建")
        read = read_words(question, guessing, lambda _: False, [], frequency)
        return [one.text for one in read.concepts]

    assert asked(len) == ["高标", "田建"]
    assert asked(lambda word: int(word != "田建")) == ["高标田", "建"]


def test_politeness_is_no_plan() -> None:
    assert read("想了解一下税收完成多少").status is Status.DONE
    assert read("我想问问税收多少").status is Status.UNKNOWN


def test_what_is_no_text_is_left_out() -> None:
    assert normalise("税收\ud800多少") == "税收多少"


def test_a_word_without_end_takes_no_time_without_end() -> None:
    assert len(read("1" * 4000).concepts) == 1


def test_words_that_say_little_weigh_little() -> None:
    weights = {concept.text: concept.weight for concept in read("热泵项目推进").concepts}
    assert weights["热泵"] == 1
    assert weights["推进"] < 0.5


def test_what_stands_beside_the_question_word_is_asked_for() -> None:
    asked = [c.text for c in read("桥梁施工方是哪家").concepts if c.asked]
    assert asked == ["施工方"]


def test_status_and_unit_are_read() -> None:
    question = read("下半年计划新建几座桥")
    assert (question.status, question.kind, question.unit) == (Status.PLANNED, Kind.AMOUNT, "座")


@pytest.mark.parametrize(
    ("text", "insists"), [("税收多少", True), ("几亿税收", True), ("几A景区", False)]
)
def test_some_questions_take_nothing_but_a_number(text: str, insists: bool) -> None:
    assert read(text).insists is insists


@pytest.mark.parametrize("text", ["", "？？？", "的了吗", "😀"])
def test_a_question_may_say_nothing(text: str) -> None:
    assert read(text).concepts == ()


@pytest.mark.parametrize(
    "text", ["公园面积多少 不要绿地的", "公园面积多少，不是绿地总数", "公园面积，不含绿地"]
)
def test_what_is_not_asked_for_is_no_content(text: str) -> None:
    assert words(read(text)) == words(read("公园面积多少"))


def test_whether_it_is_so_asks_for_it() -> None:
    assert "绿地" in words(read("公园 是不是绿地"))


def test_a_term_said_in_two_words_is_one_concept() -> None:
    question = read("农民去年一年挣了多少")
    assert words(question) == ["农村居民人均可支配收入"]
    assert question.kind is Kind.AMOUNT
    assert question.concepts[0].metric


def test_what_is_added_in_brackets_weighs_little() -> None:
    weights = {one.text: one.weight for one in read("公园（看绿地）").concepts}
    assert weights["绿地"] < weights["公园"]


def test_the_report_is_not_what_is_asked_about() -> None:
    assert words(read("政府工作报告里说的公园一共有多少")) == ["公园"]


@pytest.mark.parametrize(("text", "insists"), [("苹果产量", True), ("苹果产量怎么样", False)])
def test_a_quantity_that_is_named_last_is_a_number_asked_for(text: str, insists: bool) -> None:
    assert read(text).insists is insists
