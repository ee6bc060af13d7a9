import pytest

from retrieval.lexicon import load_lexicon
from retrieval.lexicon.apart import _patterns, find_apart


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("城里人去年挣多少", "城镇居民人均可支配收入"),
        ("农民一年能赚多少", "农村居民人均可支配收入"),
        ("老百姓口袋里的钱", "居民人均可支配收入"),
        ("坐飞机来的有多少人次", "旅客吞吐量"),
        ("去年造了多少电动车", "新能源汽车产量"),
        ("今年要收多少粮食", "粮食产量"),
    ],
)
def test_two_words_name_a_term_together(text: str, written: str) -> None:
    [found] = find_apart(text)
    assert found.written == written
    assert all(text[start:end] for start, end in found.spans)


@pytest.mark.parametrize("text", ["城里人多吗", "挣多少", "农民，挣多少", "粮食产量"])
def test_one_word_or_two_clauses_name_none(text: str) -> None:
    assert not list(find_apart(text))


def test_two_parts_of_the_name_of_another_metric_name_none() -> None:
    assert not list(find_apart("高速铁路运营里程"))
    assert [one.written for one in find_apart("农村居民收入")] == ["农村居民人均可支配收入"]


def test_every_term_is_one_that_reports_write() -> None:
    lexicon = load_lexicon()
    assert {written for written, _ in _patterns()} <= set(lexicon.synonyms)
