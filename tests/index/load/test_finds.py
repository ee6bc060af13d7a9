"""What fuzzing and the robustness set found: each was once an error that no loader should raise."""

from __future__ import annotations

import pytest
from support.pdf import make_pdf, text

from index.document import Document
from index.errors import LoadError
from index.load import read


def loaded(data: bytes, source: str) -> Document | LoadError:
    try:
        return read(data, source)
    except LoadError as error:
        return error


def reason(told: Document | LoadError) -> str:
    return told.reason if isinstance(told, LoadError) else ""


@pytest.mark.parametrize(
    "mark", ["\x0b", "\x01", "\x1c", "\ufffe", "&#1;", "&#11;", "&#xfffe;", "&#xd800;"]
)
@pytest.mark.parametrize("where", ["<script>1</script>{}", "{}<script>1</script>", "<b>{}</b>"])
def test_a_character_that_xml_does_not_know_in_a_page(mark: str, where: str) -> None:
    body = where.format(mark)
    page = f"<html><body><p>甲镇2023年工作总结{body}全年税收4574万元</p></body></html>"
    told = loaded(page.encode(), "a.html")
    assert isinstance(told, Document)
    assert "甲镇2023年工作总结" in told.text
    assert "全年税收4574万元" in told.text


@pytest.mark.parametrize("matrix", ["1 0 0 0", "0 0 0 1", "1e9 0 0 1e9", "0 0 0 0"])
def test_type_without_height_or_width_in_a_pdf(matrix: str) -> None:
    shown = [text(72, 700, "全年税收", matrix=matrix), text(72, 680, "一万元", matrix=matrix)]
    told = loaded(make_pdf([shown]), "a.pdf")
    assert "its loader" not in reason(told)
