from pathlib import Path

import pytest
from support.tiny_cross_encoder import make_cross_encoder

from index.embed import load_reranker
from index.errors import ModelError

QUESTION, TEXTS = "税收多少", ["税收4574万元。", "道路5公里。"]


def test_a_pair_has_a_score_of_its_own(tmp_path: Path) -> None:
    model = load_reranker(str(make_cross_encoder(tmp_path / "model", "".join([QUESTION, *TEXTS]))))
    scores = model.scores(QUESTION, TEXTS)
    assert len(scores) == 2
    assert all(0 < score < 1 for score in scores)
    assert scores[0] != scores[1]
    assert scores == pytest.approx([*model.scores(QUESTION, TEXTS[:1]), scores[1]], abs=1e-5)
    assert model.scores(QUESTION, []) == []


def test_what_is_no_cross_encoder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such directory"):
        load_reranker("./nowhere")
    with pytest.raises(ModelError, match="3 classes"):
        load_reranker(str(make_cross_encoder(tmp_path / "classes", QUESTION, labels=3)))
