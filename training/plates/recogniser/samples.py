"""Training samples of the recogniser: real crops and drawn plates, laid out loosely and degraded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from plates.degrading import degrade
from plates.drawing import DrawnPlate, PlateDrawer
from plates.looks import load_kinds
from plates.recogniser.alphabet import encode
from plates.recogniser.crops import PSEUDO_SHARE, SHARES, Crop, surroundings
from plates.recogniser.views import box_quad, halves, straighten

REGIONS = tuple(sorted({kind.country for kind in load_kinds()}))
"""ISO 3166-1 alpha-2."""

DRAWN_SHARE = 0.33
"""One third of drawn plates beside real crops: in trials on one core more drawn ones read fewer real photos."""


@dataclass(frozen=True)
class Sample:
    """One plate for the network."""

    images: np.ndarray
    """uint8 [rows, 48, W, 3] BGR."""
    classes: list[int]
    has_separators: bool
    """Whether `classes` names the separators; labels of real crops do not."""
    regions: np.ndarray
    """bool [REGIONS]: it is from one of these; all false when unknown."""


class Samples:
    """An endless, seeded stream of samples with one row or with two."""

    def __init__(self, drawer: PlateDrawer, crops: Mapping[str, Sequence[Crop]], drawn_share: float = DRAWN_SHARE) -> None:
        """`crops` by set, with their rows known. Without any, all samples are drawn."""
        self._drawer = drawer
        self._drawn_share = drawn_share
        self._by_rows = {rows: _weighted(crops, rows) for rows in (1, 2)}

    def stream(self, rng: np.random.Generator, rows: int) -> Iterator[Sample]:
        """Plates with one row or with two."""
        crops, weights = self._by_rows[rows]
        # few real plates have two rows: more drawn ones keep the network from learning them by heart
        drawn_share = self._drawn_share if rows == 1 else min(1.0, self._drawn_share * 1.6)
        while True:
            if rng.random() < drawn_share or not crops:
                yield self._drawn(rng, rows)
            else:
                yield real_sample(rng, crops[rng.choice(len(crops), p=weights)])

    def misfit(self, rng: np.random.Generator, rows: int) -> np.ndarray:
        """A plate of the other number of rows laid out as if it had `rows`, uint8 [rows, 48, W, 3]."""
        crops, weights = self._by_rows[3 - rows]
        if rng.random() < 0.4 or not crops:
            image, quad, _ = self._drawn_scene(rng, 3 - rows)
            room = 0.25
        else:
            crop = crops[rng.choice(len(crops), p=weights)]
            image, quad = surroundings(crop.photo, crop.quad)
            room = crop.margin
        return _split(degrade(rng, straighten(image, _jitter(rng, quad, room), rows)), rows)

    def _drawn(self, rng: np.random.Generator, rows: int) -> Sample:
        image, quad, plate = self._drawn_scene(rng, rows)
        view = straighten(image, _jitter(rng, quad, 0.25), rows)
        regions = np.isin(REGIONS, [plate.region])
        return Sample(_split(degrade(rng, view), rows), encode("-".join(plate.rows)), True, regions)

    def _drawn_scene(self, rng: np.random.Generator, rows: int) -> tuple[np.ndarray, np.ndarray, DrawnPlate]:
        plate = self._drawer.draw(rng, rows=rows)
        height, width = plate.image.shape[:2]
        room = height // 3
        image = cv2.copyMakeBorder(plate.image, room, room, room, room, cv2.BORDER_CONSTANT, value=rng.integers(0, 256, 3).tolist())
        image = _behind(rng, image, room)
        return image, box_quad(room, room, width, height), plate


def real_sample(rng: np.random.Generator, crop: Crop) -> Sample:
    """A crop as the finder may deliver it: corners a little off, more or less room around."""
    assert crop.rows is not None
    image, quad = surroundings(crop.photo, crop.quad)
    view = straighten(image, _jitter(rng, quad, crop.margin), crop.rows)
    return Sample(_split(degrade(rng, view), crop.rows), encode(crop.text), False, np.isin(REGIONS, crop.regions))


def plain_views(crop: Crop, rows: int, margin: float = 0.06) -> np.ndarray:
    """The crop as it is, uint8 [rows, 48, W, 3]."""
    image, quad = surroundings(crop.photo, crop.quad)
    more = margin * (quad[3, 1] - quad[0, 1]) if crop.margin else 0.0
    quad = quad + np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * more
    return _split(straighten(image, quad, rows), rows)


def _weighted(crops: Mapping[str, Sequence[Crop]], rows: int) -> tuple[list[Crop], np.ndarray]:
    chosen: list[Crop] = []
    weights: list[float] = []
    pseudo = sum(len(members) for name, members in crops.items() if name not in SHARES)
    for name, members in crops.items():
        fitting = [crop for crop in members if crop.rows == rows]
        chosen += fitting
        share = SHARES[name] if name in SHARES else PSEUDO_SHARE * len(members) / pseudo
        if fitting:
            # a set that is split between one and two rows gives each its part
            weights += [share / len(members)] * len(fitting)
    total = np.array(weights)
    return chosen, total / total.sum() if chosen else total


def _jitter(rng: np.random.Generator, quad: np.ndarray, room: float) -> np.ndarray:
    """The corners widened or narrowed on each side, turned, slanted and each moved a little."""
    height = (np.linalg.norm(quad[3] - quad[0]) + np.linalg.norm(quad[2] - quad[1])) / 2
    widest = max(room, 0.1)
    left, top, right, bottom = (rng.uniform(-0.03, widest) if rng.random() < 0.8 else rng.uniform(-0.05, 0.08) for _ in range(4))
    centre = quad.mean(0)
    out = quad + np.array([[-left, -top], [right, -top], [right, bottom], [-left, bottom]], np.float32) * height
    if rng.random() < 0.35:
        turn, slant = np.deg2rad(rng.normal(0, 3.0)), rng.normal(0, 0.08)
        matrix = np.array([[np.cos(turn), -np.sin(turn) + slant], [np.sin(turn), np.cos(turn)]], np.float32)
        out = (out - centre) @ matrix.T + centre
    return (out + rng.normal(0, 0.025 * height, (4, 2))).astype(np.float32)


def _behind(rng: np.random.Generator, image: np.ndarray, room: int) -> np.ndarray:
    """Something other than one colour around a drawn plate: a frame, bodywork, noise."""
    if rng.random() < 0.5:
        return image
    height, width = image.shape[:2]
    texture = cv2.resize(rng.integers(0, 256, (4, 6, 3)).astype(np.uint8), (width, height), interpolation=cv2.INTER_CUBIC)
    texture[room:-room, room:-room] = image[room:-room, room:-room]
    return texture


def _split(view: np.ndarray, rows: int) -> np.ndarray:
    return view[None] if rows == 1 else np.stack(halves(view))
