"""Pictures: opened, set upright, cut into strips and handed to the recogniser."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from index.errors import BrokenDocumentError, EmptyDocumentError, ScannedError, TooLargeError
from index.load import image, ocr
from index.load.layout.line import PrintedLine, PrintedPage

Image = pytest.importorskip("PIL.Image")


def encoded(*frames: object, form: str = "PNG", **options: object) -> bytes:
    buffer = BytesIO()
    first, *others = frames
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(buffer, form, **more, **options)  # type: ignore[attr-defined]
    return buffer.getvalue()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[ocr.Picture]:
    """The pictures that the recogniser is shown; it reads how many it has seen."""
    pictures: list[ocr.Picture] = []

    def recognise(picture: ocr.Picture, page: int, source: str) -> PrintedPage:
        pictures.append(picture)
        height, width = picture.shape[:2]
        words = f"第{len(pictures)}张"
        line = PrintedLine(words, page, 0, height / 2, 60, height / 2 + 20, 20)
        return PrintedPage((line,), right=width, top=height)

    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    return pictures


def test_each_frame_is_a_page(shown: list[ocr.Picture]) -> None:
    white = Image.new("L", (300, 400), "white")
    document = image.read(encoded(white, white, white, form="TIFF"), "fax.tif")
    assert document.recognised
    assert document.text == "第1张\n第2张\n第3张"
    assert document.pages == (0, 4, 8)


def test_what_is_transparent_is_white_and_colours_come_in_the_order_wanted(
    shown: list[ocr.Picture],
) -> None:
    picture = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    picture.putpixel((1, 0), (255, 0, 10, 255))
    image.read(encoded(picture), "a.png")
    assert shown[0].tolist() == [[[255, 255, 255], [10, 0, 255]]]


def test_a_photograph_is_turned_as_the_camera_was_held(shown: list[ocr.Picture]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image.read(encoded(Image.new("RGB", (40, 30)), form="JPEG", exif=exif), "a.jpg")
    assert shown[0].shape[:2] == (40, 30)


def test_a_large_picture_is_made_smaller(shown: list[ocr.Picture]) -> None:
    image.read(encoded(Image.new("1", (2400, 1800), 1)), "a.png")
    assert shown[0].shape[:2] == (1500, 2000)


def test_a_long_screenshot_is_cut_between_its_lines(shown: list[ocr.Picture]) -> None:
    rows = np.full((5000, 600), 255, np.uint8)
    rows[::40] = rows[1::40] = rows[2::40] = np.arange(600) % 2 * 255
    document = image.read(encoded(Image.fromarray(rows)), "screen.png")
    assert sum(strip.shape[0] for strip in shown) == 5000
    assert len(shown) == 3
    assert all((strip[0] == 255).all() and (strip[-1] == 255).all() for strip in shown[1:-1])
    assert document.text.split("\n") == ["第1张", "第2张", "第3张"]
    assert document.pages == (0,)


def test_nothing_that_reads_pictures_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    with pytest.raises(ScannedError):
        image.read(b"", "a.png")


@pytest.mark.usefixtures("shown")
def test_bad_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = encoded(Image.effect_noise((200, 200), 50))
    for bad in (b"", b"no picture", good[:200], good[: len(good) // 2]):
        with pytest.raises(BrokenDocumentError):
            image.read(bad, "a.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)
    with pytest.raises(TooLargeError):
        image.read(good, "a.png")


def test_a_picture_without_text_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", lambda *_: PrintedPage())
    with pytest.raises(EmptyDocumentError):
        image.read(encoded(Image.new("L", (30, 30))), "a.png")
