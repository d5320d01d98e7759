"""The tables of the model cards."""

from pathlib import Path

import pytest

from plates.cards import Reading, agreement_table, interval, percent, table, width_class
from plates.data import Photo
from plates.recogniser.crops import Crop


def reading(truth: str, one: str, other: str) -> Reading:
    photo = Photo(path=Path("none.png"), width=1, height=1, plates=(), source="drawn", region=None)
    return Reading(Crop(photo, (), truth, 1, (), 0.0), "validation/drawn", 1, one, other)


def test_intervals_are_wilsons() -> None:
    assert interval(90, 100) == (pytest.approx(0.8256, abs=1e-3), pytest.approx(0.9448, abs=1e-3))
    assert interval(10, 10)[1] == pytest.approx(1) and interval(10, 10)[0] == pytest.approx(0.722, abs=1e-3)
    assert percent([True] * 9 + [False]) == "90.0 (60 to 98)"


def test_tables_leave_out_classes_without_plates() -> None:
    lines = table("rows", "strict %", "folded %", [("one", [True], [True]), ("two", [], [])]).splitlines()
    assert lines[2:] == ["| one | 1 | 100.0 (21 to 100) | 100.0 (21 to 100) |"]


def test_widths_are_classed_by_where_the_classes_begin() -> None:
    assert [width_class(width) for width in (0, 59.9, 60, 1000)] == ["0 to 59 px", "0 to 59 px", "60 to 99 px", "240 px and more"]


def test_two_readers_are_right_alone_together_or_wrong_alike() -> None:
    readings = [
        reading("AB10", "ABIO", "AB10"),
        reading("AB12", "AB12", "AB13"),
        reading("AB12", "AB13", "AB12"),
        reading("AB12", "AB13", "AB14"),
        reading("AB12", "AB13", "AB13"),
    ]
    assert [line.split("|")[2].strip() for line in agreement_table(readings).splitlines()[2:]] == ["1 of 5"] * 5
