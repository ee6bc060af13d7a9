"""Whether words hold a name of the kind of thing that a question asks for.

Who asks 跟哪些科研单位合作 is answered by 与省社科院共建, which has no word of the question.
`kinds.txt` says how the names of each kind look; `unnamed.txt`, what makes no name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.lexicon import matchkey, read_lines

_CLOSING = str.maketrans("」』", "””")
_NO_NAME_BEFORE = frozenset(
    "的了与及和各该此其些每等在是把被将让使所级型类性或并对以为有到从向由于给进但也都已不无"
)
"""Particles and the like: what ends in one of these names nothing."""
_COUNTED = re.compile(
    r"[\d一二两三四五六七八九十百千万亿余多几数首][所家个名条座项处支位届次场种批只台艘]$"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """How the names of one kind look; the forms are those that `kinds.txt` describes."""

    words: tuple[str, ...]
    forms: tuple[str, ...]

    def named(self, text: str) -> bool:
        """Whether a name of this kind stands in `text`, a clause."""
        written = matchkey(text).translate(_CLOSING)
        return any(
            match["member"] or (match["ending"] and _makes_name(written[: match.start()]))
            for match in _pattern(self).finditer(written)
        )


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds, by the words that ask for them; a word may ask for several."""

    by_word: dict[str, tuple[Kind, ...]]

    def asked(self, word: str) -> tuple[Kind, ...]:
        """The kinds that a question's noun asks for: none if it is unknown.

        The head of a noun stands last, so of an unknown noun its longest known end counts, of
        two characters or more: 农业科研单位 asks for what 科研单位 asks for.
        """
        noun = matchkey(word)
        ends = (noun[start:] for start in range(max(len(noun) - 1, 1)))
        return next((self.by_word[end] for end in ends if end in self.by_word), ())

    def named(self, word: str, text: str) -> bool | None:
        """Whether `text`, a clause, holds a name of the kind that the noun `word` asks for.

        None, not False, if no kind is known for `word`: then nothing can be said. A word for
        the kind itself (与高校合作) is no name of it.
        """
        kinds = self.asked(word)
        return any(kind.named(text) for kind in kinds) if kinds else None


@lru_cache(maxsize=1)
def load_kinds() -> Kinds:
    """The kinds that come with the package; their patterns are compiled when first asked for."""
    lines = [
        (line[: line.index(":")], line[line.index(":") + 1 :]) for line in read_lines("kinds.txt")
    ]
    forms: dict[str, list[str]] = defaultdict(list)
    for words, own in lines:
        for word in words:
            forms[word] += own
    by_word: dict[str, tuple[Kind, ...]] = {}
    for words, own in lines:
        kind = Kind(tuple(words), tuple(_unfold(own, forms)))
        for word in words:
            by_word[word] = (*by_word.get(word, ()), kind)
    return Kinds(by_word)


def _unfold(own: Iterable[str], forms: dict[str, list[str]]) -> Iterator[str]:
    """The forms with those of the kinds that are included by their word, each once."""
    seen: set[str] = set()
    waiting = list(own)
    while waiting:
        form = waiting.pop(0)
        if form not in seen:
            seen.add(form)
            if form.startswith("+"):
                waiting += forms[form[1:]]
            else:
                yield form


@cache
def _pattern(kind: Kind) -> re.Pattern[str]:
    """Finds, in this order, what is no name, whole names, and endings that may make one."""
    endings = {form[1:] for form in kind.forms if form.startswith("~")}
    others = {form[1:] for form in kind.forms if form.startswith("!")}
    asking = {word for word in kind.words if word.endswith(tuple(endings)) and word not in endings}
    members = {form for form in kind.forms if form[0] not in "~!"}
    others |= asking - members
    return re.compile(
        f"{_any_of(map(re.escape, others))}"
        f"|(?P<member>{_any_of(map(_member, members))})"
        f"|(?P<ending>{_any_of(map(re.escape, endings))})"
    )


def _any_of(patterns: Iterable[str]) -> str:
    longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    return f"(?:{'|'.join(longest_first)})" if longest_first else "(?!)"


def _member(form: str) -> str:
    if form == "《》":
        return "《[^》]+》"
    if form.startswith("”"):
        return f"”[^,。;“]{{0,6}}?{re.escape(form[1:])}"
    before = r"(?<![a-z\d.])" if form[0].isascii() else ""
    after = r"(?![a-z\d.])" if form[-1].isascii() else ""
    return f"{before}{re.escape(form)}{after}"


def _makes_name(before: str) -> bool:
    """Whether an ending makes a name with what stands before it."""
    unnamed, within = _unnamed()
    while part := next((word for word in within if before.endswith(word)), ""):
        before = before.removesuffix(part)
    last = before[-1:]
    holds = last.isalnum() or last in tuple("*)”")
    ends_in_none = last in _NO_NAME_BEFORE or before.endswith(unnamed) or _COUNTED.search(before)
    return holds and not ends_in_none


@lru_cache(maxsize=1)
def _unnamed() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that make no name with an ending, and those that do if a name begins before."""
    words = [word for line in read_lines("unnamed.txt") for word in line]
    return (
        tuple(word for word in words if not word.startswith("~")),
        tuple(word[1:] for word in words if word.startswith("~")),
    )
