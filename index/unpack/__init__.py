"""Takes archives and lists apart: what is in them are sources like files of a folder.

`unpack` gives the members of a .zip, or the rows of a .csv or .jsonl, one after another.
One module a container, with a function ``members(data, budget)``. An archive may
hold lists, and archives of one more level.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath

from index.errors import LoadError
from index.load import CONTAINERS
from index.unpack.budget import Budget
from index.unpack.member import Member

__all__ = ["Member", "is_container", "unpack"]


def is_container(source: str) -> bool:
    """Whether the name is that of an archive or a list, to be read by `unpack`."""
    return PurePosixPath(source).suffix.lower() in CONTAINERS


def unpack(data: bytes, source: str) -> Iterator[Member]:
    """The documents in `data`, the bytes of the container `source`, in their order.

    Never raises: what cannot be read is a `Member` with an `error`, and the others follow
    or have gone before. If the container itself is broken or passes a limit, that is told
    by a last member that bears the name `source`. Names are unique, printable and safe to
    use as paths. Members are read as they are asked for; stop asking to stop reading.

        archive.zip        →  archive.zip/dir/a.docx, archive.zip/list.csv#7, …
        list.jsonl         →  list.jsonl#ID, list.jsonl#2 (row without an id, by its line)
    """
    return _unpack(data, Budget(source))


def _unpack(data: bytes, budget: Budget) -> Iterator[Member]:
    source = budget.source
    container = CONTAINERS[PurePosixPath(source).suffix.lower()]
    module = import_module(f"{__name__}.{container}")
    try:
        for member in module.members(data, budget):
            if member.error is None and is_container(member.name):
                yield from _unpack(member.data, budget.within(member.name))
            else:
                yield member
    except LoadError as error:
        yield Member(source, error=error)
