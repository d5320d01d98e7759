"""Plates drawn straight on."""

from pathlib import Path

import numpy as np
import pytest

from plates.arranging import SEPARATOR, label_of
from plates.drawing import PlateDrawer
from plates.fonts import find_fonts
from plates.looks import FONTS
from plates.recogniser.alphabet import decode, encode


def test_the_same_seed_draws_the_same_plates(drawer: PlateDrawer) -> None:
    one, other = (np.random.default_rng(3) for _ in range(2))
    for _ in range(20):
        plate, again = drawer.draw(one), drawer.draw(other)
        assert (plate.rows, plate.region) == (again.rows, again.region)
        assert np.array_equal(plate.image, again.image)
    assert not np.array_equal(drawer.draw(one).image, drawer.draw(one).image)


@pytest.mark.parametrize("rows", [1, 2])
def test_plates_have_the_rows_asked_for_and_ink_where_they_are(drawer: PlateDrawer, rng: np.random.Generator, rows: int) -> None:
    for _ in range(25):
        plate = drawer.draw(rng, rows=rows)
        assert len(plate.rows) == rows and all(plate.rows)
        assert plate.image.dtype == np.uint8 and plate.image.shape[2] == 3
        for band in np.array_split(plate.image.astype(int), rows):
            assert np.ptp(band.mean(2)) > 40, plate


def test_labels_are_texts_that_the_recogniser_can_learn(drawer: PlateDrawer, rng: np.random.Generator) -> None:
    for _ in range(60):
        text = SEPARATOR.join(drawer.draw(rng).rows)
        collapsed = "".join(char for char, before in zip(text, " " + text, strict=False) if char != before)
        assert decode(encode(text)) == collapsed


def test_marks_of_any_kind_are_one_separator_and_none_at_the_ends() -> None:
    assert label_of([*"KA 05", "*", "-", *"MH.1 "]) == "KA-05-MH-1"
    assert label_of(["A\nB", "1"]) == "AB1"


def test_many_regions_are_drawn(drawer: PlateDrawer, rng: np.random.Generator) -> None:
    assert len({drawer.draw(rng).region for _ in range(150)}) > 25


def test_missing_fonts_are_named(tmp_path: Path) -> None:
    for name in FONTS - {"UKNumberPlate", "Lato-Bold"}:
        (tmp_path / f"{name}.ttf").touch()
    with pytest.raises(ValueError, match=r"missing: Lato-Bold, UKNumberPlate\."):
        find_fonts(tmp_path, system_fonts=tmp_path)
    (tmp_path / "UKNumberPlate.TTF").touch()
    (tmp_path / "Lato-Bold.otf").touch()
    assert find_fonts(tmp_path, system_fonts=tmp_path).keys() == FONTS
