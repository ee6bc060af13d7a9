"""Word documents written by hand: the parts that a test needs, and no others."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {"document": "document.main"}


def paragraph(text: str = "", properties: str = "", runs: str = "") -> str:
    """A `w:p` of one run with `text`, followed by `runs`."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{runs}</w:p>"


def table(*rows: str) -> str:
    """A `w:tbl` of these rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """A `w:tr`; a cell is the text of its only paragraph, or the XML that it holds."""
    return "<w:tr>" + "".join(map(cell, cells)) + "</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A `w:tc`."""
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def listed(list_id: int, level: int = 0) -> str:
    """The properties of a paragraph of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(index: int, number_format: str, pattern: str, more: str = "", start: int = 1) -> str:
    """A `w:lvl`."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def definition(identifier: int, *levels: str) -> str:
    """A `w:abstractNum`."""
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def instance(identifier: int, of: int, overrides: str = "") -> str:
    """A `w:num`."""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(identifier: str, name: str, more: str = "") -> str:
    """A paragraph style."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{more}</w:style>"
    )


def docx(body: str, **parts: str) -> bytes:
    """The .docx with this body; `parts` are the inner XML of styles, numbering, footnotes, …"""
    xml = {"document": f"<w:body>{body}</w:body>", **parts}
    relations = "".join(_relation(kind, f"{kind}.xml") for kind in parts)
    files = {
        "[Content_Types].xml": _content_types(xml),
        "_rels/.rels": _relations(_relation("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(relations),
        **{f"word/{kind}.xml": _part(kind, inner) for kind, inner in xml.items()},
    }
    return archive(files)


def archive(files: dict[str, str]) -> bytes:
    """A zip of these files."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return made.getvalue()


def files_of(data: bytes) -> dict[str, str]:
    """The files of a zip of texts."""
    with ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def _part(kind: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} {_NAMESPACES}>{inner}</w:{kind}>'


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{inner}</Relationships>'


def _content_types(parts: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" '
        f'ContentType="{_MAIN}.{_KINDS.get(kind, kind)}+xml"/>'
        for kind in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
