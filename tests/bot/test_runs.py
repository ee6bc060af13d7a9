import json

import pytest

from bot.runs import read_run, run_object
from retrieval.errors import RunError
from retrieval.evaluation.contrast import contrast
from retrieval.evaluation.judge import Judged
from retrieval.evaluation.score import score

JUDGED = (
    Judged("a", "问", "fact", 2, {"hit@1": False, "hit@3": True}, 1.5),
    Judged("b", "问问", "no", None, {"refused": True}, 2.5),
)


def test_a_run_is_read_as_it_was_written() -> None:
    written = json.dumps(run_object(score(JUDGED)))
    assert read_run(written) == JUDGED


def test_a_run_tells_what_changed() -> None:
    better = (Judged("a", "问", "fact", 0, {"hit@1": True, "hit@3": True}, 1.5), JUDGED[1])
    written = run_object(score(better), contrast(JUDGED, better))
    assert written["questions"][0]["rank"] == 1
    assert written["against"]["turned"] == [{"id": "a", "won": ["hit@1"], "lost": []}]
    assert written["against"]["changes"]["hit@1"]["difference"] == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"questions": [{"id": "a"}]}'])
def test_what_is_no_run_is_refused(text: str) -> None:
    with pytest.raises(RunError):
        read_run(text)
