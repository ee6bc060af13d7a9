from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.reports import one_passage_report

from index.report import Clause
from index.vectors import embeddable, pack, unpack, vector_ids


@given(st.integers(0, 2**40), st.integers(0, 1023))
def test_ids_unpack_to_what_was_packed(passage: int, clause: int) -> None:
    assert unpack(pack(passage, clause)) == (passage, clause)


@given(st.integers(1, 2**30), st.integers(0, 50), st.integers(0, 60), st.integers(0, 1023))
def test_the_ids_of_passages_are_theirs_alone(
    first: int, count: int, offset: int, clause: int
) -> None:
    assert (pack(first + offset, clause) in vector_ids(first, count)) == (offset < count)


def test_short_clauses_are_not_embedded() -> None:
    report = one_passage_report()
    texts = dict(embeddable(report, report.passages[0]))
    assert texts == {0: "全年完成预算收入1.43亿元，", 1: "同比增长34%。"}
    start = report.text.index("34%")
    short = replace(report.passages[0], clauses=(Clause(start, len(report.text), 0),))
    assert not list(embeddable(report, short))


def test_clauses_beyond_the_ordinals_are_left_out() -> None:
    report = one_passage_report()
    many = replace(report.passages[0], clauses=report.passages[0].clauses * 600)
    assert max(ordinal for ordinal, _ in embeddable(report, many)) == 1023
