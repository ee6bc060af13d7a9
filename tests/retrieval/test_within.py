import pytest

from index.catalog import StoredReport
from index.report import Level, Metadata
from retrieval.within import places_within, villages_in


def report(key: str, place: str, level: Level) -> StoredReport:
    return StoredReport(key, f"{key}.txt", key * 16, Metadata("", place=place, level=level), 9, 1)


TIBET = report("tibet", "西藏自治区", Level.PROVINCE)
CHENGDU = report("chengdu", "成都市", Level.CITY)
TOWN = report("town", "齐都镇", Level.TOWN)


@pytest.mark.parametrize(
    ("question", "within"),
    [
        ("拉萨地铁几条线", ("拉萨",)),
        ("拉萨市地铁几条线", ("拉萨",)),
        ("西藏地铁几条线", ()),
        ("成都地铁几条线", ()),
        ("成都市地铁几条线", ()),
        ("地铁几条线", ()),
    ],
)
def test_a_place_without_a_report_must_be_named(question: str, within: tuple[str, ...]) -> None:
    assert places_within(question, (TIBET, CHENGDU), lambda _: frozenset()) == within


def test_a_place_that_may_hold_the_town_of_a_report_binds_nothing() -> None:
    held = (TIBET, TOWN)
    assert places_within("临淄区税收", held, lambda _: frozenset({"town"})) == ()
    assert places_within("临淄区税收", held, lambda _: frozenset({"tibet"})) == ("临淄",)


def test_it_binds_who_wants_a_number_of_it() -> None:
    held = (TIBET, TOWN)
    assert places_within("临淄区税收", held, lambda _: frozenset({"town"}), above=True) == ("临淄",)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["柳湾村", "出让", "多少"], ("柳湾村",)),
        (["枫林", "社区", "有", "多少", "居民"], ("枫林社区",)),
        (["示范", "社区", "有", "几个"], ()),
        (["行政村", "有", "几个"], ()),
        (["无名村", "有", "几户"], ()),
    ],
)
def test_a_village_that_the_library_knows_must_be_named(
    words: list[str], named: tuple[str, ...]
) -> None:
    known, told = {"示范", "行政村", "有"}, {"柳湾村", "枫林社区", "行政村", "示范社区"}
    found = villages_in(
        words,
        lambda word: int(word in known),
        lambda name: frozenset({"a"} if name in told else ()),
    )
    assert found == named
