"""Bring a library up to date with its sources, doing again only what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from index.build import Workshop, maker_of
from index.copies import copies
from index.correction import Correction
from index.embed import BUILTIN
from index.errors import CorrectionError, LibraryError, LibraryMissingError, LoadError
from index.generation import Store
from index.holdings import Holdings
from index.intake import Intake, differs, is_of, paths, salvaged, vanished
from index.manifest import Manifest, check_sizes
from index.outcome import Outcome
from index.records import Contents, Source
from index.seen import Seen
from index.sources import Found, known_as

PUBLISHED_SECONDS = 30.0
PUBLISHED_REPORTS = 64
"""What was indexed is put in use at least so often: an interruption costs no more."""


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
    (`found.roots`); all others stay. What `remove` took out comes back when it has changed
    or is named by itself, not when its folder is walked. The library is made if there is
    none. `corrections` are edits of the metadata by source: they replace the edit that the
    library keeps of a source (None: no edit any more) and win over the sidecar. `rebuild`
    makes everything anew, from what was found and from the originals that the library keeps;
    it also replaces a damaged library and one made by another model. Otherwise what is
    finished is put in use every now and then, so that an interruption (`KeyboardInterrupt`)
    loses little.

    Raises:
        LibraryBusyError: another process is writing.
        LibraryError: the directory cannot be written to.
        CorrectionError: a source to be corrected is not in the library.
        LibraryDamagedError, LibraryForeignError: the library needs `rebuild`.
        ModelError: the embedder cannot be loaded.
    """
    store = Store(path)
    with store.writing():
        job = _Update(store, embedder_name, rebuild, progress or _untold)
        try:
            job.correct(corrections or {})
            job.read(found)
            job.remove(remove)
            job.publish()
        finally:
            job.close()
            store.sweep()
        return job.outcome()


def is_stale(path: Path, found: Found, embedder_name: str = BUILTIN) -> bool:
    """Whether `update` has work to do: no usable library, or files that it holds otherwise."""
    try:
        contents = _usable(Store(path), embedder_name)[1].contents
        known, seen = known_as(found, paths(contents)), Seen(path)
        changed = any(differs(file, contents, seen) for file in known.files)
        return changed or any(True for _ in vanished(known, contents.sources))
    except (LibraryError, LoadError):
        return True


class _Update:
    """The state of one update."""

    def __init__(self, store: Store, embedder_name: str, rebuild: bool, watch: Watcher) -> None:
        self._store, self._watch, self._rebuild = store, watch, rebuild
        self._workshop = Workshop(embedder_name)
        base, self._old = _base(store, embedder_name, rebuild)
        self._known = salvaged(store) if rebuild else self._old
        start = self._old
        if rebuild:
            start = Contents(former=self._known.former, removed=self._known.removed)
        self._holdings = Holdings(store, self._workshop, base, start, self._known)
        self._edits = {n: source.edit for n, source in self._known.sources.items() if rebuild}
        self._seen = Seen(store.root)
        self._intake = Intake(
            self._holdings, self._seen, self._edits, self._known.sources, self._begun
        )
        self._gone: set[str] = set()
        self._emptied: tuple[Path, ...] = ()
        self._at = Progress(Stage.READ, 0, 0, "")
        self._published = time.monotonic()

    def correct(self, corrections: Mapping[str, Correction | None]) -> None:
        """Take in edits of metadata, by source; raises `CorrectionError` for an unknown one."""
        sources = self._holdings.sources
        for name, correction in corrections.items():
            if name not in self._known.sources:
                raise CorrectionError(name, "not in the library")
            self._edits[name] = correction.as_dict() if correction else {}
            if name in sources:
                sources[name] = replace(sources[name], edit=self._edits[name])

    def read(self, found: Found) -> None:
        """Take in what was found, and all else that the library knew if it is made anew."""
        found = known_as(found, paths(self._known))
        self._expect(len(found.files), sum(_size(file.path) for file in found.files))
        for file in found.files:
            self._step(file.name, _size(file.path), partial(self._intake.take, file))
        self._intake.failed.update(found.refused)
        self._gone = {*vanished(found, self._known.sources), *self._intake.gone}
        self._emptied = tuple(filter(self._held_reports, found.empty))
        if self._rebuild:
            self._read_originals()

    def remove(self, sources: Collection[str]) -> None:
        """Forget these sources, for as long as they do not change, and those that vanished."""
        for name in sources:
            if source := self._holdings.sources.get(name):
                self._holdings.removed[name] = source.sha256
        for name in {*sources, *self._gone}:
            self._holdings.sources.pop(name, None)
        held = {source.container for source in self._holdings.sources.values()}
        for name in self._holdings.containers.keys() - held:
            del self._holdings.containers[name]

    def publish(self) -> None:
        """Put what was taken in to use."""
        self._watch(replace(self._at, stage=Stage.WRITE, source="", size=0))
        self._holdings.publish(self._intake.failed)
        self._published = time.monotonic()

    def close(self) -> None:
        """Let go of the files of a generation that was not published."""
        self._holdings.close()
        self._seen.save()

    def outcome(self) -> Outcome:
        """What became of the sources."""
        old, new = self._old.sources, self._holdings.sources
        before, now = set(copies(self._old)), copies(self._holdings.contents)
        alone = new.keys() - {one.source for one in now}
        return Outcome(
            added=tuple(sorted(new.keys() - old.keys())),
            updated=tuple(sorted(n for n in new if n in old and _is_other(old[n], new[n]))),
            unchanged=tuple(sorted(self._intake.unchanged)),
            removed=tuple(sorted(old.keys() - new.keys())),
            failed=tuple(sorted(self._intake.failed.items())),
            copies=tuple(one for one in now if one not in before),
            parted=tuple(sorted(one for one in before if {one.source, one.of} <= alone)),
            emptied=self._emptied,
            left_out=tuple(sorted(self._intake.left_out)),
            unread=tuple(sorted(self._holdings.unread.items())),
            seconds=dict(self._workshop.stopwatch.seconds),
        )

    def _read_originals(self) -> None:
        known = self._known.sources
        left = sorted(known.keys() - self._holdings.sources.keys() - self._gone)
        self._expect(len(left), 0)
        for name in left:
            work = partial(self._intake.take_original, name, known[name], self._store)
            self._step(name, 0, work)
        for name in self._known.containers.keys() - self._holdings.containers.keys():
            self._holdings.containers[name] = self._known.containers[name]

    def _step(self, source: str, size: int, work: Callable[[], None]) -> None:
        """Do the work on one source, and put what is finished to use if it is time."""
        self._at = replace(self._at, source=source, size=size)
        self._watch(self._at)
        with self._workshop.time("read"):
            work()
        self._at = replace(self._at, done=self._at.done + 1, bytes_done=self._at.bytes_done + size)
        if self._is_due():
            self._store_finished()

    def _store_finished(self) -> None:
        """Put what is finished in use; of a library that is made anew only the whole."""
        if self._rebuild:
            self._holdings.flush()
            self._published = time.monotonic()
        else:
            self.publish()

    def _begun(self, source: str) -> None:
        self._watch(replace(self._at, stage=Stage.INDEX, source=source))

    def _is_due(self) -> bool:
        pending = self._holdings.pending
        late = time.monotonic() - self._published > PUBLISHED_SECONDS
        return pending >= PUBLISHED_REPORTS or (pending > 0 and late)

    def _expect(self, files: int, size: int) -> None:
        self._at = replace(
            self._at, total=self._at.total + files, bytes_total=self._at.bytes_total + size
        )

    def _held_reports(self, root: Path) -> bool:
        """Whether the library holds reports of a folder."""
        return any(is_of(source, root) for source in self._known.sources.values())


def _usable(store: Store, embedder_name: str) -> tuple[Path, Manifest]:
    """The generation in use and its manifest; raises a `LibraryError` if it cannot be used."""
    directory = store.current()
    manifest = Manifest.load(directory)
    manifest.check_maker(directory, maker_of(embedder_name))
    check_sizes(directory, manifest.parts)
    for segment in manifest.segments:
        check_sizes(store.segment(segment.name), segment.parts)
    return directory, manifest


def _base(store: Store, embedder_name: str, rebuild: bool) -> tuple[Path | None, Contents]:
    """What to start from: a generation with its contents, or nothing."""
    if rebuild:
        return None, Contents()
    try:
        directory, manifest = _usable(store, embedder_name)
    except LibraryMissingError:
        return None, Contents()
    return directory, manifest.contents


def _is_other(old: Source, new: Source) -> bool:
    """Whether a source holds another report now."""
    return (old.sha256, old.correction) != (new.sha256, new.correction)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _untold(progress: Progress) -> None:
    """What watches where nobody does."""
