"""What is to be done to the library, and what is told of it: messages between two processes.

A job goes in as one line of JSON, and lines of JSON come out: stages, then one outcome.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Task(StrEnum):
    """What can be done to the library."""

    ADD = "add"
    CORRECT = "correct"
    REMOVE = "remove"


class Stage(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"  # another process is writing
    READING = "reading"
    INDEXING = "indexing"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Job:
    """To add the file at the path `subject`, or to correct or remove the source of that name.

    `fields` are what a correction says, as `index.correction.parse_correction` takes it.
    """

    library: str
    task: Task
    subject: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def dump(self) -> str:
        """The job as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def load(cls, line: str) -> Job:
        """The job that `dump` wrote."""
        raw = json.loads(line)
        return cls(**raw | {"task": Task(raw["task"])})


@dataclass(frozen=True, slots=True)
class Twin:
    """A source that is held as a copy: of which, and how much of the wording both have."""

    source: str
    of: str
    resemblance: float


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job: names of sources, and in words what could not be done."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    copies: tuple[Twin, ...] = ()
    failed: tuple[str, ...] = ()

    def dump(self) -> str:
        """The result as one line."""
        return json.dumps(asdict(self))


def load_event(line: str | bytes) -> Stage | Result:
    """What a line of the child tells; raises ValueError for anything else."""
    raw: Any = json.loads(line)
    if isinstance(raw, str):
        return Stage(raw)
    twins = tuple(Twin(**twin) for twin in raw["copies"])
    names = {name: tuple(raw[name]) for name in ("added", "unchanged", "failed")}
    return Result(copies=twins, **names)
