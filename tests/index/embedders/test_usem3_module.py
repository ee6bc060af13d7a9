from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from index.embed import Embedder
from index.embedders.usem3_module import UniversalSentenceEncoder

TEXTS = ["全年完成一般公共预算收入1.43亿元，", "", "**街道", "新建高标准农田" * 60]


def test_both_ways_give_the_same_vectors_before_and_after_saving(
    builtin: Embedder, tmp_path: Path
) -> None:
    model = SentenceTransformer(modules=[UniversalSentenceEncoder()])
    model.save(str(tmp_path / "model"))
    again = SentenceTransformer(str(tmp_path / "model"), trust_remote_code=True)
    wanted = builtin.encode_passages(TEXTS)
    for one in (model, again):
        assert np.abs(one.encode(TEXTS) - wanted).max() <= 1e-6
        assert np.abs(one.encode_query(TEXTS[0]) - wanted[0]).max() <= 1e-6
        assert one.get_embedding_dimension() == builtin.dimension


def test_prompts_go_before_the_text(builtin: Embedder) -> None:
    model = SentenceTransformer(modules=[UniversalSentenceEncoder()])
    vector = model.encode("财政收入", prompt="查询：")
    assert np.abs(vector - builtin.encode_query("查询：财政收入")).max() <= 1e-6
