from itertools import accumulate

import pytest

from retrieval.lexicon import load_lexicon


def found(words: list[str], held: str = "") -> list[str]:
    edges = set(accumulate(map(len, words), initial=0))
    matches = load_lexicon().find("".join(words), edges, lambda text: text in held)
    return [wording for _, _, wording in matches]


def test_abbreviations_lead_to_the_written_form() -> None:
    synonyms = {synonym.text for synonym in load_lexicon().synonyms["固投"]}
    assert "固定资产投资" in synonyms


def test_everyday_words_weigh_less_than_equivalents() -> None:
    lexicon = load_lexicon()
    everyday = max(synonym.weight for synonym in lexicon.synonyms["看病"])
    assert everyday < max(synonym.weight for synonym in lexicon.synonyms["固投"])


def test_the_longest_wording_wins() -> None:
    assert found(["城镇", "新增", "就业"]) == ["城镇新增就业"]


def test_a_wording_may_end_inside_a_word_but_not_start_there() -> None:
    assert found(["社", "零增长"]) == ["社零"]
    assert found(["抬高", "企业"]) == []  # 高企 is an abbreviation, but not here


def test_homophones_count_unless_the_library_writes_them() -> None:
    assert found(["股投"]) == ["固投"]
    assert found(["股投"], held="股投") == []


def test_a_wholly_different_word_of_the_same_sound_does_not_count() -> None:
    assert found(["共但"]) == []  # sounds like 工单 folded, but shares no character


@pytest.mark.parametrize("metric", ["gdp", "财政收入", "社零", "粮食产量"])
def test_metrics_are_known_as_such(metric: str) -> None:
    assert metric in load_lexicon().metrics


def test_terms_of_the_field_are_told_from_everyday_words() -> None:
    formal = load_lexicon().formal
    assert {"固投", "营商环境"} <= formal
    assert "看病" not in formal
