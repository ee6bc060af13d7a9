import pytest

from retrieval.answer import Answerer
from retrieval.model import Verdict


def test_the_shares_of_a_candidate_add_up_to_its_score(answerer: Answerer) -> None:
    explanation = answerer.explain("齐都镇2023年财政收入增长多少")
    assert len(explanation.candidates) > 1
    for candidacy in explanation.candidates:
        assert sum(share.points for share in candidacy.shares) == pytest.approx(
            candidacy.hit.score, abs=0.1
        )
        assert candidacy.clause in candidacy.hit.passage.text


def test_the_lead_is_what_the_first_has_before_the_second(answerer: Answerer) -> None:
    explanation = answerer.explain("齐都镇2023年财政收入增长多少")
    first, second = (one.hit.score for one in explanation.candidates[:2])
    assert sum(share.points for share in explanation.lead) == pytest.approx(first - second, abs=0.1)


def test_an_explanation_holds_the_answer_itself(answerer: Answerer) -> None:
    answer = answerer.answer("土地托管")
    assert answerer.explain("土地托管").answer == answer
    refused = answerer.explain("谢谢")
    assert (refused.answer.verdict, refused.candidates) == (Verdict.REFUSED, ())
    assert refused.confidence is None
