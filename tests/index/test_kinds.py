"""Kinds of documents by their titles."""

from __future__ import annotations

import pytest

from index.kinds import kind_of_text, kind_of_title, names_kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2025年宁夏政府工作报告", "政府工作报告"),
        ("1954年政府工作報告", "政府工作报告"),
        ("2022年工作总结及2023年工作思路", "工作总结"),
        ("2024年工作要点", "工作要点"),
        ("关于2023年国民经济和社会发展计划执行情况与2024年计划草案的报告", "计划报告"),
        ("关于临淄区2023年预算执行情况和2024年预算草案的报告", "预算报告"),
        ("2023年国民经济和社会发展统计公报", "统计公报"),
        ("国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "规划"),
        ("某市财政局关于印发某市就业补贴办法的通知", "通知"),
        ("关于发布2024年房源的通告（第一批）", "通告"),
        ("某市临时救助实施细则", "实施细则"),
        ("某市老年人优待办法", "办法"),
        ("人才入户申报指南", "指南"),
        ("本月起，这笔钱直接发放！", ""),
    ],
)
def test_the_title_names_the_kind(title: str, kind: str) -> None:
    assert kind_of_title(title) == kind


def test_running_text_tells_reports_only() -> None:
    assert kind_of_text("现将2022年工作情况汇报如下") == "工作报告"
    assert kind_of_text("根据救助办法的规定") == ""


def test_a_notice_may_name_what_it_publishes() -> None:
    title = "关于印发临时救助实施细则的通知"
    assert names_kind(title, "实施细则")
    assert names_kind(title, "通知")
    assert not names_kind(title, "政府工作报告")
