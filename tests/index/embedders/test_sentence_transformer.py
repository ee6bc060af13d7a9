import shutil
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from support.reports import STREET, TOWN, write_files
from support.tiny_model import DIMENSION, PROMPTS, make_model

from index.embed import embedder_identity, load_embedder
from index.errors import LibraryForeignError, ModelError
from index.library import Library, update
from retrieval.answer import Answerer


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    text = "".join(file.read_text(encoding="utf-8") for file in seeds.glob("*.txt"))
    return make_model(tmp_path_factory.mktemp("tiny"), text + "".join(PROMPTS.values()))


def test_a_model_of_ones_own_indexes_finds_and_answers(model: Path, tmp_path: Path) -> None:
    path, files = tmp_path / "library", write_files(tmp_path / "files", a=TOWN, b=STREET)
    update(path, files, embedder_name=str(model))
    library = Library.open(path, embedder_name=str(model))
    assert library.manifest.dimension == DIMENSION
    report = library.reports[0].key
    passage = library.passages_of(report)[-1]
    clause = library.text(report)[passage.clauses[0].start : passage.clauses[0].end].strip()
    vector = library.embedder.encode_passages([clause])[0]
    assert library.search_clauses(vector, 1) == [(passage.id, 0, pytest.approx(1, abs=1e-4))]
    (figure,) = Answerer(library).answer("齐都镇一般公共预算收入多少").figures
    assert (figure.value, figure.unit) == ("1.43", "亿元")
    with pytest.raises(LibraryForeignError):
        Library.open(path)


def test_each_side_has_its_own_prompt(model: Path) -> None:
    embedder, reference = load_embedder(str(model)), SentenceTransformer(str(model))
    plain = reference.encode(
        [PROMPTS["query"] + "收入", PROMPTS["document"] + "收入"], normalize_embeddings=True
    )
    assert np.abs(embedder.encode_query("收入") - plain[0]).max() < 1e-5
    assert np.abs(embedder.encode_passages(["收入"])[0] - plain[1]).max() < 1e-5
    assert np.abs(plain[0] - plain[1]).max() > 1e-3
    assert embedder.encode_passages([]).shape == (0, DIMENSION)


def test_another_training_is_another_model(model: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(model, tmp_path / model.name))
    assert load_embedder(str(copy)).name == embedder_identity(str(model))
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\1")
    assert embedder_identity(str(copy)) != embedder_identity(str(model))


@pytest.mark.parametrize("name", ["./nowhere", "/no/such/model", "~/models/own"])
def test_a_directory_that_is_not_there_is_told_at_once(name: str) -> None:
    with pytest.raises(ModelError, match="no such directory"):
        load_embedder(name)


def test_a_directory_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_embedder(str(tmp_path))


def test_a_hub_out_of_reach_is_told_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match=r"127\.0\.0\.1:9"):
        load_embedder("nobody/no-such-model")
