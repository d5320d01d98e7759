"""Plates out of the exported network's answers, as the app does it."""

from dataclasses import dataclass

import numpy as np

from plates.finder.network import STRIDE

SAME_PLATE_IOU = 0.4
"""Of two answers that overlap at least this much the weaker one goes."""


@dataclass(frozen=True)
class FoundPlate:
    """In pixels of the network's input. box: [4] left, top, right, bottom. corners: [4, 2]. two_rows: a probability."""

    score: float
    box: np.ndarray
    corners: np.ndarray
    two_rows: float


def decode(score: np.ndarray, box: np.ndarray, corners: np.ndarray, rows: np.ndarray, threshold: float) -> list[FoundPlate]:
    """Best first. score [H, W] with peaks only, box [H, W, 4], corners [H, W, 8], rows [H, W]."""
    down, across = np.nonzero(score >= threshold)
    order = np.argsort(-score[down, across], kind="stable")
    kept: list[FoundPlate] = []
    for row, column in zip(down[order], across[order], strict=True):
        centre = (np.array([column, row]) + 0.5) * STRIDE
        left_top, right_bottom = centre - box[row, column, :2], centre + box[row, column, 2:]
        place = np.concatenate([left_top, right_bottom])
        if all(iou(place, other.box) < SAME_PLATE_IOU for other in kept):
            quad = fitted(corners[row, column].reshape(4, 2), left_top, right_bottom)
            kept.append(FoundPlate(float(score[row, column]), place, quad, float(rows[row, column])))
    return kept


def fitted(quad: np.ndarray, left_top: np.ndarray, right_bottom: np.ndarray) -> np.ndarray:
    """Corners [4, 2], wherever they are, stretched into a box: the box says where and the corners how a plate is turned."""
    least, most = quad.min(0), quad.max(0)
    return left_top + (quad - least) * (right_bottom - left_top) / np.maximum(most - least, 1e-6)


def iou(one: np.ndarray, other: np.ndarray) -> float:
    """Of two boxes left, top, right, bottom."""
    sides = np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])
    if (sides <= 0).any():
        return 0.0
    overlap = float(np.prod(sides))
    return overlap / (float(np.prod(one[2:] - one[:2])) + float(np.prod(other[2:] - other[:2])) - overlap)
