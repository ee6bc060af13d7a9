import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import LibraryDamagedError, LibraryForeignError
from index.manifest import (
    Maker,
    Manifest,
    Part,
    Segment,
    check_content,
    check_sizes,
    measure,
    salvage,
    segment_names,
)
from index.records import Container, Contents, Former, Held, Source

MAKER = Maker(embedder="builtin:1", tokenizer="terms-1")
SHA, OTHER = "0" * 64, "1" * 64
CONTENTS = Contents(
    sources={
        "a.txt": Source(SHA, "/reports/a.txt", "/reports", edit={"place": "甲镇"}),
        "b.zip/\udcff\n.txt": Source(OTHER, container="b.zip", sidecar={"period": "2023"}),
    },
    containers={"b.zip": Container("2" * 64, "/reports/b.zip", "/reports")},
    held={SHA: Held("a.txt", {"place": "甲镇"}), OTHER: Held("b.zip", of=SHA, resemblance=0.97)},
    former=(Former("3" * 64, "a.txt", "总结", "2024-01-02T03:04:05+00:00"),),
)
SEGMENT = Segment("00000001", 0, 9, 2, 7, 30, {"part": Part(7, "4" * 64)}, {"0" * 12: 3})


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    (tmp_path / "part").write_bytes(b"content")
    parts = measure(tmp_path, ["part"])
    Manifest(MAKER, 512, 9, (SEGMENT,), parts, CONTENTS).save(tmp_path)
    return tmp_path


def test_it_comes_back_as_it_was(generation: Path) -> None:
    manifest = Manifest.load(generation)
    assert manifest.maker == MAKER
    assert (manifest.dimension, manifest.passages_ever) == (512, 9)
    assert manifest.segments == (SEGMENT,)
    assert manifest.contents == salvage(generation) == CONTENTS
    assert segment_names(generation) == {"00000001"}
    manifest.check_maker(generation, MAKER)
    check_content(generation, manifest.parts)


def test_a_segment_counts_what_is_in_use() -> None:
    assert (SEGMENT.living, SEGMENT.dying) == (5, 4)
    assert replace(SEGMENT, dead={}).living == 9


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


def test_what_other_formats_say_of_sources_is_salvaged(generation: Path) -> None:
    (generation / "manifest.json").write_text('{"maker": {"format": 1}, "sources": {"a": "b"}}')
    assert salvage(generation).sources == {"a": Source("b")}
    assert not segment_names(generation)
    raw = {"contents": {"sources": {"a": {"sha256": "b", "edit": {"place": "甲"}, "new": 1}}}}
    (generation / "manifest.json").write_text(json.dumps(raw))
    assert salvage(generation).sources == {"a": Source("b", edit={"place": "甲"})}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"maker": {"format": 4}}', "null", "3"])
def test_a_spoilt_manifest_is_told(generation: Path, text: str) -> None:
    (generation / "manifest.json").write_text(text)
    with pytest.raises(LibraryDamagedError):
        Manifest.load(generation)


@pytest.mark.parametrize("text", ['{"sources": 3}', '{"contents": []}', "[]", '{"contents": {}}'])
def test_what_cannot_be_salvaged_is_told(generation: Path, text: str) -> None:
    (generation / "manifest.json").write_text(text)
    with pytest.raises(LibraryDamagedError):
        salvage(generation)


@pytest.mark.parametrize(
    "missing",
    ["maker", "dimension", "passages_ever", "segments", "parts", "contents", "created"],
)
def test_a_manifest_without_an_entry_is_told(generation: Path, missing: str) -> None:
    raw = json.loads((generation / "manifest.json").read_text())
    del raw[missing]
    (generation / "manifest.json").write_text(json.dumps(raw))
    with pytest.raises(LibraryDamagedError):
        Manifest.load(generation)


def test_a_lost_or_cut_part_is_told(generation: Path) -> None:
    parts = Manifest.load(generation).parts
    (generation / "part").write_bytes(b"conten")
    with pytest.raises(LibraryDamagedError):
        check_sizes(generation, parts)
    (generation / "part").unlink()
    with pytest.raises(LibraryDamagedError):
        check_sizes(generation, parts)


def test_a_changed_part_of_the_same_size_is_told_by_its_content(generation: Path) -> None:
    parts = Manifest.load(generation).parts
    (generation / "part").write_bytes(b"c0ntent")
    check_sizes(generation, parts)
    with pytest.raises(LibraryDamagedError):
        check_content(generation, parts)
