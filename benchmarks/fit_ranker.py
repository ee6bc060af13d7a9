"""Train the weights of `retrieval/evidence.py`, and print what each piece of evidence brings.

usage: python benchmarks/fit_ranker.py [--made COUNT LIBRARY] LIBRARY GOLD [LIBRARY GOLD ...]

Of each question the model learns to put a right hit before all others (a softmax over the
hits, linear in the evidence, so that a score can be explained). The weights stay near those
that were once set by hand (ridge), and evidence for an answer never counts against it.
Questions made from figures count a tenth of those that people wrote. Whatever is printed as
measured was measured five-fold on reports that were not trained on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields, replace
from itertools import chain
from pathlib import Path
from random import Random

import numpy as np
from scipy.optimize import minimize
from training_data import Floats, Lesson, lessons, synthetic_lessons

from index.library import Library
from retrieval.evidence import Evidence

NAMES = tuple(field.name for field in fields(Evidence))
AGAINST = frozenset({"added", "elsewhere"})
RIDGE, FOLDS, MADE = 0.3, 5, 0.1
BY_HAND = Evidence(
    clause=1.0,
    sentence=0.8,
    passage=0.6,
    headings=0.5,
    title=1.0,
    phrase=0.8,
    asked=0.3,
    metric=0.7,
    vector=0.4,
    engines=0.4,
    kind=0.4,
    here=0.2,
    pure=0.5,
    added=-1.0,
    elsewhere=-1.5,
    status=0.4,
    period=0.5,
    place=0.8,
    outdated=-3.0,
    brief=1.0,
)
HELD = frozenset({"outdated", "brief"})
"""What keeps the weight set by hand: who names no time wants what holds now, and one is the
weight of a logarithm of a likelihood among others."""
_UNWEIGHED = "vector", "formal", "head", "least"
LEFT_OUT = {True: (*_UNWEIGHED, "engines"), False: _UNWEIGHED}
"""What brought nothing, where a number answers and where not: without a weight on purpose."""
GROUPS: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in NAMES},
    "the figure's name": ("metric", "pure", "formal"),
    "the figure": ("metric", "pure", "kind", "here", "added", "elsewhere"),
    "agreement": ("status", "period", "place", "outdated"),
}


def fit(taught: Sequence[Lesson], start: Floats, without: Sequence[str] = ()) -> Floats:
    """The weights that make right hits likeliest; those `without` are 0."""
    usable = [each for each in map(_contested, taught) if each is not None]
    evidence = np.concatenate([each.evidence for each in usable])
    right = np.concatenate([each.right for each in usable])
    sizes = np.array([len(each.right) for each in usable])
    starts = np.cumsum(sizes) - sizes
    counts = np.array([each.weight for each in usable])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = evidence @ weights
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        total, hit = (np.add.reduceat(each, starts) for each in (scores, scores * right))
        hit = np.maximum(hit, np.finfo(float).tiny)
        slope = scores * (1 / np.repeat(total, sizes) - right / np.repeat(hit, sizes))
        apart = weights - start
        value = counts @ (np.log(total) - np.log(hit)) + RIDGE * apart @ apart
        return value, evidence.T @ (slope * np.repeat(counts, sizes)) + 2 * RIDGE * apart

    bounds = [_bounds(name, w, without) for name, w in zip(NAMES, start, strict=True)]
    begin = np.array([0.0 if name in without else w for name, w in zip(NAMES, start, strict=True)])
    found: Floats = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds).x
    return found


def cross_validated(
    taught: Sequence[Lesson], start: Floats, without: Sequence[str] = ()
) -> tuple[float, float]:
    """How often a right hit comes first, and a passage that holds one, on unseen reports."""
    found = []
    for trained, tested in _folds(taught):
        weights = fit(trained, start, without)
        found += [_first(each, weights) for each in tested]
    return tuple(np.mean(found, axis=0))


def _bounds(name: str, by_hand: float, without: Sequence[str]) -> tuple[float | None, float | None]:
    if name in without or name in HELD:
        kept = 0.0 if name in without else by_hand
        return kept, kept
    return (None, 0.0) if name in AGAINST else (0.0, None)


def _contested(one: Lesson) -> Lesson | None:
    """The hits that score decides between: those as little barred as the least barred right one."""
    among = one.barred == one.barred[one.right].min()
    if one.right[among].all():
        return None
    return replace(one, evidence=one.evidence[among], right=one.right[among])


def _first(one: Lesson, weights: Floats) -> tuple[bool, bool]:
    best = np.lexsort((-(one.evidence @ weights), one.barred))[0]
    return one.right[best], one.passage[best] in one.passage[one.right]


def _folds(taught: Sequence[Lesson]) -> Iterator[tuple[list[Lesson], list[Lesson]]]:
    """Each fold with what trains and what people's questions test: no report is in both."""
    reports = sorted({one.report for one in taught})
    Random(1).shuffle(reports)
    held_out = [frozenset(reports[fold::FOLDS]) for fold in range(FOLDS)]
    for held in held_out:
        trained = [one for one in taught if one.report not in held]
        tested = [one for one in taught if one.report in held and one.weight == 1]
        yield trained, tested


def _table(title: str, taught: Sequence[Lesson], start: Floats, out: Sequence[str]) -> None:
    """What is lost without each piece of evidence, and with what was left out."""
    people = [one for one in taught if one.weight == 1]
    before = np.mean([_first(one, start) for one in people], axis=0)
    print(f"\n{title}: {len(people)} asked by people, {len(taught) - len(people)} made")
    print("| | right hit first | right passage first |\n|---|---|---|")
    print(f"| weights set by hand | {before[0]:.3f} | {before[1]:.3f} |")
    whole = cross_validated(taught, start, out)
    print(f"| trained | {whole[0]:.3f} | {whole[1]:.3f} |")
    for group, names in GROUPS.items():
        with_it = set(names) <= set(out)
        kept = set(out) - set(names) if with_it else {*out, *names}
        if with_it or not set(names) & set(out):
            other = cross_validated(taught, start, sorted(kept))
            told = " | ".join(f"{a - b:+.3f}" for a, b in zip(other, whole, strict=True))
            print(f"| {'with' if with_it else 'without'} {group} | {told} |")


def _print_weights(name: str, weights: Floats) -> None:
    told = "".join(
        f"    {n}={w:.2f},\n" for n, w in zip(NAMES, weights, strict=True) if abs(w) > 0.005
    )
    print(f"\n{name} = Evidence(\n{told})")


def main(arguments: list[str]) -> None:
    """Train and print; for questions that a number answers and for all others."""
    made: list[Lesson] = []
    if arguments[:1] == ["--made"]:
        made = list(synthetic_lessons(Library.open(Path(arguments[2])), int(arguments[1]), MADE))
        arguments = arguments[3:]
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    asked = (lessons(Library.open(Path(library)), Path(gold)) for library, gold in pairs)
    taught = [*made, *chain.from_iterable(asked)]
    begin = np.array(astuple(BY_HAND))
    for name, figures in (("FIGURES", True), ("WORDS", False)):
        chosen = [one for one in taught if one.wants_figure is figures]
        _print_weights(name, fit(chosen, begin, LEFT_OUT[figures]))
        _table(name, chosen, begin, LEFT_OUT[figures])


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1:])
