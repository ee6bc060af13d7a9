"""Writes small PDF files: Chinese text where it is put, rules, pictures, an outline.

The font is a standard Chinese one that PDF readers have themselves, so nothing is embedded:
a Chinese character is as wide as the size of the type, a Latin one half of that.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
    b"/DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light "
    b"/Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 "
    b"/CapHeight 880 /StemV 93 >> >>] >>"
)
_LATIN = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


@dataclass(frozen=True)
class Picture:
    """Grey pixels, a byte each, that fill the page."""

    width: int
    height: int
    pixels: bytes


def text(x: float, y: float, words: str, size: float = 14, matrix: str = "1 0 0 1") -> str:
    """Operators that show `words`, beginning at a place."""
    return f"BT /F1 {size} Tf {matrix} {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def raw(x: float, y: float, codes: bytes, size: float = 14) -> str:
    """Operators that show codes of the Latin font."""
    return f"BT /F2 {size} Tf 1 0 0 1 {x} {y} Tm <{codes.hex()}> Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Operators that draw a line."""
    return f"{x0} {y0} m {x1} {y1} l S"


def make_pdf(
    pages: Sequence[Sequence[str | Picture]],
    *,
    title: str = "",
    outline: Sequence[tuple[str, int]] = (),
    rotate: int = 0,
    locked: bool = False,
) -> bytes:
    """A PDF of these pages; `outline` gives names and the pages, from 0, to which they lead.

    A `locked` one asks for a password that nobody knows.
    """
    objects: list[bytes] = [b"", b"", _FONT, _LATIN]
    kids = [_add_page(objects, page, rotate) for page in pages]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{_refs(kids)}] >>".encode()
    entries = _add_outline(objects, outline, kids)
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {entries} >>".encode()
    objects.append(f"<< /Title {_string(title)} >>".encode())
    trailer = f"/Root 1 0 R /Info {len(objects)} 0 R /ID [<00> <00>]"
    if locked:
        keys = f"/O <{'5a' * 32}> /U <{'a5' * 32}>"
        trailer += f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >>"
    return _file(objects, trailer)


def _refs(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _add_page(objects: list[bytes], items: Sequence[str | Picture], rotate: int) -> int:
    """Append a page and what it shows; the number of the page's object."""
    content, pictures = [], ""
    for item in items:
        if isinstance(item, Picture):
            objects.append(_picture(item))
            pictures = f"/XObject << /P {len(objects)} 0 R >>"
            content.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q")
        else:
            content.append(item)
    objects.append(_stream("", "\n".join(content).encode()))
    objects.append(
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
        f"/Contents {len(objects)} 0 R "
        f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> {pictures} >> >>".encode()
    )
    return len(objects)


def _picture(picture: Picture) -> bytes:
    head = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    )
    return _stream(head, zlib.compress(picture.pixels))


def _add_outline(objects: list[bytes], outline: Sequence[tuple[str, int]], kids: list[int]) -> str:
    """Append the outline's entries; what the catalogue says of it."""
    if not outline:
        return ""
    root = len(objects) + 1
    last = root + len(outline)
    objects.append(f"<< /Type /Outlines /First {root + 1} 0 R /Last {last} 0 R >>".encode())
    for number, (name, page) in enumerate(outline, root + 1):
        following = f"/Next {number + 1} 0 R" if number < last else ""
        destination = f"/Dest [{kids[page]} 0 R /Fit]"
        objects.append(
            f"<< /Title {_string(name)} /Parent {root} 0 R {destination} {following} >>".encode()
        )
    return f"/Outlines {root} 0 R"


def _string(words: str) -> str:
    return f"<feff{words.encode('utf-16-be').hex()}>"


def _stream(head: str, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head.encode(), len(content), content)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    parts, offsets, size = [b"%PDF-1.7\n"], [], 9
    for number, item in enumerate(objects, 1):
        offsets.append(size)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, item))
        size += len(parts[-1])
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    parts.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{size}\n%%EOF\n".encode()
    )
    return b"".join(parts)
