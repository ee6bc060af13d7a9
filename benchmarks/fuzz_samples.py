"""Small valid files of every format, for `fuzz_loaders.py` to spoil."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage

import docx
from PIL import Image, ImageDraw

REPORT = (
    "甲镇2023年工作总结\n\n一、经济稳中向好\n（一）财政。全年实现税收4574万元，完成年度计划的65.7%，"
    "同比增长5.6个百分点。\n（二）项目\n一是开工12个项目，总投资8.3亿元；二是签约企业由30家增加到45家。\n"
    "二、存在的问题\n民生“短板”仍然较多……\n三、2024年工作计划\n力争税收突破5000万元，增长8%左右。\n"
)
ROW = {"id": "a/1", "title": "总结", "text": REPORT, "date": "2024年1月5日", "url": "http://a.cn/1"}


def html() -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT.split("\n"))
    table = "<table><tr><th>指标</th><th colspan=2>数值</th></tr>"
    table += "<tr><td rowspan=2>税收</td><td>4574</td></tr></table>"
    meta = '<meta charset="utf-8"><meta name="PubDate" content="2024-01-05 10:00">'
    meta += '<meta name="ContentSource" content="甲镇人民政府">'
    chrome = "<div class=nav><a href=/>首页</a></div>"
    return (
        f"<!DOCTYPE html><html><head>{meta}<title>工作总结</title></head><body>{chrome}"
        f"<h1>工作总结</h1><div id=zoom>{paragraphs}{table}<!-- a --><script>1</script></div>"
        "<div class=footer>版权所有</div></body></html>"
    ).encode()


def markdown() -> bytes:
    head = "---\ntitle: 总结\ndate: 2024-01-05\n---\n"
    table = "\n| 指标 | 数值 |\n|---|---|\n| 税收 | 4574 |\n\n> 引用\n\n```\ncode\n```\n[a](http://a.cn)\n"
    return (
        head + "# 总结\n" + REPORT.replace("一、", "## 一、") + "\n* **甲**\n  1. 乙\n" + table
    ).encode()


def word() -> bytes:
    made, buffer = docx.Document(), io.BytesIO()
    made.add_heading("工作总结", 1)
    for line in REPORT.split("\n"):
        made.add_paragraph(line, style="List Number" if line.startswith("（") else None)
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "数值"
    table.cell(0, 0).merge(table.cell(1, 0))
    made.save(buffer)
    return buffer.getvalue()


def mht() -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "http://a.cn/1.html"
    message.set_content(html().decode(), subtype="html", charset="utf-8")
    message.make_related()
    return bytes(message)


_SHOWN = b"""BT /F1 12 Tf 72 700 Td (Report 2023) Tj 0 -20 Td (Revenue 45.74, up 5.6%) Tj ET
BT /F2 12 Tf 72 640 Td <5DE54F5C603B7ED3> Tj 0 -14 Td <7A0E6536> Tj ET 72 600 m 300 600 l S"""
_PDF = (
    b"<</Type/Catalog/Pages 2 0 R/Outlines 9 0 R>>",
    b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]/Resources 12 0 R>>",
    b"<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
    b"<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
    b"",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[8 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/FontDescriptor 11 0 R"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    b"<</Type/Outlines/First 10 0 R/Last 10 0 R/Count 1>>",
    b"<</Title(Report)/Parent 9 0 R/Dest[3 0 R/XYZ 72 710 0]>>",
    b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
    b"/Ascent 900/Descent -200/CapHeight 700/StemV 80>>",
    b"<</Font<</F1 6 0 R/F2 7 0 R>>>>",
)
"""Two pages of Latin and Chinese text in fonts that are not embedded, and an outline."""


def pdf(*, compressed: bool = False) -> bytes:
    shown, how = (zlib.compress(_SHOWN), b"/Filter/FlateDecode") if compressed else (_SHOWN, b"")
    content = b"<</Length %d%s>>stream\n%s\nendstream" % (len(shown), how, shown)
    made, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(_PDF, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body or content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(_PDF) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def picture(kind: str) -> bytes:
    image = Image.new("RGB", (160, 40), "white")
    ImageDraw.Draw(image).text((10, 10), "Revenue 45.74", fill="black")
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def table() -> bytes:
    rows = f'编号,标题,正文,日期\n1,总结,"{REPORT}",2024-01-05\n2,计划,"他说""好""，5%",\n'
    return rows.encode("gb18030")


def jsonl() -> bytes:
    return "\n".join(json.dumps(ROW | {"id": n}, ensure_ascii=False) for n in range(3)).encode()


def archive() -> bytes:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("丙.txt", REPORT)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("甲.txt", REPORT)
        made.writestr("表.csv", table())
        made.writestr("b/inner.zip", inner.getvalue())
    return outer.getvalue()


SAMPLES: dict[str, Callable[[], list[bytes]]] = {
    "a.txt": lambda: [REPORT.encode(code) for code in ("utf-8", "gb18030", "utf-16", "utf-8-sig")],
    "a.md": lambda: [markdown()],
    "a.html": lambda: [html(), html().decode().encode("gb18030")],
    "a.mht": lambda: [mht()],
    "a.docx": lambda: [word()],
    "a.pdf": lambda: [pdf(), pdf(compressed=True)],
    "a.png": lambda: [picture("PNG")],
    "a.tif": lambda: [picture("TIFF")],
    "a.jsonl#1": lambda: [json.dumps(ROW, ensure_ascii=False).encode()],
    "a.jsonl": lambda: [jsonl()],
    "a.csv": lambda: [table(), table().replace(b",", b"\t")],
    "a.zip": lambda: [archive()],
}
"""What the files are called, by which their format is told, and some of them."""
