from collections.abc import Mapping
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sounds import sound_term
from retrieval.lexicon import Synonym
from retrieval.match import Matcher, held_by
from retrieval.question import Concept, Question
from retrieval.wording import Text


class Counts:
    """Document frequencies of a library of a hundred passages."""

    count = 100

    def __init__(self, **bigrams: int) -> None:
        self._counts: Mapping[tuple[str, str], int] = {
            **{("bigrams", gram): count for gram, count in bigrams.items()},
            **{("sounds", sound_term(gram)): count for gram, count in bigrams.items()},
        }

    def doc_freq(self, field: str, term: str) -> int:
        return self._counts.get((field, term), 0)


def asking(*concepts: Concept) -> Question:
    return Question("", "", concepts=concepts, runs=tuple(c.text for c in concepts))


def word(text: str, *synonyms: Synonym, **more: bool) -> Concept:
    return Concept(text, (Synonym(text, 1.0), *synonyms), **more)


def test_coverage_is_the_share_of_what_the_question_says() -> None:
    matcher = Matcher(asking(word("税收"), word("道路")), Counts(税收=10, 道路=10))
    assert matcher.shares(matcher.said("税收和道路")).coverage == pytest.approx(1)
    assert matcher.shares(matcher.said("税收4574万元")).coverage == pytest.approx(0.5)
    assert matcher.shares(matcher.said("卫生")).coverage == 0


def test_a_clause_says_only_what_stands_in_it() -> None:
    matcher = Matcher(asking(word("税收"), word("道路")), Counts(税收=10, 道路=10))
    seen = matcher.find(text := Text.of("税 收增长，道路畅通。"), matcher.said_in(text), 100)
    assert matcher.shares(seen.within(100, 111)).coverage == pytest.approx(1)
    assert matcher.shares(seen.within(100, 105)).coverage == pytest.approx(0.5)
    assert matcher.shares(seen.within(102, 106)).coverage == 0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    matcher = Matcher(asking(word("热泵"), word("建设")), Counts(热泵=1, 建设=90))
    assert matcher.shares(matcher.said("热泵")).coverage > 0.9
    assert matcher.shares(matcher.said("建设")).coverage < 0.2


def test_a_synonym_counts_for_its_weight() -> None:
    matcher = Matcher(
        asking(word("固投", Synonym("固定资产", 0.9))), Counts(固定=5, 定资=5, 资产=5)
    )
    assert matcher.shares(matcher.said("固定资产投资")).coverage == pytest.approx(0.9)


def test_a_homophone_counts_when_the_library_does_not_hold_the_spelling() -> None:
    matcher = Matcher(asking(word("归上")), Counts(规上=5))
    assert 0.5 < matcher.shares(matcher.said("规上工业")).coverage < 1
    assert ("sounds", sound_term("规上")) in matcher.terms()


def test_a_homophone_does_not_count_when_the_library_holds_the_spelling() -> None:
    matcher = Matcher(asking(word("归上")), Counts(规上=5, 归上=2))
    assert matcher.shares(matcher.said("规上工业")).coverage == 0


def formal(matcher: Matcher, sentence: str, near: str = "", around: str = "") -> float:
    return matcher.formal(*map(matcher.said, (sentence, near or sentence, around or sentence)))


def test_a_term_of_the_field_is_told_apart_from_other_words() -> None:
    tax = word("税收", metric=True, formal=True)
    matcher = Matcher(asking(tax, word("道路")), Counts(税收=9, 道路=9))
    assert formal(matcher, "税收4574万元") == 1
    assert formal(matcher, "道路5公里") == 0
    assert formal(Matcher(asking(word("道路")), Counts(道路=9)), "公园") == 1


def test_what_is_measured_is_named_beside_the_figure_what_is_spoken_of_anywhere_around() -> None:
    tax, housing = word("税收", metric=True, formal=True), word("公租房", formal=True)
    held = Counts(税收=9, 公租=9, 租房=9)
    assert formal(Matcher(asking(tax), held), "总额5万元", around="税收") == 0
    assert formal(Matcher(asking(housing), held), "总套数554套", around="公租房") == 1
    assert formal(Matcher(asking(tax, housing), held), "总套数554套", around="公租房") == 1


def test_what_narrows_a_measure_must_be_said() -> None:
    narrowed = asking(word("大豆", narrows=True), word("产量"))
    matcher = Matcher(narrowed, Counts(大豆=9, 产量=9))
    assert formal(matcher, "粮食产量5吨") == 0
    assert formal(matcher, "产量5吨", around="大豆丰收，产量5吨") == 1


def test_the_head_of_a_term_must_stand_where_the_figure_does() -> None:
    income = word("财政收入", metric=True, formal=True)
    matcher = Matcher(asking(income), Counts(财政=5, 收入=5))
    sentence = "财政民生支出5亿元，旅游收入6亿元"
    assert formal(matcher, sentence, "旅游收入") > formal(matcher, sentence, "财政民生支出") > 0
    assert formal(matcher, "财政收入稳步增长，达5亿元", "达5亿元") == 1


def test_a_growth_is_no_metric() -> None:
    asked = asking(word("增速", metric=True, formal=True), word("固投", metric=True, formal=True))
    matcher = Matcher(asked, Counts(增速=9, 固投=9))
    assert formal(matcher, "增速高于全国") == 0
    assert matcher.shares(matcher.said("增速")).metric == 0
    assert matcher.shares(matcher.said("固投")).metric == 1


@pytest.mark.parametrize(
    ("metric", "share"),
    [
        ("税收", 1),
        ("地方税收", 0.5),
        ("全镇税收", 1),
        ("我镇全年累计税收", 1),
        ("税收总额", 1),
        ("全年", 1),
        ("", 1),
        ("粮食", 0),
        ("Ｔ税收", 2 / 3),
    ],
)
def test_a_name_is_pure_as_far_as_the_question_says_it(metric: str, share: float) -> None:
    matcher = Matcher(asking(word("税收")), Counts(税收=9))
    assert matcher.purity(metric) == pytest.approx(share)


def test_a_name_may_be_said_in_a_synonym_or_in_parts() -> None:
    synonym = word("固投", Synonym("固定资产投资", 0.9))
    assert Matcher(asking(synonym), Counts(固定=5)).purity("固定资产投资") == 1
    run = Question("", "", concepts=(word("税"),), runs=("税收入",))
    assert Matcher(run, Counts(税收=5)).purity("税收收入") == 1


def test_a_wording_is_held_when_all_its_parts_are() -> None:
    assert held_by(Counts(税收=1, 收入=1), "税收入")
    assert not held_by(Counts(税收=1), "税收入")
    assert not held_by(Counts(), "")


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=6), max_size=4))
def test_shares_stay_between_none_and_all(text: str, words: list[str]) -> None:
    matcher = Matcher(asking(*map(word, words)), Counts(税收=3))
    for share in astuple(matcher.shares(matcher.said(text))):
        assert 0 <= share <= 1 + 1e-9
    assert 0 <= matcher.purity(text) <= 1


def test_the_seam_of_two_words_counts_where_both_stand_apart() -> None:
    matcher = Matcher(asking(word("粮食总产")), Counts(粮食=10, 食总=2, 总产=10))
    apart = matcher.shares(matcher.said("粮食面积扩大，总产762亿斤")).coverage
    assert matcher.shares(matcher.said("粮食面积扩大")).coverage < 0.5 < apart < 1
