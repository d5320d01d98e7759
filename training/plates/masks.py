"""What is written on plates, as masks: uint8 [H, W], 255 where there is ink."""

from functools import lru_cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from plates.arranging import STACK

MASK_HEIGHT = 96
"""Pixels from cap line to base line."""


def mark_mask(rng: np.random.Generator, char: str, dash: float) -> np.ndarray | None:
    """A mask of what stands between groups, or None for a gap."""
    if char == " ":
        return None
    width = int(MASK_HEIGHT * (dash if char != "*" else rng.uniform(0.3, 0.6)))
    mask = np.zeros((MASK_HEIGHT, width), np.uint8)
    middle = MASK_HEIGHT // 2
    if char == "-":
        mask[middle - 6 : middle + 6, width // 8 : width - width // 8] = 255
    elif char == ".":
        cv2.circle(mask, (width // 2, int(MASK_HEIGHT * rng.uniform(0.5, 0.9))), 7, 255, -1)
    elif rng.random() < 0.7:
        cv2.circle(mask, (width // 2, middle), width // 2 - 2, int(rng.integers(120, 256)), -1 if rng.random() < 0.5 else 3)
    else:
        points = rng.integers(0, (width, MASK_HEIGHT), (6, 2)).astype(np.int32)
        cv2.fillPoly(mask, [points], int(rng.integers(100, 220)))
    return mask


@lru_cache(maxsize=4096)
def glyph_mask(font: str, char: str) -> np.ndarray:
    """A character's mask, uint8 [MASK_HEIGHT, W], from cap line to base line."""
    face = ImageFont.truetype(font, 130)
    left, top, right, bottom = face.getbbox(char)
    canvas = Image.new("L", (int(right - left) or 1, int(bottom - top) or 1), 0)
    ImageDraw.Draw(canvas).text((-left, -top), char, font=face, fill=255)
    mask = np.asarray(canvas)
    width = max(8, round(mask.shape[1] * MASK_HEIGHT / mask.shape[0]))
    return cv2.resize(mask, (width, MASK_HEIGHT), interpolation=cv2.INTER_AREA)


def stack_mask(rng: np.random.Generator, font: str, stack: str) -> np.ndarray:
    """Two short texts, one above the other, as one mask of the row's height; one of them may be empty."""
    upper, lower = (np.hstack([glyph_mask(font, char) for char in line]) if line else None for line in stack.split(STACK))
    height = int(MASK_HEIGHT * rng.uniform(0.38, 0.48))
    squeeze = rng.uniform(0.55, 1.0) * height / MASK_HEIGHT
    lines = [(line, top) for line, top in ((upper, 0), (lower, MASK_HEIGHT - height)) if line is not None]
    width = max(4, *(round(line.shape[1] * squeeze) for line, _ in lines))
    mask = np.zeros((MASK_HEIGHT, width), np.uint8)
    for line, top in lines:
        small = cv2.resize(line, (max(4, round(line.shape[1] * squeeze)), height), interpolation=cv2.INTER_AREA)
        left = (width - small.shape[1]) // 2
        mask[top : top + height, left : left + small.shape[1]] = small
    return mask


def small_mask(rng: np.random.Generator, font: str, text: str) -> np.ndarray:
    """Narrow, low characters side by side as one mask of the row's height."""
    height = int(MASK_HEIGHT * rng.uniform(0.5, 0.95))
    squeeze = rng.uniform(0.3, 0.6)
    gap = np.zeros((height, int(rng.integers(3, 9))), np.uint8)
    parts: list[np.ndarray] = []
    for char in text:
        glyph = glyph_mask(font, char)
        parts += [gap, cv2.resize(glyph, (max(4, round(glyph.shape[1] * squeeze)), height), interpolation=cv2.INTER_AREA)]
    line = np.hstack(parts[1:])
    mask = np.zeros((MASK_HEIGHT, line.shape[1]), np.uint8)
    top = (MASK_HEIGHT - height) * (1 if rng.random() < 0.7 else int(rng.integers(0, 2)))
    mask[top : top + height] = line
    return mask


def bridged(rng: np.random.Generator, mask: np.ndarray) -> np.ndarray:
    """A character cut from top to bottom at one place, as a stencil leaves it; narrow ones stay whole."""
    height, width = mask.shape
    if width < 0.4 * height:
        return mask
    gap = max(2, int(height * rng.uniform(0.03, 0.1)))
    place = int(width * rng.uniform(0.38, 0.58)) - gap // 2
    out = mask.copy()
    out[:, place : place + gap] = 0
    return out


@lru_cache(maxsize=4096)
def word_mask(font: str, text: str, size: int) -> np.ndarray:
    """A text in a font of `size` pixels, cut to its ink, uint8 [H, W]."""
    face = ImageFont.truetype(font, size)
    left, top, right, bottom = face.getbbox(text)
    canvas = Image.new("L", (int(right - left) + 1, int(bottom - top) + 1), 0)
    ImageDraw.Draw(canvas).text((-left, -top), text, font=face, fill=255)
    return np.asarray(canvas)
