"""How well claimed quotations are checked: `benchmarks/verify.py LIBRARY [SENTENCES]`.

Draws sentences from the reports of a library and claims them as they are, with one digit
changed, with one character in ten changed, and against the library without their report,
where most are absent. Deterministic.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.library import Library
from retrieval.answer import Answerer
from retrieval.verify.claim import read_claim
from retrieval.verify.model import Change, Checked, Finding

Drawn = tuple[str, str]
"""The key of a report, and a sentence of it."""


def draw(library: Library, count: int, chance: random.Random) -> Iterator[Drawn]:
    keys = [report.key for report in library.reports]
    while count:
        key = chance.choice(keys)
        told = [one for one in read_claim(library.text(key)).sentences if 15 <= len(one) <= 120]
        if told:
            count -= 1
            yield key, chance.choice(told)


def check(answerer: Answerer, drawn: Iterable[Drawn]) -> list[tuple[str, Checked]]:
    outcomes = ((key, answerer.verify(claim).sentences) for key, claim in drawn)
    return [(key, sentences[0]) for key, sentences in outcomes if sentences]


def with_another_digit(claim: str, chance: random.Random) -> str:
    at = chance.choice([match.start() for match in re.finditer(r"[0-9]", claim)])
    other = chance.choice([digit for digit in "123456789" if digit != claim[at]])
    return claim[:at] + other + claim[at + 1 :]


def with_other_words(claim: str, chance: random.Random) -> str:
    letters = list(claim)
    for _ in range(max(1, len(claim) // 10)):
        at, kind = chance.randrange(len(letters)), chance.random()
        if kind < 0.4:
            letters[at] = chance.choice("市县工业发展建设民生改革推进农业")
        elif kind < 0.7:
            del letters[at]
        else:
            letters.insert(at, chance.choice("的了在和新大更全再及"))
    return "".join(letters)


def found_in(outcomes: list[tuple[str, Checked]], *findings: Finding) -> list[Checked]:
    """The outcomes with one of these findings, in the very report that was drawn."""
    return [
        one
        for key, one in outcomes
        if one.finding in findings and one.quote and one.quote.locator.report == key
    ]


def main() -> None:
    library = Library.open(Path(sys.argv[1]))
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    answerer, chance = Answerer(library), random.Random(7)
    drawn = list(draw(library, count, chance))
    started = time.process_time()
    plain = check(answerer, drawn)
    spent = time.process_time() - started
    verbatim = [one for _, one in plain if one.finding is Finding.VERBATIM]
    print(f"verbatim: {len(verbatim)} of {len(plain)}, {1000 * spent / len(plain):.0f} ms each")

    numbered = [(key, claim) for key, claim in drawn if re.search("[0-9]", claim)]
    digits = [(key, with_another_digit(claim, chance)) for key, claim in numbered]
    told = [
        one
        for _, one in check(answerer, digits)
        if {each.change for each in one.alterations} & {Change.NUMBER, Change.TIME}
    ]
    print(f"one digit changed, told as a number: {len(told)} of {len(digits)}")

    words = check(answerer, [(key, with_other_words(claim, chance)) for key, claim in drawn])
    right = found_in(words, Finding.ALTERED)
    print(f"one character in ten changed, source found: {len(right)} of {len(words)}")

    keys = {report.key for report in library.reports}
    elsewhere = [
        one for key, claim in drawn for one in check(answerer.within(keys - {key}), [(key, claim)])
    ]
    counts = [sum(one.finding is finding for _, one in elsewhere) for finding in Finding]
    names = ", ".join(f"{finding} {n}" for finding, n in zip(Finding, counts, strict=True))
    print(f"without the report: {names}")


if __name__ == "__main__":
    main()
