"""Ways to spoil a file: bytes, spans and numbers changed, and parts of packages.

Random changes of a compressed package break its checksums and nothing else is tried; so
most of its mutations change a part inside and pack it anew.
"""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

_NUMBERS = (b"0", b"-1", b"1e9", b"65536", b"2147483648", b"4294967295", b"99999999999999999999")
_MOST = 20_000
"""Bytes that a repetition may add: a long file takes its time without being any worse."""
_BINARY = (b"\0", b"\xff\xff\xff\xff", b"\xef\xbf\xbe", b"\xed\xa0\x80", b"\n" * 50, b" " * 200)
_MARKUP = (b"<", b"<table>", b"</p>", b"<w:tbl>", b"</w:tr>", b"<![CDATA[", b"<!--", b"&#x110000;")
_PDF = (b"endobj", b"stream\n", b"/Kids[2 0 R]", b"3 0 R", b"/Filter[/FlateDecode]", b"<<", b"[")
_MARKDOWN = (b"# ", b"> ", b"- ", b"| ", b"```\n", b"---\n", b"**", b"](", b"1. ")
_LIST = (b'"', b",", b"{", b'{"text":', b"\\ud800")
_REPORT = tuple(
    w.encode() for w in ("（一）", "一是", "2023年", "亿元、", "由5%提高到", "1.2.3", "“")
)
_WORDS = (*_BINARY, *_MARKUP, *_PDF, *_MARKDOWN, *_LIST, *_REPORT)


def mutate(data: bytes, others: list[bytes], random: Random) -> bytes:
    """The file, spoilt in one to six ways."""
    if data.startswith(b"PK\x03\x04") and random.random() < 0.8:
        return _inside(data, random)
    spoilt = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        random.choice(_WAYS)(spoilt, random)
    if random.random() < 0.1:
        other = random.choice(others)
        cut = random.randrange(len(other) + 1)
        spoilt = spoilt[: random.randrange(len(spoilt) + 1)] + other[cut:]
    return bytes(spoilt)


def _inside(data: bytes, random: Random) -> bytes:
    packed, buffer = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    names = packed.namelist()
    chosen = {random.choice(names) for _ in range(random.choice((1, 1, 2)))}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            part = packed.read(name)
            if name in chosen:
                if random.random() < 0.05:
                    continue
                part = mutate(part, [part], random)
            made.writestr(name, part)
    return buffer.getvalue()


def _span(data: bytearray, random: Random) -> slice:
    start = random.randrange(len(data) + 1)
    return slice(start, start + int(2 ** random.uniform(0, 10)))


def _flip(data: bytearray, random: Random) -> None:
    for _ in range(random.choice((1, 4, 16))):
        if data:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _replace(data: bytearray, random: Random) -> None:
    data[_span(data, random)] = random.randbytes(random.randrange(1, 9))


def _delete(data: bytearray, random: Random) -> None:
    del data[_span(data, random)]


def _repeat(data: bytearray, random: Random) -> None:
    span = _span(data, random)
    times = random.choice((1, 2, 50, 1000))
    data[span.start : span.start] = (bytes(data[span]) * times)[:_MOST]


def _move(data: bytearray, random: Random) -> None:
    span = _span(data, random)
    moved = bytes(data[span])
    del data[span]
    at = random.randrange(len(data) + 1)
    data[at:at] = moved


def _insert(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    data[at:at] = random.choice(_WORDS) * random.choice((1, 1, 1, 3, 200))


def _renumber(data: bytearray, random: Random) -> None:
    numbers = list(re.finditer(rb"\d+", data))
    if numbers:
        number = random.choice(numbers)
        start, end = number.span()
        del number, numbers  # a match keeps the buffer from changing its size
        data[start:end] = random.choice(_NUMBERS)


def _cut(data: bytearray, random: Random) -> None:
    del data[random.randrange(len(data) + 1) :]


_WAYS = (_flip, _flip, _replace, _delete, _repeat, _move, _insert, _insert, _renumber, _cut)
