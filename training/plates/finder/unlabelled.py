"""Plates that photos show and their labels leave out, most of them on cars behind; gone through by eye.

An answer there is neither right nor wrong: they are neither asked for in training nor counted in validation.
"""

import json
from pathlib import Path

import numpy as np

from plates.data import Photo

Unlabelled = dict[str, np.ndarray]
"""Set and file name to boxes [K, 4]: left, top, right, bottom in pixels of the stored photo."""


FILE = Path(__file__).with_name("unlabelled.json")
"""Set and file name to boxes x, y, width, height."""


def load_unlabelled() -> Unlabelled:
    """All of them."""
    boxes = {photo: np.array(rows, float) for photo, rows in json.loads(FILE.read_text()).items()}
    return {photo: np.concatenate([rows[:, :2], rows[:, :2] + rows[:, 2:]], 1) for photo, rows in boxes.items()}


def unlabelled_of(photo: Photo, unlabelled: Unlabelled) -> np.ndarray:
    """Those of one photo, [K, 4]."""
    return unlabelled.get("/".join(photo.path.parts[-3:]), np.zeros((0, 4)))
