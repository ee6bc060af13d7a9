import pytest

from retrieval.errors import GoldError
from retrieval.evaluation.gold import read_gold

LINE = '{"id": "a", "question": "q", "report": ["b/c.txt"], "evidence": ["１ 亿\\n元"]}'


def test_evidence_is_known_by_the_stem_of_its_file_and_squeezed() -> None:
    evidence = read_gold([LINE])[0].evidence[0]
    assert (evidence.report, evidence.text) == ("c", "1亿元")


def test_evidence_that_is_not_paired_may_stand_in_any_report() -> None:
    gold = read_gold(['{"id":1,"question":"q","report":["a.txt","b.txt"],"evidence":["x"]}'])[0]
    assert {each.report for each in gold.evidence} == {"a", "b"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [("{", "JSON"), ('{"id": "x"}', "question"), ("[]", ""), ('{"id":1,"question":"q"}', "report")],
)
def test_a_bad_line_is_named(line: str, reason: str) -> None:
    with pytest.raises(GoldError) as error:
        read_gold([LINE, "", line])
    assert error.value.line == 3
    assert reason in error.value.reason
