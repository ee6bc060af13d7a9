"""Word documents: all that a reader sees of the body, in order, and nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.word import (
    cell,
    definition,
    docx,
    instance,
    level,
    listed,
    paragraph,
    row,
    style,
    table,
)

from index.errors import EmptyDocumentError
from index.load.docx import read

Piece = tuple[str, str]
"""XML, and what is read of it."""
TRACKED = 'w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z"'


def lines(body: str, **parts: str) -> list[str]:
    return read(docx(body, **parts), "a.docx").text.split("\n")


def run(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def text(wording: str, properties: str = "") -> str:
    return run(f'<w:t xml:space="preserve">{wording}</w:t>', properties)


def mark(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(wording: str) -> str:
    return run(f"<w:instrText>{wording}</w:instrText>")


def test_a_paragraph_is_a_line_and_keeps_its_indent() -> None:
    body = paragraph("　　一是稳增长。") + paragraph() + paragraph("二是促改革……*街道**")
    assert lines(body) == ["　　一是稳增长。", "", "二是促改革……*街道**"]


def test_breaks_tabs_hyphens_and_symbols() -> None:
    inner = (
        "<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t>"
        '<w:softHyphen/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t>'
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="25CB"/>'
    )
    assert lines(paragraph(runs=run(inner))) == ["甲\t乙", "A-B≥95%☑○"]


def test_space_counts_where_it_is_to_be_kept() -> None:
    plain = "<w:r><w:t>\n  增长 </w:t></w:r>"
    assert lines(paragraph(runs=plain + text(" 5% "))) == ["增长 5% "]


def test_wrappers_around_runs_and_blocks_are_looked_through() -> None:
    inline = (
        f"<w:hyperlink>{text('甲')}</w:hyperlink><w:smartTag>{text('乙')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{text('丙')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple>{text('丁')}</w:fldSimple>"
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
        f"<w:ruby><w:rt>{text('wù')}</w:rt><w:rubyBase>{text('戊')}</w:rubyBase></w:ruby>"
    )
    block = f"<w:sdt><w:sdtContent>{paragraph('己')}</w:sdtContent></w:sdt>"
    assert lines(paragraph(runs=inline) + block) == ["甲乙丙丁x戊", "己"]


def test_tracked_insertions_stay_and_deletions_go() -> None:
    tracked = (
        f"<w:ins {TRACKED}>{text('新增')}</w:ins>"
        f"<w:del {TRACKED}><w:r><w:delText>删去</w:delText><w:t>也删</w:t></w:r></w:del>"
        f"<w:moveFrom {TRACKED}>{text('移走')}</w:moveFrom>"
        f"<w:moveTo {TRACKED}>{text('移来')}</w:moveTo>"
    )
    assert lines(paragraph("税收", runs=tracked)) == ["税收新增移来"]


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_a_paragraph_whose_end_was_deleted_joins_the_next(kind: str) -> None:
    deleted = f"<w:rPr><w:{kind} {TRACKED}/></w:rPr>"
    numbering = definition(0, level(0, "decimal", "%1.")) + instance(1, 0)
    gone = f"<w:del {TRACKED}><w:r><w:delText>删去</w:delText></w:r></w:del>"
    body = (
        paragraph("税收增长", listed(1) + deleted)
        + paragraph(runs=gone, properties=deleted)
        + paragraph("5%。", listed(1))
        + paragraph("末段", deleted)
    )
    assert lines(body, numbering=numbering) == ["1. 税收增长5%。", "末段"]


def test_comments_are_left_out() -> None:
    runs = '<w:commentRangeStart w:id="0"/>' + run('<w:commentReference w:id="0"/>')
    comments = f'<w:comment w:id="0">{paragraph("再核实")}</w:comment>'
    assert lines(paragraph("税收", runs=runs), comments=comments) == ["税收"]


def test_results_of_fields_stay_and_codes_go() -> None:
    nested = mark("begin") + code("PAGE") + mark("separate") + text("7") + mark("end")
    runs = (
        mark("begin")
        + code("IF ")
        + nested
        + text("条件")
        + mark("separate")
        + text("结果")
        + mark("end")
        + text("之后")
    )
    assert lines(paragraph("之前", runs=runs)) == ["之前结果之后"]


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_a_field_without_its_other_marks_loses_nothing(kind: str) -> None:
    runs = mark(kind) + text("正文")
    assert lines(paragraph("之前", runs=runs) + paragraph("之后")) == ["之前正文", "之后"]


def test_hidden_text_is_left_out() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    styles = style("H", "Hidden", hidden) + style("I", "Below", '<w:basedOn w:val="H"/>')
    runs = (
        text("隐藏", "<w:vanish/>")
        + text("可见", '<w:vanish w:val="0"/>')
        + text("样式", '<w:rStyle w:val="H"/>')
    )
    shown = text("可见", '<w:vanish w:val="0"/>')
    body = paragraph("甲", runs=runs) + paragraph("乙", '<w:pStyle w:val="I"/>', shown)
    assert lines(body, styles=styles) == ["甲可见", "可见"]


def test_prompts_of_empty_forms_are_left_out() -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    inline = f"<w:sdt>{prompt}<w:sdtContent>{text('单击输入')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt>{prompt}<w:sdtContent>{paragraph('单击输入')}</w:sdtContent></w:sdt>"
    assert lines(paragraph("姓名：", runs=inline) + block) == ["姓名："]


def test_tables_of_contents_are_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    generated = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr>"
        f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    entry = paragraph("一、工作回顾\t1", '<w:pStyle w:val="11"/>')
    body = generated + entry + paragraph("一、工作回顾")
    assert lines(body, styles=style("11", "toc 1")) == ["一、工作回顾"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框中')}{table(row('甲', '乙'))}</w:txbxContent>"
    alternates = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    body = paragraph("正文", runs=run(alternates)) + paragraph("下文")
    assert lines(body) == ["正文", "框中", "甲\t乙", "下文"]


def test_a_box_that_is_in_the_fallback_only_is_read() -> None:
    inner = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    box = f"<w:pict><v:textbox>{inner}</v:textbox></w:pict>"
    alternates = (
        '<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(paragraph("正文", runs=run(alternates))) == ["正文", "框中"]


def test_word_art_is_text() -> None:
    art = '<w:pict><v:shape><v:textpath string="某某区人民政府文件"/></v:shape></w:pict>'
    assert lines(paragraph(runs=run(art))) == ["某某区人民政府文件"]


def test_notes_follow_and_their_marks_do_not_touch_the_figures() -> None:
    runs = (
        text("增长5%")
        + run('<w:footnoteReference w:id="2"/>')
        + run('<w:endnoteReference w:id="3"/>')
        + text("。")
    )
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("线")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(" 同口径")}</w:footnote>'
        f'<w:footnote w:id="4">{paragraph("无人引用")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="3">{paragraph(" 名词解释")}</w:endnote>'
    body = paragraph(runs=runs) + paragraph("下文")
    found = lines(body, footnotes=footnotes, endnotes=endnotes)
    assert found == ["增长5%。", "同口径", "下文", "名词解释"]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    runs = run('<w:footnoteReference w:id="2"/>')
    footnotes = f'<w:footnote w:id="2">{paragraph("注", runs=runs)}</w:footnote>'
    assert lines(paragraph("甲", runs=runs), footnotes=footnotes) == ["甲", "注"]


def test_headers_and_footers_are_left_out() -> None:
    header = f"<w:p>{text('内部资料')}</w:p>"
    assert lines(paragraph("正文"), header=header, footer=header) == ["正文"]


def test_a_row_is_a_line_with_tabs_between_its_cells() -> None:
    body = (
        paragraph("主要指标")
        + table(
            row("指标", "总量", "增长"), row("生产总值", "1234亿元", "5.2%"), row("税收", "", "3%")
        )
        + paragraph("说明")
    )
    expected = ["主要指标", "指标\t总量\t增长", "生产总值\t1234亿元\t5.2%", "税收\t\t3%", "说明"]
    assert lines(body) == expected


def test_merged_cells_are_not_repeated() -> None:
    first = cell("第一产业", '<w:vMerge w:val="restart"/>')
    rest = cell("第一产业", "<w:vMerge/>")
    wide = cell("合计", '<w:gridSpan w:val="2"/>')
    left, right = cell("全部", '<w:hMerge w:val="restart"/>'), cell("全部", "<w:hMerge/>")
    rows = [row(first, "种植业", "5%"), row(rest, "畜牧业", "6%"), row(wide, "5.5%")]
    expected = ["第一产业\t种植业\t5%", "畜牧业\t6%", "合计\t5.5%", "全部\t\t7%"]
    assert lines(table(*rows, row(left, right, "7%"))) == expected


def test_rows_and_cells_that_were_deleted_are_left_out() -> None:
    deleted = row("旧", "1").replace("<w:tr>", f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr>")
    body = table(row("甲", "1"), deleted, row("乙", cell("2", "<w:cellDel/>"), "3"))
    assert lines(body) == ["甲\t1", "乙\t\t3"]


def test_the_paragraphs_of_a_cell_stand_in_its_line() -> None:
    several = paragraph("增加值") + paragraph() + paragraph("（亿元）", runs=run("<w:br/>"))
    assert lines(table(row("指标", several))) == ["指标\t增加值 （亿元）"]


def test_cells_numbered_automatically_show_their_number() -> None:
    numbering = definition(0, level(0, "decimal", "%1")) + instance(1, 0)
    numbered = paragraph("", listed(1))
    body = table(row(numbered, "甲"), row(numbered, "乙")) + paragraph("", listed(1))
    assert lines(body, numbering=numbering) == ["1\t甲", "2\t乙", ""]


def test_a_table_that_is_a_frame_keeps_its_paragraphs() -> None:
    framed = paragraph("一、工作回顾") + paragraph("全年完成税收4574万元。")
    assert lines(table(row(framed))) == ["一、工作回顾", "全年完成税收4574万元。"]


def test_cells_of_prose_keep_their_paragraphs() -> None:
    prose = paragraph("一是稳增长。" * 20) + paragraph("二是促改革。" * 20)
    expected = ["述职报告", "一是稳增长。" * 20, "二是促改革。" * 20]
    assert lines(table(row("述职报告", prose))) == expected


def test_a_long_cell_of_one_paragraph_stays_in_its_row() -> None:
    long = "一是稳增长。" * 40
    assert lines(table(row("述职报告", long))) == [f"述职报告\t{long}"]


def test_tables_in_tables_are_read() -> None:
    inner = table(row("甲", "1"), row("乙", "2")) + paragraph()
    assert lines(table(row("名单", inner)) + paragraph("完")) == [
        "名单",
        "甲\t1",
        "乙\t2",
        "",
        "完",
    ]


def test_headings_are_told_with_their_level() -> None:
    numbering = definition(0, level(0, "chineseCounting", "%1、")) + instance(1, 0)
    styles = (
        style("1", "heading 1")
        + style("Own", "章标题", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Below", "节标题", '<w:basedOn w:val="Own"/>')
        + style("Text", "正文", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    )
    wordings = [
        ("工作回顾", '<w:pStyle w:val="1"/>' + listed(1)),
        ("经济", '<w:pStyle w:val="Own"/>'),
        ("　工业 ", '<w:pStyle w:val="Below"/>'),
        ("正文。", '<w:pStyle w:val="Text"/>'),
        ("农业", '<w:outlineLvl w:val="2"/>'),
        ("降级", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
        ("", '<w:pStyle w:val="1"/>'),
        ("无样式表", '<w:pStyle w:val="Heading3"/>'),
    ]
    body = "".join(paragraph(*one) for one in wordings)
    document = read(docx(body, styles=styles, numbering=numbering), "a.docx")
    told = [(document.text[one.start : one.end].strip(), one.level) for one in document.headings]
    expected = [("一、工作回顾", 1), ("经济", 2), ("工业", 2), ("农业", 3), ("无样式表", 3)]
    assert told == expected


def test_the_properties_of_the_file_are_not_trusted() -> None:
    made = BytesIO()
    document = python_docx.Document()
    document.core_properties.title = "模板"
    document.core_properties.author = "管理员"
    document.add_paragraph("正文")
    document.save(made)
    got = read(made.getvalue(), "a.docx")
    assert (got.title, got.issuer, got.date) == ("", "", None)


@pytest.mark.parametrize("body", ["", paragraph("　 "), paragraph(runs=run("<w:drawing/>"))])
def test_a_document_without_text_is_empty(body: str) -> None:
    with pytest.raises(EmptyDocumentError):
        read(docx(body), "a.docx")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)


@given(st.lists(st.tuples(WORDS, st.integers(0, 3)), min_size=1))
def test_headings_point_at_what_was_written(wordings: list[tuple[str, int]]) -> None:
    body = "".join(
        paragraph(escape(wording), f'<w:pStyle w:val="Heading{depth}"/>' if depth else "")
        for wording, depth in wordings
    )
    got = read(docx(body + paragraph("末段")), "a.docx")
    assert got.text.split("\n") == [wording for wording, _ in wordings] + ["末段"]
    told = [(got.text[one.start : one.end], one.level) for one in got.headings]
    assert told == [one for one in wordings if all(one)]


def _wrapped(tag: str, inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    """Some of `inner` in an element; what stands in a deletion is not expected."""
    kept = tag not in {"w:del", "w:moveFrom"}
    return st.lists(inner, max_size=3).map(
        lambda pieces: (
            f"<{tag}>{''.join(xml for xml, _ in pieces)}</{tag}>",
            "".join(wording for _, wording in pieces) if kept else "",
        )
    )


def _table(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    return _wrapped("w:tbl", _wrapped("w:tr", _wrapped("w:tc", inner)))


RUNS = st.recursive(
    st.sampled_from("甲乙丙丁戊己庚辛").map(lambda wording: (text(wording), wording)),
    lambda inner: st.sampled_from(
        ["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:hyperlink", "w:sdt", "w:fldSimple"]
    ).flatmap(lambda tag: _wrapped(tag, inner)),
    max_leaves=5,
)
BLOCKS = st.recursive(
    _wrapped("w:p", RUNS),
    lambda inner: st.one_of(_wrapped("w:sdt", inner), _wrapped("w:ins", inner), _table(inner)),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=4))
def test_everything_is_read_once_and_in_order(blocks: list[Piece]) -> None:
    body = "".join(xml for xml, _ in blocks)
    found = "".join(lines(body + paragraph("完")))
    assert "".join(found.split()) == "".join(wording for _, wording in blocks) + "完"


@pytest.mark.shared
def test_nothing_is_lost_of_real_reports(shared: Path) -> None:
    files = sorted((shared / "eval/reports/provincial_2025_docx").glob("*.docx"))
    assert len(files) == 31
    for file in files:
        wordings = [one.text for one in python_docx.Document(str(file)).paragraphs]
        expected = "\n".join(wording if wording.strip() else "" for wording in wordings)
        assert read(file.read_bytes(), file.name).text == expected
