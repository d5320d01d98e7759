"""Draws plates straight on, with the letters, colours, bands, small print, bolts and seals of many regions."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from plates.formats import Colour, spell
from plates.looks import FONTS, Kind, grounds_of, load_kinds

SEPARATOR = "-"
"""Stands in texts for whatever parts groups of characters: a dash, a dot, a seal or a gap."""
STACK = "\n"
"""Between the upper and the lower part of characters that stand small above each other within a row."""
MARKS = "-. *"

WHITE = (236, 236, 232)
YELLOW = (240, 196, 30)
BLUE = (20, 50, 150)
RED = (170, 24, 30)
GREEN = (16, 104, 60)
PASTELS: tuple[Colour, ...] = ((200, 220, 240), (240, 210, 180), (200, 235, 200), (240, 200, 200))

_MASK_HEIGHT = 96


@dataclass(frozen=True)
class DrawnPlate:
    """A plate seen straight on; it fills the image."""

    image: np.ndarray
    """uint8 [H, W, 3], BGR."""
    rows: tuple[str, ...]
    """A-Z 0-9 and SEPARATOR, from the top."""
    region: str
    """ISO 3166-1 alpha-2."""


class PlateDrawer:
    """Draws with the plate fonts of a folder and the plain fonts of the system."""

    def __init__(self, plate_fonts: Path, system_fonts: Path = Path("/usr/share/fonts")) -> None:
        """Raises ValueError naming the fonts that are missing."""
        found = [*system_fonts.rglob("*.[to]tf"), *plate_fonts.glob("*.[tT][tT][fF]")]
        self._fonts = {path.stem: path for path in found}
        missing = FONTS - self._fonts.keys()
        if missing:
            raise ValueError(f"These fonts are missing: {', '.join(sorted(missing))}. training/README.md says where they come from.")
        kinds = load_kinds()
        self.countries = tuple(sorted({kind.country for kind in kinds}))
        self._choices = {rows: _choices(kinds, rows) for rows in (None, 1, 2)}

    def draw(self, rng: np.random.Generator, rows: int | None = None) -> DrawnPlate:
        """One plate of a random region, with one row or two as asked."""
        kinds, shares = self._choices[rows]
        kind = kinds[rng.choice(len(kinds), p=shares)]
        text = _arranged(rng, kind, spell(rng, kind.elements, kind.look.rows))
        aspect = kind.look.aspect * rng.uniform(0.88, 1.1)
        if kind.country == "IN" and kind.look.rows == 2:
            aspect = rng.uniform(1.0, 2.9)
        height = 128 if len(text) == 1 else 176
        grounds = grounds_of(kind)
        image = _ground(rng, kind, grounds[rng.integers(len(grounds))], int(height * aspect), height)
        ink = _vary(rng, kind.look.ink, 14)
        font = self._fonts[kind.fonts[rng.integers(len(kind.fonts))]]
        box = _decorate(rng, kind, image, ink, self._fonts)
        if len(text) == 2 and rng.random() < 0.2:
            _divide(rng, image)
        for row, (x, y, w, h) in zip(text, _row_boxes(rng, text, box), strict=True):
            _write_row(rng, image, row, (x, y, w, h), font, ink)
        _add_bolts(rng, image)
        return DrawnPlate(image, tuple(_label(row) for row in text), kind.country)


def _choices(kinds: list[Kind], rows: int | None) -> tuple[list[Kind], np.ndarray]:
    chosen = [kind for kind in kinds if rows in (None, kind.look.rows)]
    shares = np.array([kind.share for kind in chosen])
    return chosen, shares / shares.sum()


def _arranged(rng: np.random.Generator, kind: Kind, rows: list[list[str]]) -> list[list[str]]:
    """The text as painters and makers arrange it: seals and pictures for gaps, gaps left out, small stacked letters."""
    out = [list(row) for row in rows]
    if rng.random() < 0.25:
        for row in out:
            row[:] = ["*" if char in " -" and rng.random() < 0.6 else char for char in row]
    if kind.country == "IN":
        style = rng.random()
        if style < 0.25:
            out = [[char for char in row if char not in MARKS] for row in out]
        elif style < 0.4:
            out = [["-" if char == " " else char for char in row] for row in out]
        if len(out) == 2 and rng.random() < 0.45:
            _move_series_up(out)
        elif rng.random() < 0.45:
            _stack_letters(out)
    return out


def _move_series_up(rows: list[list[str]]) -> None:
    """Many Indian plates of two rows have only the number in the lower one."""
    series = [char for char in rows[1] if char.isalpha()]
    rows[0] += [" ", *series]
    rows[1] = [char for char in rows[1] if char.isdigit()]


def _stack_letters(rows: list[list[str]]) -> None:
    """Auto rickshaws of Karnataka have the two series letters above each other before the number, others state above district."""
    last = [char for char in rows[-1] if char not in MARKS]
    if len(rows) == 2 and len(last) == 6 and last[0].isalpha() and last[1].isalpha():
        rows[-1] = [last[0] + STACK + last[1], *last[2:]]
    elif len(rows) == 1 and len(last) >= 9 and last[2].isdigit() and last[3].isdigit():
        rows[0] = ["".join(last[:2]) + STACK + "".join(last[2:4]), *last[4:6], " ", *last[6:]]


def _label(row: list[str]) -> str:
    text = "".join(SEPARATOR if char in MARKS else char.replace(STACK, "") for char in row)
    return re.sub(f"{SEPARATOR}+", SEPARATOR, text).strip(SEPARATOR)


def _ground(rng: np.random.Generator, kind: Kind, ground: Colour, width: int, height: int) -> np.ndarray:
    image = np.empty((height, width, 3), np.float32)
    image[:] = _bgr(_vary(rng, ground, 18))
    if kind.words and sum(ground) > 480 and rng.random() < 0.6:
        # American plates carry pictures: a soft second colour in a part of the ground
        other = np.array(_bgr(_vary(rng, PASTELS[rng.integers(len(PASTELS))], 25)))
        fade = cv2.resize(rng.random((3, 4)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
        image += (other - image) * np.clip(fade, 0, 1) * rng.uniform(0.2, 0.9)
    return np.clip(image, 0, 255).astype(np.uint8)


def _decorate(rng: np.random.Generator, kind: Kind, image: np.ndarray, ink: Colour, fonts: dict[str, Path]) -> tuple[int, int, int, int]:
    """Border, band, small print, stickers; returns the box that is left for the text (x, y, width, height)."""
    height, width = image.shape[:2]
    x, y, w, h = 0, 0, width, height
    if rng.random() < 0.75:
        thickness = int(rng.integers(1, 4))
        inset = int(rng.integers(0, 5))
        cv2.rectangle(image, (inset, inset), (width - 1 - inset, height - 1 - inset), _bgr(ink), thickness)
    if kind.band is not None and rng.random() < 0.8:
        band = int(width * (0.09 if width > 2.5 * height else 0.14))
        image[:, :band] = _bgr(_vary(rng, (10, 50, 160), 20))
        size = int(band * (0.75 if len(kind.band) < 3 else 0.5))
        _small_print(image, kind.band, (band // 2, int(height * 0.78)), size, WHITE, fonts["LiberationSans-Bold"])
        cv2.circle(image, (band // 2, int(height * 0.3)), max(3, band // 3), (40, 210, 240), 1 + band // 20, lineType=cv2.LINE_AA)
        x, w = band, width - band
        if kind.country in ("FR", "IT", "PT") and rng.random() < 0.6:
            right = int(band * 0.9)
            image[:, width - right :] = _bgr(_vary(rng, (10, 50, 160) if kind.country != "PT" else YELLOW, 20))
            _small_print(image, str(rng.integers(1, 96)), (width - right // 2, int(height * 0.75)), int(right * 0.6), WHITE, fonts["LiberationSans-Bold"])
            w -= right
    if kind.words:
        font = fonts[kind.fonts[rng.integers(len(kind.fonts))]]
        for top in (True, False):
            if rng.random() < 0.75:
                word = kind.words[rng.integers(len(kind.words))]
                size = int(height * rng.uniform(0.11, 0.2))
                centre = int(height * rng.uniform(0.1, 0.14)) if top else int(height * rng.uniform(0.87, 0.91))
                colour = (ink, ink, BLUE, RED, GREEN)[rng.integers(5)]
                _small_print(image, word, (width // 2, centre), size, colour, font)
        y, h = int(height * 0.22), int(height * 0.58)
        for corner in range(4):
            if rng.random() < 0.2:
                cx = int(width * (0.08 if corner % 2 else 0.92))
                cy = int(height * (0.13 if corner < 2 else 0.87))
                side = int(height * rng.uniform(0.06, 0.1))
                cv2.rectangle(image, (cx - side, cy - side), (cx + side, cy + side), _bgr(_vary(rng, (RED, BLUE, GREEN, YELLOW, WHITE)[rng.integers(5)], 30)), -1)
                _small_print(image, str(rng.integers(1, 99)), (cx, cy), int(side * 1.4), WHITE, font)
    return x, y, w, h


def _row_boxes(rng: np.random.Generator, rows: list[list[str]], box: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    x, y, w, h = box
    side, top = int(w * rng.uniform(0.03, 0.08)), int(h * rng.uniform(0.05, 0.16))
    x, y, w, h = x + side, y + top, w - 2 * side, h - 2 * top
    if len(rows) == 1:
        return [(x, y, w, h)]
    gap = int(h * rng.uniform(0.0, 0.14))
    first = int((h - gap) * rng.uniform(0.4, 0.56))
    return [(x, y, w, first), (x, y + first + gap, w, h - gap - first)]


def _write_row(rng: np.random.Generator, image: np.ndarray, row: list[str], box: tuple[int, int, int, int], font: Path, ink: Colour) -> None:
    x, y, w, h = box
    gap = rng.uniform(0.06, 0.2)
    squeeze = rng.uniform(0.85, 1.15)
    dash = rng.uniform(0.25, 0.6)
    masks = [_mark(rng, char, dash) if char in MARKS else _stack(str(font), char) if STACK in char else _glyph(str(font), char) for char in row]
    natural = sum(mask.shape[1] if mask is not None else 0.4 * _MASK_HEIGHT for mask in masks) + gap * _MASK_HEIGHT * (len(row) - 1)
    scale = min(h / _MASK_HEIGHT, w / (natural * squeeze))
    # long texts are squeezed before they are made small, as real plates do it
    across = min(squeeze * h / _MASK_HEIGHT, w / natural)
    down = h / _MASK_HEIGHT if across > 0.6 * h / _MASK_HEIGHT else scale
    left = x + (w - natural * across) * (0.5 if rng.random() < 0.85 else rng.uniform(0, 1))
    rise = y + (h - down * _MASK_HEIGHT) / 2
    bold = int(rng.integers(-1, 2)) if rng.random() < 0.4 else 0
    for char, mask in zip(row, masks, strict=True):
        if mask is None:
            left += 0.4 * _MASK_HEIGHT * across
        else:
            size = (max(2, round(mask.shape[1] * across)), max(4, round(_MASK_HEIGHT * down)))
            scaled = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
            if bold and char not in MARKS:
                kernel = np.ones((2, 2), np.uint8)
                scaled = cv2.dilate(scaled, kernel) if bold > 0 else cv2.erode(scaled, kernel)
            colour = ink if char != "*" else _vary(rng, (BLUE, RED, GREEN, ink)[rng.integers(4)], 30)
            _stamp(image, scaled, round(left), round(rise), colour)
            left += mask.shape[1] * across
        left += gap * _MASK_HEIGHT * across


def _mark(rng: np.random.Generator, char: str, dash: float) -> np.ndarray | None:
    """A mask of what stands between groups, or None for a gap."""
    if char == " ":
        return None
    width = int(_MASK_HEIGHT * (dash if char != "*" else rng.uniform(0.3, 0.6)))
    mask = np.zeros((_MASK_HEIGHT, width), np.uint8)
    middle = _MASK_HEIGHT // 2
    if char == "-":
        mask[middle - 6 : middle + 6, width // 8 : width - width // 8] = 255
    elif char == ".":
        cv2.circle(mask, (width // 2, int(_MASK_HEIGHT * rng.uniform(0.5, 0.9))), 7, 255, -1)
    elif rng.random() < 0.7:
        cv2.circle(mask, (width // 2, middle), width // 2 - 2, int(rng.integers(120, 256)), -1 if rng.random() < 0.5 else 3)
    else:
        points = rng.integers(0, (width, _MASK_HEIGHT), (6, 2)).astype(np.int32)
        cv2.fillPoly(mask, [points], int(rng.integers(100, 220)))
    return mask


@lru_cache(maxsize=4096)
def _glyph(font: str, char: str) -> np.ndarray:
    """A character's mask, uint8 [_MASK_HEIGHT, W], from cap line to base line."""
    face = ImageFont.truetype(font, 130)
    left, top, right, bottom = face.getbbox(char)
    canvas = Image.new("L", (int(right - left) or 1, int(bottom - top) or 1), 0)
    ImageDraw.Draw(canvas).text((-left, -top), char, font=face, fill=255)
    mask = np.asarray(canvas)
    width = max(8, round(mask.shape[1] * _MASK_HEIGHT / mask.shape[0]))
    return cv2.resize(mask, (width, _MASK_HEIGHT), interpolation=cv2.INTER_AREA)


def _stack(font: str, stack: str) -> np.ndarray:
    """Two short texts, one above the other, as one mask of the row's height."""
    lines = [np.hstack([_glyph(font, char) for char in line]) for line in stack.split(STACK)]
    width = max(line.shape[1] for line in lines) // 2
    height = int(_MASK_HEIGHT * 0.47)
    mask = np.zeros((_MASK_HEIGHT, width), np.uint8)
    for line, top in zip(lines, (0, _MASK_HEIGHT - height), strict=True):
        small = cv2.resize(line, (max(4, line.shape[1] // 2), height), interpolation=cv2.INTER_AREA)
        left = (width - small.shape[1]) // 2
        mask[top : top + height, left : left + small.shape[1]] = small
    return mask


@lru_cache(maxsize=4096)
def _word(font: str, text: str, size: int) -> np.ndarray:
    face = ImageFont.truetype(font, size)
    left, top, right, bottom = face.getbbox(text)
    canvas = Image.new("L", (int(right - left) + 1, int(bottom - top) + 1), 0)
    ImageDraw.Draw(canvas).text((-left, -top), text, font=face, fill=255)
    return np.asarray(canvas)


def _small_print(image: np.ndarray, text: str, centre: tuple[int, int], size: int, colour: Colour, font: Path) -> None:
    mask = _word(str(font), text, max(6, size))
    widest = int(image.shape[1] * 0.9)
    if mask.shape[1] > widest:
        mask = cv2.resize(mask, (widest, mask.shape[0]), interpolation=cv2.INTER_AREA)
    _stamp(image, mask, centre[0] - mask.shape[1] // 2, centre[1] - mask.shape[0] // 2, colour)


def _stamp(image: np.ndarray, mask: np.ndarray, x: int, y: int, colour: Colour) -> None:
    height, width = image.shape[:2]
    x0, y0, x1, y1 = max(0, x), max(0, y), min(width, x + mask.shape[1]), min(height, y + mask.shape[0])
    if x0 >= x1 or y0 >= y1:
        return
    alpha = mask[y0 - y : y1 - y, x0 - x : x1 - x, None].astype(np.float32) / 255
    part = image[y0:y1, x0:x1]
    part[:] = (part * (1 - alpha) + np.array(_bgr(colour), np.float32) * alpha).astype(np.uint8)


def _divide(rng: np.random.Generator, image: np.ndarray) -> None:
    """A line between two rows, as taxis of some Indian states have it."""
    height, width = image.shape[:2]
    y = int(height * rng.uniform(0.42, 0.56))
    image[y : y + max(2, int(height * rng.uniform(0.02, 0.07)))] = _bgr(_vary(rng, (RED, RED, BLUE, GREEN)[rng.integers(4)], 30))


def _add_bolts(rng: np.random.Generator, image: np.ndarray) -> None:
    if rng.random() > 0.4:
        return
    height, width = image.shape[:2]
    grey = int(rng.integers(30, 200))
    radius = max(2, int(height * rng.uniform(0.02, 0.05)))
    for side in (0.2, 0.8) if rng.random() < 0.7 else (0.1, 0.9):
        centre = (int(width * side), int(height * rng.choice((0.08, 0.5, 0.9), p=(0.55, 0.1, 0.35))))
        cv2.circle(image, centre, radius, (grey, grey, grey), -1, lineType=cv2.LINE_AA)


def _vary(rng: np.random.Generator, colour: Colour, by: int) -> Colour:
    red, green, blue = (int(np.clip(value + rng.integers(-by, by + 1), 0, 255)) for value in colour)
    return red, green, blue


def _bgr(colour: Colour) -> Colour:
    return colour[2], colour[1], colour[0]
