import pytest

from index.report import Level
from retrieval.league import NO_LEAGUE, League, find_league, places_of

PLACES = [
    ("全国", Level.NATION),
    ("青山省", Level.PROVINCE),
    ("甲市", Level.CITY),
    ("乙县", Level.COUNTY),
    ("丙区", Level.COUNTY),
    ("丁镇", Level.TOWN),
    ("戊街道", Level.TOWN),
]


def asked_places(text: str) -> list[str]:
    return list(places_of(find_league(text), PLACES))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("各省税收", ["青山省"]),
        ("各省份税收", ["青山省"]),
        ("31个省税收", ["青山省"]),
        ("全国31个省份税收", ["青山省"]),
        ("每个市税收", ["甲市"]),
        ("哪个城市税收高", ["甲市"]),
        ("所有区县的税收", ["乙县", "丙区"]),
        ("哪一个镇税收多", ["丁镇"]),
        ("哪些街道税收多", ["戊街道"]),
        ("各乡镇税收", ["丁镇", "戊街道"]),
        ("各镇街道税收", ["丁镇", "戊街道"]),
        ("这几个镇税收", ["丁镇"]),
        ("三个街道的税收有什么区别", ["戊街道"]),
        ("对比这两个镇的税收", ["丁镇"]),
        ("税收前三的省", ["青山省"]),
        ("税收额前三", [name for name, level in PLACES if level is not Level.NATION]),
        ("各地税收", [name for name, level in PLACES if level is not Level.NATION]),
        ("各地区生产总值", [name for name, level in PLACES if level is not Level.NATION]),
    ],
)
def test_the_unit_tells_which_places_are_compared(text: str, places: list[str]) -> None:
    assert find_league(text).asked
    assert asked_places(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "甲镇税收",
        "各项工作",
        "全镇有几个街道",
        "各市场面积",
        "哪个区域",
        "每个市民",
        "全部县道里程",
        "各地方政府债券",
        "各地铁站",
        "覆盖三个街道的税收",
    ],
)
def test_other_words_compare_no_places(text: str) -> None:
    assert find_league(text) == NO_LEAGUE


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("各镇税收", 0),
        ("哪个镇税收最高", 1),
        ("税收最高的镇", 1),
        ("各镇税收排名", 1),
        ("甲镇和乙镇谁税收多", 1),
        ("哪个镇税收高?", 1),
        ("哪个镇税收高呢?", 1),
        ("哪个镇税收最少", -1),
        ("各镇税收倒数前三", -1),
        ("甲镇和乙镇谁税收少?", -1),
        ("各镇税收前三", 1),
        ("各镇税收后三名", -1),
        ("各镇最低生活保障人数", 0),
        ("各镇最多跑一次事项", 0),
    ],
)
def test_the_largest_come_first_unless_the_smallest_are_asked_for(text: str, sign: int) -> None:
    assert find_league(text).sign == sign


@pytest.mark.parametrize(
    ("text", "top"),
    [
        ("各镇税收前五", 5),
        ("各镇税收前两名", 2),
        ("各镇税收前10", 10),
        ("各镇税收前十五位", 15),
        ("税收前3个镇", 3),
        ("各镇税收后三名", 3),
        ("税收倒数五位的镇", 5),
        ("以后三个月的税收", 0),
        ("各镇税收", 0),
        ("前三季度税收", 0),
        ("前十年税收", 0),
        ("前5个月税收", 0),
        ("前20天", 0),
        ("前十五天", 0),
        ("提前五天完成", 0),
        ("前3%", 0),
    ],
)
def test_how_many_are_wanted(text: str, top: int) -> None:
    assert find_league(text).top == top


def test_the_words_that_compare_are_told_apart_from_the_matter() -> None:
    text = "哪个镇税收最多,前三名"
    words = [text[start:end] for start, end in find_league(text).spans]
    assert sorted(words) == ["前三名", "哪个镇", "最多"]


def test_without_places_to_compare_a_superlative_belongs_to_the_matter() -> None:
    assert find_league("投资最大的项目").spans == ()


def test_the_nation_is_never_one_of_the_places() -> None:
    assert list(places_of(League(asked=True), PLACES[:2])) == ["青山省"]
