"""A body that is named by its last word alone is the one that was named in full before.

Who has asked about 水利学院 goes on with 学院有哪些专业 or 该院何时成立.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BODIES = (
    "学院|学校|大学|医院|公司|集团|中心|研究院|研究所|实验室|基地|园区|产业园|开发区|示范区|"
    "协会|联盟|银行|图书馆|博物馆|合作社"
)
_THE_BODY = re.compile(
    rf"(?<![一-龥])(?:请问|那么?|另外|还有)?(?P<named>"
    rf"(?:该|本|此|[这那][个家所座项])(?P<told>{_BODIES}|[院校系馆所司厂])|(?P<bare>{_BODIES}))"
    r"(?=[的是在有与和为于成创提设实开下由共现什何哪多怎如])"
)


def named_in_full(text: str, before: Iterable[str]) -> str | None:
    """The question with a body named in full; None if it names none by its last word alone.

    `before` are stretches of content of the questions before, the newest first.
    """
    match = _THE_BODY.match(text)
    if match is None:
        return None
    word = match["told"] or match["bare"]
    ends = ((run, run.find(word, 1) + len(word)) for run in before)
    name = next((run[:end] for run, end in ends if end > len(word)), None)
    return name and f"{text[: match.start('named')]}{name}{text[match.end('named') :]}"
