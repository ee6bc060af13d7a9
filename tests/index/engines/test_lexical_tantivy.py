from collections import Counter
from math import log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engines import BIGRAMS, WORDS, Term
from index.engines.lexical_tantivy import TantivyEngine
from index.errors import LibraryDamagedError

K1, B = 1.2, 0.75
TEXTS = (
    "财政 收入 1.43 亿元 财政",
    "财政 支出",
    "粮食 12.6 万吨 收入",
    "收入",
    "项目 投资 17446.6 万元 项目 财政",
)
REPORTS = ("a", "a", "b", "b", "c")
VOCABULARY = sorted({term for text in TEXTS for term in text.split()})


def bm25(weighted: dict[Term, float]) -> dict[int, float]:
    """BM25 of `TEXTS` as words, by the book; all lengths are below tantivy's rounding."""
    texts = [text.split() for text in TEXTS]
    mean = sum(map(len, texts)) / len(texts)
    scores: Counter[int] = Counter()
    for (_, term), weight in weighted.items():
        having = sum(term in text for text in texts)
        idf = log(1 + (len(texts) - having + 0.5) / (having + 0.5))
        for number, text in enumerate(texts):
            frequency = text.count(term)
            norm = frequency + K1 * (1 - B + B * len(text) / mean)
            scores[number] += weight * idf * frequency * (K1 + 1) / norm
    return {number: score for number, score in scores.items() if score > 0}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    made = TantivyEngine.create(tmp_path_factory.mktemp("lexical") / "index")
    for number, (text, report) in enumerate(zip(TEXTS, REPORTS, strict=True)):
        made.add(number, report, {WORDS: text.split(), BIGRAMS: ["财政"] if number == 3 else []})
    made.commit()
    return made


@settings(max_examples=40, deadline=None)
@given(
    weights=st.dictionaries(st.sampled_from(VOCABULARY), st.floats(0.125, 8.0), min_size=1),
    within=st.none() | st.sets(st.sampled_from("abcd")),
)
def test_scores_are_bm25(
    engine: TantivyEngine, weights: dict[str, float], within: set[str] | None
) -> None:
    weighted = {(WORDS, term): weight for term, weight in weights.items()}
    wanted = {
        number: score
        for number, score in bm25(weighted).items()
        if within is None or REPORTS[number] in within
    }
    assert dict(engine.search(weighted, 10, within)) == pytest.approx(wanted, rel=1e-4)


def test_the_best_come_first_and_ties_by_id(engine: TantivyEngine) -> None:
    hits = engine.search({(WORDS, "财政"): 1.0, (WORDS, "收入"): 1.0}, 10)
    assert [score for _, score in hits] == sorted((score for _, score in hits), reverse=True)
    assert hits[0][0] == 0
    assert len(engine.search({(WORDS, "财政"): 1.0}, 2)) == 2


def test_equal_scores_come_by_id(tmp_path: Path) -> None:
    made = TantivyEngine.create(tmp_path / "index")
    for number in (5, 9, 3):
        made.add(number, "a", {WORDS: ["财政"]})
    made.commit()
    assert [id_ for id_, _ in made.search({(WORDS, "财政"): 1.0}, 3)] == [3, 5, 9]


def test_fields_are_counted_apart(engine: TantivyEngine) -> None:
    assert engine.doc_freq(WORDS, "财政") == 3
    assert engine.doc_freq(BIGRAMS, "财政") == 1
    assert engine.doc_freq(WORDS, "没有") == 0
    assert [id_ for id_, _ in engine.search({(BIGRAMS, "财政"): 1.0}, 10)] == [3]


def test_nothing_asked_finds_nothing(engine: TantivyEngine) -> None:
    assert engine.search({}, 10) == []
    assert engine.search({(WORDS, "没有"): 1.0}, 10) == []


def test_removed_reports_are_gone_and_the_rest_is_found_after_reopening(tmp_path: Path) -> None:
    made = TantivyEngine.create(tmp_path / "index")
    for number, report in enumerate("aab"):
        made.add(number, report, {WORDS: ["财政"]})
    made.commit()
    opened = TantivyEngine.open(tmp_path / "index")
    opened.remove_report("a")
    opened.add(7, "c", {WORDS: ["财政", "x" * 400]})
    opened.commit()
    again = TantivyEngine.open(tmp_path / "index")
    assert again.count == 2
    assert {id_ for id_, _ in again.search({(WORDS, "财政"): 1.0}, 9)} == {2, 7}
    assert again.doc_freq(WORDS, "x" * 400) == 1


@pytest.mark.parametrize("lost", ["meta.json", "*.term"])
def test_a_lost_file_is_told(tmp_path: Path, lost: str) -> None:
    made = TantivyEngine.create(tmp_path / "index")
    made.add(1, "a", {WORDS: ["财政"]})
    made.commit()
    for path in (tmp_path / "index").glob(lost):
        path.unlink()
    with pytest.raises(LibraryDamagedError):
        TantivyEngine.open(tmp_path / "index")


def test_a_missing_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryDamagedError):
        TantivyEngine.open(tmp_path / "index")


def test_the_share_of_removed_passages_is_told(tmp_path: Path) -> None:
    made = TantivyEngine.create(tmp_path / "index")
    for number in range(4):
        made.add(number, "ab"[number % 2], {WORDS: ["收入"]})
    made.commit()
    assert TantivyEngine.removed_share(tmp_path / "index") == 0
    made.remove_report("a")
    made.commit()
    assert TantivyEngine.removed_share(tmp_path / "index") == 0.5
    assert made.count == 2


def test_an_index_that_cannot_be_written_to_is_read_through_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = TantivyEngine.create(tmp_path / "index")
    made.add(7, "a", {WORDS: ["收入"]})
    made.commit()
    for lock in (tmp_path / "index").glob(".*.lock"):
        lock.unlink()
    monkeypatch.setattr("index.engines.lexical_tantivy.os.access", lambda *_arguments: False)
    opened = TantivyEngine.open(tmp_path / "index")
    assert [id_ for id_, _ in opened.search({(WORDS, "收入"): 1.0}, 3)] == [7]
    assert not list((tmp_path / "index").glob(".*.lock")), "nothing was written"
