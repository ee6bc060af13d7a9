"""Who issued a document."""

from __future__ import annotations

import pytest

from index.front import Front
from index.issuer import find_issuer


def issuer(
    *lines: str, title: str = "", place: str = "沛县", kind: str = "", page: str = ""
) -> str:
    return find_issuer(Front(lines, "", ()), place, kind, title, page)


def test_a_body_above_the_text_is_the_issuer() -> None:
    assert issuer("2023年工作总结", "沛县财政局") == "沛县财政局"
    assert issuer("沛县人民政府令", "第3号") == "沛县人民政府"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("沛县人民政府办公室关于印发救助办法的通知", "沛县人民政府办公室"),
        ("沛县财政局沛县民政局关于印发救助办法的通知", "沛县财政局 沛县民政局"),
        ("沛县教育局2023年工作总结", "沛县教育局"),
        ("关于沛县人民政府关于预算的报告", "沛县"),
    ],
)
def test_titles_open_with_the_bodies_that_issued(title: str, told: str) -> None:
    assert issuer(title=title) == told


def test_a_report_of_a_government_is_the_governments() -> None:
    assert issuer(kind="政府工作报告") == "沛县人民政府"
    assert issuer(kind="政府工作报告", place="宁夏") == "宁夏回族自治区人民政府"
    assert issuer(kind="政府工作报告", place="全国") == "国务院"


def test_the_page_tells_what_the_text_does_not_unless_it_names_a_site() -> None:
    assert issuer(page="沛县民政局") == "沛县民政局"
    assert issuer(page="本网") == "沛县"
