"""Real plates with their texts: which sets they come from, and what is known of their rows and regions."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from plates.data import Photo, Plate, load_set, load_training
from plates.looks import EUROPE
from plates.recogniser.views import box_quad

SHARES = {
    "recognition/openalpr-td-eu": 0.24,
    "recognition/openalpr-td-eu2": 0.05,
    "recognition/openalpr-td-br": 0.1,
    "recognition/openalpr-us-crops": 0.17,
    "recognition/reported-ocr-us": 0.14,
    "recognition/ankandrew-ar": 0.02,
    "recognition/openlpr-faisal": 0.15,
    "recognition/kaggle-cars433": 0.015,
    "detection/robertlucian-pinoir": 0.05,
    "detection/dataturks-part": 0.045,
}
"""How often a real sample comes from each set: by likeness to what a gate sees, not by size."""

PSEUDO_SHARE = 0.2
"""How often a real sample's text comes from `pseudo_labels`, all sets together, beside the shares above."""

_SET_REGIONS = {
    "recognition/openalpr-td-eu": tuple(EUROPE),
    "recognition/openalpr-td-eu2": tuple(EUROPE),
    "recognition/openalpr-td-br": ("BR",),
    "recognition/openalpr-us-crops": ("US",),
    "recognition/reported-ocr-us": ("US",),
    "recognition/ankandrew-ar": ("AR",),
    "detection/robertlucian-pinoir": ("RO",),
    "detection/dataturks-part": ("IN",),
}
_TWO_ROW_SETS = ("recognition/openalpr-td-eu2",)
_MIXED_SETS = ("recognition/openlpr-faisal", "recognition/kaggle-cars433")


@dataclass(frozen=True)
class Crop:
    """A real plate with its text. `rows` is None where nobody said."""

    photo: Photo
    quad: tuple[tuple[float, float], ...]
    text: str
    rows: int | None
    regions: tuple[str, ...]
    """It is from one of these; empty: nobody knows."""
    margin: float
    """Room around the plate that the picture has, in parts of its height."""


def load_crops(root: Path, name: str) -> list[Crop]:
    """The plates of one training set that have a text and are not held out for validation."""
    crops = []
    for photo in load_training(root, [name]):
        for plate in photo.plates:
            if not plate.text or plate.hard or plate.unreadable:
                continue
            whole = plate.box is None and plate.quad is None
            rows = plate.rows or (2 if name in _TWO_ROW_SETS else None if name in _MIXED_SETS else 1)
            crops.append(Crop(photo, quad_of(photo, plate), plate.text, rows, _SET_REGIONS.get(name, ()), 0.0 if whole else 0.25))
    return crops


def load_pseudo_labelled(root: Path, labels: Path) -> dict[str, list[Crop]]:
    """The plates that `pseudo_labels` gave a text, by set; sets are named `pseudo/...`."""
    photos: dict[str, dict[str, Photo]] = {}
    crops: dict[str, list[Crop]] = {}
    for line in labels.read_text().splitlines():
        row = json.loads(line)
        name = row["set"]
        if name not in photos:
            photos[name] = {photo.path.name: photo for photo in load_set(root, name)}
        photo = photos[name][row["image"]]
        crop = Crop(photo, quad_of(photo, photo.plates[row["plate"]]), row["text"], row["rows"], _SET_REGIONS.get(name, ()), 0.25)
        crops.setdefault(f"pseudo/{name.split('/')[1]}", []).append(crop)
    return crops


def quad_of(photo: Photo, plate: Plate) -> tuple[tuple[float, float], ...]:
    """The plate's corners: labelled, or those of its box, or of the whole picture."""
    box = plate.box or (0.0, 0.0, float(photo.width), float(photo.height))
    return plate.quad or tuple(tuple(map(float, point)) for point in box_quad(*box))


@lru_cache(maxsize=8000)
def surroundings(photo: Photo, quad: tuple[tuple[float, float], ...]) -> tuple[np.ndarray, np.ndarray]:
    """The part of a photo around a plate, uint8 [H, W, 3] BGR, and the corners in it, float32 [4, 2].

    Kept, since decoding anew would take longer than warping; the rest of the photo is not.
    """
    corners = np.array(quad, np.float32)
    room = 0.6 * float(np.ptp(corners[:, 1]))
    left, top = (max(0, int(value)) for value in corners.min(0) - room)
    right, bottom = (int(value) + 1 for value in corners.max(0) + room)
    return photo.read()[top:bottom, left:right].copy(), corners - np.array([left, top], np.float32)
