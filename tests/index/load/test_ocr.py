"""Pictures of text: what the recogniser finds becomes lines in order, whichever way up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from support.pdf import HEIGHT, WIDTH, Picture, make_pdf

from index.errors import ScannedError, TooLargeError
from index.load import ocr, pdf

SCAN = Path(__file__).parents[2] / "data" / "scan.png"
PARAGRAPHS = [
    "一、今年工作",
    "今年以来，全镇上下围绕既定目标，持续改善营商环境，实现税收4574万元，增长6.5%，各项事业稳步向前。",
    "下半年，我们将继续抓好项目建设，办好群众关心的实事。",
]
BLANK = np.zeros((400, 300, 3), np.uint8)


@dataclass
class Result:
    """What the recogniser returns."""

    boxes: list[np.ndarray] | None
    txts: list[str] | None
    scores: list[float] | None


def box(left: float, top: float, right: float, bottom: float) -> np.ndarray:
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return np.array(corners, np.float32)


def line(words: str, left: float, top: float, score: float = 0.99) -> tuple[np.ndarray, str, float]:
    return box(left, top, left + 20 * len(words), top + 20), words, score


def result(*lines: tuple[np.ndarray, str, float]) -> Result:
    if not lines:
        return Result(None, None, None)
    boxes, texts, scores = zip(*lines, strict=True)
    return Result(list(boxes), list(texts), list(scores))


class Engine:
    """Answers with one result after another, and remembers what it was shown."""

    def __init__(self, *results: Result) -> None:
        self.results, self.shown = list(results), list[ocr.Picture]()

    def __call__(self, picture: ocr.Picture) -> Result:
        self.shown.append(picture)
        return self.results.pop(0)


def recognise(monkeypatch: pytest.MonkeyPatch, *results: Result) -> list[str]:
    engine = Engine(*results)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    return [line.text for line in ocr.recognise(BLANK, 0, "scan.pdf").lines]


def test_lines_come_from_top_to_bottom(monkeypatch: pytest.MonkeyPatch) -> None:
    found = result(line("末行文字", 10, 300), line("首行文字", 10, 20), line("中行文字", 10, 160))
    assert recognise(monkeypatch, found) == ["首行文字", "中行文字", "末行文字"]


def test_pieces_of_a_line_are_put_together_and_those_far_apart_are_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = result(
        line("稳步向前", 95, 22),
        line("各项事业", 10, 20),
        line("收入", 10, 80),
        line("17", 200, 81),
    )
    assert recognise(monkeypatch, found) == ["各项事业稳步向前", "收入\t17"]


def test_what_was_hardly_read_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    found = result(line("清楚的一行字，读得很准", 10, 20), line("污渍", 10, 80, 0.4))
    assert recognise(monkeypatch, found) == ["清楚的一行字，读得很准"]


def test_nothing_found_is_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert recognise(monkeypatch, result()) == []


def test_a_picture_upside_down_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    badly = result(line("热梁杂换", 10, 20, 0.5))
    engine = Engine(badly, result(line("政府工作", 10, 20)))
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    picture = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    assert [one.text for one in ocr.recognise(picture, 0, "a.png").lines] == ["政府工作"]
    assert (engine.shown[1] == picture[::-1, ::-1]).all()


def test_a_picture_on_its_side_is_turned_both_ways_until_it_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upright = (box(10, 10, 30, 200), "政府工作报告", 0.9)
    head_over, right_way = line("热梁杂换", 10, 20, 0.5), line("政府工作报告", 10, 20)
    found = recognise(monkeypatch, result(upright), result(head_over), result(right_way))
    assert found == ["政府工作报告"]


def test_lines_that_were_read_on_their_side_are_put_in_order_by_turning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = (
        (box(250, 10, 270, 200), "首行文字", 1.0),
        (box(50, 10, 70, 200), "次行文字", 1.0),
    )
    turned = result(line("首行文字", 10, 20, 0.98), line("次行文字", 10, 220, 0.98))
    assert recognise(monkeypatch, result(second, first), turned) == ["首行文字", "次行文字"]


def test_memory_that_runs_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def engine(_: ocr.Picture) -> Result:
        raise RuntimeError("[ONNXRuntimeError] : 6 : std::bad_alloc")

    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    with pytest.raises(TooLargeError, match="memory"):
        ocr.recognise(BLANK, 0, "a.png")


def test_a_package_that_does_not_load_leaves_a_scan_a_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    def engine() -> Engine:
        raise ImportError("libGL.so.1")

    monkeypatch.setattr(ocr, "_engine", engine)
    with pytest.raises(ScannedError):
        ocr.recognise(BLANK, 0, "a.png")


def test_a_scanned_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rapidocr")
    image = pytest.importorskip("PIL.Image")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing may be downloaded")

    monkeypatch.setattr("requests.get", refuse)
    with image.open(SCAN) as scan:
        sheet = image.new("L", (scan.width, scan.width * HEIGHT // WIDTH), "white")
        sheet.paste(scan.convert("L"))
    page = Picture(sheet.width, sheet.height, sheet.tobytes())
    monkeypatch.setattr(ocr, "LONGEST_SIDE", sheet.height)
    document = pdf.read(make_pdf([[page]]), "scan.pdf")
    assert document.recognised
    assert document.text.split("\n") == PARAGRAPHS
