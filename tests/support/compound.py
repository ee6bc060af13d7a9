"""OLE compound files with nothing in them but what tells their kind."""

from __future__ import annotations

from index.load.ole import MAGIC


def compound(*streams: str, flags: int = 0, shift: int = 9) -> bytes:
    """A header, a sector that begins like a Word document, and a directory of `streams`."""
    header = (MAGIC + bytes(22) + shift.to_bytes(2, "little")).ljust(1 << shift, b"\0")
    document = (b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little")).ljust(1 << shift, b"\0")
    return header + document + b"".join(map(_entry, ("Root Entry", *streams)))


def _entry(name: str) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + bytes(62)
