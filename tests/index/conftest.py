"""What many tests of the index need and what takes seconds to make."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from support.reports import STREET, TOWN, write_files

from index.dictionary import write_dictionary
from index.embed import Embedder, load_embedder
from index.library import update


@pytest.fixture(scope="session")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dictionary file of the installed jieba."""
    path = tmp_path_factory.mktemp("dictionary") / "words.dict"
    write_dictionary(path)
    return path


@pytest.fixture(scope="session")
def builtin() -> Embedder:
    """The builtin embedder, loaded once."""
    return load_embedder()


@pytest.fixture
def _made_once(monkeypatch: pytest.MonkeyPatch, builtin: Embedder, dictionary: Path) -> None:
    """Updates take the embedder and the dictionary that are there already."""
    monkeypatch.setattr("index.build.load_embedder", lambda _name: builtin)
    monkeypatch.setattr("index.build.write_dictionary", partial(shutil.copyfile, dictionary))


@pytest.fixture(scope="session")
def _two_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("two")
    update(root / "library", write_files(root / "files", town=TOWN, street=STREET))
    shutil.rmtree(root / "files")  # what tests index under these names stands for them
    return root / "library"


@pytest.fixture
def library_path(_two_reports: Path, _made_once: None, tmp_path: Path) -> Path:
    """A library of town.txt and street.txt, for the test to change."""
    return Path(shutil.copytree(_two_reports, tmp_path / "library"))
