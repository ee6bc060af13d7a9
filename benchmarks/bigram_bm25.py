"""BM25 over pairs of characters of whole documents: the baseline that retrieval must beat.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, with
the usual k1 = 1.5, b = 0.75, and the idf that is never negative. Text is folded as NFKC in
small letters; numbers and Latin words are terms as a whole.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping

K1, B = 1.5, 0.75
_STRETCH = re.compile(r"[\u3400-\u9fff]+|[0-9a-z.%]+")


def pairs(text: str) -> Counter[str]:
    """The terms of a text with how often each stands there."""
    folded = unicodedata.normalize("NFKC", text).lower()
    found: Counter[str] = Counter()
    for stretch in _STRETCH.findall(folded):
        if stretch[0] < "\u3400" or len(stretch) == 1:
            found[stretch] += 1
        else:
            found.update(stretch[at : at + 2] for at in range(len(stretch) - 1))
    return found


class BigramBM25:
    """Ranks documents, given by id."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        terms = {key: pairs(text) for key, text in documents.items()}
        lengths = {key: sum(counts.values()) for key, counts in terms.items()}
        mean = sum(lengths.values()) / len(lengths)
        self._count = len(documents)
        self._norm = {key: K1 * (1 - B + B * size / mean) for key, size in lengths.items()}
        self._postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for key, counts in terms.items():
            for term, times in counts.items():
                self._postings[term].append((key, times))

    def rank(self, query: str) -> list[str]:
        """The documents that share a term with the query, best first, ties by id."""
        scores: dict[str, float] = defaultdict(float)
        for term, asked in pairs(query).items():
            found = self._postings.get(term, ())
            idf = math.log(1 + (self._count - len(found) + 0.5) / (len(found) + 0.5))
            for key, times in found:
                scores[key] += asked * idf * times * (K1 + 1) / (times + self._norm[key])
        return sorted(scores, key=lambda key: (-scores[key], key))
