import logging
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dictionary import PrefixDictionary
from index.errors import LibraryDamagedError
from index.terms import word_cutter


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    return tokenizer


def test_reports_are_cut_as_jieba_cuts_them(
    full: jieba.Tokenizer, dictionary: Path, seeds: Path
) -> None:
    mapped = word_cutter(PrefixDictionary(dictionary))
    for report in seeds.glob("*.txt"):
        text = report.read_text(encoding="utf-8")
        assert mapped.lcut(text) == full.lcut(text)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_words_are_cut_as_jieba_cuts_them(
    data: st.DataObject, full: jieba.Tokenizer, dictionary: Path
) -> None:
    words = st.sampled_from(["量子", "计算机", "长三角", "石墨烯", "南水北调", "的", "A", "é"])
    text = "".join(data.draw(st.lists(words | st.text(max_size=3), max_size=12)))
    assert word_cutter(PrefixDictionary(dictionary)).lcut(text) == full.lcut(text)


def test_total_and_frequencies_are_those_of_jieba(full: jieba.Tokenizer, dictionary: Path) -> None:
    mapped = PrefixDictionary(dictionary)
    assert mapped.total == full.total
    some = list(full.FREQ)[::1000]
    assert [mapped[fragment] for fragment in some] == [full.FREQ[fragment] for fragment in some]
    assert "齐都镇政" not in mapped
    assert mapped.get("齐都镇政") is None
    with pytest.raises(KeyError):
        mapped["齐都镇政"]


@pytest.mark.parametrize("content", [b"", b"YWDICT1\n", b"x" * 100])
def test_a_file_that_is_no_dictionary_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "words.dict").write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        PrefixDictionary(tmp_path / "words.dict")


def test_a_cut_off_dictionary_is_told(tmp_path: Path, dictionary: Path) -> None:
    (tmp_path / "words.dict").write_bytes(dictionary.read_bytes()[:-1])
    with pytest.raises(LibraryDamagedError):
        PrefixDictionary(tmp_path / "words.dict")
