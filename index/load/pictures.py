"""Pictures to what is recognised: upright, on white, no larger than it needs to be.

Imported when there is something to recognise: Pillow comes with the extra [ocr].
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from index.errors import BrokenDocumentError, TooLargeError
from index.load.ocr import LONGEST_SIDE, MAX_PAGES, Picture

_STRIP_WIDTH = 1400
_STRIP_SEARCH = 400
"""Pixels above a strip's greatest height within which the best place to cut is looked for."""


def frames(data: bytes, source: str) -> Iterator[list[Picture]]:
    """Each frame of the picture, in strips from top to bottom: one unless it is very tall.

    Raises `BrokenDocumentError` and `TooLargeError`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                for number, frame in enumerate(ImageSequence.Iterator(image)):
                    if number >= MAX_PAGES:
                        raise TooLargeError(source, f"more than {MAX_PAGES} pages")
                    yield _strips(_upright(frame))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise TooLargeError(source, "pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BrokenDocumentError(source, "not a readable picture") from error


def _upright(frame: Image.Image) -> Image.Image:
    """The frame as it is meant to be seen, on white."""
    turned = ImageOps.exif_transpose(frame)
    if not turned.has_transparency_data:
        return turned.convert("RGB")
    white = Image.new("RGBA", turned.size, "white")
    return Image.alpha_composite(white, turned.convert("RGBA")).convert("RGB")


def _strips(image: Image.Image) -> list[Picture]:
    width, height = image.size
    if height <= 2 * width:
        return [_pixels(_shrunk(image, LONGEST_SIDE / max(width, height)))]
    return list(_cut(_pixels(_shrunk(image, _STRIP_WIDTH / width))))


def _shrunk(image: Image.Image, scale: float) -> Image.Image:
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _pixels(image: Image.Image) -> Picture:
    """Blue, green, red: the order that the recogniser takes."""
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def _cut(picture: Picture) -> Iterator[Picture]:
    """The picture in strips, cut where the rows of pixels are the most even: between lines."""
    while picture.shape[0] > LONGEST_SIDE:
        rows = picture[LONGEST_SIDE - _STRIP_SEARCH : LONGEST_SIDE].astype(np.int16)
        even = np.abs(np.diff(rows, axis=1)).sum(axis=(1, 2))
        best = LONGEST_SIDE - 1 - int(np.argmin(even[::-1]))
        yield picture[:best]
        picture = picture[best:]
    yield picture
