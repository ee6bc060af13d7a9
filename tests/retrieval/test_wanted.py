import pytest

from retrieval.cues import Kind
from retrieval.wanted import names_a_person, names_holder, role_in, wanted_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2030年建成投产", "2030年"),
        ("2021年国庆试运行", "2021年国庆"),
        ("一九七二年三月八日投产", "一九七二年三月八日"),
        ("6月底前完工，全年不停", "6月底前"),
        ("每周五开放", "周五"),
        ("“3.15”行动", "3.15"),
        ("今年內开工", "今年內"),
        ("工期十五个月", "十五个月"),
        ("兜底保障", ""),
        ("地铁10号线", ""),
    ],
)
def test_the_most_exact_time_is_told(text: str, told: str) -> None:
    assert wanted_in(Kind.DATE, text) == told


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (Kind.STATE, "完成棚户区改造清零", "清零"),
        (Kind.STATE, "市场全面运营", "全面运营"),
        (Kind.STATE, "应保尽保", "应保尽保"),
        (Kind.STATE, "继续推进", ""),
        (Kind.RANK, "列全省第三名", "第三名"),
        (Kind.RANK, "居全国前列", "前列"),
        (Kind.GRADE, "创成国家5A级景区", "国家5A级"),
        (Kind.GRADE, "二级甲等医院", "二级"),
        (Kind.HOW, "2023年建成", ""),
    ],
)
def test_a_state_a_rank_or_a_grade_is_found_by_its_form(kind: Kind, text: str, told: str) -> None:
    assert wanted_in(kind, text) == told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("镇长  刘甲乙", True),
        ("王某某院士团队", True),
        ("奥运冠军李甲", True),
        ("培育新品种", False),
    ],
)
def test_a_person_is_named_beside_a_title(text: str, named: bool) -> None:
    assert names_a_person(text) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("镇长  刘某某", True),
        ("刘某某镇长到场", True),
        ("由镇长刘某代表政府报告", True),
        ("上线“镇长在线”服务", False),
        ("让镇长实现双身份", False),
        ("时任某江省委镇长的某某同志", False),
    ],
)
def test_the_holder_of_an_office_is_named_beside_it(text: str, named: bool) -> None:
    assert names_holder("镇长", text) is named


def test_an_office_is_the_end_of_its_name() -> None:
    assert role_in("党委书记") == "书记"
    assert role_in("书记在线") == ""
