"""One document of a container."""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import LoadError


@dataclass(frozen=True, slots=True)
class Member:
    """A document's name and bytes, or what is wrong with it.

    `name` is a source's name: that of the container, and which document of it. `data` is
    empty where there is an `error`.
    """

    name: str
    data: bytes = b""
    error: LoadError | None = None
