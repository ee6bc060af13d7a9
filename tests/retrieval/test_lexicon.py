from collections import Counter
from itertools import accumulate

import pytest

from retrieval.lexicon import EQUIVALENT, load_lexicon, read_lines

GROUPS = [*read_lines("metrics.txt"), *read_lines("equivalents.txt")]
RELATED_LINES = list(read_lines("related.txt"))
SPOKEN = list(read_lines("spoken.txt"))


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


@pytest.mark.parametrize(
    ("said", "head", "written"),
    [
        (["盖", "起来", "了"], "盖起", "建成"),
        (["把", "厂", "搬走", "了"], "搬走", "搬迁"),
        (["掏钱", "修", "的"], "掏钱", "出资"),
        (["太", "便宜", "了"], "便宜", "降价"),
        (["清洁工", "有", "多少"], "清洁工", "环卫工人"),
    ],
)
def test_what_people_do_and_how_things_are_lead_to_official_words(
    said: list[str], head: str, written: str
) -> None:
    assert head in found(said)
    assert written in {synonym.text for synonym in load_lexicon().synonyms[head]}


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


def test_every_wording_is_in_one_group_only() -> None:
    counted = Counter(word for group in GROUPS for word in group)
    assert [word for word, times in counted.items() if times > 1] == []


def test_every_wording_is_a_word_or_a_name() -> None:
    words = [word for line in GROUPS + RELATED_LINES + SPOKEN for word in line]
    signs = {"&", ".", "+"}  # R&D, PM2.5, 互联网+
    assert [word for word in words if not all(c.isalnum() or c in signs for c in word)] == []


def test_a_word_is_related_to_others_than_itself_once() -> None:
    keys = Counter(word for word, *_ in RELATED_LINES)
    assert [word for word, times in keys.items() if times > 1] == []
    assert [line for line in RELATED_LINES if len(line) < 2 or len(set(line)) < len(line)] == []


def test_nothing_is_merely_related_that_is_equivalent() -> None:
    groups = {word: set(group) for group in GROUPS for word in group}
    assert [line for line in RELATED_LINES if groups.get(line[0], set()) & set(line[1:])] == []


def test_the_lexicon_covers_the_field() -> None:
    assert sum(len(group) > 1 for group in GROUPS) >= 300


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("外贸", "进出口总额"),
        ("高企", "高新技术企业"),
        ("专项债", "地方政府专项债券"),
        ("低保", "最低生活保障"),
        ("自贸区", "自由贸易试验区"),
    ],
)
def test_an_abbreviation_counts_as_its_full_form(short: str, full: str) -> None:
    assert EQUIVALENT in _weights(short, full)


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("进出口", "出口"),
        ("财政收入", "税收"),
        ("工业增加值", "工业总产值"),
        ("城镇调查失业率", "城镇登记失业率"),
        ("研发投入", "研发投入强度"),
        ("国有企业", "国企"),  # stands in 中国企业 too
    ],
)
def test_what_is_measured_apart_or_ambiguous_is_not_equivalent(asked: str, other: str) -> None:
    assert EQUIVALENT not in _weights(asked, other)


def _weights(word: str, other: str) -> list[float]:
    synonyms = load_lexicon().synonyms.get(word, ())
    return [synonym.weight for synonym in synonyms if synonym.text == other]


@pytest.mark.parametrize("metric", ["gdp", "财政收入", "社零", "粮食产量", "外贸"])
def test_metrics_are_known_as_such(metric: str) -> None:
    assert metric in load_lexicon().metrics


def test_terms_of_the_field_are_told_from_everyday_words() -> None:
    formal = load_lexicon().formal
    assert {"固投", "营商环境"} <= formal
    assert "看病" not in formal


def test_what_is_spoken_ends_with_a_word() -> None:
    assert found(["卖地"]) == ["卖地"]
    assert found(["卖", "地方"]) == ["卖"]


def test_a_particle_inside_does_not_part_a_term() -> None:
    assert found(["粮食", "的", "产量"]) == ["粮食产量"]
    assert found(["的", "高企"]) == ["高企"]


def test_what_is_spoken_for_a_metric_stands_for_all_its_names_and_is_one() -> None:
    lexicon = load_lexicon()
    assert {"固定资产投资", "固投"} <= {s.text for s in lexicon.synonyms["固定投资"]}
    assert "固定投资" in lexicon.metrics


def test_nobody_looks_for_spoken_words() -> None:
    lexicon = load_lexicon()
    assert "固定投资" not in {s.text for s in lexicon.synonyms["固投"]}
    assert "城里人" not in lexicon.formal


def test_what_is_spoken_is_neither_written_nor_merely_related() -> None:
    written = {word for group in GROUPS for word in group} | {word for word, *_ in RELATED_LINES}
    assert [word for line in SPOKEN for word in line[1:] if word in written] == []
    assert [line for line in SPOKEN if len(line) < 2 or len(set(line)) < len(line)] == []
