"""Draws plates straight on, with the letters, colours, bands, small print, bolts and seals of many regions."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from plates.arranging import arranged, label_of
from plates.colours import vary
from plates.decorating import add_bolts, decorate, divide, paint_ground
from plates.formats import spell
from plates.lettering import row_boxes, write_row
from plates.looks import TWO_ROW_FACTORS, Kind, grounds_of, is_stencilled, load_kinds


@dataclass(frozen=True)
class DrawnPlate:
    """A plate seen straight on; it fills the image."""

    image: np.ndarray
    """uint8 [H, W, 3], BGR."""
    rows: tuple[str, ...]
    """A-Z 0-9 and `arranging.SEPARATOR`, from the top."""
    region: str
    """ISO 3166-1 alpha-2."""


class PlateDrawer:
    """Draws plates of all kinds, each as often as `looks` says."""

    def __init__(self, fonts: Mapping[str, Path]) -> None:
        """`fonts` has the file of each of `looks.FONTS`; `fonts.find_fonts` finds them."""
        self._fonts = fonts
        kinds = load_kinds()
        self._choices = {rows: _choices(kinds, rows) for rows in (None, 1, 2)}

    def draw(self, rng: np.random.Generator, rows: int | None = None) -> DrawnPlate:
        """One plate of a random region, with one row or two as asked."""
        kinds, shares = self._choices[rows]
        kind = kinds[rng.choice(len(kinds), p=shares)]
        stencilled = is_stencilled(rng, kind)
        text = arranged(rng, kind, spell(rng, kind.elements, kind.look.rows), stencilled=stencilled)
        aspect = kind.look.aspect * rng.uniform(0.88, 1.1)
        if kind.country == "IN" and kind.look.rows == 2:
            aspect = rng.uniform(1.0, 2.9)
        height = 128 if len(text) == 1 else 176
        grounds = grounds_of(kind)
        image = paint_ground(rng, kind, grounds[rng.integers(len(grounds))], int(height * aspect), height)
        ink = vary(rng, kind.look.ink, 14)
        font = self._fonts[kind.fonts[rng.integers(len(kind.fonts))]]
        box = decorate(rng, kind, image, ink, self._fonts)
        if len(text) == 2 and rng.random() < (0.7 if stencilled else 0.2):
            divide(rng, image)
        for row, place in zip(text, row_boxes(rng, len(text), box, tight=stencilled), strict=True):
            write_row(rng, image, row, place, font, ink, stencilled=stencilled)
        add_bolts(rng, image)
        return DrawnPlate(image, tuple(label_of(row) for row in text), kind.country)


def _choices(kinds: list[Kind], rows: int | None) -> tuple[list[Kind], np.ndarray]:
    chosen = [kind for kind in kinds if rows in (None, kind.look.rows)]
    factors = TWO_ROW_FACTORS if rows == 2 else {}
    shares = np.array([kind.share * factors.get(kind.country, 1.0) for kind in chosen])
    return chosen, shares / shares.sum()
