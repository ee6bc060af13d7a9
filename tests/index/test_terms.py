from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import Tokenizer


@pytest.fixture(scope="module")
def tokenizer(dictionary: Path) -> Tokenizer:
    return Tokenizer.open(dictionary)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("粮食总产量达到12.6万吨", "12.6"),
        ("２０２３年", "2023"),
        ("投资17,446.6万元", "17446.6"),
        ("2023-01-16发布", "2023-01-16"),
        ("构建1+4+N体系", "1+4+n"),
        ("建成5G基站", "5g"),
        ("降至PM2.5", "pm2.5"),
        ("增长3.45%；", "3.45%"),
        ("增长3.45%；", "3.45"),
        ("自然增长率5.2‰", "5.2‰"),
    ],
)
def test_numbers_stay_whole(tokenizer: Tokenizer, text: str, number: str) -> None:
    assert number in tokenizer.terms(text).words


def test_numbers_end_where_the_sentence_does(tokenizer: Tokenizer) -> None:
    assert tokenizer.terms("3.加强").words[0] == "3"
    assert tokenizer.terms("增长34%。2024年").words == ("增长", "34%", "34", "2024", "年")


def test_traditional_script_and_full_width_forms_meet_the_plain_ones(tokenizer: Tokenizer) -> None:
    assert tokenizer.terms("齊都鎮財政收入１．４３億元") == tokenizer.terms(
        "齐都镇财政收入1.43亿元"
    )


def test_words_are_those_of_jieba(tokenizer: Tokenizer) -> None:
    assert tokenizer.terms("一般公共预算收入").words == ("一般", "公共", "预算", "收入")


def test_bigrams_stay_within_a_run_of_characters(tokenizer: Tokenizer) -> None:
    assert tokenizer.terms("财政，收入1项，在**街道").bigrams == ("财政", "收入", "街道")


def test_redactions_and_punctuation_are_no_terms(tokenizer: Tokenizer) -> None:
    assert tokenizer.terms("**街道……（%）_-").words == ("街道",)


@given(text=st.text(max_size=60))
def test_terms_are_never_empty_and_hold_no_white_space(tokenizer: Tokenizer, text: str) -> None:
    terms = tokenizer.terms(text)
    for term in terms.words + terms.bigrams:
        assert term.split() == [term]
