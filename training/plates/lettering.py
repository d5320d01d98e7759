"""Writes rows of characters and small print on a plate. Pictures are uint8 [H, W, 3], BGR, changed in place."""

from pathlib import Path

import cv2
import numpy as np

from plates.arranging import MARKS, SMALL, STACK
from plates.colours import BLUE, GREEN, RED, bgr, vary
from plates.formats import Colour
from plates.masks import MASK_HEIGHT, bridged, glyph_mask, mark_mask, small_mask, stack_mask, word_mask

PixelBox = tuple[int, int, int, int]
"""x, y, width, height in pixels."""


def row_boxes(rng: np.random.Generator, rows: int, box: PixelBox, *, tight: bool = False) -> list[PixelBox]:
    """Where the rows go within the box, from the top; the upper one of two is seldom as high as the lower one."""
    x, y, w, h = box
    side, top = int(w * rng.uniform(0.03, 0.08)), int(h * rng.uniform(0.05, 0.16))
    if tight:
        side, top = side // 3, top // 3
    x, y, w, h = x + side, y + top, w - 2 * side, h - 2 * top
    if rows == 1:
        return [(x, y, w, h)]
    gap = int(h * rng.uniform(0.0, 0.14))
    first = int((h - gap) * rng.uniform(0.4, 0.56))
    return [(x, y, w, first), (x, y + first + gap, w, h - gap - first)]


def write_row(
    rng: np.random.Generator, image: np.ndarray, row: list[str], box: PixelBox, font: Path, ink: Colour, *, stencilled: bool = False
) -> None:
    """Writes a row as large as the box allows, closer or wider, bolder or thinner than the font has it."""
    x, y, w, h = box
    gap = rng.uniform(0.06, 0.2)
    squeeze = rng.uniform(0.85, 1.15)
    dash = rng.uniform(0.25, 0.6)
    masks = [_mask(rng, char, font, dash) for char in row]
    if stencilled:
        masks = [bridged(rng, mask) if mask is not None and char not in MARKS else mask for char, mask in zip(row, masks, strict=True)]
    natural = sum(mask.shape[1] if mask is not None else 0.4 * MASK_HEIGHT for mask in masks) + gap * MASK_HEIGHT * (len(row) - 1)
    scale = min(h / MASK_HEIGHT, w / (natural * squeeze))
    # long texts are squeezed before they are made small, as real plates do it
    across = min(squeeze * h / MASK_HEIGHT, w / natural)
    down = h / MASK_HEIGHT if across > 0.6 * h / MASK_HEIGHT else scale
    left = x + (w - natural * across) * (0.5 if rng.random() < 0.85 else rng.uniform(0, 1))
    rise = y + (h - down * MASK_HEIGHT) / 2
    bold = int(rng.integers(-1, 2)) if rng.random() < 0.4 else 0
    for char, mask in zip(row, masks, strict=True):
        if mask is None:
            left += 0.4 * MASK_HEIGHT * across
        else:
            size = (max(2, round(mask.shape[1] * across)), max(4, round(MASK_HEIGHT * down)))
            scaled = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
            if bold and char not in MARKS:
                kernel = np.ones((2, 2), np.uint8)
                scaled = cv2.dilate(scaled, kernel) if bold > 0 else cv2.erode(scaled, kernel)
            colour = ink if char != "*" else vary(rng, (BLUE, RED, GREEN, ink)[rng.integers(4)], 30)
            _stamp(image, scaled, round(left), round(rise), colour)
            left += mask.shape[1] * across
        left += gap * MASK_HEIGHT * across


def _mask(rng: np.random.Generator, char: str, font: Path, dash: float) -> np.ndarray | None:
    if char in MARKS:
        return mark_mask(rng, char, dash)
    if char.startswith(SMALL):
        return small_mask(rng, str(font), char.removeprefix(SMALL))
    return stack_mask(rng, str(font), char) if STACK in char else glyph_mask(str(font), char)


def write_small(image: np.ndarray, text: str, centre: tuple[int, int], size: int, colour: Colour, font: Path) -> None:
    """A line of small print of `size` pixels around a point (x, y), narrowed where it is wider than the plate."""
    mask = word_mask(str(font), text, max(6, size))
    widest = int(image.shape[1] * 0.9)
    if mask.shape[1] > widest:
        mask = cv2.resize(mask, (widest, mask.shape[0]), interpolation=cv2.INTER_AREA)
    _stamp(image, mask, centre[0] - mask.shape[1] // 2, centre[1] - mask.shape[0] // 2, colour)


def _stamp(image: np.ndarray, mask: np.ndarray, x: int, y: int, colour: Colour) -> None:
    """Puts ink through the mask with its top left at x, y; what lies outside is cut off."""
    height, width = image.shape[:2]
    x0, y0, x1, y1 = max(0, x), max(0, y), min(width, x + mask.shape[1]), min(height, y + mask.shape[0])
    if x0 >= x1 or y0 >= y1:
        return
    alpha = mask[y0 - y : y1 - y, x0 - x : x1 - x, None].astype(np.float32) / 255
    part = image[y0:y1, x0:x1]
    part[:] = (part * (1 - alpha) + np.array(bgr(colour), np.float32) * alpha).astype(np.uint8)
