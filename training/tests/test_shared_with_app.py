"""What both languages compute, against the same pictures and texts: the app checks them in addon/test/shared-with-training.test.ts."""

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from plates.finder.decode import decode as plates_of
from plates.finder.network import STRIDE
from plates.recogniser import alphabet, views
from plates.witness.evaluate import MARGIN
from plates.witness.lines import even_out, lines_of

SHARED = Path(__file__).resolve().parents[2] / "addon" / "test" / "shared-with-training"
MEAN, MOST = 0.5, 3
"""Differences of brightness that roundings make."""

shared: dict[str, Any] = json.loads((SHARED / "shared.json").read_text())


def grey(name: str) -> np.ndarray:
    return cv2.imread(str(SHARED / name), cv2.IMREAD_GRAYSCALE)


def assert_same(one: np.ndarray, other: np.ndarray) -> None:
    assert one.shape == other.shape
    difference = np.abs(one.astype(int) - other)
    assert (difference.mean() <= MEAN, difference.max() <= MOST) == (True, True)


@pytest.mark.parametrize("case", shared["straightened"], ids=lambda case: case["expected"])
def test_plates_are_straightened_alike(case: dict[str, Any]) -> None:
    image = cv2.imread(str(SHARED / "picture.png"))
    assert_same(views.straighten(image, np.array(case["corners"]), 1), cv2.imread(str(SHARED / case["expected"])))


def test_contrast_is_evened_out_alike() -> None:
    assert_same(even_out(grey("line.png")), grey("line-even.png"))


@pytest.mark.parametrize(("rows", "expected"), [(1, "witness-one-row.png"), (2, "witness-two-rows.png")])
def test_plates_are_laid_before_the_witness_alike(rows: int, expected: str) -> None:
    image = cv2.imread(str(SHARED / "picture.png"))
    quad = views.box_quad(**shared["witnessPlate"], margin=MARGIN)
    assert_same(np.vstack(lines_of(image, quad, rows)), grey(expected))


@pytest.mark.parametrize("path", shared["paths"], ids=lambda path: path["what"])
def test_paths_are_decoded_alike(path: dict[str, Any]) -> None:
    assert alphabet.decode(path["classes"]) == path["text"]


def test_plates_are_taken_from_the_finders_cells_alike() -> None:
    finder = shared["finder"]
    assert finder["stridePx"] == STRIDE
    width, height = finder["cells"]
    score, rows = np.zeros((height, width)), np.zeros((height, width))
    box, corners = np.zeros((height, width, 4)), np.zeros((height, width, 8))
    for peak in finder["peaks"]:
        at = peak["row"], peak["column"]
        score[at], rows[at], box[at], corners[at] = peak["score"], peak["twoRows"], peak["box"], peak["corners"]
    found = plates_of(score, box, corners, rows, finder["leastScore"])
    assert [(plate.score, plate.two_rows) for plate in found] == [(plate["score"], plate["twoRows"]) for plate in finder["expected"]]
    for plate, expected in zip(found, finder["expected"], strict=True):
        assert np.allclose(plate.corners, expected["corners"], atol=1e-3)
