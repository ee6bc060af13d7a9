import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.verify.align import align
from retrieval.verify.tokens import Sort, Token, tokens_of

_TEXTS = st.text(alphabet="甲乙丙12，。", min_size=1, max_size=7)


def steps(pattern: str, text: str) -> list[tuple[str, str]]:
    one, other = tokens_of(pattern), tokens_of(text)
    return [
        ("" if i is None else one[i].form, "" if j is None else other[j].form)
        for i, j in align(one, other).steps
    ]


def test_the_pattern_is_found_anywhere_for_free() -> None:
    found = align(tokens_of("财政收入"), tokens_of("全年完成财政收入五亿元"))
    assert found.cost == 0
    assert [j for _, j in found.steps] == [4, 5, 6, 7]


def test_a_number_is_replaced_as_a_whole() -> None:
    assert ("1.48", "1.43") in steps("收入1.48亿元", "财政收入1.43亿元，增长")


@pytest.mark.parametrize(
    ("pattern", "text", "step"),
    [
        ("全年力争收入增长", "全年收入增长", ("争", "")),
        ("全年收入增长", "全年收入大幅增长", ("", "大")),
        ("收入，增长", "收入增长", (",", "")),
        ("去年收入增长", "今年收入增长", ("去", "今")),
    ],
)
def test_what_is_put_in_and_left_out_is_told(
    pattern: str, text: str, step: tuple[str, str]
) -> None:
    assert step in steps(pattern, text)


def test_no_sentence_is_bridged_for_a_single_letter() -> None:
    assert ("力", "力") not in steps("力争全年完成", "步伐有力。全年完成")


def dearest(pattern: str, text: str) -> float:
    """The cost by the plain recursion over every end, without tables of numpy."""
    one, other = tokens_of(pattern), tokens_of(text)
    row = [0.0] * (len(other) + 1)
    for token in one:
        drop = _step(token, 4)
        new = [row[0] + drop]
        for at, beside in enumerate(other):
            same = token.form == beside.form
            swap = drop if token.sort is beside.sort else drop + _step(beside, 3)
            new.append(
                min(row[at + 1] + drop, new[at] + _step(beside, 3), row[at] + swap * (not same))
            )
        row = new
    return min(row)


def _step(token: Token, letter: float) -> float:
    if token.sort is not Sort.MARK:
        return letter
    return 6 if token.form in ".!?;" else 1


@given(_TEXTS, _TEXTS)
def test_it_costs_as_much_as_the_textbook_says(pattern: str, text: str) -> None:
    assert align(tokens_of(pattern), tokens_of(text)).cost == dearest(pattern, text)
