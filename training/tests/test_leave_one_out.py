"""What a training may see when a source is left out."""

from pathlib import Path

import cv2
import numpy as np

from plates.data import Photo, Plate
from plates.leave_one_out import SOURCES, TESTED_SHARE, is_tested, merged, row_of, without
from plates.recogniser.crops import SHARES, Crop
from plates.recogniser.evaluate import Result


def crop(folder: Path, name: str, text: str, *, like: int) -> Crop:
    coarse = np.random.default_rng(like).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    file = folder / f"{name}.png"
    cv2.imwrite(str(file), cv2.resize(coarse, (160, 120), interpolation=cv2.INTER_CUBIC))
    plate = Plate(box=None, quad=None, text=text, rows=1, hard=False, unreadable=False)
    photo = Photo(path=file, width=160, height=120, plates=(plate,), source=name, region=None)
    return Crop(photo, ((0, 0), (160, 0), (160, 120), (0, 120)), text, 1, (), 0.0)


def test_every_set_that_is_trained_on_has_one_source() -> None:
    assert sorted(name for sets in SOURCES.values() for name in sets) == sorted(SHARES)


def test_one_vehicle_in_six_is_tested_always_the_same_ones() -> None:
    texts = [f"AB{number}CD" for number in range(3000)]
    share = sum(map(is_tested, texts)) / len(texts)
    assert abs(share - TESTED_SHARE) < 0.03
    assert [text for text in texts[:20] if is_tested(text)] == [text for text in texts[:20] if is_tested(text)]


def test_neither_the_source_nor_its_copies_elsewhere_are_trained_on(tmp_path: Path) -> None:
    of_source = [crop(tmp_path, "source", "AA11AAA", like=1), crop(tmp_path, "source-2", "BB22BBB", like=2)]
    others = [
        crop(tmp_path, "copy", "QQ99QQQ", like=1),
        crop(tmp_path, "same-vehicle", "BB22BBB", like=3),
        crop(tmp_path, "another", "CC33CCC", like=4),
    ]
    left = without({"source": of_source, "others": others}, of_source, ("source",))
    assert {name: [one.photo.source for one in members] for name, members in left.items()} == {"others": ["another"]}


def test_a_row_has_what_the_benchmark_reads() -> None:
    plain, left_out = (Result("recognition/drawn", 6, strict, folded, []) for strict, folded in ((5 / 6, 1), (0.5, 2 / 3)))
    assert row_of("drawn", 12, (plain, 3200), (left_out, 2800)) == {
        "source": "drawn",
        "set": "recognition/drawn",
        "plates": 6,
        "minutes": 12,
        "plain": {"strict": 0.8333, "folded": 1, "samples": 3200},
        "leftOut": {"strict": 0.5, "folded": 0.6667, "samples": 2800},
    }


def test_sources_can_be_measured_one_at_a_time_and_again() -> None:
    def rows(source: str, *plates: int) -> list[dict[str, object]]:
        return [{"source": source, "plates": count} for count in plates]

    first = merged([], "openlpr-faisal", rows("openlpr-faisal", 1, 2))
    both = merged(first, "openalpr-eu", rows("openalpr-eu", 3))
    assert both == [*rows("openalpr-eu", 3), *rows("openlpr-faisal", 1, 2)]
    assert merged(both, "openlpr-faisal", rows("openlpr-faisal", 4)) == [*rows("openalpr-eu", 3), *rows("openlpr-faisal", 4)]
