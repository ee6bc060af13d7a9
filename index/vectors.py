"""Which clauses get a vector, from which wording, and under which id.

The id of a clause's vector is the id of its passage and the clause's ordinal within
the passage, so that the best clauses lead to their passages without a look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.report import Clause, Passage, Report

Ids = TypeVar("Ids", int, NDArray[np.int64])

_ORDINAL_BITS = 10
_MIN_HAN = 4
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def pack(passage_id: int, clause: int) -> int:
    """The id of the vector of a passage's clause, the clause counted from 0."""
    return passage_id << _ORDINAL_BITS | clause


def unpack(vector_id: Ids) -> tuple[Ids, Ids]:
    """The passage id and the clause ordinal behind a vector's id, or those behind many."""
    return vector_id >> _ORDINAL_BITS, vector_id & (1 << _ORDINAL_BITS) - 1


def vector_ids(first_passage: int, passages: int) -> range:
    """The ids that the clauses of `passages` consecutive passages can have."""
    return range(pack(first_passage, 0), pack(first_passage + passages, 0))


def embeddable(report: Report, passage: Passage) -> Iterator[tuple[int, str]]:
    """The clauses of `passage` that say enough for a vector: (ordinal, text to embed)."""
    for ordinal, clause in enumerate(passage.clauses[: 1 << _ORDINAL_BITS]):
        text = clause_embed_text(report, passage, clause)
        if len(_HAN.findall(text)) >= _MIN_HAN:
            yield ordinal, text


def clause_embed_text(report: Report, passage: Passage, clause: Clause) -> str:  # noqa: ARG001
    """What is embedded for a clause; what is quoted is always the report's own text."""
    return report.text[clause.start : clause.end].strip()
