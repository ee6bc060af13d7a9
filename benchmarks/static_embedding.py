"""A static embedding that a library trains on itself: word vectors, and texts as their mean.

Words that stand near each other are counted; the positive pointwise mutual information of
the counts, contexts smoothed, is factorised (Levy, Goldberg and Dagan, Improving
Distributional Similarity with Lessons Learned from Word Embeddings, TACL 2015). A text is
the mean of its words' vectors, in which frequent words count less, without the direction
that all texts share (Arora, Liang and Ma, A Simple but Tough-to-Beat Baseline for Sentence
Embeddings, ICLR 2017).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from sklearn.utils.extmath import randomized_svd

from index.embed import Vectors
from index.terms import Terms, Tokenizer

DIMENSION = 300
LEAST_OFTEN = 3
CONTEXT_POWER = 0.75
"""To which power the frequency of a context is raised, so that rare ones are not overrated."""
FREQUENT = 0.002
"""The frequency (0..1) at which a word counts half."""

Numbered = Sequence[NDArray[np.int64]]
"""The numbers of the words of each text."""


class StaticEmbedder:
    """An `Embedder` of mean word vectors; words unknown to it count nothing."""

    name, dimension = "static", DIMENSION

    def __init__(self, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        """Train on texts in their order, of which neighbours are each other's context."""
        self._tokenizer = tokenizer
        cut = [tokenizer.terms(text) for text in texts]
        often = Counter(word for terms in cut for word in terms.words)
        kept = [word for word, count in often.items() if count >= LEAST_OFTEN]
        self._numbers = {word: number for number, word in enumerate(kept)}
        numbered = [self._numbered(terms) for terms in cut]
        frequency = np.array([often[word] for word in kept]) / often.total()
        vectors = _factorised(_associations(_together(numbered, len(kept))))
        self._vectors = vectors * (FREQUENT / (FREQUENT + frequency))[:, np.newaxis]
        self._shared = randomized_svd(self._means(numbered), 1, random_state=0)[2]

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, shape (len(texts), 300); of no known word at all, zeros."""
        means = self._means([self._numbered(self._tokenizer.terms(text)) for text in texts])
        own: Vectors = _unit(means - (means @ self._shared.T) @ self._shared).astype(np.float32)
        return own

    def encode_query(self, text: str) -> Vectors:
        """The vector of `text`, shape (300,)."""
        vector: Vectors = self.encode_passages([text])[0]
        return vector

    def _numbered(self, terms: Terms) -> NDArray[np.int64]:
        """The known words of a text, and those that stand within its longer words."""
        inner = set(terms.bigrams).difference(terms.words)
        found = map(self._numbers.get, (*terms.words, *sorted(inner)))
        return np.array([number for number in found if number is not None], dtype=np.int64)

    def _means(self, numbered: Numbered) -> NDArray[np.float64]:
        return _unit(_counts(numbered, len(self._numbers)) @ self._vectors)


def _together(numbered: Numbered, words: int) -> coo_array:
    """In how many pairs of neighbouring texts two different words stand."""
    pairs = [np.concatenate(pair) for pair in pairwise(numbered)]
    held = _counts(pairs, words)
    held.data[:] = 1
    counts = coo_array(held.T @ held)
    apart = counts.row != counts.col
    return coo_array(
        (counts.data[apart], (counts.row[apart], counts.col[apart])), shape=counts.shape
    )


def _associations(counts: coo_array) -> csr_array:
    """The positive pointwise mutual information of each word (row) and context (column)."""
    often = np.bincount(counts.row, counts.data, counts.shape[0])
    context = often**CONTEXT_POWER / (often**CONTEXT_POWER).sum()
    information = np.log(counts.data / often[counts.row] / context[counts.col])
    told = information > 0
    return csr_array((information[told], (counts.row[told], counts.col[told])), shape=counts.shape)


def _factorised(associations: csr_array) -> NDArray[np.float64]:
    left, values, _ = randomized_svd(associations, DIMENSION, n_iter=3, random_state=0)
    return _unit(left * np.sqrt(values))


def _counts(numbered: Numbered, words: int) -> csr_array:
    """How often each text (row) has each word (column)."""
    lengths = np.fromiter((len(each) for each in numbered), dtype=np.int64)
    columns = np.concatenate(numbered)
    rows = np.repeat(np.arange(len(numbered)), lengths)
    return csr_array((np.ones(len(columns)), (rows, columns)), shape=(len(numbered), words))


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float64] = vectors / np.where(lengths > 0, lengths, 1)
    return unit
