from dataclasses import replace

import pytest
from support.small_library import REPORTS, SmallReport

from bot.scope import keys_named, reports_named
from index.report import Metadata


def report(place: str, parent: str = "", title: str = "政府工作报告") -> SmallReport:
    return replace(
        REPORTS[0], text=place + title, metadata=Metadata(title, place=place, parent=parent)
    )


TOWN = report("齐都镇", "临淄区")
CITY = report("淄博市")
PROVINCE = report("山东省")
OTHER = report("成都市")
ALL = (TOWN, CITY, PROVINCE, OTHER)


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("齐都", [TOWN]),
        ("临淄区", [TOWN]),
        ("淄博", [TOWN, CITY]),
        ("山东", [TOWN, CITY, PROVINCE]),
        ("成都市", [OTHER]),
        ("火星", []),
    ],
)
def test_a_place_names_its_reports_and_those_of_what_lies_in_it(word, named):
    assert reports_named(word, ALL) == named


def test_else_it_is_a_title_or_a_file():
    plan = report("", title="2024年工作要点")
    assert reports_named("工作要点", [*ALL, plan]) == [plan]
    assert reports_named("town.txt", REPORTS) == [REPORTS[0]]
    assert reports_named("齐都镇人民政府", REPORTS) == [REPORTS[0]]


def test_several_words_name_what_each_of_them_does():
    assert keys_named(("成都", "齐都"), ALL) == {TOWN.key, OTHER.key}
