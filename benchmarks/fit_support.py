"""Fit the confidence of `retrieval/support.py` and print its operating curve.

usage: python benchmarks/fit_support.py LIBRARY GOLD[@WEIGHT] [LIBRARY GOLD[@WEIGHT] ...]

Each question of a set weighs 1, or what stands behind its name (@0.5 for a set that holds more
unanswerable questions than people ask). It counts if it asks for one answer, not for rows of
them, and its best hit contradicts neither place, time nor kind of value. It is
right if that hit holds the evidence; the regression learns to tell these from the others.
The curve is cross-validated, ten-fold: of what may be refused and what may not, how much is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from index.library import Library
from retrieval.answer import Answerer
from retrieval.evaluation.gold import read_gold
from retrieval.evaluation.judge import judge
from retrieval.model import Answer, Verdict
from retrieval.quote import make_quote
from retrieval.rows import rows_of
from retrieval.support import contradicts, signs

THRESHOLDS = (0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Row = tuple[tuple[float, ...], bool, bool]
"""The signs, whether the best hit is right, whether the question is answerable at all."""


def rows(library: Library, gold: Path) -> Iterator[Row]:
    """What the regression sees of every question of a gold set."""
    answerer = Answerer(library)
    for one in read_gold(gold.read_text(encoding="utf-8").splitlines()):
        question = answerer.understand(one.question, one.history)
        hits = answerer.rank(question)
        alone = len(rows_of(question, library.reports)) < 2
        if not hits or not alone or question.scope.unknown or contradicts(question, hits[0]):
            continue
        quote = make_quote(hits[0], question, library.report(hits[0].passage.report))
        judged = judge(one, Answer(one.question, Verdict.ANSWERED, (quote,)))
        yield signs(question, hits), judged.rank == 0, bool(one.evidence)


def confidences(
    features: NDArray[np.float64],
    right: NDArray[np.bool_],
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """How sure each question is answered rightly, from 0 to 1, by a fit without its own tenth."""
    model = LogisticRegression(max_iter=1000)
    params = None if weights is None else {"sample_weight": weights}
    folded: NDArray[np.float64] = cross_val_predict(
        model, features, right, cv=10, method="predict_proba", params=params
    )
    return folded[:, 1]


def weighed_rows(library: str, gold: str) -> Iterator[tuple[Row, float]]:
    """The rows of a set named on the command line, each with its weight."""
    path, _, weight = gold.partition("@")
    for row in rows(Library.open(Path(library)), Path(path)):
        yield row, float(weight or 1)


def main(arguments: list[str]) -> None:
    """Print the weights and the curve."""
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    told = [one for pair in pairs for one in weighed_rows(*pair)]
    found, weights = [row for row, _ in told], np.array([weight for _, weight in told])
    features = np.array([row[0] for row in found])
    right, answerable = (np.array([row[i] for row in found]) for i in (1, 2))
    model = LogisticRegression(max_iter=1000).fit(features, right, weights)
    print(f"{len(found)} questions, {right.sum()} right, {(~answerable).sum()} unanswerable")
    print(f"intercept {model.intercept_[0]:.2f}  weights {model.coef_[0].round(2)}")
    folded = confidences(features, right, weights)
    print("| refused below | of the unanswerable | of the rightly found | of the wrongly found |")
    print("|---|---|---|---|")
    for threshold in THRESHOLDS:
        below = folded < threshold
        shares = [
            f"{(below & group).sum()} / {group.sum()}"
            for group in (~answerable, right, answerable & ~right)
        ]
        print(f"| {threshold} | {' | '.join(shares)} |")


if __name__ == "__main__":
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    main(sys.argv[1:])
