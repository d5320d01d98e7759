"""Worse pictures for training."""

import numpy as np
import pytest

from plates.degrading import degrade


@pytest.mark.parametrize(("height", "width"), [(48, 192), (83, 128), (36, 99), (11, 17), (300, 420)])
def test_size_and_type_stay(rng: np.random.Generator, height: int, width: int) -> None:
    image = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
    before = image.copy()
    for _ in range(60):
        worse = degrade(rng, image)
        assert worse.shape == image.shape and worse.dtype == np.uint8
    assert np.array_equal(image, before)


def test_pictures_get_worse_differently_and_the_same_with_the_same_seed() -> None:
    image = np.random.default_rng(0).integers(0, 256, (48, 192, 3), dtype=np.uint8)
    one, other = ([degrade(rng, image) for _ in range(20)] for rng in (np.random.default_rng(5), np.random.default_rng(5)))
    assert all(np.array_equal(first, second) for first, second in zip(one, other, strict=True))
    assert len({picture.tobytes() for picture in one}) > 15
