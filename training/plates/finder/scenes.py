"""Training pictures: photos at every scale, plates put in the place of others or on pictures without any, mosaics of both."""

import cv2
import numpy as np

from plates.finder.gallery import Gallery, Labelled
from plates.finder.labels import Label, Scene, clipped, moved, quad_of_box, transform
from plates.finder.light import spoil, tinted
from plates.finder.pasting import erase, paste, random_quad

Size = tuple[int, int]
"""Width, height in pixels."""


ELSEWHERE = 0.15
"""Of the replaced plates: not where the old one was but somewhere around, as on carts, motorcycles and lorries."""


LETTERED = 0.22
"""Of all scenes: those with signs, time stamps or watermarks put in."""


def make_scene(rng: np.random.Generator, gallery: Gallery, size: Size) -> Scene:
    """One training picture of this size."""
    kind = rng.random()
    image, labels = _mosaic(rng, gallery, size) if kind < 0.16 else _view(rng, gallery, size)
    if rng.random() < LETTERED:
        _letter(rng, gallery, image, labels)
    kept, ignored = clipped(labels, *size)
    return Scene(spoil(rng, image), kept, ignored)


def _letter(rng: np.random.Generator, gallery: Gallery, image: np.ndarray, labels: list[Label]) -> None:
    """Signs anywhere but on the plates."""
    before = image.copy()
    for _ in range(rng.integers(1, 4)):
        gallery.write_sign(rng, image)
    for label in labels:
        left, top, right, bottom = np.maximum(np.add(label.box, (-2, -2, 2, 2)), 0).astype(int)
        image[top:bottom, left:right] = before[top:bottom, left:right]


def _mosaic(rng: np.random.Generator, gallery: Gallery, size: Size) -> tuple[np.ndarray, list[Label]]:
    """Two or four views side by side."""
    width, height = size
    image = np.empty((height, width, 3), np.uint8)
    labels: list[Label] = []
    across = int(width * rng.uniform(0.35, 0.65))
    down = int(height * rng.uniform(0.35, 0.65)) if rng.random() < 0.6 else height
    for left, right in ((0, across), (across, width)):
        for top, bottom in ((0, down), (down, height)):
            if bottom <= top:
                continue
            part, found = _view(rng, gallery, (right - left, bottom - top))
            image[top:bottom, left:right] = part
            kept, cut_off = clipped(found, right - left, bottom - top)
            shift = np.array([[1, 0, left], [0, 1, top], [0, 0, 1]], float)
            labels += [moved(label, shift) for label in kept]
            for box in cut_off:
                erase(image[top:bottom, left:right], box)
    return image, labels


def _view(rng: np.random.Generator, gallery: Gallery, size: Size) -> tuple[np.ndarray, list[Label]]:
    kind = rng.random()
    if kind < 0.16:
        return _on_negative(rng, gallery, size)
    photo = gallery.photo(rng)
    if kind < 0.45:
        return _replaced(rng, gallery, photo, size)
    return _plain(rng, gallery, photo, size)


def _plain(rng: np.random.Generator, gallery: Gallery, photo: Labelled, size: Size) -> tuple[np.ndarray, list[Label]]:
    """The photo as it is, but scaled, cut and mirrored; turned only where corners are known."""
    turn = 25.0 if all(label.corners_known for label in photo.labels if label.asked) else 0.0
    matrix = _placing(rng, photo, size, turn=turn, mirror=True)
    image = _warp(rng, gallery, photo.image, matrix, size)
    return image, [moved(label, matrix) for label in photo.labels]


def _replaced(rng: np.random.Generator, gallery: Gallery, photo: Labelled, size: Size) -> tuple[np.ndarray, list[Label]]:
    """Each plate of the photo gives way to another one, of which the corners are known."""
    turn = 30.0 if rng.random() < 0.4 else 4.0
    matrix = _placing(rng, photo, size, turn=turn, mirror=True)
    image = _warp(rng, gallery, photo.image, matrix, size)
    labels: list[Label] = []
    for label in photo.labels:
        if not label.asked:
            labels.append(moved(label, matrix))
            continue
        plate = gallery.plate(rng)
        aspect = plate.image.shape[1] / plate.image.shape[0] * rng.uniform(0.88, 1.12)
        old = label.box
        wide, high = old[2:] - old[:2]
        width = np.sqrt(wide * high * aspect) * rng.uniform(0.85, 1.25)
        centre = (old[:2] + old[2:]) / 2
        if rng.random() < ELSEWHERE:
            centre += rng.normal(0, 1.2, 2) * wide
        quad = random_quad(rng, tuple(centre), width, aspect, roll=5, yaw=30, pitch=12)
        quad = moved(Label(quad, True), matrix).quad
        erase(image, moved(label, matrix).box)
        labels.append(paste(rng, image, plate, quad))
    return image, labels


def _on_negative(rng: np.random.Generator, gallery: Gallery, size: Size) -> tuple[np.ndarray, list[Label]]:
    """A picture without plates, or with some pasted anywhere, as far turned as a plate is ever read."""
    negative = gallery.negative(rng)
    width, height = size
    rows, columns = negative.shape[:2]
    scale = max(width / columns, height / rows) * rng.uniform(1.0, 2.0)
    matrix = _matrix(scale, rng.uniform(-15, 15), (columns / 2, rows / 2), (width / 2, height / 2), rng.random() < 0.5)
    image = cv2.warpPerspective(*_reduced(negative, matrix), size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    if rng.random() < 0.5:
        # They are all grey, which must not be what tells them
        image = tinted(rng, image)
    labels: list[Label] = []
    for _ in range(rng.choice([0, 1, 2, 3], p=[0.6, 0.26, 0.09, 0.05])):
        plate = gallery.plate(rng)
        aspect = plate.image.shape[1] / plate.image.shape[0] * rng.uniform(0.88, 1.12)
        wide = _plate_share(rng) * width
        centre = (rng.uniform(0.1, 0.9) * width, rng.uniform(0.1, 0.9) * height)
        quad = random_quad(rng, centre, wide, aspect, roll=30, yaw=55, pitch=30)
        box = Label(quad, True).box
        if all(_apart(box, other.box) for other in labels):
            labels.append(paste(rng, image, plate, quad))
    return image, labels


def _plate_share(rng: np.random.Generator) -> float:
    """A plate's width as a share of the picture's."""
    if rng.random() < 0.8:
        return float(np.clip(np.exp(rng.normal(np.log(0.17), 0.5)), 0.04, 0.6))
    return float(np.exp(rng.uniform(np.log(0.022), np.log(0.95))))


def _placing(rng: np.random.Generator, photo: Labelled, size: Size, *, turn: float, mirror: bool) -> np.ndarray:
    """Photo pixels to picture pixels: one of its plates gets a random width and place, the rest follows."""
    width, height = size
    rows, columns = photo.image.shape[:2]
    asked = [label for label in photo.labels if label.asked]
    box = asked[rng.integers(len(asked))].box
    fit = min(width / columns, height / rows)
    scale = np.clip(_plate_share(rng) * width / (box[2] - box[0]), 0.55 * fit, max(5.0, fit))
    if rng.random() < 0.4:
        scale = fit * rng.uniform(0.9, 1.1)
    scale = min(scale, 0.97 * height / (box[3] - box[1]), 0.97 * width / (box[2] - box[0]))
    wide, high = (box[2:] - box[:2]) * scale / 2
    centre = (box[:2] + box[2:]) / 2
    # Where the photo covers the picture if it can, and always with the plate inside
    place = []
    for middle, half, extent, length in ((centre[0], wide, columns, width), (centre[1], high, rows, height)):
        least, most = sorted((length - (extent - middle) * scale, middle * scale))
        least, most = max(least, half), min(most, length - half)
        place.append(rng.uniform(least, most) if most > least else length / 2)
    if rng.random() < 0.06:
        place = [rng.uniform(0, width), rng.uniform(0, height)]
    matrix = _matrix(scale, rng.uniform(-turn, turn), tuple(centre), tuple(place), mirror and rng.random() < 0.4)
    stretch = np.exp(rng.normal(0, 0.07))
    return np.array([[1, 0, 0], [0, stretch, place[1] * (1 - stretch)], [0, 0, 1]]) @ matrix


def _matrix(scale: float, turn: float, source: tuple[float, float], target: tuple[float, float], mirror: bool) -> np.ndarray:
    """Scales, turns by degrees and mirrors about `source`, which comes to `target`."""
    cos, sin = np.cos(np.radians(turn)) * scale, np.sin(np.radians(turn)) * scale
    linear = np.array([[cos, -sin], [sin, cos]]) @ np.diag([-1.0 if mirror else 1.0, 1.0])
    matrix = np.eye(3)
    matrix[:2, :2] = linear
    matrix[:2, 2] = np.array(target) - linear @ np.array(source)
    return matrix


def _warp(rng: np.random.Generator, gallery: Gallery, image: np.ndarray, matrix: np.ndarray, size: Size) -> np.ndarray:
    """The image through the matrix; what it leaves empty is one colour or part of a picture without plates."""
    source, small = _reduced(image, matrix)
    corners = transform(quad_of_box(0, 0, image.shape[1], image.shape[0]), matrix)
    covers = corners[:, 0].min() <= 0 and corners[:, 1].min() <= 0 and corners[:, 0].max() >= size[0] and corners[:, 1].max() >= size[1]
    if covers or rng.random() < 0.5:
        colour = (0,) * 3 if rng.random() < 0.5 else tuple(int(value) for value in rng.integers(0, 256, 3))
        return cv2.warpPerspective(source, small, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=colour)
    ground = cv2.resize(gallery.negative(rng), size, interpolation=cv2.INTER_LINEAR)
    return cv2.warpPerspective(source, small, size, dst=ground, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT)


def _reduced(image: np.ndarray, matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The image made smaller where the matrix would skip pixels, and the matrix for it, which counts pixels from their centres."""
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    if scale < 0.7:
        target = (max(8, int(image.shape[1] * scale * 1.2)), max(8, int(image.shape[0] * scale * 1.2)))
        matrix = matrix @ np.diag([image.shape[1] / target[0], image.shape[0] / target[1], 1.0])
        image = cv2.resize(image, target, interpolation=cv2.INTER_AREA)
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    return image, np.linalg.inv(half) @ matrix @ half


def _apart(one: np.ndarray, other: np.ndarray) -> bool:
    return bool((one[:2] >= other[2:]).any() or (other[:2] >= one[2:]).any())
