"""Nothing of a validation set is trained on."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from plates.data import VALIDATION_SETS, load_set, load_training

TRAINING = "recognition/some"


def scene(seed: int) -> np.ndarray:
    """A picture that looks like no other: a few soft shapes, as a photo has them."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (6, 8, 3)).astype(np.uint8)
    return cv2.resize(coarse, (320, 240), interpolation=cv2.INTER_CUBIC)


def write_set(root: Path, name: str, pictures: dict[str, tuple[bytes, str | None]]) -> None:
    folder = root / name
    folder.mkdir(parents=True)
    rows = []
    for image, (content, text) in pictures.items():
        (folder / image).write_bytes(content)
        rows.append({"image": image, "w": 320, "h": 240, "plates": [{"box": [9, 9, 90, 30], "text": text}], "source": "drawn"})
    (folder / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def encoded(image: np.ndarray, extension: str = ".png", *parameters: int) -> bytes:
    return cv2.imencode(extension, image, list(parameters))[1].tobytes()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for index, name in enumerate(VALIDATION_SETS):
        write_set(tmp_path, name, {"held.png": (encoded(scene(index)), f"HELD{index}0")})
    return tmp_path


def names_of(root: Path) -> set[str]:
    return {photo.path.name for photo in load_training(root, [TRAINING])}


def test_a_validation_picture_is_left_out_copied_compressed_scaled_or_brightened(root: Path) -> None:
    held = scene(2)
    pictures = {
        "copy.png": encoded(held),
        "compressed.jpg": encoded(held, ".jpg", cv2.IMWRITE_JPEG_QUALITY, 30),
        "smaller.webp": encoded(cv2.resize(held, (150, 113), interpolation=cv2.INTER_AREA), ".webp"),
        "larger.png": encoded(cv2.resize(held, None, fx=1.7, fy=1.7)),
        "brighter.png": encoded(cv2.convertScaleAbs(held, alpha=0.8, beta=30)),
        "another.png": encoded(scene(77)),
    }
    write_set(root, TRAINING, {name: (content, None) for name, content in pictures.items()})
    assert names_of(root) == {"another.png"}


def test_a_vehicle_of_validation_is_left_out_in_other_pictures_too(root: Path) -> None:
    texts = {"same-vehicle.png": "HELD10", "other-vehicle.png": "HELD11", "unread.png": None}
    write_set(root, TRAINING, {name: (encoded(scene(50 + at)), text) for at, (name, text) in enumerate(texts.items())})
    assert names_of(root) == {"other-vehicle.png", "unread.png"}


def test_a_short_text_tells_no_vehicle(root: Path) -> None:
    (root / VALIDATION_SETS[0] / "manifest.jsonl").write_text(
        json.dumps({"image": "held.png", "w": 320, "h": 240, "plates": [{"box": None, "text": "1"}], "source": "drawn"})
    )
    write_set(root, TRAINING, {"another.png": (encoded(scene(60)), "1")})
    assert names_of(root) == {"another.png"}


def test_pictures_of_different_scenes_are_not_taken_for_the_same(root: Path) -> None:
    write_set(root, TRAINING, {f"{seed}.png": (encoded(scene(seed)), None) for seed in range(100, 200)})
    assert len(names_of(root)) == 100


def test_a_manifest_says_what_is_known_of_each_plate(tmp_path: Path) -> None:
    folder = tmp_path / "detection/one"
    folder.mkdir(parents=True)
    quad = [[1, 2], [9, 2], [9, 5], [1, 5]]
    row = {"image": "a.png", "w": 10, "h": 8, "source": "drawn", "country": "nl"}
    plates = [{"box": [1, 2, 8, 3], "quad": quad, "text": "AB12CD", "lines": 2, "hard": True}, {"box": None}]
    (folder / "manifest.jsonl").write_text(json.dumps({**row, "plates": plates}))
    (photo,) = load_set(tmp_path, "detection/one")
    full, empty = photo.plates
    assert (full.box, full.quad, full.text, full.rows, full.hard) == ((1, 2, 8, 3), tuple(map(tuple, quad)), "AB12CD", 2, True)
    assert (empty.box, empty.quad, empty.text, empty.rows, empty.hard, empty.unreadable) == (None, None, None, None, False, False)
    assert photo.region == "nl"
    with pytest.raises(ValueError, match="is no picture"):
        photo.read()
