"""Bring a library up to date with its sources, doing again only what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path

from index.build import Build, maker_of
from index.copies import Copy
from index.correction import Correction
from index.embed import BUILTIN
from index.errors import LibraryDamagedError, LibraryError, LibraryMissingError, LoadError
from index.generation import Store
from index.load import read_bytes
from index.manifest import Manifest, recorded_sources
from index.sources import Found


class Stage(StrEnum):
    """What an update is doing."""

    READ = "read"  # looking whether a source has changed
    INDEX = "index"  # parsing and embedding it
    WRITE = "write"  # making the new generation durable


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` files are through; `source` is the one at hand.

    `bytes_done` and `bytes_total` tell the same by size, `size` is that of the file at hand.
    """

    stage: Stage
    done: int
    total: int
    source: str
    size: int = 0
    bytes_done: int = 0
    bytes_total: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the sources, by name; failed ones with the reason.

    A source that failed keeps the version that the library held of it, if any. `copies`
    are those that are held as copies of another report now, and were not before.
    `emptied` are folders of which the library holds reports, and which have not a single
    file now: nothing was removed. `seconds` tells how long each stage took.
    """

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[tuple[str, LoadError], ...]
    copies: tuple[Copy, ...] = ()
    emptied: tuple[Path, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


Watcher = Callable[[Progress], None]


def update(  # noqa: PLR0913
    path: Path,
    found: Found,
    *,
    embedder_name: str = BUILTIN,
    rebuild: bool = False,
    remove: Collection[str] = (),
    corrections: Mapping[str, Correction | None] | None = None,
    progress: Watcher | None = None,
) -> Outcome:
    """Add or renew what was found in the library at `path`, and take sources out.

    Out go the sources `remove` and those that have vanished from a folder that was walked
    (`found.roots`); all others stay. The library is made if there is none. `corrections`
    are edits of the metadata by source: they replace the edit that the library keeps of a
    source (None: no edit any more) and win over the sidecar. `rebuild` makes everything
    anew, from what was found and from the originals that the library keeps; it also
    replaces a damaged library and one made by another model.

    Raises:
        LibraryBusyError: another process is writing.
        LibraryError: the directory cannot be written to.
        LibraryDamagedError, LibraryForeignError: the library needs `rebuild`.
        ModelError: the embedder cannot be loaded.
    """
    store = Store(path)
    with store.writing():
        job = _Update(store, embedder_name, rebuild, progress or _untold)
        try:
            job.read({**(_originals(store) if rebuild else {}), **_readers(found)})
            job.remove(remove)
            job.publish()
        finally:
            job.close()
            store.sweep()
        return job.outcome()


def is_stale(path: Path, found: Found, embedder_name: str = BUILTIN) -> bool:
    """Whether `update` has work to do: no usable library, or a file that it does not hold."""
    try:
        manifest = _usable(Store(path), embedder_name)[1]
        return any(
            manifest.sources.get(file.name) != _hash(read_bytes(file.path)) for file in found.files
        )
    except (LibraryError, LoadError):
        return True


Reader = Callable[[], bytes]


class _Update:
    """The state of one update. The new generation is begun when the first change is seen."""

    def __init__(self, store: Store, embedder_name: str, rebuild: bool, watch: Watcher) -> None:
        self._store, self._embedder_name, self._watch = store, embedder_name, watch
        self._base, self._old = _base(store, embedder_name, rebuild)
        self._sources = dict(self._old)
        self._held = _owners(self._old)
        self._build: Build | None = None
        self._failed: dict[str, LoadError] = {}
        self._unchanged: set[str] = set()

    def read(self, readers: Mapping[str, Reader]) -> None:
        """Take in the sources, by name."""
        total = len(readers)
        for done, (source, reader) in enumerate(sorted(readers.items())):
            self._watch(Progress(Stage.READ, done, total, source))
            try:
                data = reader()
                if self._sources.get(source) == _hash(data):
                    self._unchanged.add(source)
                    continue
                self._watch(Progress(Stage.INDEX, done, total, source))
                self._take(source, data)
            except LoadError as error:
                self._failed[source] = error
        self._watch(Progress(Stage.WRITE, total, total, ""))

    def remove(self, sources: Collection[str]) -> None:
        """Forget these sources."""
        for source in sources:
            self._sources.pop(source, None)

    def publish(self) -> None:
        """Settle which reports stay under which name, and put the new generation in use."""
        if self._sources == self._old and self._base is not None:
            return
        if not self._sources and self._failed and self._base is None:
            return  # nothing could be read: no reason to make a library
        self._settle()
        build = self._building()
        build.finish(self._sources)
        self._store.publish(build.directory)

    def close(self) -> None:
        """Let go of the files of the new generation, whether it was published or not."""
        if self._build is not None:
            self._build.close()

    def outcome(self) -> Outcome:
        """What became of the sources."""
        old, new = self._old, self._sources
        return Outcome(
            added=tuple(sorted(new.keys() - old.keys())),
            updated=tuple(sorted(name for name in new if old.get(name, new[name]) != new[name])),
            unchanged=tuple(sorted(self._unchanged)),
            removed=tuple(sorted(old.keys() - new.keys())),
            failed=tuple(sorted(self._failed.items())),
        )

    def _take(self, source: str, data: bytes) -> None:
        sha = _hash(data)
        if sha not in self._held:
            from index.parse import parse  # noqa: PLC0415 - readers need not wait for its import

            report = parse(source, data)
            self._building().add(report)
            self._held[sha] = source
        self._store.keep_original(sha, data)
        self._sources[source] = sha

    def _settle(self) -> None:
        owners = _owners(self._sources)
        for sha in self._held.keys() - owners.keys():
            self._building().remove(sha[:12])
        for sha, owner in owners.items():
            if self._held[sha] != owner:
                self._building().rename(sha[:12], owner)

    def _building(self) -> Build:
        if self._build is None:
            self._build = Build(self._store.begin(), self._base, self._embedder_name)
        return self._build


def _usable(store: Store, embedder_name: str) -> tuple[Path, Manifest]:
    """The generation in use and its manifest; raises a `LibraryError` if it cannot be used."""
    directory = store.current()
    manifest = Manifest.load(directory)
    manifest.check_maker(directory, maker_of(embedder_name))
    manifest.check_sizes(directory)
    return directory, manifest


def _base(store: Store, embedder_name: str, rebuild: bool) -> tuple[Path | None, dict[str, str]]:
    """What to start from: a generation with its sources, or nothing."""
    if rebuild:
        return None, {}
    try:
        directory, manifest = _usable(store, embedder_name)
    except LibraryMissingError:
        return None, {}
    return directory, dict(manifest.sources)


def _originals(store: Store) -> dict[str, Reader]:
    try:
        recorded = recorded_sources(store.current())
    except LibraryError:
        return {}
    return {source: partial(_original, store, source, sha) for source, sha in recorded.items()}


def _original(store: Store, source: str, sha: str) -> bytes:
    try:
        return store.original(sha)
    except LibraryDamagedError as error:
        raise LoadError(source, error.reason) from error


def _readers(found: Found) -> dict[str, Reader]:
    return {file.name: partial(read_bytes, file.path) for file in found.files}


def _owners(sources: Mapping[str, str]) -> dict[str, str]:
    """Under which name each content is held; the first one, where several sources have it."""
    return {sources[name]: name for name in sorted(sources, reverse=True)}


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _untold(progress: Progress) -> None:
    """What watches where nobody does."""
