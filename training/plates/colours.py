"""Colours as red, green, blue, and how they vary from plate to plate."""

import numpy as np

from plates.formats import Colour

WHITE = (236, 236, 232)
YELLOW = (240, 196, 30)
BLUE = (20, 50, 150)
RED = (170, 24, 30)
GREEN = (16, 104, 60)
PASTELS: tuple[Colour, ...] = ((200, 220, 240), (240, 210, 180), (200, 235, 200), (240, 200, 200))


def vary(rng: np.random.Generator, colour: Colour, by: int) -> Colour:
    """The colour with each part up to `by` more or less."""
    red, green, blue = (int(np.clip(value + rng.integers(-by, by + 1), 0, 255)) for value in colour)
    return red, green, blue


def bgr(colour: Colour) -> Colour:
    """As OpenCV counts."""
    return colour[2], colour[1], colour[0]
