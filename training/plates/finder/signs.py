"""Lettering that is no plate: time stamps, watermarks, shop signs, stickers. Pictures are uint8 [H, W, 3], BGR, changed in place."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

WORDS = "taxi police parking service open exit for sale camera turbo motors auto hotel cafe school limited sport".split()
SYLLABLES = "ka ro mi ten lan der sol vi ba pur gar sen tex mo li ne ra to sha un".split()
LEAST_HEIGHT_PX, MOST_HEIGHT_PX = 6, 40


def write_sign(rng: np.random.Generator, image: np.ndarray, fonts: Sequence[Path]) -> None:
    """One piece of lettering somewhere in the picture."""
    kind = rng.random()
    if kind < 0.3:
        _write(rng, image, [_time(rng)], fonts, corner=True, paper=rng.random() < 0.25)
    elif kind < 0.45:
        _write(rng, image, [_watermark(rng)], fonts, corner=rng.random() < 0.3, paper=rng.random() < 0.4)
    elif kind < 0.75:
        _write(rng, image, [_words(rng, 3)], fonts, corner=False, paper=rng.random() < 0.6)
    else:
        lines = [_words(rng, 3) if rng.random() < 0.7 else _telephone(rng) for _ in range(rng.integers(2, 5))]
        _write(rng, image, lines, fonts, corner=False, paper=rng.random() < 0.85)


def _time(rng: np.random.Generator) -> str:
    year, month, day = rng.integers((2010, 1, 1), (2030, 13, 29))
    hour, minute, second = rng.integers((24, 60, 60))
    return f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"


def _watermark(rng: np.random.Generator) -> str:
    return str(rng.integers(10**7, 10**10)) if rng.random() < 0.5 else f"www.{_word(rng)}.example"


def _telephone(rng: np.random.Generator) -> str:
    return " ".join(str(part) for part in rng.integers(100, 9999, 3))


def _words(rng: np.random.Generator, most: int) -> str:
    text = " ".join(_word(rng) for _ in range(rng.integers(1, most + 1)))
    return (text.upper(), text, text.title())[rng.integers(3)]


def _word(rng: np.random.Generator) -> str:
    if rng.random() < 0.4:
        return WORDS[rng.integers(len(WORDS))]
    return "".join(SYLLABLES[rng.integers(len(SYLLABLES))] for _ in range(rng.integers(2, 5)))


def _write(rng: np.random.Generator, image: np.ndarray, lines: list[str], fonts: Sequence[Path], *, corner: bool, paper: bool) -> None:
    height, width = image.shape[:2]
    font = _font(fonts[rng.integers(len(fonts))], int(rng.integers(LEAST_HEIGHT_PX, MOST_HEIGHT_PX)))
    left, top, right, bottom = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), "\n".join(lines), font=font)
    pad = int(rng.integers(2, 10))
    size = (int(right - left) + 2 * pad, int(bottom - top) + 2 * pad)
    drawn = Image.new("L", size)
    ImageDraw.Draw(drawn).multiline_text((pad - left, pad - top), "\n".join(lines), font=font, fill=255, align="center")
    ink = np.array(drawn, np.float32) / 255 * rng.uniform(0.5, 1.0)
    if corner:
        x, y = (4 if rng.random() < 0.5 else width - size[0] - 4), (2 if rng.random() < 0.5 else height - size[1] - 2)
    else:
        x, y = int(rng.integers(-size[0] // 4, width)), int(rng.integers(-size[1] // 4, height))
    tilt = 0.0 if corner else float(rng.normal(0, 6))
    turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), tilt, 1.0) + np.array([[0, 0, x], [0, 0, y]])
    colours = rng.uniform(0, 255, (2, 3))
    if rng.random() < 0.6:
        colours[0], colours[1] = (255, 0) if rng.random() < 0.5 else (0, 255)
    if paper:
        _cover(image, np.ones_like(ink), turn, colours[1] * rng.uniform(0.5, 1))
    _cover(image, ink, turn, colours[0])


def _cover(image: np.ndarray, mask: np.ndarray, matrix: np.ndarray, colour: np.ndarray) -> None:
    share = cv2.warpAffine(mask, matrix, image.shape[1::-1], flags=cv2.INTER_LINEAR)
    rows, columns = np.nonzero(share > 0.02)
    if len(rows):
        window = np.s_[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        part = image[window]
        part[:] = (part + (colour - part) * share[window][..., None]).astype(np.uint8)


@lru_cache(maxsize=256)
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size)
