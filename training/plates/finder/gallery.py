"""The pictures that scenes are made of, decoded once and held in memory."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from plates.data import Photo, load_training
from plates.drawing import PlateDrawer
from plates.finder.labels import UNKNOWN_ROWS, Label, quad_of_box
from plates.finder.signs import write_sign
from plates.finder.unlabelled import Unlabelled, load_unlabelled, unlabelled_of
from plates.fonts import find_fonts

SHARES = {
    "detection/openlpr-faisal": 1.0,
    "detection/tunisia-900": 0.6,
    "detection/kaggle-cars433": 2.0,
    "detection/bd-suvo": 1.5,
    "detection/iwpod": 3.0,
    "detection/nischay-20": 2.0,
    "detection/robertlucian-pinoir": 3.0,
    "detection/dataturks-part": 4.0,
}
"""How often a photo of a set is taken, against one of the largest set: small sets with rare looks more often."""

NEGATIVES = "detection/openalpr-negatives"

CROP_SHARES = {
    "recognition/openalpr-td-eu": 3.0,
    "recognition/openalpr-td-eu2": 1.5,
    "recognition/openalpr-td-br": 2.5,
    "recognition/openalpr-us-crops": 3.0,
    "recognition/reported-ocr-us": 1.0,
    "recognition/ankandrew-ar": 0.3,
    "recognition/openlpr-faisal": 1.0,
    "recognition/kaggle-cars433": 0.2,
}
"""How often a crop of a set is pasted; all crops of a set together."""

ONE_ROW_SETS = ("openalpr-td-eu", "openalpr-td-br", "openalpr-us-crops", "reported-ocr-us", "ankandrew-ar", "robertlucian-pinoir")
LOOSE_CROPS = ("reported-ocr-us",)
"""Crops in which the plate stands askew, so that the crop's corners are not the plate's."""

DRAWN_SHARE = 0.55
"""Of the pasted plates; the others are real crops."""

SECOND_TRY = 0.35
"""How often another plate is taken in the hope of one with two rows: they are rare and harder."""

LONGEST_PLATE_PX = 420


@dataclass(frozen=True)
class Labelled:
    """A decoded photo, uint8 [H, W, 3] BGR, with its plates; at least one of them is asked for."""

    image: np.ndarray
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class PlatePicture:
    """A plate straight on that fills its image, uint8 [H, W, 3] BGR."""

    image: np.ndarray
    rows: int
    corners_known: bool


class Gallery:
    """Photos, pictures without plates and plates to paste, each picked at random by its share."""

    def __init__(
        self,
        *,
        photos: Sequence[tuple[Labelled, float]],
        negatives: Sequence[np.ndarray],
        crops: Sequence[tuple[PlatePicture, float]],
        draw: Callable[[np.random.Generator], PlatePicture],
        drawn: int,
        write_sign: Callable[[np.random.Generator, np.ndarray], None],
        rng: np.random.Generator,
    ) -> None:
        """Photos and crops come with their odds. `drawn` plates are held ready: drawing takes longer than the rest of a scene."""
        self._photos = [photo for photo, _ in photos]
        self._photo_odds = _cumulative([odds for _, odds in photos])
        self._negatives = negatives
        self._crops = [crop for crop, _ in crops]
        self._crop_odds = _cumulative([odds for _, odds in crops])
        self._draw = draw
        self.write_sign = write_sign
        self._drawn = [draw(rng) for _ in range(drawn)]

    def photo(self, rng: np.random.Generator) -> Labelled:
        return self._photos[_pick(rng, self._photo_odds)]

    def negative(self, rng: np.random.Generator) -> np.ndarray:
        return self._negatives[rng.integers(len(self._negatives))]

    def plate(self, rng: np.random.Generator) -> PlatePicture:
        """A plate to paste."""
        plate = self._any_plate(rng)
        return plate if plate.rows == 2 or rng.random() > SECOND_TRY else self._any_plate(rng)

    def _any_plate(self, rng: np.random.Generator) -> PlatePicture:
        if rng.random() < DRAWN_SHARE:
            return self._drawn[rng.integers(len(self._drawn))]
        return self._crops[_pick(rng, self._crop_odds)]

    def refresh(self, rng: np.random.Generator) -> None:
        """Draws one plate anew."""
        self._drawn[rng.integers(len(self._drawn))] = self._draw(rng)


def load_gallery(data: Path, rng: np.random.Generator, *, drawn: int = 600) -> Gallery:
    """Everything of the data folder that may be trained on, some 5 GB decoded."""
    by_set: dict[str, list[Photo]] = defaultdict(list)
    for photo in load_training(data, [*SHARES, NEGATIVES, *CROP_SHARES]):
        by_set[f"{photo.path.parent.parent.name}/{photo.path.parent.name}"].append(photo)
    unlabelled = load_unlabelled()
    fonts = find_fonts(data / "fonts")
    drawer = PlateDrawer(fonts)

    def draw(rng: np.random.Generator) -> PlatePicture:
        plate = drawer.draw(rng)
        return PlatePicture(_at_most(plate.image), len(plate.rows), corners_known=True)

    return Gallery(
        photos=[(_labelled(photo, unlabelled), share) for name, share in SHARES.items() for photo in by_set[name]],
        negatives=[photo.read() for photo in by_set[NEGATIVES]],
        crops=[(_crop(photo), share / len(by_set[name])) for name, share in CROP_SHARES.items() for photo in by_set[name]],
        draw=draw,
        drawn=drawn,
        write_sign=partial(write_sign, fonts=sorted(fonts.values())),
        rng=rng,
    )


def _labelled(photo: Photo, unlabelled: Unlabelled) -> Labelled:
    asked = [_label(photo, index) for index, plate in enumerate(photo.plates) if plate.box is not None]
    unasked = [Label(quad_of_box(*box), False, asked=False) for box in unlabelled_of(photo, unlabelled)]
    return Labelled(photo.read(), (*asked, *unasked))


def _label(photo: Photo, index: int) -> Label:
    plate = photo.plates[index]
    name = photo.path.parent.name
    rows = plate.rows or (1 if name in (*ONE_ROW_SETS, "dataturks-part") else UNKNOWN_ROWS)
    if plate.quad is not None:
        return Label(np.array(plate.quad, np.float32), True, rows)
    x, y, width, height = plate.box
    return Label(quad_of_box(x, y, x + width, y + height), False, rows)


def _crop(photo: Photo) -> PlatePicture:
    image, name = photo.read(), photo.path.parent.name
    box = photo.plates[0].box
    if box is not None:
        x, y, width, height = (int(round(value)) for value in box)
        image = image[max(y, 0) : y + height, max(x, 0) : x + width]
    rows = 2 if name == "openalpr-td-eu2" else 1 if name in ONE_ROW_SETS else UNKNOWN_ROWS
    return PlatePicture(_at_most(image), rows, corners_known=name not in LOOSE_CROPS)


def _at_most(image: np.ndarray) -> np.ndarray:
    scale = LONGEST_PLATE_PX / image.shape[1]
    return image if scale >= 1 else cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _cumulative(odds: list[float]) -> np.ndarray:
    total = np.cumsum(odds)
    return total / total[-1]


def _pick(rng: np.random.Generator, cumulative: np.ndarray) -> int:
    return int(np.searchsorted(cumulative, rng.random(), side="right"))
