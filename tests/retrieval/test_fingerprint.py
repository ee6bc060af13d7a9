from hypothesis import given
from hypothesis import strategies as st

from retrieval.fingerprint import fingerprint, occurrences

TEXTS = st.text(st.sampled_from("甲乙😀\ud800\n"), min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_every_window_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wording = text[start:end]
    found = occurrences(text, len(wording), fingerprint(wording))
    assert found == [at for at in range(len(text)) if text.startswith(wording, at)]


def test_what_is_longer_than_the_text_or_empty_is_nowhere():
    assert occurrences("甲", 2, fingerprint("甲乙")) == []
    assert occurrences("甲", 0, fingerprint("")) == []
    assert occurrences("", 1, 0) == []


def test_a_number_stays_the_same_from_one_version_to_the_next():
    assert fingerprint("一般公共预算收入1.43亿元") == 2269796449900983859
