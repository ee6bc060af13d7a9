import pytest

from retrieval.latin import find_latin, latin_names

NAMES = {
    written: place
    for place in ("山西", "陕西", "内蒙古自治区", "山东省", "齐都镇", "全国")
    for written in latin_names(place)
}


@pytest.mark.parametrize(
    ("text", "place", "wording"),
    [
        ("shandong gdp", "山东省", "shandong"),
        ("gdp of shandong province", "山东省", "shandong province"),
        ("qidu 财政收入", "齐都镇", "qidu"),
        ("qidu town", "齐都镇", "qidu town"),
        ("qi du zhen 税收", "齐都镇", "qi du zhen"),
        ("inner mongolia", "内蒙古自治区", "inner mongolia"),
        ("neimenggu", "内蒙古自治区", "neimenggu"),
        ("shanxi", "山西", "shanxi"),
        ("shaanxi", "陕西", "shaanxi"),
        ("china gdp 2024", "全国", "china"),
    ],
)
def test_a_place_is_found_in_latin_letters(text: str, place: str, wording: str) -> None:
    [(start, end, found)] = find_latin(text, NAMES)
    assert (found, text[start:end]) == (place, wording)


@pytest.mark.parametrize("text", ["gdp", "tokyo gdp", "qi，du", "12345"])
def test_other_words_are_no_place(text: str) -> None:
    assert not list(find_latin(text, NAMES))
