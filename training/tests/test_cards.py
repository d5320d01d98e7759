"""The tables of the model cards."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from plates.card_tables import interval, light_class, markdown, percent, rows_class, share_table, width_class
from plates.cards import Reading, agreement_table, put_between_marks, reader_tables
from plates.data import Photo
from plates.ppocr import rapidocr_recogniser
from plates.recogniser.crops import Crop
from plates.recogniser.original import OriginalRecogniser
from plates.recogniser.views import box_quad

NO_PHOTO = Photo(path=Path("none.png"), width=1, height=1, plates=(), source="drawn", region=None)


def photo_of(path: Path, image: np.ndarray) -> Photo:
    cv2.imwrite(str(path), image)
    return Photo(path=path, width=image.shape[1], height=image.shape[0], plates=(), source="drawn", region=None)


def crop_of(photo: Photo, text: str, box: tuple[float, float, float, float] = (0, 0, 80, 20)) -> Crop:
    return Crop(photo, tuple((float(x), float(y)) for x, y in box_quad(*box)), text, 1, (), 0.0)


def reading(truth: str, one: str, other: str, photo: Photo = NO_PHOTO) -> Reading:
    return Reading(crop_of(photo, truth), "validation/auto-rickshaw", one, "", other)


def test_intervals_are_wilsons_and_stay_between_nothing_and_everything() -> None:
    assert interval(90, 100) == (pytest.approx(0.8256, abs=1e-3), pytest.approx(0.9448, abs=1e-3))
    assert interval(10, 10) == (pytest.approx(0.722, abs=1e-3), 1)
    assert percent([True] * 9 + [False]) == "90.0 (60 to 98)"
    assert all("-" not in percent([False] * count) for count in range(1, 60))


def test_tables_leave_out_classes_without_plates() -> None:
    lines = share_table("rows", "strict %", "folded %", [("one", [True], [True]), ("two", [], [])]).splitlines()
    assert lines[2:] == ["| one  | 1      | 100.0 (21 to 100) | 100.0 (21 to 100) |"]


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert markdown(("a", "right"), [("four", "1")]).splitlines() == ["| a    | right |", "| ---- | ----- |", "| four | 1     |"]


def test_widths_are_classed_by_where_the_classes_begin() -> None:
    assert [width_class(width) for width in (0, 39.9, 40, 1000)] == ["0 to 40 px", "0 to 40 px", "40 to 70 px", "250 px and more"]


def test_rows_are_those_of_the_label_else_those_of_the_shape() -> None:
    assert [rows_class(2, 90, 20), rows_class(None, 31, 20), rows_class(None, 32, 20), rows_class(1, 20, 20)] == [
        "two",
        "two",
        "one",
        "one",
    ]


def test_light_is_classed_by_the_mean_luma(tmp_path: Path) -> None:
    photos = [photo_of(tmp_path / f"{grey}.png", np.full((4, 4, 3), grey, np.uint8)) for grey in (49, 50, 79, 80)]
    assert [light_class(photo) for photo in photos] == ["dark", "dim", "dim", "bright"]


def test_a_reader_is_told_by_set_rows_width_and_light(tmp_path: Path) -> None:
    photo = photo_of(tmp_path / "photo.png", np.full((40, 100, 3), 120, np.uint8))
    text = reader_tables([reading("AB10", "ABIO", "", photo), reading("AB12", "AB12", "", photo)], lambda one: one.recogniser)
    rows = [line.split("|")[1:5] for line in text.splitlines() if line.startswith("|") and "---" not in line and "strict" not in line]
    assert [[cell.strip() for cell in row] for row in rows] == [
        [name, "2", "50.0 (9 to 91)", "100.0 (34 to 100)"] for name in ("auto-rickshaw (IN)", "one", "70 to 100 px", "bright")
    ]


def test_two_readers_are_right_alone_together_or_wrong_alike() -> None:
    readings = [
        reading("AB10", "ABIO", "AB10"),
        reading("AB12", "AB12", "AB13"),
        reading("AB12", "AB13", "AB12"),
        reading("AB12", "AB13", "AB14"),
        reading("AB12", "", ""),
        reading("AB12", "AB13", "AB13"),
    ]
    counts = [line.split("|")[2].strip() for line in agreement_table(readings).splitlines()[2:]]
    assert counts == ["1 of 6", "1 of 6", "1 of 6", "2 of 6", "1 of 6"]


def test_tables_go_between_their_marks_and_nowhere_else() -> None:
    card = "before\n<!-- finder -->\n\nold\n\n<!-- end -->\nbetween\n<!-- witness -->\nkept\n<!-- end -->\n"
    changed = put_between_marks(card, "finder", r"| new \1 |")
    assert changed == card.replace("old", r"| new \1 |")
    assert put_between_marks(changed, "finder", r"| new \1 |") == changed
    with pytest.raises(ValueError, match="0 places marked <!-- recogniser -->"):
        put_between_marks(card, "recogniser", "new")


def test_the_committed_card_has_a_place_for_every_table() -> None:
    card = (Path(__file__).parents[2] / "addon/models/README.md").read_text()
    for name in ("finder", "recogniser", "original", "witness", "agreement"):
        put_between_marks(card, name, "new")


def test_what_the_recogniser_was_made_from_reads_one_line(tmp_path: Path) -> None:
    image = np.full((100, 400, 3), 80, np.uint8)
    image[20:-20, 40:360] = 235
    cv2.putText(image, "KA51 MH 8407", (52, 62), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (15, 15, 15), 3, cv2.LINE_AA)
    crop = crop_of(photo_of(tmp_path / "photo.png", image), "KA51MH8407", (40, 20, 320, 60))
    assert OriginalRecogniser(rapidocr_recogniser()).read(crop) == "KA51MH8407"
