"""PDF: paragraphs, tables and pages come back from where the characters stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.pdf import Picture, make_pdf, raw, rule, text

from index.document import Heading
from index.errors import (
    BrokenDocumentError,
    EmptyDocumentError,
    LoadError,
    ProtectedError,
    ScannedError,
    TooLargeError,
)
from index.load import load, ocr, pdf

LEFT, TOP, SIZE, PITCH = 90, 720, 14, 28
PER_LINE, PER_PAGE = 30, 20

FIRST = "今年以来，全镇上下围绕既定目标，持续改善营商环境，实现税收四千余万元，各项事业稳步向前。"
SECOND = "下半年，我们将继续抓好项目建设，加快道路改造，补齐基础设施短板，办好群众关心的实事。"


def broken_into_lines(paragraph: str) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph and how far in characters each is indented: the first by two."""
    yield 2, paragraph[: PER_LINE - 2]
    for start in range(PER_LINE - 2, len(paragraph), PER_LINE):
        yield 0, paragraph[start : start + PER_LINE]


def typeset(paragraphs: Sequence[str]) -> list[list[str]]:
    """The paragraphs as they are printed, page after page."""
    lines = [line for paragraph in paragraphs for line in broken_into_lines(paragraph)]
    return [
        [
            text(LEFT + indent * SIZE, TOP - number * PITCH, words)
            for number, (indent, words) in enumerate(lines[start : start + PER_PAGE])
        ]
        for start in range(0, len(lines), PER_PAGE)
    ]


def read(pages: Sequence[Sequence[str | Picture]], rotate: int = 0) -> str:
    return pdf.read(make_pdf(pages, rotate=rotate), "report.pdf").text


def scan() -> Picture:
    return Picture(8, 8, bytes(range(64)))


def test_paragraphs_are_joined_from_their_lines() -> None:
    paragraphs = ["一、今年工作", FIRST, SECOND, "二、明年打算", SECOND]
    assert read(typeset(paragraphs)).split("\n") == paragraphs


def test_a_heading_that_fills_its_line_is_not_joined_to_what_follows() -> None:
    heading = "（三）坚持不懈优化环境，聚力项目建设，推动全镇经济行稳致远"[: PER_LINE - 2]
    paragraphs = [FIRST, heading, FIRST, SECOND]
    assert len(heading) == PER_LINE - 2
    assert read(typeset(paragraphs)).split("\n") == paragraphs


def test_a_paragraph_goes_on_over_the_page_break_and_the_page_begins_inside_of_it() -> None:
    paragraphs = ["一、今年工作", *[FIRST] * 12]
    document = pdf.read(make_pdf(typeset(paragraphs)), "report.pdf")
    assert document.text.split("\n") == paragraphs
    assert document.pages[0] == 0
    before, page = document.text[: document.pages[1]], document.text[document.pages[1] :]
    lines = [line for paragraph in paragraphs for line in broken_into_lines(paragraph)]
    assert page.startswith(lines[PER_PAGE][1])
    assert not before.endswith("\n")


_words = st.text("政府工作报告全镇实现增长项目建设", min_size=1, max_size=120)
_paragraphs = st.lists(_words.map(lambda words: f"{words}。"), max_size=40)


@given(_paragraphs)
@settings(max_examples=40, deadline=None)
def test_whatever_the_paragraphs_they_come_back_and_so_do_the_pages(some: list[str]) -> None:
    paragraphs = [FIRST, SECOND, FIRST, *some]
    pages = typeset(paragraphs)
    document = pdf.read(make_pdf(pages), "report.pdf")
    assert document.text.split("\n") == paragraphs
    assert len(document.pages) == len(pages)
    lines = [words for paragraph in paragraphs for _, words in broken_into_lines(paragraph)]
    for number, start in enumerate(document.pages):
        assert document.text[start:].startswith(lines[number * PER_PAGE])


def test_spaces_between_chinese_characters_go_and_those_of_latin_words_stay() -> None:
    lines = {
        "政 府 工 作 报 告": "政府工作报告",
        "截至 2024 年 12 月，引进 Hello World 项目": "截至2024年12月，引进 Hello World 项目",
        "镇长 王小明": "镇长 王小明",
    }
    pages = [[text(LEFT, 700, line)] for line in lines]
    assert read(pages).split("\n") == list(lines.values())


def test_characters_that_are_set_apart_make_one_word() -> None:
    title = "".join(text(150 + 30 * number, 700, one, 20) for number, one in enumerate("工作总结"))
    assert read([[title]]) == "工作总结"


def test_words_of_a_drawing_are_not_joined_to_others_far_aside() -> None:
    page = [text(380, 700, "请先到窗口登记"), text(90, 690, "到此结束")]
    assert read([page]).split("\n") == ["请先到窗口登记", "到此结束"]


def test_a_latin_word_parted_at_the_end_of_a_line_is_whole_again() -> None:
    lines = [
        "In the course of the year the whole town has made good pro-",
        "gress with roads, schools and housing in all of its villages,",
        "and the income of the people who live there has grown again.",
    ]
    pages = [[text(LEFT, TOP - PITCH * number, line) for number, line in enumerate(lines)]]
    assert "good progress with roads, schools and housing in all of its villages, and the" in read(
        pages
    )


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            text(200, 800, "某镇二〇二四年工作总结汇编"),
            *page,
            text(280, 40, f"— {number} —"),
        ]
        for number, page in enumerate(typeset([FIRST] * 30), 1)
    ]
    assert read(pages).split("\n") == [FIRST] * 30


@pytest.mark.parametrize("form", ["- {} -", "第 {} 页 共 9 页", "{}/9", "{}", "Page {} of 9"])
def test_page_numbers_of_every_form_are_left_out(form: str) -> None:
    pages = [[*typeset([FIRST])[0], text(280, 40, form.format(number))] for number in (1, 2)]
    assert read(pages).split("\n") == [FIRST, FIRST]


def test_what_stands_in_the_margin_once_only_is_text() -> None:
    first, second = typeset([FIRST])[0], typeset([SECOND])[0]
    pages = [
        [text(LEFT, 800, "附件1"), *first, text(LEFT, 60, "抄送：各村（社区）")],
        [text(LEFT, 800, "附件2"), *second],
    ]
    assert read(pages).split("\n") == ["附件1", FIRST, "抄送：各村（社区）", "附件2", SECOND]


def test_a_title_that_takes_two_centred_lines_is_one() -> None:
    title = [text(175, 780, "关于二〇二四年上半年工作", 22), text(241, 745, "情况的汇报", 22)]
    body = typeset([FIRST, SECOND])[0]
    assert read([[*title, *body]]).split("\n")[0] == "关于二〇二四年上半年工作情况的汇报"


def table(rows: Sequence[Sequence[str]], top: float = 700) -> list[str]:
    """A ruled table of cells 120 points wide and 30 high."""
    bottom, right = top - 30 * len(rows), 90 + 120 * len(rows[0])
    across = [rule(90, top - 30 * row, right, top - 30 * row) for row in range(len(rows) + 1)]
    down = [rule(90 + 120 * at, bottom, 90 + 120 * at, top) for at in range(len(rows[0]) + 1)]
    words = [
        text(94 + 120 * column, top - 20 - 30 * row, cell, 12)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell
    ]
    return [*across, *down, *words]


def test_the_cells_of_a_row_make_one_line() -> None:
    rows = [
        ["指标", "今年", "去年"],
        ["一般公共预算收入", "1.43亿元", "1.07亿元"],
        ["企业", "17家", ""],
    ]
    found = read([table(rows)]).split("\n")
    assert [line.split("\t") for line in found] == [
        ["指标", "今年", "去年"],
        ["一般公共预算收入", "1.43亿元", "1.07亿元"],
        ["企业", "17家"],
    ]


def test_lines_of_one_cell_are_joined_in_it() -> None:
    cells = table([["指标", "说明"]])
    cells.insert(-1, text(94, 672, "名称", 8))
    assert "名称" in read([cells]).split("\t")[0]


def test_a_label_that_reaches_down_over_rows_is_said_in_each() -> None:
    across = [rule(90, 700, 330, 700), rule(210, 670, 330, 670), rule(90, 640, 330, 640)]
    down = [rule(at, 640, at, 700) for at in (90, 210, 330)]
    words = [text(94, 665, "税收", 12), text(214, 680, "上半年", 12), text(214, 650, "下半年", 12)]
    assert read([[*across, *down, *words]]).split("\n") == ["税收\t上半年", "税收\t下半年"]


def test_a_frame_around_a_table_is_no_cell_of_it() -> None:
    sides = [(40, 40, 40, 800), (560, 40, 560, 800), (40, 40, 560, 40), (40, 800, 560, 800)]
    frame = [rule(*side) for side in sides]
    page = [*frame, text(90, 760, "主要指标"), *table([["税收", "17亿元"], ["企业", "30家"]])]
    assert read([page]).split("\n") == ["主要指标", "税收\t17亿元", "企业\t30家"]


def test_a_box_around_prose_is_no_table() -> None:
    sides = [(80, 100, 80, 760), (520, 100, 520, 760), (80, 100, 520, 100), (80, 760, 520, 760)]
    box = [rule(*side) for side in sides]
    underline = rule(LEFT, 718, LEFT + 100, 718)
    assert read([[*box, underline, *typeset([FIRST, SECOND])[0]]]).split("\n") == [FIRST, SECOND]


def test_text_on_a_page_that_is_shown_turned_runs_as_usual() -> None:
    lines = list(broken_into_lines(FIRST))
    page = [
        text(90 + PITCH * number, 211 + indent * SIZE, words, matrix="0 1 -1 0")
        for number, (indent, words) in enumerate(lines)
    ]
    assert read([page], rotate=90) == FIRST
    assert read([page]) == FIRST


def test_characters_one_under_another_make_columns_from_right_to_left() -> None:
    columns = [
        "今年以来全镇上下围绕既定目标持续改善营商环境实现税收稳步增长新增",
        "企业三十家各项事业稳步向前",
    ]
    page = [
        text(400 - 30 * column, 740 - 20 * row, character)
        for column, words in enumerate(columns)
        for row, character in enumerate(words)
    ]
    assert read([page]) == "".join(columns)


def test_a_watermark_at_a_slant_is_left_out() -> None:
    slanted = text(150, 300, "内部资料", 60, matrix="0.7 0.7 -0.7 0.7")
    assert read([[slanted, *typeset([FIRST])[0]]]) == FIRST


def test_the_outline_names_headings_that_the_pages_show() -> None:
    pages = typeset(["一、今年工作", FIRST, "（一）项目", SECOND])
    outline = [("一、今年工作", 0), ("扫描件.jpg", 0), ("（一）项目", 0)]
    document = pdf.read(make_pdf(pages, outline=outline), "report.pdf")
    found = [document.text[heading.start : heading.end] for heading in document.headings]
    assert found == ["一、今年工作", "（一）项目"]
    assert document.headings[0] == Heading(0, 6, 1)


@pytest.mark.parametrize(
    ("title", "kept"), [("工作 总结", "工作 总结"), ("Microsoft Word - 1.doc", "")]
)
def test_a_title_among_the_properties_counts_if_the_first_page_says_it(
    title: str, kept: str
) -> None:
    pages = [[text(200, 780, "工作总结", 22), *typeset([FIRST])[0]]]
    assert pdf.read(make_pdf(pages, title=title), "report.pdf").title == kept


def test_a_page_without_text_begins_where_the_next_one_does() -> None:
    document = pdf.read(
        make_pdf([[text(LEFT, 700, "首页")], [], [text(LEFT, 700, "末页")]]), "a.pdf"
    )
    assert document.pages == (0, 3, 3)


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)


@pytest.mark.usefixtures("no_ocr")
def test_a_scan_is_refused_where_nothing_reads_pictures() -> None:
    with pytest.raises(ScannedError):
        pdf.read(make_pdf([[scan(), text(280, 40, "— 1 —")], [scan()]]), "scan.pdf")


@pytest.mark.usefixtures("no_ocr")
def test_one_scanned_page_among_others_is_left_out() -> None:
    pages: list[list[str | Picture]] = [[*page] for page in typeset([FIRST] * 12)]
    document = pdf.read(make_pdf([*pages, [scan()]]), "report.pdf")
    assert document.text.split("\n") == [FIRST] * 12
    assert (document.recognised, document.unread) == (False, 1)


@pytest.mark.usefixtures("no_ocr")
def test_a_text_layer_of_control_characters_is_none() -> None:
    with pytest.raises(ScannedError):
        pdf.read(make_pdf([[raw(LEFT, 700, bytes(range(1, 9)) * 9)]]), "garbage.pdf")


def test_what_cannot_be_opened_says_why() -> None:
    good = make_pdf(typeset([FIRST]))
    with pytest.raises(ProtectedError):
        pdf.read(make_pdf(typeset([FIRST]), locked=True), "locked.pdf")
    for bad in (b"", b"%PDF-1.7\n", good[:200], b"PK\x03\x04" + good[4:90]):
        with pytest.raises(BrokenDocumentError):
            pdf.read(bad, "broken.pdf")
    with pytest.raises(EmptyDocumentError):
        pdf.read(make_pdf([[]]), "empty.pdf")


def test_too_many_pages_or_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(typeset([FIRST] * 12))
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "MAX_PAGES", 1)
        with pytest.raises(TooLargeError):
            pdf.read(data, "long.pdf")
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 100)
    with pytest.raises(TooLargeError):
        pdf.read(data, "long.pdf")


@given(st.binary(max_size=40), st.integers(0, 4000), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_a_damaged_file_is_read_or_refused(noise: bytes, place: int, gap: int) -> None:
    data = make_pdf([*typeset([FIRST, SECOND]), table([["甲", "乙"]])], outline=[("甲", 0)])
    damaged = data[:place] + noise + data[place + gap :]
    try:
        document = pdf.read(damaged, "damaged.pdf")
    except LoadError:
        return
    assert document.text.strip()
    assert list(document.pages) == sorted(document.pages)
    document.text.encode()


@pytest.mark.shared
def test_odd_files_of_other_projects_are_read_or_refused(shared: Path) -> None:
    files = sorted((shared / "eval" / "robustness").rglob("*.pdf"))
    assert len(files) > 40
    for file in files:
        if file.stem == "encrypted_doc_no_id":  # pictures: takes a minute to recognise
            continue
        try:
            assert load(file).text.strip()
        except LoadError as error:
            assert error.reason
            assert "failed" not in error.reason  # a loader that fell over


@pytest.mark.shared
@pytest.mark.usefixtures("no_ocr")
def test_a_guide_with_forms_and_pictures_is_read(shared: Path) -> None:
    (file,) = (shared / "eval" / "reports" / "gov_pdf").glob("*_fwzn.pdf")
    document = pdf.read(file.read_bytes(), file.name)
    lines = document.text.split("\n")
    assert len(document.pages) == 20
    assert any(line.startswith("4.《") and line.endswith("37号令）。") for line in lines)
    assert sum(line.count("\t") >= 2 for line in lines) > 20
    assert not any(line.startswith("—") and line.endswith("—") for line in lines)
