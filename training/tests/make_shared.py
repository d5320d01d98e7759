"""Makes what the tests of both languages check themselves against: `python tests/make_shared.py`, then `npx prettier --write` on its JSON.

To be run only when both sides are meant to change. The expected pictures and texts are what this side computes.
"""

import json
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from plates.finder.decode import decode as plates_of
from plates.finder.network import STRIDE
from plates.recogniser.alphabet import decode
from plates.recogniser.views import box_quad, straighten
from plates.witness.evaluate import MARGIN
from plates.witness.lines import HEIGHT_PX, even_out, lines_of

SHARED = Path(__file__).resolve().parents[2] / "addon" / "test" / "shared-with-training"

QUADS = {
    "straight-large.png": [[8, 10], [312, 4], [306, 104], [12, 96]],
    "straight-outside.png": [[252, 58], [330, 66], [326, 92], [248, 82]],
}
PLATE = {"x": 40, "y": 20, "width": 200, "height": 70}
"""Laid before the witness as one row and as two."""
PATHS = {
    "one step a character": [11, 12, 2],
    "a character that lasts, and blanks": [0, 11, 11, 11, 0, 0, 1, 1, 0],
    "double letters, parted by a blank or not": [35, 0, 35, 10, 10],
    "separators, double and at the ends": [37, 11, 37, 37, 36, 37, 0, 37, 1, 37],
    "nothing but blanks": [0, 0, 0],
}
"""Classes of the recogniser, step by step."""
CELLS = (10, 6)
LEAST_SCORE = 0.4
PEAKS = [
    # turned, its corners somewhat smaller than its box
    {"column": 2, "row": 1, "score": 0.75, "twoRows": 0.125, "box": [16, 7, 18, 9], "corners": [-14, -7, 15, -3, 14, 7, -15, 3]},
    # the same plate from the next cell
    {"column": 3, "row": 1, "score": 0.5, "twoRows": 0.25, "box": [24, 7, 10, 9], "corners": [-22, -7, 7, -3, 6, 7, -23, 3]},
    {"column": 7, "row": 4, "score": 0.875, "twoRows": 1, "box": [10, 8, 10, 8], "corners": [-10, -8, 10, -8, 10, 8, -10, 8]},
    {"column": 1, "row": 5, "score": 0.375, "twoRows": 0, "box": [8, 3, 8, 3], "corners": [-8, -3, 8, -3, 8, 3, -8, 3]},
]


def picture() -> np.ndarray:
    """A turned plate with strokes before a ground that gets darker to the right; uint8 [112, 320, 3] BGR."""
    shade = np.linspace(150, 80, 320, dtype=np.float32)[None, :, None] * np.array([1.0, 0.8, 0.7], np.float32)
    image = np.repeat(shade, 112, axis=0).astype(np.uint8)
    cv2.fillConvexPoly(image, np.array([[30, 14], [250, 22], [244, 98], [34, 90]]), (170, 205, 190), cv2.LINE_AA)
    for number in range(9):
        left = 50 + 21 * number
        ink = (40 + 8 * number, 50, 90 - 8 * number)
        cv2.line(image, (left, 34), (left + 4 + number, 78), ink, 5, cv2.LINE_AA)
        cv2.circle(image, (left + 10, 40 + 4 * number), 6, ink, 3, cv2.LINE_AA)
    cv2.rectangle(image, (270, 60), (316, 86), (60, 60, 200), -1)
    return cv2.GaussianBlur(image, (0, 0), 0.8)


def cells() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """What the finder's network would answer for `PEAKS`."""
    width, height = CELLS
    score, rows = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    box, corners = np.zeros((height, width, 4), np.float32), np.zeros((height, width, 8), np.float32)
    for peak in PEAKS:
        at = peak["row"], peak["column"]
        score[at], rows[at], box[at], corners[at] = peak["score"], peak["twoRows"], peak["box"], peak["corners"]
    return score, box, corners, rows


def main() -> None:
    SHARED.mkdir(parents=True, exist_ok=True)
    image = picture()
    cv2.imwrite(str(SHARED / "picture.png"), image)
    for name, quad in QUADS.items():
        cv2.imwrite(str(SHARED / name), straighten(image, np.array(quad, np.float32), 1))
    line = cv2.cvtColor(image[30 : 30 + HEIGHT_PX, 40:180], cv2.COLOR_BGR2GRAY)
    cv2.imwrite(str(SHARED / "line.png"), line)
    cv2.imwrite(str(SHARED / "line-even.png"), even_out(line))
    quad = box_quad(**PLATE, margin=MARGIN)
    cv2.imwrite(str(SHARED / "witness-one-row.png"), lines_of(image, quad, 1)[0])
    cv2.imwrite(str(SHARED / "witness-two-rows.png"), np.vstack(lines_of(image, quad, 2)))
    found = plates_of(*cells(), LEAST_SCORE)
    shared = {
        "straightened": [{"corners": quad, "expected": name} for name, quad in QUADS.items()],
        "witnessPlate": PLATE,
        "paths": [{"what": what, "classes": path, "text": decode(path)} for what, path in PATHS.items()],
        "finder": {
            "stridePx": STRIDE,
            "cells": CELLS,
            "leastScore": LEAST_SCORE,
            "peaks": PEAKS,
            "expected": [{"score": plate.score, "twoRows": plate.two_rows, "corners": plate.corners.round(4).tolist()} for plate in found],
        },
    }
    (SHARED / "shared.json").write_text(json.dumps(shared, indent=2) + "\n")


if __name__ == "__main__":
    main()
