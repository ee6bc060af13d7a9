"""From the files that were found to the sources that a library holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from index.correction import load_sidecar
from index.errors import LibraryDamagedError, LibraryError, LoadError
from index.generation import Store
from index.holdings import Holdings
from index.manifest import salvage
from index.records import Container, Contents, Source
from index.seen import Seen
from index.sources import Found, SourceFile
from index.unpack import is_container, unpack


class Intake:
    """Takes documents into `holdings`, with the `edits` of their metadata by name.

    A name that is new takes the edit of the same bytes under another name: `known` are the
    sources that there were before, so that a file may be renamed or moved.

    `begun` is called with the name of each document that is new or has changed, before it
    is parsed. Afterwards `unchanged` names the documents that need no work, `failed` tells
    what is wrong with others, `gone` names the members that containers have no longer, and
    `left_out` the documents of a folder that a person took out of the library.
    """

    def __init__(
        self,
        holdings: Holdings,
        seen: Seen,
        edits: Mapping[str, Mapping[str, str]],
        known: Mapping[str, Source],
        begun: Callable[[str], None],
    ) -> None:
        self._holdings, self._seen, self._edits, self._begun = holdings, seen, edits, begun
        self._edits_by_content = {one.sha256: one.edit for one in known.values() if one.edit}
        self.unchanged: set[str] = set()
        self.failed: dict[str, LoadError] = {}
        self.gone: set[str] = set()
        self.left_out: set[str] = set()

    def take(self, file: SourceFile) -> None:
        """Take in a file: a document, or a container of documents."""
        try:
            if is_container(file.name):
                self._take_container(file)
            else:
                self._take_document(file)
        except LoadError as error:
            self.failed[file.name] = error

    def take_original(self, name: str, source: Source, store: Store) -> None:
        """Take in a document from the bytes that the library keeps of it."""
        try:
            self._take(name, source, store.original(source.sha256))
        except LibraryDamagedError as error:
            self.failed.setdefault(name, LoadError(name, error.reason))
        except LoadError as error:
            self.failed.setdefault(name, error)

    def _take_document(self, file: SourceFile) -> None:
        source = Source(self._seen.hashed(file.path), *_origin(file), sidecar=sidecar_of(file))
        if self._is_settled(file.name, source):
            return
        data, digest = self._seen.read(file.path)
        self._take(file.name, Source(digest, *_origin(file), sidecar=source.sidecar), data)

    def _take_container(self, file: SourceFile) -> None:
        sidecar = sidecar_of(file)
        digest = self._seen.hashed(file.path)
        container = Container(digest, *_origin(file), sidecar=sidecar)
        members = self._members(file.name)
        if self._is_same(file.name, container):
            for name in members:
                source = self._holdings.sources[name]
                self._keep(name, Source(source.sha256, *_origin(file), file.name, sidecar))
        elif self._unpack(file, sidecar, members):
            self._holdings.containers[file.name] = container
        else:  # to be tried again
            self._holdings.containers.pop(file.name, None)

    def _unpack(self, file: SourceFile, sidecar: Mapping[str, str], before: set[str]) -> bool:
        """Take in the members of a container; whether all of them could be read."""
        names, whole = set(), True
        for member in unpack(self._seen.read(file.path)[0], file.name):
            names.add(member.name)
            try:
                if member.error is not None:
                    raise member.error
                digest = sha256(member.data).hexdigest()
                source = Source(digest, *_origin(file), file.name, sidecar)
                self._take_member(member.name, source, member.data)
            except LoadError as error:
                self.failed[member.name] = error
                whole = False
        if file.name not in names:  # else it was not read to its end
            self.gone |= before - names
        return whole

    def _take_member(self, name: str, source: Source, data: bytes) -> None:
        if not self._is_settled(name, source):
            self._take(name, source, data)

    def _take(self, name: str, source: Source, data: bytes) -> None:
        self._begun(name)
        self._holdings.take(name, self._edited(name, source), data)

    def _keep(self, name: str, source: Source) -> None:
        """Note where a document that has not changed lies now."""
        self._holdings.sources[name] = self._edited(name, source)
        if name not in self._edits:
            self.unchanged.add(name)

    def _is_settled(self, name: str, source: Source) -> bool:
        """Whether there is nothing to do for a document: it is known, or is to stay out."""
        if self._is_known(name, source):
            self._keep(name, source)
        elif source.root and self._holdings.removed.get(name) == source.sha256:
            self.left_out.add(name)
        else:
            return False
        return True

    def _is_known(self, name: str, source: Source) -> bool:
        """Whether the library holds the same bytes with the same sidecar."""
        known = self._holdings.sources.get(name)
        return known is not None and (known.sha256, known.sidecar) == (
            source.sha256,
            source.sidecar,
        )

    def _is_same(self, name: str, container: Container) -> bool:
        known = self._holdings.containers.get(name)
        return known is not None and (known.sha256, known.sidecar) == (
            container.sha256,
            container.sidecar,
        )

    def _edited(self, name: str, source: Source) -> Source:
        known = self._holdings.sources.get(name)
        followed = source.edit or self._edits_by_content.get(source.sha256, {})
        edit = self._edits.get(name, known.edit if known else followed)
        return Source(
            source.sha256, source.path, source.root, source.container, source.sidecar, edit
        )

    def _members(self, container: str) -> set[str]:
        sources = self._holdings.sources
        return {name for name, source in sources.items() if source.container == container}


def differs(file: SourceFile, contents: Contents, seen: Seen) -> bool:
    """Whether a file is not what the library holds of it; raises `LoadError`."""
    held: Source | Container | None = (
        contents.containers.get(file.name)
        if is_container(file.name)
        else contents.sources.get(file.name)
    )
    digest = seen.hashed(file.path)
    if held is None and file.root and contents.removed.get(file.name) == digest:
        return False
    return held is None or (held.sha256, held.sidecar) != (digest, sidecar_of(file))


def vanished(found: Found, sources: Mapping[str, Source]) -> Iterator[str]:
    """The sources whose files are no longer in the folders that were walked."""
    paths = {str(file.path) for file in found.files}
    names = {file.name for file in found.files} | {name for name, _ in found.refused}
    for name, source in sources.items():
        walked = any(is_of(source, root) for root in found.roots)
        if walked and source.path not in paths and name not in names:
            yield name


def is_of(source: Source, root: Path) -> bool:
    """Whether a source was found in a folder, or below it."""
    return bool(source.root) and Path(source.path).is_relative_to(root)


def sidecar_of(file: SourceFile) -> dict[str, str]:
    """What the file's sidecar corrects, if it has one; raises `CorrectionError`."""
    if file.sidecar is None:
        return {}
    return load_sidecar(file.sidecar).as_dict()


def paths(contents: Contents) -> dict[str, str]:
    """The names of the files that a library holds, and where they are."""
    files = {n: s.path for n, s in contents.sources.items() if s.path and not s.container}
    return files | {n: one.path for n, one in contents.containers.items() if one.path}


def salvaged(store: Store) -> Contents:
    """What the library holds, of whatever format; of a damaged one what it held last."""
    for generation in store.usable():
        with suppress(LibraryError):
            return salvage(generation)
    return Contents()


def _origin(file: SourceFile) -> tuple[str, str]:
    return str(file.path), str(file.root) if file.root else ""
