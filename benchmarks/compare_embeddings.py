"""What an embedding brings: none, the builtin one, a static one, and both of them.

usage: python benchmarks/compare_embeddings.py LIBRARY GOLD [LIBRARY GOLD ...]

The libraries must be made with the builtin model; the static one is trained on the clauses
of all of them together (`static_embedding.py`). For each choice the candidates are found
anew, the weights of the ranker trained anew and measured five-fold, as in `fit_ranker.py`,
with and without the cosine among the evidence; and so is the confidence of `fit_support.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path
from time import process_time

import faiss
import numpy as np
from fit_ranker import BY_HAND, LEFT_OUT, cross_validated
from fit_support import Row, confidences, rows
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from static_embedding import StaticEmbedder
from training_data import Lesson, lessons

from index.embed import Embedder, Vectors
from index.engines.dense_faiss import FaissEngine
from index.library import Library
from index.segment import DENSE
from index.vectors import pack

LOST = 0.025
"""Which share of the rightly answered questions a refusal may cost."""


class Reembedded(Library):
    """A library whose clauses and questions are embedded otherwise, in memory."""

    _other: Embedder

    def embed(self, embedder: Embedder, ids: NDArray[np.int64], vectors: Vectors) -> None:
        """Search these vectors of clauses from now on; with none, nothing is near."""
        index = faiss.IndexIDMap(faiss.IndexFlatIP(embedder.dimension))
        if len(ids):
            index.add_with_ids(vectors, ids)
        self._other, self.dense = embedder, FaissEngine(index)

    @property
    def embedder(self) -> Embedder:
        """The other embedder."""
        return self._other


@dataclass(frozen=True)
class Joined:
    """An `Embedder` whose cosines are the mean of those of two others."""

    first: Embedder
    second: Embedder
    name: str = "joined"

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return self.first.dimension + self.second.dimension

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, shape (len(texts), dimension)."""
        return joined(self.first.encode_passages(texts), self.second.encode_passages(texts))

    def encode_query(self, text: str) -> Vectors:
        """The vector of `text`, shape (dimension,)."""
        return joined(self.first.encode_query(text), self.second.encode_query(text))


@dataclass(frozen=True)
class Clauses:
    """The clauses of a library that have a vector: ids, wordings, and what the index holds."""

    ids: NDArray[np.int64]
    texts: list[str]
    vectors: Vectors

    @classmethod
    def of(cls, path: Path) -> Clauses:
        """Those of the library at `path`, in their order."""
        library = Library.open(path)
        texts = _wordings(library)
        parts = [
            part
            for segment in library.manifest.segments
            for part in FaissEngine.open(path / "segments" / segment.name / DENSE).vectors()
        ]
        ids, vectors = (np.concatenate(each) for each in zip(*parts, strict=True))
        held = np.isin(ids, list(texts))
        return cls(ids[held], [texts[id_] for id_ in ids[held].tolist()], vectors[held])


def joined(first: Vectors, second: Vectors) -> Vectors:
    """Unit vectors side by side, so that an inner product is the mean of two."""
    return np.concatenate([first, second], axis=-1) * np.float32(0.5**0.5)


def _wordings(library: Library) -> Mapping[int, str]:
    """The wording of every clause, by the id that its vector would have."""
    return {
        pack(passage.id, number): passage.text[
            clause.start - passage.start : clause.end - passage.start
        ].strip()
        for report in library.reports
        for passage in library.passages_of(report.key)
        for number, clause in enumerate(passage.clauses)
    }


def main(arguments: list[str]) -> None:
    """Print two tables: the order of the hits, and the confidence in the first."""
    paths, golds = [Path(each) for each in arguments[::2]], [Path(each) for each in arguments[1::2]]
    held = {path: Clauses.of(path) for path in dict.fromkeys(paths)}
    libraries = {path: Reembedded.open(path) for path in held}
    builtin = Library.open(paths[0]).embedder
    static = _trained(libraries, held)
    _print_header()
    for name, embedder in {
        "none": None,
        "builtin": builtin,
        "static": static,
        "both": Joined(builtin, static),
    }.items():
        for path, library in libraries.items():
            _embed(library, held[path], name, embedder or builtin)
        asked = [(libraries[path], gold) for path, gold in zip(paths, golds, strict=True)]
        taught = list(chain.from_iterable(lessons(*each) for each in asked))
        judged = list(chain.from_iterable(rows(*each) for each in asked))
        print(f"| {name} | {_order(taught, True)} | {_order(taught, False)} | {_trust(judged)} |")


def _trained(libraries: Mapping[Path, Reembedded], held: Mapping[Path, Clauses]) -> StaticEmbedder:
    started = process_time()
    tokenizer = next(iter(libraries.values())).tokenizer
    texts = [text for clauses in held.values() for text in clauses.texts]
    embedder = StaticEmbedder(tokenizer, texts)
    trained = process_time()
    embedder.encode_passages(texts)
    print(
        f"static, {len(texts)} clauses: {trained - started:.0f} s of processor to train,", end=" "
    )
    print(f"{process_time() - trained:.0f} s to embed them\n")
    return embedder


def _embed(library: Reembedded, clauses: Clauses, name: str, embedder: Embedder) -> None:
    if name == "none":
        library.embed(embedder, clauses.ids[:0], clauses.vectors[:0])
    elif name == "builtin":
        library.embed(embedder, clauses.ids, clauses.vectors)
    elif isinstance(embedder, Joined):
        second = embedder.second.encode_passages(clauses.texts)
        library.embed(embedder, clauses.ids, joined(clauses.vectors, second))
    else:
        library.embed(embedder, clauses.ids, embedder.encode_passages(clauses.texts))


def _print_header() -> None:
    kinds = ("figures", "words")
    columns = ("found", "right hit first", "right passage first")
    names = [f"{kind}: {column}" for kind in kinds for column in columns]
    print(f"| | {' | '.join(names)} | right or not, AUC | refused |")
    print("|" + "---|" * (len(names) + 3))


def _order(taught: Sequence[Lesson], figures: bool) -> str:
    """How many questions have a right hit at all, and how many have it first.

    Both are told as they are without and with a weight for the cosine.
    """
    chosen = [one for one in taught if one.wants_figure is figures]
    start, out = np.array(astuple(BY_HAND)), LEFT_OUT[figures]
    without = cross_validated(chosen, start, out)
    weighed = cross_validated(chosen, start, [name for name in out if name != "vector"])
    first = (
        f"{len(chosen) * a:.0f}, {len(chosen) * b:.0f}"
        for a, b in zip(without, weighed, strict=True)
    )
    return f"{len(chosen)} | {' | '.join(first)}"


def _trust(judged: Sequence[Row]) -> str:
    """How well the confidence tells right from wrong, and how many of the wrong it refuses."""
    right = np.array([row[1] for row in judged])
    sure = confidences(np.array([row[0] for row in judged]), right)
    refused = sure < np.quantile(sure[right], LOST)
    return f"{roc_auc_score(right, sure):.3f} | {(refused & ~right).sum()} of {(~right).sum()}"


if __name__ == "__main__":
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    main(sys.argv[1:])
