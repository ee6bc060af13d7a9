import json
from pathlib import Path

import pytest

from index.errors import LibraryDamagedError, LibraryForeignError
from index.manifest import Counts, Maker, Manifest, measure, recorded_sources

MAKER = Maker(embedder="builtin:1", tokenizer="terms-1")


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    (tmp_path / "part").write_bytes(b"content")
    manifest = Manifest(
        MAKER, 512, Counts(1, 2, 3), {"a.txt": "0" * 64}, measure(tmp_path, ["part"])
    )
    manifest.save(tmp_path)
    return tmp_path


def test_it_comes_back_as_it_was(generation: Path) -> None:
    manifest = Manifest.load(generation)
    assert manifest.maker == MAKER
    assert (manifest.dimension, manifest.counts) == (512, Counts(1, 2, 3))
    assert manifest.sources == recorded_sources(generation) == {"a.txt": "0" * 64}
    manifest.check_maker(generation, MAKER)
    manifest.check_content(generation)


def test_another_embedder_or_tokenizer_makes_it_foreign(generation: Path) -> None:
    with pytest.raises(LibraryForeignError) as raised:
        Manifest.load(generation).check_maker(generation, Maker("other", "terms-1"))
    assert (raised.value.what, raised.value.found) == ("embedder", "builtin:1")
    assert raised.value.wanted == "other"
    with pytest.raises(LibraryForeignError, match="tokenizer"):
        Manifest.load(generation).check_maker(generation, Maker("builtin:1", "terms-2"))


def test_another_format_makes_it_foreign_whatever_else_it_holds(generation: Path) -> None:
    (generation / "manifest.json").write_text('{"maker": {"format": 99}, "sources": {"a": "b"}}')
    with pytest.raises(LibraryForeignError, match="format"):
        Manifest.load(generation)
    assert recorded_sources(generation) == {"a": "b"}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"maker": {"format": 1}}', "null", "3"])
def test_a_spoilt_manifest_is_told(generation: Path, text: str) -> None:
    (generation / "manifest.json").write_text(text)
    with pytest.raises(LibraryDamagedError):
        Manifest.load(generation)


@pytest.mark.parametrize("missing", ["maker", "dimension", "counts", "sources", "parts", "created"])
def test_a_manifest_without_an_entry_is_told(generation: Path, missing: str) -> None:
    raw = json.loads((generation / "manifest.json").read_text())
    del raw[missing]
    (generation / "manifest.json").write_text(json.dumps(raw))
    with pytest.raises(LibraryDamagedError):
        Manifest.load(generation)


def test_a_lost_or_cut_part_is_told(generation: Path) -> None:
    manifest = Manifest.load(generation)
    (generation / "part").write_bytes(b"conten")
    with pytest.raises(LibraryDamagedError):
        manifest.check_sizes(generation)
    (generation / "part").unlink()
    with pytest.raises(LibraryDamagedError):
        manifest.check_sizes(generation)


def test_a_changed_part_of_the_same_size_is_told_by_its_content(generation: Path) -> None:
    manifest = Manifest.load(generation)
    (generation / "part").write_bytes(b"c0ntent")
    manifest.check_sizes(generation)
    with pytest.raises(LibraryDamagedError):
        manifest.check_content(generation)
