import random
import re
from datetime import date

import opencc
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from index.library import Library
from index.report import Period
from retrieval.answer import Answerer
from retrieval.verify.attribution import mistimed
from retrieval.verify.claim import read_claim
from retrieval.verify.model import Attribution, Change, Checked, Finding

SCRAP = 4
"""So few characters of a sentence, such as a cut-off heading, may be too common to be found."""

INCOME = "全年完成一般公共预算收入1.43亿元，同比增长34%"
WITHOUT_NUMBER = "加快基层网格规范化、标准化建设，实现一站式矛盾纠纷调处中心工作机制全覆盖"
YEARLY = "2022年1-12月贸易业销售额216518万元,同比增长4.7%"


def only(answerer: Answerer, text: str) -> Checked:
    [checked] = answerer.verify(text).sentences
    return checked


def changes(checked: Checked) -> set[Change]:
    return {one.change for one in checked.alterations}


def pick(library: Library, seed: int) -> tuple[str, random.Random]:
    """The text of one of the reports."""
    chance = random.Random(seed)
    return library.text(chance.choice(library.reports).key), chance


@given(seed=st.integers(0, 10**9))
@settings(max_examples=40, deadline=None)
def test_any_stretch_of_a_report_is_verbatim(
    library: Library, answerer: Answerer, seed: int
) -> None:
    text, chance = pick(library, seed)
    start = chance.randrange(len(text) - 60)
    stretch = text[start : start + chance.randint(12, 60)]
    assume(not re.search(r"\d$|^[\d.,，]|[\d.,，]$", stretch.strip()))  # no number is cut short
    checked = answerer.verify(stretch).sentences
    assert {one.finding for one in checked} <= {Finding.VERBATIM, Finding.SHORT}
    for one in checked:
        quote = one.quote
        if one.finding is Finding.SHORT:
            assert len(one.claim) <= SCRAP
            continue
        assert quote
        assert library.text(quote.locator.report)[quote.start : quote.end] == quote.text


@given(seed=st.integers(0, 10**9))
@example(seed=234)  # 8-12月份 for 1-12月份
@settings(max_examples=12, deadline=None)
def test_a_changed_digit_is_always_told(library: Library, answerer: Answerer, seed: int) -> None:
    text, chance = pick(library, seed)
    told = [one for one in read_claim(text).sentences if len(one) >= 12 and re.search(r"\d", one)]
    assume(told)
    claim = chance.choice(told)
    at = chance.choice([match.start() for match in re.finditer(r"[0-9]", claim)])
    other = chance.choice([digit for digit in "123456789" if digit != claim[at]])
    checked = only(answerer, claim[:at] + other + claim[at + 1 :])
    assert checked.finding is Finding.ALTERED
    assert changes(checked) & {Change.NUMBER, Change.TIME, Change.YEAR}
    assert "".join(piece.claimed for piece in checked.pieces) == checked.claim
    assert checked.quote
    assert "".join(piece.written for piece in checked.pieces) == checked.quote.text


@pytest.mark.parametrize(
    ("claim", "change"),
    [
        (INCOME.replace("1.43", "1.48"), Change.NUMBER),
        (INCOME.replace("亿元", "万元"), Change.UNIT),
        (INCOME.replace("增长", "下降"), Change.DIRECTION),
        (f"力争{INCOME}", Change.STATUS),
        (f"齐陵街道{INCOME}", Change.PLACE),
        (f"齐都镇2022年，{INCOME}", Change.YEAR),
        (f"齐都镇2024年，{INCOME}", Change.YEAR),
        (f"齐都镇2023年，{INCOME}".replace("1.43", "1.48"), Change.NUMBER),
        (INCOME.replace("完成", "实现"), Change.WORDING),
    ],
)
def test_the_source_is_found_through_an_alteration_and_the_alteration_is_named(
    answerer: Answerer, claim: str, change: Change
) -> None:
    checked = only(answerer, claim)
    assert checked.finding is Finding.ALTERED
    assert change in changes(checked)
    assert checked.quote
    assert "1.43亿元" in checked.quote.text
    assert checked.quote.locator.issuer == "齐都镇人民政府"


@pytest.mark.parametrize(
    "write",
    [
        opencc.OpenCC("s2t").convert,
        lambda text: text.translate(str.maketrans("0123456789.%，", "０１２３４５６７８９．％,")),
        " ".join,
    ],
    ids=["traditional", "full-width", "spaced"],
)
@pytest.mark.parametrize("claim", [INCOME, WITHOUT_NUMBER])
def test_another_way_of_writing_is_no_alteration(answerer: Answerer, write, claim: str) -> None:  # type: ignore[no-untyped-def]
    assert only(answerer, write(claim)).finding is Finding.VERBATIM


@pytest.mark.parametrize(
    "lead",
    ["齐都镇2023年，", "2023年，", "齐都镇", "2023年齐都镇", "据齐都镇2024年政府工作报告，"],
)
def test_a_true_place_or_year_before_a_sentence_is_no_part_of_it(
    answerer: Answerer, lead: str
) -> None:
    checked = only(answerer, lead + INCOME)
    assert checked.finding is Finding.VERBATIM
    assert (checked.lead, checked.claim) == (lead, INCOME)
    assert not checked.alterations


@pytest.mark.parametrize(
    ("claimed", "told", "written"),
    [
        (Period.year(2014), Period.year(2014), None),
        (Period.year(2014), Period.half(2014, 1), None),
        (Period.year(2014), Period.year(2016), "2016年"),
        (Period.year(2014), Period(date(2013, 1, 1), date(2017, 12, 31)), "2013—2017年"),
    ],
)
def test_what_is_told_of_several_years_is_not_told_of_one(
    claimed: Period, told: Period, written: str | None
) -> None:
    wrong = list(mistimed(Attribution(periods=(claimed,)), [told]))
    assert [one.written for one in wrong] == ([written] if written else [])


def test_a_year_that_the_report_itself_tells_is_no_ascription(answerer: Answerer) -> None:
    checked = only(answerer, YEARLY.replace("2022", "2021"))
    assert changes(checked) == {Change.TIME}
    assert not checked.lead


INVENTED = "新建火箭发射场三座，发射卫星二十颗"


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        (f"{INCOME}，{INVENTED}", [(INCOME, Finding.VERBATIM), (INVENTED, Finding.ABSENT)]),
        (f"{INVENTED}，{INCOME}", [(INVENTED, Finding.ABSENT), (INCOME, Finding.VERBATIM)]),
        (
            f"{INVENTED}，{INCOME.replace('34', '43')}，{INVENTED}",
            [
                (INVENTED, Finding.ABSENT),
                (INCOME.replace("34", "43"), Finding.ALTERED),
                (INVENTED, Finding.ABSENT),
            ],
        ),
        (
            f"{INCOME}，{WITHOUT_NUMBER}",
            [(INCOME, Finding.VERBATIM), (WITHOUT_NUMBER, Finding.VERBATIM)],
        ),
    ],
    ids=["true-false", "false-true", "altered-between", "apart"],
)
def test_of_a_sentence_that_stands_there_in_part_each_part_is_told(
    answerer: Answerer, claim: str, parts: list[tuple[str, Finding]]
) -> None:
    checked = only(answerer, claim)
    assert (checked.finding, checked.quote) == (Finding.PARTLY, None)
    assert [(part.claim, part.finding) for part in checked.parts] == parts


def test_what_is_too_short_to_be_told_is_not_called_absent(answerer: Answerer) -> None:
    assert only(answerer, "火星").finding is Finding.SHORT
    assert only(answerer, "火星移民").finding is Finding.SHORT
    assert only(answerer, "火星移民人数").finding is Finding.ABSENT


@pytest.mark.parametrize(
    "claim",
    [
        "小明今天去学校上课，老师表扬了他",
        "坚持以人民为中心，全面推进乡村振兴，加快农业农村现代化",
        "深入贯彻落实上级决策部署，各项事业取得新的更大成绩",
    ],
)
def test_commonplaces_and_strange_matters_are_absent(answerer: Answerer, claim: str) -> None:
    assert only(answerer, claim).finding is Finding.ABSENT


def test_a_number_cut_short_is_not_the_number(answerer: Answerer) -> None:
    assert only(answerer, INCOME.replace("1.43", "43")).finding is not Finding.VERBATIM
    assert only(answerer, INCOME[INCOME.index("43亿") :]).finding is not Finding.VERBATIM


def test_an_elided_quotation_is_verbatim_in_its_parts(answerer: Answerer) -> None:
    checked = answerer.verify("全年完成一般公共预算收入1.43亿元……同比增长34%").sentences
    assert [one.finding for one in checked] == [Finding.VERBATIM, Finding.VERBATIM]
    one, other = (each.quote for each in checked)
    assert one and other and one.locator.report == other.locator.report


def test_a_wrong_ascription_is_told_and_a_right_one_is_not(answerer: Answerer) -> None:
    wrong = answerer.verify(f"齐陵街道2019年报告指出：“{INCOME}。”")
    assert [one.change for one in wrong.misattributed] == [Change.PLACE, Change.YEAR]
    for right in ("齐都镇2023年", "齐都镇2024年", "齐都镇"):
        assert not answerer.verify(f"{right}报告指出：“{INCOME}。”").misattributed


def test_an_empty_library_has_nothing(answerer: Answerer) -> None:
    assert only(answerer.within(()), INCOME).finding is Finding.ABSENT


def test_only_so_many_sentences_are_read(answerer: Answerer) -> None:
    verification = answerer.verify("甲乙丙丁。" * 40)
    assert (len(verification.sentences), verification.unread) == (30, 10)
