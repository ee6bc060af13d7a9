"""Short texts have the vectors that the network gives them, however they are worked out."""

import numpy as np
import pytest

from index.embedders.builtin import BuiltinEmbedder
from index.embedders.short_text import LONGEST

TEXTS = ("", "税", "2023年税收多少", "2023年税收增长多少", "今年要建哪些道路", "税收" * 40)


@pytest.fixture(scope="module")
def embedder() -> BuiltinEmbedder:
    return BuiltinEmbedder("builtin")


@pytest.mark.parametrize("text", TEXTS)
def test_a_question_has_the_vector_of_a_passage(embedder: BuiltinEmbedder, text: str) -> None:
    [expected] = embedder.encode_passages([text])
    vector = embedder.encode_query(text)
    assert vector.shape == (512,) and vector.dtype == np.float32
    np.testing.assert_allclose(vector, expected, atol=1e-6)


def test_it_does_not_matter_which_tokens_are_known(embedder: BuiltinEmbedder) -> None:
    fresh = BuiltinEmbedder("builtin")
    for text in TEXTS[:-1]:
        embedder.encode_query(text)
    for text in reversed(TEXTS):
        np.testing.assert_allclose(embedder.encode_query(text), fresh.encode_query(text), atol=1e-7)


def test_a_text_may_be_as_long_as_the_longest_short_one(embedder: BuiltinEmbedder) -> None:
    core = embedder._core
    ids = [*core.tokenize("税收" * 40)[: LONGEST - 1], 2]
    np.testing.assert_allclose(core.encode_one(ids), core.encode([ids])[0], atol=1e-6)
