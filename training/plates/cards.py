"""Measures the tables of the model cards and writes them between their marks: `python -m plates.cards`.

Plates are read in their true boxes; what the whole program reads in whole photos is measured by `npm run bench:plates`.
"""

import argparse
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from plates.card_tables import Row, light_class, markdown, rows_class, share_table, width_class
from plates.finder.decode import iou
from plates.finder.evaluate import SETS, load_pictures, match, onnx_finder
from plates.ppocr import rapidocr_recogniser
from plates.recogniser.alphabet import fold
from plates.recogniser.crops import Crop
from plates.recogniser.evaluate import read_plate, validation_crops
from plates.recogniser.exported import ExportedRecogniser
from plates.recogniser.original import OriginalRecogniser
from plates.witness.evaluate import read_crops

COUNTRIES = {
    "validation/openlpr-faisal": "world",
    "validation/asik-n225": "NL, IN, UK, CZ",
    "validation/auto-rickshaw": "IN",
}
"""Photos of the validation sets do not say their country one by one."""
FINDER_SIDE_PX = 640
FINDER_SCORE = 0.3
"""The program's own least score (addon/src/plate/networks/network-finder.ts)."""


@dataclass(frozen=True)
class Reading:
    """One validation plate and what each reader made of it."""

    crop: Crop
    set_name: str
    recogniser: str
    original: str
    """PP-OCRv6, which the recogniser was made from."""
    witness: str | None
    """None where Tesseract is not installed."""


def read_validation(data: Path, models: Path, limit: int | None = None) -> list[Reading]:
    """Every plate, or the first of each set, read by each reader."""
    recogniser = ExportedRecogniser(models / "plate-recogniser.onnx")
    original = OriginalRecogniser(rapidocr_recogniser())
    has_witness = shutil.which("tesseract") is not None
    readings = []
    for name, all_crops in validation_crops(data).items():
        crops = all_crops[:limit]
        texts = [answer.read for answer in read_crops(crops, models)] if has_witness else [None] * len(crops)
        readings += [
            Reading(crop, name, read_plate(recogniser, crop)[0], original.read(crop), text) for crop, text in zip(crops, texts, strict=True)
        ]
    return readings


def reader_tables(readings: Sequence[Reading], text_of: Callable[[Reading], str]) -> str:
    """How a reader did by set, rows, width and light."""
    classes: tuple[tuple[str, Callable[[Reading], str]], ...] = (
        ("set (country)", _set_and_country),
        ("rows", lambda reading: rows_class(reading.crop.rows, *_size(reading.crop))),
        ("width of the plate", lambda reading: width_class(_size(reading.crop)[0])),
        ("light", lambda reading: light_class(reading.crop.photo)),
    )
    return "\n\n".join(reader_table(title, readings, text_of, class_of) for title, class_of in classes)


def reader_table(title: str, readings: Sequence[Reading], text_of: Callable[[Reading], str], class_of: Callable[[Reading], str]) -> str:
    """How a reader did, class by class."""
    classed = [(class_of(reading), reading) for reading in readings]

    def rows() -> Iterable[Row]:
        for name in sorted({name for name, _ in classed}, key=_natural):
            members = [reading for of, reading in classed if of == name]
            strict = [text_of(reading) == reading.crop.text for reading in members]
            yield name, strict, [fold(text_of(reading)) == fold(reading.crop.text) for reading in members]

    return share_table(title, "strict %", "folded %", rows())


def agreement_table(readings: Sequence[Reading]) -> str:
    """How often recogniser and witness are right, wrong, and wrong together; folded."""
    counts = dict.fromkeys(("both right", "only the recogniser", "only the witness", "both wrong, differently", "both wrong and agreed"), 0)
    for reading in readings:
        truth, one, other = (fold(text or "") for text in (reading.crop.text, reading.recogniser, reading.witness))
        if one == truth or other == truth:
            name = "both right" if one == other else "only the recogniser" if one == truth else "only the witness"
        else:
            name = "both wrong and agreed" if one == other != "" else "both wrong, differently"
        counts[name] += 1
    return markdown(("right", "plates"), [(name, f"{count} of {len(readings)}") for name, count in counts.items()])


def finder_tables(data: Path, models: Path, limit: int | None = None) -> str:
    """How much is found by set, width and light, and how many false plates there are, at the program's least score."""
    find = onnx_finder(models / "plate-finder.onnx")
    overlaps: dict[str, dict[str, list[float]]] = {"set": {}, "width of the plate": {}, "light": {}}
    false_plates = []
    for name in SETS:
        pictures = load_pictures(data, name, FINDER_SIDE_PX)
        false = []
        members = zip(pictures.photos, pictures.inputs, pictures.boxes, pictures.unlabelled, strict=True)
        for photo, image, boxes, unlabelled in islice(members, limit):
            found = [plate for plate in find(image) if plate.score >= FINDER_SCORE]
            false.append(sum(answer.iou == 0 for answer in match(found, boxes, unlabelled)))
            scale = min(1.0, FINDER_SIDE_PX / max(photo.width, photo.height))
            for box in boxes:
                best = max((iou(plate.box, box) for plate in found), default=0.0)
                classes = (_short(name), width_class(float(box[2] - box[0]) / scale), light_class(photo))
                for by_class, one in zip(overlaps.values(), classes, strict=True):
                    by_class.setdefault(one, []).append(best)
        false_plates.append((_short(name), str(len(false)), f"{sum(false) / max(1, len(false)):.3f}"))
    tables = [
        share_table(
            title,
            "found, IoU 0.5, %",
            "found, IoU 0.3, %",
            [(name, [one >= 0.5 for one in best], [one >= 0.3 for one in best]) for name, best in _sorted(by_class)],
        )
        for title, by_class in overlaps.items()
    ]
    return "\n\n".join([*tables, markdown(("set", "photos", "false plates a photo"), false_plates)])


def put_between_marks(card: str, name: str, content: str) -> str:
    """The card with what stands between `<!-- name -->` and the next `<!-- end -->` replaced."""
    changed, times = re.subn(
        rf"(<!-- {name} -->\n).*?(<!-- end -->)", lambda marks: f"{marks[1]}\n{content}\n\n{marks[2]}", card, flags=re.S
    )
    if times != 1:
        raise ValueError(f"The card has {times} places marked <!-- {name} --> … <!-- end -->, not one")
    return changed


def measure(data: Path, models: Path, limit: int | None = None) -> dict[str, str]:
    """The tables, by the name of their marks; those of the witness only where Tesseract is installed."""
    readings = read_validation(data, models, limit)
    tables = {
        "finder": finder_tables(data, models, limit),
        "recogniser": reader_tables(readings, lambda reading: reading.recogniser),
        "original": reader_table("set (country)", readings, lambda reading: reading.original, _set_and_country),
    }
    if all(reading.witness is not None for reading in readings):
        tables["witness"] = reader_tables(readings, lambda reading: reading.witness or "")
        tables["agreement"] = agreement_table(readings)
    return tables


def _set_and_country(reading: Reading) -> str:
    return f"{_short(reading.set_name)} ({COUNTRIES[reading.set_name]})"


def _size(crop: Crop) -> tuple[float, float]:
    """Width and height in pixels of the stored photo."""
    width, height = np.ptp(np.array(crop.quad), axis=0)
    return float(width), float(height)


def _short(set_name: str) -> str:
    return set_name.split("/")[1]


def _sorted(by_class: dict[str, list[float]]) -> list[tuple[str, list[float]]]:
    return [(name, by_class[name]) for name in sorted(by_class, key=_natural)]


def _natural(name: str) -> tuple[int, str]:
    """Widths by number, everything else by letters."""
    first = name.split()[0]
    return (int(first), "") if first.isdigit() else (0, name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"), help="folder of photos and crops")
    parser.add_argument("--models", type=Path, default=Path("../addon/models"), help="folder of the models")
    parser.add_argument("--card", type=Path, help="where the tables go; README.md of the models without it")
    parser.add_argument("--limit", type=int, help="only so many plates and photos of each set, to try it")
    a = parser.parse_args()
    card_file: Path = a.card or a.models / "README.md"
    written = card_file.read_text()
    for mark, text in measure(a.data, a.models, a.limit).items():
        written = put_between_marks(written, mark, text)
    card_file.write_text(written)
