"""How plates are laid before the recogniser."""

import cv2
import numpy as np
import pytest

from plates.recogniser.views import HALF_WIDTH_PX, HEIGHT_PX, ROW_WIDTH_PX, box_quad, halves, size_of, straighten


def smooth_picture() -> np.ndarray:
    """Soft enough that one pixel more or less makes no great difference, uint8 [300, 400, 3]."""
    coarse = np.random.default_rng(1).integers(0, 256, (10, 14, 3)).astype(np.uint8)
    return cv2.resize(coarse, (400, 300), interpolation=cv2.INTER_CUBIC)


def by_hand(image: np.ndarray, corners: np.ndarray, width: int, height: int) -> np.ndarray:
    """Each pixel's centre sent through the homography, which is found by solving its eight equations, and looked up bilinearly."""
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float)
    rows, wanted = [], []
    for (u, v), (x, y) in zip(square, corners, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
        wanted += [x, y]
    a, b, c, d, e, f, g, h = np.linalg.solve(np.array(rows), np.array(wanted))
    out = np.empty((height, width, 3))
    for row in range(height):
        for column in range(width):
            u, v = (column + 0.5) / width, (row + 0.5) / height
            scale = g * u + h * v + 1
            x, y = (a * u + b * v + c) / scale - 0.5, (d * u + e * v + f) / scale - 0.5
            left, top = int(np.floor(x)), int(np.floor(y))
            part = image[top : top + 2, left : left + 2].astype(float)
            out[row, column] = np.einsum("i,j,ijc->c", [1 - (y - top), y - top], [1 - (x - left), x - left], part)
    return out


@pytest.mark.parametrize("rows", [1, 2])
def test_a_tilted_plate_is_straightened_as_by_hand(rows: int) -> None:
    corners = np.array([[90, 60], [300, 95], [290, 160], [85, 130]], np.float32)
    image = smooth_picture()
    width, height = size_of(rows)
    difference = np.abs(straighten(image, corners, rows) - by_hand(image, corners, width, height))
    assert difference.mean() < 0.7
    assert difference.max() < 4


def test_a_large_plate_keeps_what_lies_between_the_pixels() -> None:
    stripes = np.zeros((4 * HEIGHT_PX, 4 * ROW_WIDTH_PX, 3), np.uint8)
    stripes[:, ::2] = 200
    view = straighten(stripes, box_quad(0, 0, 4 * ROW_WIDTH_PX, 4 * HEIGHT_PX), 1)
    assert view.shape == (HEIGHT_PX, ROW_WIDTH_PX, 3)
    assert np.abs(view.astype(int) - 100).max() <= 26


def test_what_lies_outside_the_picture_continues_its_border() -> None:
    view = straighten(np.full((20, 60, 3), 90, np.uint8), box_quad(-10, -10, 80, 40), 1)
    assert set(np.unique(view)) == {90}


def test_halves_of_a_plate_overlap() -> None:
    width, height = size_of(2)
    plate = np.arange(height, dtype=np.uint8)[:, None, None].repeat(width, 1).repeat(3, 2)
    upper, lower = halves(plate)
    assert upper.shape == lower.shape == (HEIGHT_PX, HALF_WIDTH_PX, 3)
    assert upper[0, 0, 0] == 0 and lower[-1, 0, 0] == height - 1
    assert lower[0, 0, 0] < upper[-1, 0, 0]


def test_room_around_a_box_is_told_in_its_heights() -> None:
    assert box_quad(10, 20, 100, 40, margin=0.5).tolist() == [[-10, 0], [130, 0], [130, 80], [-10, 80]]
