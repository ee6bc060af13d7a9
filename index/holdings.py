"""What a library holds while it is updated: which content is indexed, and which is a copy.

Sources come and go by name; `settle` makes the index follow. Every content is indexed
once, under the name that tells most, and of near copies only the one of greatest worth
(see `index.copies`), whichever came first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from index.build import Build, Workshop
from index.copies import contradict, naming, settles, worth
from index.correction import Correction
from index.duplicates import COPY, Sketches, resemblance, sketch
from index.errors import LibraryDamagedError, LoadError
from index.generation import Store
from index.records import Container, Contents, Former, Held, Source
from index.report import Report

FORMER_KEPT = 3
"""How many replaced versions of a source are remembered."""

_ROUNDS = 3  # a copy that comes back may make another one give way


class Holdings:
    """The state of the library at `store` that starts as `contents`, with `base` its index.

    `known` is what the library held before, also where it is made anew.
    """

    def __init__(
        self,
        store: Store,
        workshop: Workshop,
        base: Path | None,
        contents: Contents,
        known: Contents,
    ) -> None:
        self._store, self._workshop, self._base = store, workshop, base
        self._published = contents
        self.sources: dict[str, Source] = dict(contents.sources)
        self.containers: dict[str, Container] = dict(contents.containers)
        self.removed: dict[str, str] = dict(contents.removed)
        self.unread: dict[str, int] = {}
        self._held: dict[str, Held] = dict(contents.held)
        self._stood = {sha for sha, held in known.held.items() if not held.of}
        self._former: list[Former] = list(contents.former)
        self._build: Build | None = None
        self._sketches: Sketches | None = None

    @property
    def pending(self) -> int:
        """How many reports were indexed and are in memory only."""
        return len(self._build) if self._build else 0

    def take(self, name: str, source: Source, data: bytes) -> None:
        """Hold a document, new or in a new version; raises `LoadError` if it is none."""
        sha, correction = source.sha256, source.correction
        held = self._held.get(sha)
        fresh = held is None or (held.source == name and held.correction != correction.as_dict())
        report = self._parsed(name, correction, data) if fresh else None
        with self._workshop.time("write"):
            self._store.keep_original(sha, data)
        self._leave(name, sha)
        self.sources[name] = source
        self.removed.pop(name, None)
        if report is not None:
            self._place(report, correction.as_dict())

    @property
    def contents(self) -> Contents:
        """What is held now."""
        return Contents(
            dict(self.sources),
            dict(self.containers),
            dict(self._held),
            tuple(self._former),
            dict(self.removed),
        )

    def publish(self, failed: dict[str, LoadError]) -> None:
        """Settle what is indexed and put it in use as a new generation, if it is another one.

        What fails meanwhile is added to `failed`, by name.
        """
        if self.contents == self._published and self._base is not None:
            return
        if not self.sources and self._base is None and failed:
            return  # nothing could be read: no reason to make a library
        self._settle(failed)
        build, contents = self._building, self.contents
        with self._workshop.time("write"):
            build.finish(contents)
            self._store.publish(build.directory)
        self._base, self._published, self._build = build.directory, contents, None

    def flush(self) -> None:
        """Write down what was indexed without putting it in use."""
        with self._workshop.time("write"):
            self._building.flush()

    def close(self) -> None:
        """Let go of the files of a generation that was not published."""
        if self._build is not None:
            self._build.close()

    def _leave(self, name: str, sha: str) -> None:
        """Remember what the source held before, if that is another content and was its own."""
        before = self.sources.get(name)
        if before is None or before.sha256 == sha:
            return
        sharing = sum(other.sha256 == before.sha256 for other in self.sources.values())
        if sharing == 1:
            if self._is_indexed(before.sha256):
                self._remember(before.sha256, name)
            self._drop(before.sha256)

    def _settle(self, failed: dict[str, LoadError]) -> None:
        """Make the index follow the sources."""
        named = self._named()
        for sha in self._held.keys() - named.keys():
            self._drop(sha)
        for _ in range(_ROUNDS):
            for sha, name in sorted(named.items(), key=lambda item: item[1]):
                if name not in failed and self._is_due(sha, name):
                    self._index_again(sha, name, failed)
        self._former = _remembered(self._former, self.sources, named)

    def _named(self) -> dict[str, str]:
        """For each content the name of the source that it goes by."""
        sharing: dict[str, list[str]] = {}
        for name in sorted(self.sources):
            sharing.setdefault(self.sources[name].sha256, []).append(name)
        return {
            sha: names[0] if len(names) == 1 else self._best_name(sha, names)
            for sha, names in sharing.items()
        }

    def _best_name(self, sha: str, names: list[str]) -> str:
        """The name that says most of the report; the first one if its copy is indexed instead."""
        if sha not in self._held or self._held[sha].of:
            return names[0]
        about = self._building.report(sha[:12]).metadata
        return max(names, key=lambda name: naming(name, about))

    def _is_due(self, sha: str, name: str) -> bool:
        """Whether a content has to be indexed again, or compared with others again."""
        held, correction = self._held.get(sha), self.sources[name].correction.as_dict()
        if held is None or (held.source, held.correction) != (name, correction):
            return True
        return bool(held.of) and not self._is_indexed(held.of)

    def _is_indexed(self, sha: str) -> bool:
        return sha in self._held and not self._held[sha].of

    def _index_again(self, sha: str, name: str, failed: dict[str, LoadError]) -> None:
        correction = self.sources[name].correction
        try:
            report = self._parsed(name, correction, self._store.original(sha))
        except LoadError as error:
            failed[name] = error
        except LibraryDamagedError as error:
            failed[name] = LoadError(name, error.reason)
        else:
            self._place(report, correction.as_dict())

    def _parsed(self, name: str, correction: Correction, data: bytes) -> Report:
        from index.parse import parse  # noqa: PLC0415 - readers need not wait for its import

        with self._workshop.time("parse"):
            report = parse(name, data, correction)
        if report.unread:
            self.unread[name] = report.unread
        return report

    def _place(self, report: Report, correction: Mapping[str, str]) -> None:
        """Index a report, unless a copy of greater worth is; a lesser one makes room for it."""
        self._drop(report.sha256)
        with self._workshop.time("compare"):
            mark = sketch(report.text)
            near = max(self._copies_of(report, mark, correction), default=None)
        if near is None:
            self._add(report, mark, correction)
            return
        alike, sha = near
        held = self._held[sha]
        kept = settles(held.correction), worth(self._building.report(sha[:12]))
        if kept >= (settles(correction), worth(report)):
            self._held[report.sha256] = Held(report.source, correction, sha, alike)
            return
        self._withdraw(sha)
        self._add(report, mark, correction)
        self._held[sha] = replace(held, of=report.sha256, resemblance=alike)

    def _copies_of(
        self, report: Report, mark: bytes, correction: Mapping[str, str]
    ) -> Iterator[tuple[float, str]]:
        """The indexed contents that are near copies of a report, each with its resemblance."""
        for key in self._sketched.like(mark):
            other = self._building.report(key)
            alike = resemblance(report.text, other.text)
            if alike >= COPY and not self._are_apart(report, correction, other):
                yield alike, other.sha256

    def _are_apart(self, report: Report, correction: Mapping[str, str], other: Report) -> bool:
        """Whether two reports of one wording are of other places or times."""
        if not contradict(report.metadata, other.metadata):
            return False
        by_hand = settles(correction), settles(self._held[other.sha256].correction)
        if by_hand[0] == by_hand[1]:
            return True
        corrected, plain = (report, other) if by_hand[0] else (other, report)
        return self._tells_apart(corrected, plain)

    def _tells_apart(self, corrected: Report, plain: Report) -> bool:
        """Whether the correction of one report makes another one of it, and not of its copy too.

        A copy follows what is corrected of its report. Who corrects the copy tells it apart:
        that is the one which did not stand for both before, or else the one of less worth.
        """
        data = self._store.original(corrected.sha256)
        own = self._parsed(corrected.source, Correction(), data)
        if contradict(own.metadata, plain.metadata):
            return True
        if {corrected.sha256, plain.sha256} & self._stood:
            return plain.sha256 in self._stood
        return worth(own) < worth(plain)

    def _add(self, report: Report, mark: bytes, correction: Mapping[str, str]) -> None:
        self._building.add(report, mark)
        self._sketched.add(report.key, mark)
        self._held[report.sha256] = Held(report.source, correction)

    def _drop(self, sha: str) -> None:
        """Forget a content; one that is not held does not matter."""
        held = self._held.pop(sha, None)
        if held is not None and not held.of:
            self._withdraw(sha)

    def _withdraw(self, sha: str) -> None:
        self._building.remove(sha[:12])
        if self._sketches is not None:
            self._sketches.remove(sha[:12])

    def _remember(self, sha: str, name: str) -> None:
        report = self._building.report(sha[:12])
        self._store.keep_former(sha, report.text)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._former.append(Former(sha, name, report.metadata.title, now))

    @property
    def _building(self) -> Build:
        if self._build is None:
            self._build = Build(self._store, self._base, self._workshop)
        return self._build

    @property
    def _sketched(self) -> Sketches:
        if self._sketches is None:
            self._sketches = Sketches()
            for key, mark in self._building.sketches():
                self._sketches.add(key, mark)
        return self._sketches


def _remembered(
    former: list[Former], sources: Mapping[str, Source], held: Mapping[str, str]
) -> list[Former]:
    """The last few versions of each source that is still there, but none that is in use."""
    kept: list[Former] = []
    for one in reversed(former):
        known = [other for other in kept if other.source == one.source]
        repeated = any(other.sha256 == one.sha256 for other in kept)
        if one.source in sources and one.sha256 not in held and not repeated:
            kept += [one] * (len(known) < FORMER_KEPT)
    return kept[::-1]
