import json
import shutil
import threading
from dataclasses import asdict
from pathlib import Path

import pytest
from support.reports import STREET, TOWN, VILLAGE, write_files

from index.embed import Embedder, embedder_identity
from index.engines import BIGRAMS, WORDS
from index.engines.dense_faiss import FaissEngine
from index.errors import LibraryDamagedError, LibraryForeignError, LibraryMissingError
from index.generation import DICTIONARY, Store
from index.library import Library, update
from index.manifest import measure
from index.segment import CATALOG, DENSE
from index.sources import Found


@pytest.fixture
def library(seeds_library: Path) -> Library:
    return Library.open(seeds_library)


def test_every_passage_is_the_wording_of_its_report(library: Library) -> None:
    for report in library.reports:
        text, passages = library.text(report.key), library.passages_of(report.key)
        assert (len(text), len(passages)) == (report.characters, report.passages)
        for ordinal, passage in enumerate(passages):
            assert passage.ordinal == ordinal
            assert passage.report == report.key
            assert passage.text == text[passage.start : passage.end]
            assert all(
                passage.start <= one.start < one.end <= passage.end for one in passage.clauses
            )


def test_passages_know_their_section(library: Library) -> None:
    for report in library.reports:
        for section in library.sections(report.key):
            for passage in library.passages_of(report.key, section.index):
                assert section.start <= passage.start <= passage.end <= section.end
                assert passage.section_status is section.status
                assert not section.heading or passage.path[-1] == section.heading


def test_every_original_is_kept(library: Library, seeds: Path) -> None:
    for report in library.reports:
        assert library.original(report.key) == (seeds / report.source).read_bytes()


def test_terms_find_the_passage(library: Library) -> None:
    terms = library.tokenizer.terms("三箭和平廣場項目投資17446.6萬元")
    [(best, _)] = library.search_terms({(WORDS, one): 1.0 for one in terms.words}, 1)
    assert "17446.6万元" in library.passages([best])[0].text


def test_vectors_find_the_clause_itself(library: Library, builtin: Embedder) -> None:
    passage = library.passages_of(library.reports[1].key)[-3]
    clause = max(passage.clauses, key=lambda one: one.end - one.start)
    text = library.text(passage.report)[clause.start : clause.end]
    best, ordinal, cosine = library.search_clauses(builtin.encode_query(text), 1)[0]
    assert (best, ordinal) == (passage.id, passage.clauses.index(clause))
    assert cosine == pytest.approx(1, abs=1e-3)


def test_clauses_are_as_near_as_a_search_finds_them(library: Library, builtin: Embedder) -> None:
    vector = builtin.encode_query("项目建设")
    found = {(passage, clause): near for passage, clause, near in library.search_clauses(vector, 5)}
    (passage, _), *_ = found
    assert library.cosines(vector, [*found, (passage, 999)]) == found
    assert library.cosines(vector, []) == {}


def test_searches_stay_within_the_reports_they_are_given(
    library: Library, builtin: Embedder
) -> None:
    vector = builtin.encode_query("项目建设")
    for keys in ({report.key} for report in library.reports):
        clauses = library.search_clauses(vector, 30, keys)
        passages = library.search_terms({(BIGRAMS, "项目"): 1.0}, 30, keys)
        ids = [hit[0] for hit in [*clauses, *passages]]
        assert {passage.report for passage in library.passages(ids)} == keys
    assert not library.search_clauses(vector, 30, set())
    assert not library.search_terms({(BIGRAMS, "项目"): 1.0}, 30, set())


def test_threads_may_search_at_the_same_time(library: Library, seeds_library: Path) -> None:
    keys = [report.key for report in library.reports] * 4
    wanted = [library.passages_of(key) for key in keys]
    fresh = Library.open(seeds_library)
    results: dict[int, object] = {}

    def read(at: int, key: str) -> None:
        results[at] = fresh.passages_of(key)

    threads = [threading.Thread(target=read, args=item) for item in enumerate(keys)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [results[at] for at in range(len(keys))] == wanted


def test_the_embedder_is_loaded_once_and_when_it_is_needed(
    library_path: Path, builtin: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = []

    def load(name: str) -> Embedder:
        loaded.append(name)
        return builtin

    monkeypatch.setattr("index.library.load_embedder", load)
    library = Library.open(library_path)
    assert not loaded
    library.warm().join()
    assert library.embedder is builtin
    assert loaded == ["builtin"]


def test_what_lasts_is_prepared_and_so_is_what_follows_it(
    library_path: Path, builtin: Embedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = threading.Semaphore(0)
    monkeypatch.setattr("index.library.load_embedder", lambda _: builtin)
    monkeypatch.setattr(FaissEngine, "prepare", lambda _: prepared.release())
    library = Library.open(library_path)
    library.warm().join()
    assert not prepared.acquire(blocking=False)
    library.warm(lasting=True).join()
    assert prepared.acquire(blocking=False)
    update(library_path, write_files(tmp_path / "more", village=VILLAGE))
    assert library.renewed()
    assert prepared.acquire(timeout=5)


def test_unknown_keys_are_key_errors(library_path: Path) -> None:
    library = Library.open(library_path)
    for call in (library.report, library.text, library.sections, library.original):
        with pytest.raises(KeyError):
            call("nothing")
    with pytest.raises(KeyError):
        library.passages([999])


def test_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissingError):
        Library.open(tmp_path)


PARTS = (f"segments/*/{CATALOG}", f"segments/*/{DENSE}", f"generations/*/{DICTIONARY}")


@pytest.mark.parametrize(
    "kind", [*PARTS, "generations/*/lexical/*.idx", "generations/*/manifest.json"]
)
@pytest.mark.parametrize("damage", ["lost", "cut"])
def test_a_lost_or_cut_part_is_told(library_path: Path, kind: str, damage: str) -> None:
    [part] = library_path.glob(kind)
    content = part.read_bytes()
    part.unlink()
    if damage == "cut":
        part.write_bytes(content[:-1])
    with pytest.raises(LibraryDamagedError):
        Library.open(library_path)


@pytest.mark.parametrize("kind", [*PARTS, "generations/*/lexical/meta.json"])
def test_a_spoilt_part_of_the_right_size_is_told(library_path: Path, kind: str) -> None:
    [part] = library_path.glob(kind)
    part.write_bytes(b"\xa5" * part.stat().st_size)
    with pytest.raises(LibraryDamagedError):
        Library.open(library_path)


def test_a_flipped_bit_is_told_on_verifying(library_path: Path) -> None:
    [part] = library_path.glob(f"segments/*/{DENSE}")
    content = bytearray(part.read_bytes())
    content[-100] ^= 1
    part.unlink()
    part.write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        Library.open(library_path).verify()


def test_parts_of_another_library_are_told(library_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    update(other, write_files(tmp_path / "files", a=TOWN, b=STREET, c=VILLAGE))
    [segment], [theirs] = library_path.glob("segments/*"), other.glob("segments/*")
    shutil.copyfile(theirs / DENSE, segment / DENSE)
    manifest = Store(library_path).current() / "manifest.json"
    raw = json.loads(manifest.read_text())
    raw["segments"][0]["parts"][DENSE] = asdict(measure(segment, [DENSE])[DENSE])
    manifest.write_text(json.dumps(raw))
    with pytest.raises(LibraryDamagedError, match="belong together"):
        Library.open(library_path)


def test_another_model_is_told(library_path: Path) -> None:
    with pytest.raises(LibraryForeignError) as raised:
        Library.open(library_path, embedder_name="some/model")
    assert raised.value.wanted == "some/model"
    assert raised.value.found == embedder_identity("builtin")


def test_a_library_that_is_replaced_while_it_is_opened_is_opened_anew(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = Store(library_path).current()
    update(library_path, Found(), remove=["town.txt"])
    shutil.rmtree(stale)
    answers = iter([stale])
    current = Store.current
    monkeypatch.setattr(Store, "current", lambda store: next(answers, None) or current(store))
    assert [report.source for report in Library.open(library_path).reports] == ["street.txt"]
