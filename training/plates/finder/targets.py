"""What the network should answer for a batch of scenes, cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from plates.finder.labels import Label, Scene
from plates.finder.network import STRIDE

SPREAD = 0.11
"""Standard deviation of the hill around a centre as a share of the plate's width and height."""

LEAST_SPREAD_CELLS = 0.5

SHARED_FROM = 0.3
"""Cells at least so high on the hill answer for the plate's shape."""


@dataclass(frozen=True)
class Targets:
    """hill: [N, H, W], 1 at the centre of each plate. asked: [N, H, W], 0 where no answer is wrong.

    The rest is a row for each cell that answers for a plate, K in all: cell [K] (flat index in the batch), weight [K] (sums
    to 1 for each plate), box [K, 4] and corners [K, 8] in pixels from the cell's centre, corners_known [K], rows [K].
    """

    hill: Tensor
    asked: Tensor
    cell: Tensor
    weight: Tensor
    box: Tensor
    corners: Tensor
    corners_known: Tensor
    rows: Tensor
    plates: int


def make_targets(scenes: Sequence[Scene]) -> Targets:
    """For scenes of one size."""
    height, width = (extent // STRIDE for extent in scenes[0].image.shape[:2])
    hill = np.zeros((len(scenes), height, width), np.float32)
    asked = np.ones_like(hill)
    parts: list[tuple[np.ndarray, ...]] = []
    for number, scene in enumerate(scenes):
        owner = np.full((height, width), -1)
        for index, label in enumerate(scene.labels):
            own = _hill(label, height, width)
            higher = own > hill[number]
            owner[higher] = index
            hill[number][higher] = own[higher]
        for box in scene.ignored:
            left, top = np.floor(box[:2] / STRIDE).astype(int)
            right, bottom = np.ceil(box[2:] / STRIDE).astype(int)
            asked[number, top:bottom, left:right] = 0
        asked[number][hill[number] >= SHARED_FROM] = 1
        for index, label in enumerate(scene.labels):
            rows, columns = np.nonzero((owner == index) & (hill[number] >= SHARED_FROM))
            if len(rows):
                parts.append(_shape(label, hill[number, rows, columns], rows, columns, number * height * width + rows * width + columns))
    fields = [np.concatenate(field) for field in zip(*parts, strict=True)] if parts else _nothing()
    cell, weight, box, corners, known, plate_rows = (torch.from_numpy(field) for field in fields)
    return Targets(
        torch.from_numpy(hill), torch.from_numpy(asked), cell, weight, box, corners, known, plate_rows, sum(len(s.labels) for s in scenes)
    )


def _hill(label: Label, height: int, width: int) -> np.ndarray:
    """1 at the cell nearest to the centre, falling off with the plate's size: [height, width]."""
    left, top, right, bottom = label.box / STRIDE
    column = min(width - 1, max(0, int((left + right) / 2)))
    row = min(height - 1, max(0, int((top + bottom) / 2)))
    across = (np.arange(width) - column) / max(LEAST_SPREAD_CELLS, SPREAD * (right - left))
    down = (np.arange(height) - row) / max(LEAST_SPREAD_CELLS, SPREAD * (bottom - top))
    return np.exp(-(across[None] ** 2 + down[:, None] ** 2) / 2).astype(np.float32)


def _shape(label: Label, high: np.ndarray, rows: np.ndarray, columns: np.ndarray, cells: np.ndarray) -> tuple[np.ndarray, ...]:
    centre = (np.stack([columns, rows], 1) + 0.5).astype(np.float32) * STRIDE
    box = label.box
    distances = np.concatenate([centre - box[:2], box[2:] - centre], 1).astype(np.float32)
    corners = (label.quad[None] - centre[:, None]).reshape(len(rows), 8).astype(np.float32)
    count = len(rows)
    return (
        cells.astype(np.int64),
        (high / high.sum()).astype(np.float32),
        distances,
        corners,
        np.full(count, label.corners_known),
        np.full(count, label.rows, np.int64),
    )


def _nothing() -> list[np.ndarray]:
    return [
        np.zeros(0, np.int64),
        np.zeros(0, np.float32),
        np.zeros((0, 4), np.float32),
        np.zeros((0, 8), np.float32),
        np.zeros(0, bool),
        np.zeros(0, np.int64),
    ]
