"""The pages of a document to its text: what is left without running heads, in paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Document
from index.load.layout.line import PrintedPage
from index.load.layout.paragraphs import paragraphs
from index.load.layout.running_heads import without_running_heads


def assemble(pages: Sequence[PrintedPage]) -> Document:
    """A paragraph a line, and the offsets at which the text of each page begins.

    A page without text begins where the next one does.
    """
    starts: dict[int, int] = {}
    texts: list[str] = []
    offset = 0
    for paragraph in paragraphs(without_running_heads(pages)):
        starts.setdefault(paragraph.page, offset)
        for page, place in paragraph.breaks:
            starts.setdefault(page, offset + place)
        texts.append(paragraph.text)
        offset += len(paragraph.text) + 1
    text = "\n".join(texts)
    return Document(text, pages=_filled(starts, len(pages), len(text)))


def _filled(starts: dict[int, int], count: int, end: int) -> tuple[int, ...]:
    offsets = [end] * count
    for page in reversed(range(count)):
        following = offsets[page + 1] if page + 1 < count else end
        offsets[page] = starts.get(page, following)
    return (0, *offsets[1:])
