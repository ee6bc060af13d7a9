import pytest

from index.catalog import StoredReport
from index.report import Level, Metadata, Period
from retrieval.places import Places, Scope


def report(key: str, place: str) -> StoredReport:
    about = Metadata(f"{place}报告", place=place, level=Level.TOWN, period=Period.year(2023))
    return StoredReport(key, f"{key}.txt", key * 16, about, 100, 3)


REPORTS = [
    report("a", "齐陵街道"),
    report("b", "齐都镇"),
    report("c", "山东省"),
    report("d", "江苏省"),
]

PLACES = Places(REPORTS)
EVERYWHERE = range(100)


def named(text: str, held: str = "") -> list[tuple[str, frozenset[str]]]:
    scope = PLACES.find(text, EVERYWHERE, lambda wording: wording in held)
    return [(mention.name, mention.reports) for mention in scope.mentions]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("齐都镇税收", "b"),
        ("齐都税收", "b"),
        ("其都税收", "b"),  # a homophone
        ("鲁去年税收", "c"),
        ("山东税收", "c"),
        ("山东省长是谁", "c"),
        ("苏鲁2024税收", "dc"),
        ("粗鲁行为", ""),
        ("苏木税收", ""),
    ],
)
def test_names_short_names_and_homophones_lead_to_reports(text: str, keys: str) -> None:
    found = PLACES.find(text, EVERYWHERE, lambda wording: False)
    assert found.reports == frozenset(keys)


def test_a_long_name_may_lose_its_first_character() -> None:
    long = Places([report("e", "中大槐树街道")])
    for name in ("大槐树街道", "大槐树"):
        assert long.find(f"{name}税收", EVERYWHERE, lambda _: False).reports == {"e"}


def test_a_place_begins_with_a_word() -> None:
    assert PLACES.find("科技岛街道", {0, 2, 3, 5}, lambda _: False) == Scope()
    assert PLACES.find("金山街道", {0, 2, 4}, lambda _: False) == Scope(unknown="金山街道")


def test_a_wording_that_the_library_holds_is_no_homophone() -> None:
    assert named("旗都税收", held="旗都") == []


def test_a_short_name_and_the_beginning_of_a_word_are_no_homophone_of_a_long_one() -> None:
    edges, forest = {0, 2, 4, 7}, "山东森林覆盖率"  # 森 sounds like 省
    [found] = PLACES.find(forest, edges, lambda _: False).mentions
    assert (found.start, found.end, found.reports) == (0, 2, {"c"})
    [typed] = PLACES.find("山东生去年税收", {0, 2, 3, 5, 7}, lambda _: False).mentions
    assert (typed.start, typed.end) == (0, 3)


def test_several_places_keep_the_order_of_the_question() -> None:
    assert [name for name, _ in named("齐陵和齐都谁多")] == ["齐陵", "齐都"]


def test_a_place_that_the_library_never_mentions_is_unknown() -> None:
    assert PLACES.find("金山镇税收", EVERYWHERE, lambda wording: False).unknown == "金山镇"
    assert PLACES.find("台湾省税收", EVERYWHERE, lambda wording: False).unknown == "台湾"


def test_a_stranger_beside_a_known_place_is_named_without_reports() -> None:
    scope = PLACES.find("齐都镇、金山镇和银山镇税收", EVERYWHERE, lambda wording: False)
    named = [(mention.name, mention.reports) for mention in scope.mentions]
    assert named == [("齐都镇", {"b"}), ("金山镇", frozenset()), ("银山镇", frozenset())]
    assert scope.unknown == ""


def test_a_stranger_before_a_known_place_keeps_the_order_of_the_question() -> None:
    assert [name for name, _ in named("金山镇和齐都镇税收")] == ["金山镇", "齐都镇"]


def test_a_province_beside_a_known_one_is_named_once() -> None:
    assert [name for name, _ in named("山东和台湾税收", held="台湾")] == ["山东", "台湾"]
    assert [name for name, _ in named("山东和台湾税收")] == ["山东", "台湾"]


def test_a_stranger_within_a_known_place_stays_unknown() -> None:
    scope = PLACES.find("齐都镇的金山街道税收", EVERYWHERE, lambda wording: False)
    assert scope.unknown == "金山街道"
    assert [mention.name for mention in scope.mentions] == ["齐都镇"]


def test_a_place_that_is_only_mentioned_is_named_without_reports() -> None:
    assert named("台湾税收", held="台湾") == [("台湾", frozenset())]


@pytest.mark.parametrize(
    "text",
    [
        "新增省级企业几家",
        "全市多少人",
        "哪个街道多",
        "小区改造几个",
        "示范区建设",
        "岛上街道几个",
        "今年镇上干了啥",
        "最近街道搞了什么",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    scope = PLACES.find(text, EVERYWHERE, lambda wording: False)
    assert not scope.mentions
    assert not scope.unknown


@pytest.mark.parametrize("text", ["鲁苏两省税收", "鲁苏gdp", "鲁苏两地的税收"])
def test_lone_characters_name_places_where_no_word_can_go_on(text: str) -> None:
    assert [name for name, _ in named(text)] == ["鲁", "苏"]


def test_a_region_names_each_of_its_provinces() -> None:
    assert named("江浙沪税收") == [
        ("江苏", frozenset("d")),
        ("浙江", frozenset()),
        ("上海", frozenset()),
    ]


@pytest.mark.parametrize("text", ["华东各省税收", "华东省份税收", "华东的几个省税收"])
def test_an_area_names_its_provinces_where_provinces_are_asked_for(text: str) -> None:
    names = [name for name, _ in named(text)]
    assert {"山东", "江苏", "上海"} <= set(names)
    assert named("支持华东地区发展") == []


def test_a_region_with_a_name_of_its_own_is_found_once() -> None:
    assert len(named("东北三省税收")) == 3


def test_the_office_of_a_head_keeps_the_end_of_the_place() -> None:
    scope = PLACES.find("齐都镇长是谁", EVERYWHERE, lambda wording: False)
    assert [(one.start, one.end) for one in scope.mentions] == [(0, 2)]


def test_provinces_that_are_counted_are_no_region() -> None:
    assert [name for name, _ in named("江苏、山东三省税收")] == ["江苏", "山东"]


def test_a_place_in_latin_letters_leads_to_its_reports() -> None:
    assert named("shandong gdp") == [("山东", frozenset("c"))]
    assert named("henan gdp") == [("河南", frozenset())]


def test_a_known_place_that_is_told_of_by_its_short_name_is_not_unknown() -> None:
    assert PLACES.find("昆山市税收", EVERYWHERE, lambda wording: wording == "昆山").unknown == ""
    assert PLACES.find("昆山市税收", EVERYWHERE, lambda wording: False).unknown == "昆山市"


def test_a_place_that_begins_a_longer_name_is_none() -> None:
    places = Places(REPORTS, lambda word: int(word == "山东大学"))
    assert not places.find("山东大学招生", {0, 4, 6}, lambda _: False).mentions
    assert places.find("山东大学生就业", {0, 2, 5, 7}, lambda _: False).reports == {"c"}
    made_up = places.find("齐陵雨污管网", {0, 4, 6}, lambda _: False)
    assert made_up.reports == {"a"}  # the segmenter's guess is no word of the dictionary


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("全国粮食产量", "n"),
        ("全国最低工资", "n"),
        ("产能全国排第几", ""),
        ("全国首个试点在哪", ""),
    ],
)
def test_the_nation_is_no_place_of_what_ranks_in_it(text: str, keys: str) -> None:
    nation = Places([report("n", "全国"), report("a", "齐陵街道")])
    found = nation.find(text, EVERYWHERE, lambda _: False)
    assert found.reports == frozenset(keys)
