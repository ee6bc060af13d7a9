from index.library import Library
from retrieval.match import Matcher
from retrieval.places import Mention, Scope
from retrieval.question import Question
from retrieval.rank import Candidate
from retrieval.search import find_candidates


def found_by(question: Question, library: Library) -> list[Candidate]:
    vector = library.embedder.encode_query(question.normal)
    return find_candidates(question, Matcher(question, library.lexical), vector, library)


def test_what_shares_no_word_is_found_by_meaning(library: Library) -> None:
    question = Question("", "elderly care canteen")
    found = found_by(question, library)
    assert found
    assert all(candidate.fused > 0 for candidate in found)


def test_a_place_is_searched_deeper_than_what_is_beside_it(library: Library) -> None:
    key = library.reports[0].key
    scope = Scope((Mention(0, 2, "齐陵", frozenset({key})),))
    question = Question("", "工作", scope=scope)
    found = found_by(question, library)
    within = [candidate for candidate in found if candidate.passage.report == key]
    assert len(within) > len(found) / 2
