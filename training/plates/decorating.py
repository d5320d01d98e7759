"""What a plate shows beside its text: ground, border, band, small print, stickers, bolts. Pictures are uint8 [H, W, 3], BGR."""

from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from plates.colours import BLUE, GREEN, PASTELS, RED, WHITE, YELLOW, bgr, vary
from plates.formats import Colour
from plates.lettering import PixelBox, write_small
from plates.looks import Kind

BAND_FONT = "LiberationSans-Bold"
BAND_BLUE = (10, 50, 160)
STARS = (240, 210, 40)
TWO_BANDS = ("FR", "IT", "PT")
"""Countries whose plates may have a second band at the right, with a department, a year or a month."""


def paint_ground(rng: np.random.Generator, kind: Kind, ground: Colour, width: int, height: int) -> np.ndarray:
    """An empty plate of this size in pixels, uint8 [height, width, 3]."""
    image = np.empty((height, width, 3), np.float32)
    image[:] = bgr(vary(rng, ground, 18))
    if kind.words and sum(ground) > 480 and rng.random() < 0.6:
        # American plates carry pictures: a soft second colour in a part of the ground
        other = np.array(bgr(vary(rng, PASTELS[rng.integers(len(PASTELS))], 25)))
        fade = cv2.resize(rng.random((3, 4)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
        image += (other - image) * np.clip(fade, 0, 1) * rng.uniform(0.2, 0.9)
    return np.clip(image, 0, 255).astype(np.uint8)


def decorate(rng: np.random.Generator, kind: Kind, image: np.ndarray, ink: Colour, fonts: Mapping[str, Path]) -> PixelBox:
    """Border, band, small print, stickers; returns the box that is left for the text."""
    height, width = image.shape[:2]
    if rng.random() < 0.75:
        thickness = int(rng.integers(1, 4))
        inset = int(rng.integers(0, 5))
        cv2.rectangle(image, (inset, inset), (width - 1 - inset, height - 1 - inset), bgr(ink), thickness)
    left, right = 0, width
    if kind.band is not None and rng.random() < 0.8:
        left, right = _paint_bands(rng, kind.country, kind.band, image, fonts[BAND_FONT])
    if not kind.words:
        return left, 0, right - left, height
    font = fonts[kind.fonts[rng.integers(len(kind.fonts))]]
    _print_words(rng, kind, image, ink, font)
    _add_stickers(rng, image, font)
    return left, int(height * 0.22), right - left, int(height * 0.58)


def _paint_bands(rng: np.random.Generator, country: str, sign: str, image: np.ndarray, font: Path) -> tuple[int, int]:
    """The band with the country's sign at the left, in some countries another one at the right; where the text may begin and end."""
    height, width = image.shape[:2]
    band = int(width * (0.09 if width > 2.5 * height else 0.14))
    image[:, :band] = bgr(vary(rng, BAND_BLUE, 20))
    size = int(band * (0.75 if len(sign) < 3 else 0.5))
    write_small(image, sign, (band // 2, int(height * 0.78)), size, WHITE, font)
    cv2.circle(image, (band // 2, int(height * 0.3)), max(3, band // 3), bgr(STARS), 1 + band // 20, lineType=cv2.LINE_AA)
    if country not in TWO_BANDS or rng.random() >= 0.6:
        return band, width
    right = int(band * 0.9)
    image[:, width - right :] = bgr(vary(rng, BAND_BLUE if country != "PT" else YELLOW, 20))
    write_small(image, str(rng.integers(1, 96)), (width - right // 2, int(height * 0.75)), int(right * 0.6), WHITE, font)
    return band, width - right


def _print_words(rng: np.random.Generator, kind: Kind, image: np.ndarray, ink: Colour, font: Path) -> None:
    """The name of the state above, a motto below, or the other way round, or none."""
    height, width = image.shape[:2]
    for top in (True, False):
        if rng.random() < 0.75:
            word = kind.words[rng.integers(len(kind.words))]
            size = int(height * rng.uniform(0.11, 0.2))
            centre = int(height * rng.uniform(0.1, 0.14)) if top else int(height * rng.uniform(0.87, 0.91))
            colour = (ink, ink, BLUE, RED, GREEN)[rng.integers(5)]
            write_small(image, word, (width // 2, centre), size, colour, font)


def _add_stickers(rng: np.random.Generator, image: np.ndarray, font: Path) -> None:
    """Small squares with a number in some of the corners."""
    height, width = image.shape[:2]
    for corner in range(4):
        if rng.random() < 0.2:
            cx = int(width * (0.08 if corner % 2 else 0.92))
            cy = int(height * (0.13 if corner < 2 else 0.87))
            side = int(height * rng.uniform(0.06, 0.1))
            colour = vary(rng, (RED, BLUE, GREEN, YELLOW, WHITE)[rng.integers(5)], 30)
            cv2.rectangle(image, (cx - side, cy - side), (cx + side, cy + side), bgr(colour), -1)
            write_small(image, str(rng.integers(1, 99)), (cx, cy), int(side * 1.4), WHITE, font)


def divide(rng: np.random.Generator, image: np.ndarray) -> None:
    """A line between two rows, as taxis of some Indian states have it."""
    height = image.shape[0]
    y = int(height * rng.uniform(0.42, 0.56))
    image[y : y + max(2, int(height * rng.uniform(0.02, 0.07)))] = bgr(vary(rng, (RED, RED, BLUE, GREEN)[rng.integers(4)], 30))


def add_bolts(rng: np.random.Generator, image: np.ndarray) -> None:
    """Two bolts of one grey, or none."""
    if rng.random() > 0.4:
        return
    height, width = image.shape[:2]
    grey = int(rng.integers(30, 200))
    radius = max(2, int(height * rng.uniform(0.02, 0.05)))
    for side in (0.2, 0.8) if rng.random() < 0.7 else (0.1, 0.9):
        centre = (int(width * side), int(height * rng.choice((0.08, 0.5, 0.9), p=(0.55, 0.1, 0.35))))
        cv2.circle(image, centre, radius, (grey, grey, grey), -1, lineType=cv2.LINE_AA)
