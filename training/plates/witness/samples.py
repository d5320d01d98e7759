"""Training lines of the witness: easy ones, drawn clean and tight, and hard ones, real and drawn, loose and degraded."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from plates.arranging import SEPARATOR
from plates.degrading import degrade
from plates.drawing import PlateDrawer
from plates.recogniser.crops import SHARES, Crop, load_crops
from plates.recogniser.views import box_quad
from plates.witness.lines import lines_of, sides_of

Line = tuple[np.ndarray, str]
"""A picture, uint8 [36, W], and what is written in it, A-Z 0-9."""

DRAWN_SHARE = 0.3
DRAWN_TWO_ROWS = 0.4
"""Labels of real two-row crops do not say where a row ends, so halves can only be drawn."""
ONE_ROW_ABOVE = 3.2
"""Crops whose rows nobody counted are used when they are wider than this many heights: two-row plates go up to 3."""
LOWEST_PX, HIGHEST_PX = 32, 84
"""A row is brought down to a height between these before it is degraded: there blur and blocks look as in photos of gates."""

_UNACCENTED = str.maketrans("ÄÖÜŠŽÅČĆĐ", "AOUSZACCD")


def easy_lines(rng: np.random.Generator, drawer: PlateDrawer) -> Iterator[Line]:
    """Drawn plates of one row, straight and clean, without end."""
    while True:
        plate = drawer.draw(rng, rows=1)
        height, width = plate.image.shape[:2]
        quad = box_quad(0, 0, width, height) + rng.normal(0, 0.01 * height, (4, 2)).astype(np.float32)
        image, quad = _seen(rng, plate.image, quad, 1)
        yield lines_of(image, quad, 1)[0], _characters(plate.rows[0])


def hard_lines(rng: np.random.Generator, drawer: PlateDrawer, root: Path) -> Iterator[Line]:
    """Real and drawn plates as cameras and the finder deliver them, without end. `root` is the data folder."""
    crops, weights = _one_row_crops(root)
    while True:
        if rng.random() < DRAWN_SHARE:
            yield from _drawn_lines(rng, drawer)
        else:
            crop = crops[rng.choice(len(crops), p=weights)]
            quad = _loosened(rng, np.array(crop.quad, np.float32), crop.margin)
            image, quad = _seen(rng, crop.photo.read(), quad, 1)
            yield lines_of(degrade(rng, image), quad, 1)[0], crop.text.translate(_UNACCENTED)


def _one_row_crops(root: Path) -> tuple[list[Crop], np.ndarray]:
    """The real crops of one row, and how often each is taken."""
    chosen: list[Crop] = []
    weights: list[float] = []
    for name, share in SHARES.items():
        members = load_crops(root, name)
        crops = [crop for crop in members if _has_one_row(crop)]
        chosen += crops
        weights += [share / len(members)] * len(crops)
    return chosen, np.array(weights) / sum(weights)


def _has_one_row(crop: Crop) -> bool:
    if crop.rows is not None:
        return crop.rows == 1
    across, down = sides_of(np.array(crop.quad))
    return across > ONE_ROW_ABOVE * down


def _drawn_lines(rng: np.random.Generator, drawer: PlateDrawer) -> Iterator[Line]:
    rows = 2 if rng.random() < DRAWN_TWO_ROWS else 1
    plate = drawer.draw(rng, rows=rows)
    height, width = plate.image.shape[:2]
    room = height // 3
    image = cv2.copyMakeBorder(plate.image, room, room, room, room, cv2.BORDER_CONSTANT, value=rng.integers(0, 256, 3).tolist())
    if rng.random() < 0.5:
        # frames and bodywork: something other than one colour
        image = cv2.resize(rng.integers(0, 256, (4, 6, 3)).astype(np.uint8), image.shape[1::-1], interpolation=cv2.INTER_CUBIC)
        image[room:-room, room:-room] = plate.image
    quad = _loosened(rng, box_quad(room, room, width, height), 0.25)
    image, quad = _seen(rng, image, quad, rows)
    for line, text in zip(lines_of(degrade(rng, image), quad, rows), plate.rows, strict=True):
        yield line, _characters(text)


def _loosened(rng: np.random.Generator, quad: np.ndarray, room: float) -> np.ndarray:
    """Corners as a finder may give them: sides moved, mostly outwards, the whole turned and slanted a little."""
    _, height = sides_of(quad)
    left, top, right, bottom = (rng.uniform(-0.04, max(0.1, 0.8 * room)) for _ in range(4))
    loose = quad + np.array([[-left, -top], [right, -top], [right, bottom], [-left, bottom]], np.float32) * height
    if rng.random() < 0.3:
        turn, slant = np.deg2rad(rng.normal(0, 2.5)), rng.normal(0, 0.07)
        matrix = np.array([[np.cos(turn), -np.sin(turn) + slant], [np.sin(turn), np.cos(turn)]], np.float32)
        centre = loose.mean(0)
        loose = (loose - centre) @ matrix.T + centre
    return (loose + rng.normal(0, 0.02 * height, (4, 2))).astype(np.float32)


def _seen(rng: np.random.Generator, image: np.ndarray, quad: np.ndarray, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """The plate with a little around it, brought down to the size of a photo of a gate and stretched a little."""
    _, down = sides_of(quad)
    around = 0.1 * down
    left, top = np.maximum(0, np.floor(quad.min(0) - around)).astype(int)
    right, bottom = np.ceil(quad.max(0) + around).astype(int)
    part = image[top:bottom, left:right]
    scale = min(1.0, rng.uniform(LOWEST_PX, HIGHEST_PX) * rows / down)
    wanted = scale * np.array([rng.uniform(0.85, 1.18), 1.0])
    size = np.maximum(8, np.round(wanted * part.shape[1::-1])).astype(int)
    moved = (quad - [left, top]) * (size / part.shape[1::-1])
    return cv2.resize(part, size.tolist(), interpolation=cv2.INTER_AREA), moved.astype(np.float32)


def _characters(row: str) -> str:
    return row.replace(SEPARATOR, "")
