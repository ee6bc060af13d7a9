"""From a file's bytes to its `Report`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.clean import clean_document
from index.correction import Correction
from index.dating import Dater
from index.errors import EmptyDocumentError
from index.figures.find import find_figures
from index.load import read, read_bytes
from index.metadata import read_metadata
from index.passages import split_passages
from index.report import Metadata, Passage, Report, Section
from index.sections import explains_words, split_sections
from index.tense import with_tense


def parse_file(path: Path, root: Path) -> Report:
    """The report in the file at `path`, named relative to the folder `root`."""
    source = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    return parse(source.as_posix(), read_bytes(path))


def parse(source: str, data: bytes, correction: Correction | None = None) -> Report:
    """The report that `data`, the bytes of the file `source`, holds; raises `LoadError`s.

    `correction` says what the metadata are where the document does not tell it rightly.
    """
    document = clean_document(read(data, source))
    text = document.text
    if not text.strip():
        raise EmptyDocumentError(source, "nothing but page chrome")
    metadata = (correction or Correction()).apply(read_metadata(document, source))
    sections = split_sections(text, metadata, document.headings)
    return Report(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        metadata=metadata,
        sections=sections,
        passages=tuple(_passages(text, sections, metadata)),
        pages=document.pages,
        recognised=document.recognised,
        unread=document.unread,
    )


def _passages(text: str, sections: tuple[Section, ...], metadata: Metadata) -> Iterator[Passage]:
    """The passages of all sections, with their figures."""
    for section in sections:
        dater = Dater(text, section, sections, metadata)
        passages = split_passages(text, section)
        if not explains_words(section, sections):
            passages = with_tense(text, passages, metadata)
        for passage in passages:
            figures = find_figures(text, passage.clauses, period=dater.period)
            yield dater.with_periods(replace(passage, figures=figures))
