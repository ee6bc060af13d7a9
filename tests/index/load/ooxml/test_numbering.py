"""Automatic numbering comes out as Word shows it."""

from __future__ import annotations

from support.word import definition, docx, instance, level, listed, paragraph, style

from index.load.docx import read

OFFICIAL = definition(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)
LEGAL = definition(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))


def override(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def labels(items: list[tuple[int, int]], numbering: str, styles: str = "") -> list[str]:
    """What stands before the X of each paragraph; an item is a list and a level."""
    body = "".join(paragraph("X", listed(*item)) for item in items)
    text = read(docx(body, numbering=numbering, styles=styles), "a.docx").text
    return [line.removesuffix("X") for line in text.split("\n")]


def test_the_four_levels_of_official_documents() -> None:
    items = [(1, 0), (1, 1), (1, 2), (1, 3), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    expected = ["一、", "（一）", "1. ", "（1）", "2. ", "（二）", "1. ", "二、", "（一）"]
    assert labels(items, OFFICIAL + instance(1, 0)) == expected


def test_lists_of_one_definition_count_on_together() -> None:
    items = [(1, 0), (2, 0), (1, 0)]
    assert labels(items, OFFICIAL + instance(1, 0) + instance(2, 0)) == ["一、", "二、", "三、"]


def test_a_start_of_its_own_counts_once() -> None:
    numbering = OFFICIAL + instance(1, 0) + instance(2, 0, override(0, 5))
    assert labels([(1, 0), (2, 0), (2, 0), (1, 0)], numbering) == ["一、", "五、", "六、", "七、"]


def test_a_level_restarts_at_the_start_of_its_list() -> None:
    numbering = LEGAL + instance(1, 1, override(1, 7))
    items = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
    assert labels(items, numbering) == ["1 ", "1.7 ", "1.8 ", "2 ", "2.7 "]


def test_a_level_may_restart_never_or_after_one_level_only() -> None:
    never = definition(
        0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    )
    assert labels([(1, 0), (1, 1), (1, 0), (1, 1)], never + instance(1, 0))[-1] == "2) "
    first_only = definition(
        0,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%2."),
        level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'),
    )
    items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    shown = labels(items, first_only + instance(1, 0))
    assert [shown[2], shown[4], shown[6]] == ["1) ", "2) ", "1) "]


def test_a_level_that_was_skipped_counts() -> None:
    numbering = LEGAL.replace("</w:abstractNum>", "") + level(2, "decimal", "%1.%2.%3")
    numbering += "</w:abstractNum>" + instance(1, 1)
    assert labels([(1, 0), (1, 2), (1, 1)], numbering) == ["1 ", "1.1.1 ", "1.2 "]


def test_legal_numbering_is_decimal_throughout() -> None:
    legal = definition(
        0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    assert labels([(1, 0), (1, 1)], legal + instance(1, 0)) == ["第一章 ", "1.1 "]


def test_what_follows_a_label_does_not_run_into_it() -> None:
    close = definition(
        0, level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'), level(1, "decimal", "%2．")
    )
    assert labels([(1, 0), (1, 1)], close + instance(1, 0)) == ["1.", "1．"]


def test_bullets_lists_switched_off_and_unknown_lists_show_nothing() -> None:
    numbering = definition(0, level(0, "bullet", "●")) + instance(1, 0) + instance(3, 9)
    assert labels([(1, 0), (0, 0), (2, 0), (3, 0), (1, 5)], numbering) == [""] * 5


def test_a_list_may_define_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）", start=3)}</w:lvlOverride>'
    assert labels([(1, 0), (1, 0)], OFFICIAL + instance(1, 0, own)) == ["3）", "4）"]


def test_a_definition_may_point_to_a_style() -> None:
    pointing = definition(5, '<w:numStyleLink w:val="Outline"/>') + instance(2, 5)
    styles = style("Outline", "Outline", f"<w:pPr>{listed(1)}</w:pPr>")
    assert labels([(2, 0)], OFFICIAL + pointing + instance(1, 0), styles) == ["一、"]


def test_numbers_come_with_styles() -> None:
    numbering = definition(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="One"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="Two"/>'),
    ) + instance(1, 0)
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    second = f"<w:pPr>{listed(1, 1)}</w:pPr>"
    off = '<w:basedOn w:val="One"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    styles = (
        style("One", "heading 1", in_list)
        + style("Two", "heading 2", '<w:basedOn w:val="One"/>')
        + style("Plain", "plain", off)
        + style("Untied", "untied", second)
    )
    body = "".join(
        paragraph("X", f'<w:pStyle w:val="{name}"/>{more}')
        for name, more in [
            *(("One", ""), ("Two", ""), ("Two", ""), ("Plain", ""), ("One", "")),
            ("One", '<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
            ("One", listed(0)),
            ("Untied", ""),
        ]
    )
    text = read(docx(body, styles=styles, numbering=numbering), "a.docx").text
    assert text.split("\n") == [
        "一、X",
        "（一）X",
        "（二）X",
        "X",
        "二、X",
        "（一）X",
        "X",
        "（二）X",
    ]


def test_styles_based_on_each_other_end() -> None:
    styles = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/>')
    assert read(docx(paragraph("X", '<w:pStyle w:val="A"/>'), styles=styles), "a.docx").text == "X"


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    default = style("a", "Normal", f"<w:pPr>{listed(1)}</w:pPr>")
    styles = default.replace("<w:style ", '<w:style w:default="1" ')
    numbering = OFFICIAL + instance(1, 0)
    assert read(docx(paragraph("X"), styles=styles, numbering=numbering), "a.docx").text == "一、X"
