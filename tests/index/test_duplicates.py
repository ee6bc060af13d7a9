"""Sketches of texts, and what counts as a copy."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import duplicates
from index.clean import clean_document
from index.duplicates import COPY, SHINGLE, Sketches, resemblance, sketch
from index.load import load


def words(seed: int, count: int) -> str:
    chance = random.Random(seed)
    return "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(count))


TEXT = words(1, 3000) + "完成投资12.5亿元，增长3.4%，建成86个项目。"


def changed(text: str, share: float, seed: int = 7) -> str:
    """The text with a share of its characters replaced."""
    chance = random.Random(seed)
    return "".join("改" if chance.random() < share else character for character in text)


def candidates(sketches: Sketches, text: str) -> list[str]:
    return sketches.like(sketch(text))


def test_the_same_wording_in_another_dress_is_the_same() -> None:
    dressed = TEXT.replace("，", ", \n").replace("12.5", "１２.５")
    assert resemblance(TEXT, dressed) == 1
    assert sketch(TEXT) == sketch(dressed)


def test_a_share_of_other_characters_costs_as_many_shingles() -> None:
    text = words(1, 3000)
    assert 0.85 < resemblance(text, changed(text, 0.01)) < 0.95
    assert resemblance(text, changed(text, 0.05)) < 0.75


def test_a_form_filled_in_with_other_numbers_is_no_copy() -> None:
    other = TEXT.replace("12.5", "13.9").replace("3.4", "5.2")
    assert resemblance(TEXT, other) < COPY


def test_texts_of_nothing_resemble_each_other() -> None:
    assert resemblance("", " ，") == 1
    assert resemblance("", TEXT) == 0
    assert not sketch("短")


def test_copies_are_among_the_candidates_and_others_are_not() -> None:
    sketches = Sketches()
    for seed in range(20):
        sketches.add(str(seed), sketch(words(seed, 2000)))
    copy = changed(words(13, 2000), 0.005)
    assert candidates(sketches, copy) == ["13"]
    assert not candidates(sketches, words(99, 2000))
    sketches.remove("13")
    assert not candidates(sketches, copy)


def test_a_text_that_comes_back_is_found_again() -> None:
    sketches = Sketches()
    for _ in range(2):
        sketches.add("a", sketch(TEXT))
        assert "a" in candidates(sketches, TEXT)
        sketches.remove("a")
    assert not candidates(sketches, TEXT)
    assert not candidates(sketches, "")


def test_a_text_of_few_shingles_is_found_again() -> None:
    sketches = Sketches()
    sketches.add("a", sketch("来信收悉，谢谢"))
    assert candidates(sketches, "来信收悉，谢谢！") == ["a"]


def test_letters_that_begin_alike_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = [words(99, 60) + words(seed, 200) for seed in range(30)]
    sketches, looked_at = Sketches(), [0]

    def estimated(one: duplicates.Hashes, other: duplicates.Hashes) -> float:
        looked_at[0] += 1
        return 0.0

    monkeypatch.setattr(duplicates, "_estimate", estimated)
    for letter in letters:
        assert not candidates(sketches, letter)
        sketches.add(letter, sketch(letter))
    assert looked_at[0] < len(letters)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 99), st.integers(60, 4000), st.floats(0, 0.01))
def test_whatever_is_a_copy_is_a_candidate(seed: int, count: int, share: float) -> None:
    text = words(seed, count)
    copy = changed(text, share, seed)
    sketches = Sketches()
    sketches.add("a", sketch(text))
    if resemblance(text, copy) >= COPY + 0.04:
        assert candidates(sketches, copy) == ["a"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_resemblance_is_mutual_and_a_share(one: str, other: str) -> None:
    assert resemblance(one, other) == resemblance(other, one)
    assert 0 <= resemblance(one, other) <= 1
    assert resemblance(one, one) == 1
    assert len(sketch(one)) <= 8 * max(0, 4 * len(one) - SHINGLE + 1)


@pytest.mark.shared
def test_the_report_that_is_there_twice_is_the_only_copy(shared: Path) -> None:
    files = sorted((shared / "eval/reports/national_txt").glob("*.txt"))
    texts = {file.name: clean_document(load(file)).text for file in files}
    sketches, pairs = Sketches(), []
    for name, text in texts.items():
        near = candidates(sketches, text)
        pairs += [(one, name) for one in near if resemblance(texts[one], text) >= COPY]
        sketches.add(name, sketch(text))
    assert len(pairs) == 1
    assert all(name.startswith("2024") for name in pairs[0])
