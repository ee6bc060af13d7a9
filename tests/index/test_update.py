import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.reports import STREET, TOWN, VILLAGE, write_files

from index.correction import parse_correction
from index.embed import Embedder
from index.engines import WORDS
from index.errors import (
    LibraryBusyError,
    LibraryDamagedError,
    LibraryForeignError,
    LibraryMissingError,
    ModelError,
)
from index.generation import Store
from index.library import Library, Progress, is_stale, update
from index.sources import Found, SourceFile

KILLED_UPDATES = Path(__file__).parents[1] / "support" / "killed_updates.py"


def sources(path: Path) -> list[str]:
    return [report.source for report in Library.open(path).reports]


def found(path: Path, word: str) -> set[str]:
    """The sources of the passages that have a word."""
    library = Library.open(path)
    ids = [id_ for id_, _ in library.search_terms({(WORDS, word): 1.0}, 10)]
    return {library.report(one.report).source for one in library.passages(ids)}


def test_new_files_are_added_and_the_others_stay(library_path: Path, tmp_path: Path) -> None:
    outcome = update(library_path, write_files(tmp_path / "files", village=VILLAGE))
    assert outcome.added == ("village.txt",)
    assert sources(library_path) == ["street.txt", "town.txt", "village.txt"]
    assert found(library_path, "农田") == {"village.txt"}
    assert found(library_path, "2022") == {"street.txt", "village.txt"}


def test_what_has_not_changed_is_neither_parsed_nor_embedded(
    library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr("index.parse.parse", refuse)
    monkeypatch.setattr("index.build.load_embedder", refuse)
    files = write_files(tmp_path / "files", town=TOWN, street=STREET)
    assert not update(library_path, files).added, "they only lie elsewhere now"
    before = Library.open(library_path).generation
    outcome = update(library_path, files)
    assert outcome.unchanged == ("street.txt", "town.txt")
    assert not outcome.added
    assert Library.open(library_path).generation == before
    update(library_path, Found(), remove=["town.txt"])
    assert sources(library_path) == ["street.txt"]


def test_a_changed_file_takes_the_place_of_the_old_one(library_path: Path, tmp_path: Path) -> None:
    outcome = update(library_path, write_files(tmp_path / "files", street=VILLAGE))
    assert outcome.updated == ("street.txt",)
    assert sources(library_path) == ["street.txt", "town.txt"]
    assert found(library_path, "农田") == {"street.txt"}
    assert not found(library_path, "三箭")


def test_removed_sources_are_gone_and_unknown_ones_do_not_matter(library_path: Path) -> None:
    outcome = update(library_path, Found(), remove=["town.txt", "unknown.txt"])
    assert outcome.removed == ("town.txt",)
    assert sources(library_path) == ["street.txt"]
    assert not found(library_path, "预算")
    library = Library.open(library_path)
    hits = library.search_clauses(np.ones(library.dense.dimension, np.float32), 9)
    ids = [hit[0] for hit in hits]
    assert {one.report for one in library.passages(ids)} == {library.reports[0].key}


def test_an_updated_library_answers_as_one_made_at_once(
    library_path: Path, tmp_path: Path, builtin: Embedder
) -> None:
    update(library_path, write_files(tmp_path / "files", village=VILLAGE))
    once = tmp_path / "once"
    update(once, write_files(tmp_path / "all", street=STREET, town=TOWN, village=VILLAGE))
    libraries = [Library.open(library_path), Library.open(once)]
    words = {(WORDS, word): 1.0 for word in ("2022", "工作", "粮食", "项目", "收入")}
    vector = builtin.encode_query("粮食产量是多少")
    by_words = [library.search_terms(words, 20) for library in libraries]
    by_vectors = [library.search_clauses(vector, 20) for library in libraries]
    for hits in (by_words, by_vectors):
        one, other = ([hit[-1] for hit in found] for found in hits)
        assert one == pytest.approx(other, rel=1e-5)


def test_an_unreadable_file_is_reported_and_its_old_version_kept(
    library_path: Path, tmp_path: Path
) -> None:
    files = write_files(tmp_path / "files", town="", village=VILLAGE)
    gone = SourceFile("gone.txt", tmp_path / "gone.txt")
    outcome = update(library_path, replace(files, files=(*files.files, gone)))
    assert [source for source, _ in outcome.failed] == ["gone.txt", "town.txt"]
    assert outcome.added == ("village.txt",)
    assert found(library_path, "预算") == {"town.txt"}


def test_nothing_but_unreadable_files_makes_no_library(tmp_path: Path) -> None:
    gone = SourceFile("gone.txt", tmp_path / "gone.txt")
    outcome = update(tmp_path / "library", Found((gone,)))
    assert len(outcome.failed) == 1
    with pytest.raises(LibraryMissingError):
        Library.open(tmp_path / "library")


def test_a_library_may_be_empty(library_path: Path) -> None:
    update(library_path, Found(), remove=["town.txt", "street.txt"])
    library = Library.open(library_path)
    assert not library.reports
    assert library.search_terms({(WORDS, "财政"): 1.0}, 5) == []


def test_the_same_content_under_two_names_is_one_report(library_path: Path, tmp_path: Path) -> None:
    update(library_path, write_files(tmp_path / "files", a=TOWN))
    assert sources(library_path) == ["a.txt", "street.txt"]
    assert not is_stale(library_path, write_files(tmp_path / "files", a=TOWN))
    update(library_path, Found(), remove=["a.txt"])
    assert sources(library_path) == ["street.txt", "town.txt"]
    update(library_path, Found(), remove=["town.txt"])
    assert sources(library_path) == ["street.txt"]


def test_two_files_may_change_places(library_path: Path, tmp_path: Path) -> None:
    outcome = update(library_path, write_files(tmp_path / "files", town=STREET, street=TOWN))
    assert outcome.updated == ("street.txt", "town.txt")
    assert found(library_path, "三箭") == {"town.txt"}


def test_rebuilding_takes_the_originals_that_the_library_keeps(
    library_path: Path, tmp_path: Path
) -> None:
    outcome = update(library_path, write_files(tmp_path / "files", town=VILLAGE), rebuild=True)
    assert outcome.added == ("street.txt", "town.txt")
    assert found(library_path, "农田") == {"town.txt"}
    assert found(library_path, "三箭") == {"street.txt"}


def test_a_library_of_another_model_is_refused_and_rebuilt(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.embedder_identity", lambda _name: "other")
    with pytest.raises(LibraryForeignError):
        update(library_path, Found())
    with pytest.raises(LibraryForeignError):
        Library.open(library_path)
    assert is_stale(library_path, Found())
    update(library_path, Found(), rebuild=True)
    assert sources(library_path) == ["street.txt", "town.txt"]


def test_a_library_of_the_first_format_is_refused_and_rebuilt(library_path: Path) -> None:
    before = Library.open(library_path)
    manifest = Store(library_path).current() / "manifest.json"
    sources_then = {one.source: one.sha256 for one in before.reports}
    manifest.write_text(json.dumps({"maker": {"format": 1}, "sources": sources_then}))
    with pytest.raises(LibraryForeignError) as raised:
        update(library_path, Found())
    assert raised.value.what == "format"
    update(library_path, Found(), rebuild=True)
    assert Library.open(library_path).reports == before.reports


def test_a_failed_rebuild_leaves_the_library_as_it_was(
    library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> None:
        raise ModelError(name)

    monkeypatch.setattr("index.build.load_embedder", fail)
    with pytest.raises(ModelError):
        update(library_path, write_files(tmp_path / "files", village=VILLAGE), rebuild=True)
    library = Library.open(library_path)
    assert [library.original(report.key).decode() for report in library.reports] == [STREET, TOWN]
    assert len(list((library_path / "generations").iterdir())) == 1


def test_a_damaged_library_is_refused_and_rebuilt(library_path: Path) -> None:
    next(library_path.glob("segments/*/dense.faiss")).unlink()
    with pytest.raises(LibraryDamagedError):
        update(library_path, Found(), remove=["town.txt"])
    update(library_path, Found(), rebuild=True)
    assert sources(library_path) == ["street.txt", "town.txt"]


@pytest.mark.parametrize("damaged", ["CURRENT", "manifest.json"])
def test_a_rebuild_recovers_sources_and_edits_from_what_was_held_last(
    library_path: Path, damaged: str
) -> None:
    edit = parse_correction({"place": "乙镇"}, "town.txt")
    update(library_path, Found(), corrections={"town.txt": edit})
    if damaged == "manifest.json":
        update(library_path, Found(), corrections={"street.txt": edit})
        (Store(library_path).current() / damaged).write_text("\0")
    else:
        (library_path / damaged).write_text("\0")
    update(library_path, Found(), rebuild=True)
    library = Library.open(library_path)
    assert sources(library_path) == ["street.txt", "town.txt"]
    assert library.edit("town.txt") == edit


def test_an_interrupted_rebuild_of_a_damaged_library_loses_nothing(
    library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    (library_path / "CURRENT").write_text("\0")
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("index.parse.parse", interrupt)
        update(library_path, write_files(tmp_path / "files", village=VILLAGE), rebuild=True)
    update(library_path, Found(), rebuild=True)
    assert sources(library_path) == ["street.txt", "town.txt"]


def test_a_library_in_use_is_refused(library_path: Path) -> None:
    with Store(library_path).writing(), pytest.raises(LibraryBusyError):
        update(library_path, Found())


def test_progress_is_told(library_path: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    files = write_files(tmp_path / "files", town=TOWN, village=VILLAGE)
    update(library_path, files, progress=told.append)
    stages = [(one.stage, one.done, one.total, one.source) for one in told]
    assert stages == [
        ("read", 0, 2, "town.txt"),
        ("read", 1, 2, "village.txt"),
        ("index", 1, 2, "village.txt"),
        ("write", 2, 2, ""),
    ]


def test_a_library_is_stale_when_it_lacks_a_file_or_is_no_use(
    library_path: Path, tmp_path: Path
) -> None:
    files = write_files(tmp_path / "files", town=TOWN, street=STREET)
    assert not is_stale(library_path, files)
    assert not is_stale(library_path, Found(files.files[:1]))
    assert is_stale(library_path, write_files(tmp_path / "new", village=VILLAGE))
    assert is_stale(library_path, write_files(tmp_path / "changed", town=VILLAGE))
    assert is_stale(tmp_path / "none", Found())
    (Store(library_path).current() / "manifest.json").unlink()
    assert is_stale(library_path, files)


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_library(
    library_path: Path, tmp_path: Path
) -> None:
    files = write_files(tmp_path / "files", town=TOWN, village=VILLAGE)
    command = [sys.executable, KILLED_UPDATES, library_path, tmp_path / "files", tmp_path / "out"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONWARNINGS": "ignore"}, timeout=60)
    old, new = ["street.txt", "town.txt"], ["town.txt", "village.txt"]
    seen = []
    for path in sorted((tmp_path / "out").iterdir()):
        seen.append(sources(path))
        assert seen[-1] in (old, new)
        assert found(path, "预算") == {"town.txt"}
        Library.open(path).verify()
    assert old in seen
    assert new in seen
    last = tmp_path / "out" / "step-10"
    update(last, files, remove=["street.txt"])
    assert sources(last) == new
    assert len(list((last / "generations").iterdir())) == 2


def test_readers_learn_of_a_new_generation_and_finish_with_the_old(library_path: Path) -> None:
    reader = Library.open(library_path)
    update(library_path, Found(), remove=["town.txt"])
    assert reader.current_generation() != reader.generation
    shutil.rmtree(library_path / "generations" / reader.generation)
    hits = reader.search_terms({(WORDS, "预算"): 1.0}, 5)
    assert reader.passages([hits[0][0]])[0].text.count("1.43亿元") == 1
