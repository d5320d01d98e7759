"""Photos and crops with their labels, and the check that nothing of the validation sets is trained on."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import cv2
import numpy as np

Box = tuple[float, float, float, float]
Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]

VALIDATION_SETS = (
    "validation/openlpr-faisal",
    "validation/asik-n225",
    "validation/auto-rickshaw",
    "validation/rishabh-indian",
)
DETECTION_SETS = (
    "detection/openlpr-faisal",
    "detection/tunisia-900",
    "detection/kaggle-cars433",
    "detection/bd-suvo",
    "detection/iwpod",
    "detection/nischay-20",
    "detection/robertlucian-pinoir",
    "detection/dataturks-part",
    "detection/openalpr-negatives",
)
RECOGNITION_SETS = (
    "recognition/openalpr-td-eu",
    "recognition/openalpr-td-eu2",
    "recognition/openalpr-td-br",
    "recognition/openalpr-us-crops",
    "recognition/reported-ocr-us",
    "recognition/ankandrew-ar",
    "recognition/openlpr-faisal",
    "recognition/kaggle-cars433",
)

SAME_PICTURE_BITS = 4
"""Difference hashes of 64 bits that differ in at most so many are the same picture, scaled or compressed anew."""

SHORTEST_TELLING_TEXT = 5
"""Shorter texts (many vehicles carry `1`) say nothing about whether two pictures show the same vehicle."""


@dataclass(frozen=True)
class Plate:
    """One labelled plate. `box` is x, y, width, height and `quad` four corners in pixels of the stored picture."""

    box: Box | None
    quad: Quad | None
    text: str | None
    rows: int | None
    hard: bool
    unreadable: bool


@dataclass(frozen=True)
class Photo:
    """A picture on disk with its plates; a crop of the recognition sets is a photo of one plate."""

    path: Path
    width: int
    height: int
    plates: tuple[Plate, ...]
    source: str
    region: str | None

    def read(self) -> np.ndarray:
        """uint8 [H, W, 3], BGR."""
        image = cv2.imread(str(self.path), cv2.IMREAD_COLOR)
        if image is None:
            raise ValueError(f"{self.path} is no picture")
        return image

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def difference_hash(self) -> int:
        """64 bits: which of two neighbours is brighter in a 9x8 grey thumbnail."""
        grey = cv2.cvtColor(self.read(), cv2.COLOR_BGR2GRAY)
        small = cv2.resize(grey, (9, 8), interpolation=cv2.INTER_AREA).astype(np.int16)
        bits = (small[:, 1:] > small[:, :-1]).ravel()
        return int("".join("1" if bit else "0" for bit in bits), 2)


def load_set(root: Path, name: str) -> list[Photo]:
    """The photos of one set, for example `detection/iwpod`, of the data folder `root`."""
    folder = root / name
    return [_photo(folder, json.loads(line)) for line in (folder / "manifest.jsonl").read_text().splitlines()]


def load_training(root: Path, names: Sequence[str]) -> list[Photo]:
    """The photos of several training sets without those that a validation set shows too.

    A photo is left out when its bytes, its look (difference hash) or the text of one of its plates is in validation.
    """
    held_out = held_out_of(root)
    return [photo for name in names for photo in load_set(root, name) if not held_out.shows(photo)]


@lru_cache(maxsize=1)
def held_out_of(root: Path) -> "HeldOut":
    """The validation photos of a data folder; kept, since each has to be decoded."""
    return HeldOut(photo for name in VALIDATION_SETS for photo in load_set(root, name))


class HeldOut:
    """Knows the validation photos by bytes, by look and by text."""

    def __init__(self, photos: Iterable[Photo]) -> None:
        known = list(photos)
        self._digests = {photo.digest for photo in known}
        self._hashes = np.array([photo.difference_hash for photo in known], dtype=np.uint64)
        self._texts = {plate.text for photo in known for plate in photo.plates if plate.text and len(plate.text) >= SHORTEST_TELLING_TEXT}

    def shows_text(self, text: str) -> bool:
        return text in self._texts

    def shows(self, photo: Photo) -> bool:
        if photo.digest in self._digests or any(plate.text in self._texts for plate in photo.plates):
            return True
        differing = np.bitwise_count(self._hashes ^ np.uint64(photo.difference_hash))
        return bool((differing <= SAME_PICTURE_BITS).any())


def _photo(folder: Path, row: dict) -> Photo:
    return Photo(
        path=folder / row["image"],
        width=row["w"],
        height=row["h"],
        plates=tuple(_plate(plate) for plate in row["plates"]),
        source=row["source"],
        region=row.get("region") or row.get("country"),
    )


def _plate(plate: dict) -> Plate:
    box, quad = plate.get("box"), plate.get("quad")
    return Plate(
        box=None if box is None else tuple(box),
        quad=None if quad is None else tuple(tuple(point) for point in quad),
        text=plate.get("text"),
        rows=plate.get("lines"),
        hard=plate.get("hard", False),
        unreadable=plate.get("unreadable", False),
    )
