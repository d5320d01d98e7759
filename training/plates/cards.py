"""The tables of addon/models/README.md, measured: `python -m plates.cards --data ../../shared/data --models ../addon/models`.

Prints Markdown to put between the marks of the model cards. Plates are read in their true boxes; what the whole program reads
in whole photos is measured by `npm run bench:plates`.
"""

import argparse
import math
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from plates.data import Photo
from plates.finder.decode import iou
from plates.finder.evaluate import SETS, load_pictures, onnx_finder
from plates.recogniser.alphabet import fold
from plates.recogniser.crops import Crop
from plates.recogniser.evaluate import read_plate, validation_crops
from plates.recogniser.exported import ExportedRecogniser
from plates.witness.evaluate import read_crops

COUNTRIES = {
    "validation/openlpr-faisal": "world",
    "validation/asik-n225": "NL, IN, UK, CZ",
    "validation/auto-rickshaw": "IN",
}
"""Photos of the validation sets do not say their country one by one."""
FINDER_SIDE_PX = 640
FINDER_SCORE = 0.4
"""The program's own least score (addon/src/plate/networks/network-finder.ts)."""
WIDTHS_PX = (0, 60, 100, 160, 240)
"""Where classes of plate widths begin, in pixels of the stored photo."""
NIGHT, DIM = 60, 95
"""Photos whose mean brightness (0 to 255) is below these."""

Row = tuple[str, Sequence[bool], Sequence[bool]]
"""A class of plates, and which of them meet the first and the second criterion."""


@dataclass(frozen=True)
class Reading:
    """One validation plate and what each reader made of it."""

    crop: Crop
    set_name: str
    rows_read: int
    recogniser: str
    witness: str | None


def interval(hits: int, count: int) -> tuple[float, float]:
    """95 % of Wilson's intervals of a share contain it."""
    if count == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / count
    centre = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (centre - spread) / (1 + z * z / count), (centre + spread) / (1 + z * z / count)


def percent(hits: Sequence[bool]) -> str:
    """`92.4 (88 to 95)`: per cent and the interval around it."""
    if not hits:
        return "-"
    low, high = interval(sum(hits), len(hits))
    return f"{100 * sum(hits) / len(hits):.1f} ({100 * low:.0f} to {100 * high:.0f})"


def table(title: str, first: str, second: str, rows: Iterable[Row]) -> str:
    """A Markdown table; classes without plates are left out."""
    lines = [f"| {title} | plates | {first} | {second} |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {len(one)} | {percent(one)} | {percent(other)} |" for name, one, other in rows if one]
    return "\n".join(lines)


def width_class(width: float) -> str:
    """`60 to 99 px`."""
    index = max(at for at, start in enumerate(WIDTHS_PX) if width >= start)
    return f"{WIDTHS_PX[index]} to {WIDTHS_PX[index + 1] - 1} px" if index + 1 < len(WIDTHS_PX) else f"{WIDTHS_PX[index]} px and more"


def light_class(photo: Photo) -> str:
    """By the mean brightness of the photo."""
    brightness = float(cv2.cvtColor(photo.read(), cv2.COLOR_BGR2GRAY).mean())
    return "night" if brightness < NIGHT else "dim" if brightness < DIM else "day"


def read_validation(data: Path, models: Path) -> list[Reading]:
    """Every plate read by the recogniser, and by the witness where Tesseract is installed."""
    recogniser = ExportedRecogniser(models / "plate-recogniser.onnx")
    has_witness = shutil.which("tesseract") is not None and (models / "plates.traineddata").exists()
    readings = []
    for name, crops in validation_crops(data).items():
        texts = [answer.read for answer in read_crops(crops, models)] if has_witness else [None] * len(crops)
        for crop, text in zip(crops, texts, strict=True):
            read, rows = read_plate(recogniser, crop)
            readings.append(Reading(crop, name, rows, read, text))
    return readings


def reader_tables(readings: Sequence[Reading], text_of: Callable[[Reading], str]) -> str:
    """How a reader did by set, rows, width and light."""

    def rows_of(class_of: Callable[[Reading], str]) -> Iterable[Row]:
        for name in sorted({class_of(reading) for reading in readings}, key=_natural):
            members = [reading for reading in readings if class_of(reading) == name]
            strict = [text_of(reading) == reading.crop.text for reading in members]
            yield name, strict, [fold(text_of(reading)) == fold(reading.crop.text) for reading in members]

    def titled(title: str, class_of: Callable[[Reading], str]) -> str:
        return table(title, "strict %", "folded %", rows_of(class_of))

    return "\n\n".join(
        (
            titled("set (country)", lambda reading: f"{reading.set_name.split('/')[1]} ({COUNTRIES[reading.set_name]})"),
            titled("rows", lambda reading: {1: "one", 2: "two", None: "not counted"}[reading.crop.rows]),
            titled("width of the plate", lambda reading: width_class(float(np.ptp(np.array(reading.crop.quad)[:, 0])))),
            titled("light", lambda reading: light_class(reading.crop.photo)),
        )
    )


def agreement_table(readings: Sequence[Reading]) -> str:
    """How often recogniser and witness are right, wrong, and wrong together; folded."""
    counts = dict.fromkeys(("both right", "only the recogniser", "only the witness", "both wrong, differently", "both wrong and agreed"), 0)
    for reading in readings:
        truth, one, other = (fold(text or "") for text in (reading.crop.text, reading.recogniser, reading.witness))
        if one == truth or other == truth:
            name = "both right" if one == other else "only the recogniser" if one == truth else "only the witness"
        else:
            name = "both wrong and agreed" if one == other else "both wrong, differently"
        counts[name] += 1
    return "\n".join(
        ["| right | plates |", "| --- | --- |", *(f"| {name} | {count} of {len(readings)} |" for name, count in counts.items())]
    )


def finder_tables(data: Path, models: Path) -> str:
    """How much is found by set, width and light, and how many false plates there are, at the program's least score."""
    find = onnx_finder(models / "plate-finder.onnx")
    by_class: dict[str, dict[str, list[float]]] = {"set": {}, "width of the plate": {}, "light": {}}
    false = []
    for name in SETS:
        pictures = load_pictures(data, name, FINDER_SIDE_PX)
        answers = [[match.score >= FINDER_SCORE and match.iou == 0 for match in matches] for matches in pictures.matches(find)]
        false.append(f"| {name.split('/')[1]} | {len(answers)} | {sum(map(sum, answers)) / len(answers):.3f} |")
        for photo, image, boxes in zip(pictures.photos, pictures.inputs, pictures.boxes, strict=True):
            found = [plate.box for plate in find(image) if plate.score >= FINDER_SCORE]
            scale = min(1.0, FINDER_SIDE_PX / max(photo.width, photo.height))
            for box in boxes:
                best = max((iou(one, box) for one in found), default=0.0)
                classes = (name.split("/")[1], width_class(float(box[2] - box[0]) / scale), light_class(photo))
                for members, one in zip(by_class.values(), classes, strict=True):
                    members.setdefault(one, []).append(best)
    tables = [
        table(
            title,
            "found, IoU 0.5, %",
            "found, IoU 0.3, %",
            [
                (name, [one >= 0.5 for one in members[name]], [one >= 0.3 for one in members[name]])
                for name in sorted(members, key=_natural)
            ],
        )
        for title, members in by_class.items()
    ]
    return "\n\n".join([*tables, "\n".join(["| set | photos | false plates a photo |", "| --- | --- | --- |", *false])])


def _natural(name: str) -> tuple[int, str]:
    """Widths by number, everything else by letters."""
    first = name.split()[0]
    return (int(first), "") if first.isdigit() else (0, name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"), help="folder of photos and crops")
    parser.add_argument("--models", type=Path, default=Path("../addon/models"), help="folder of the models")
    a = parser.parse_args()
    print(f"<!-- finder -->\n\n{finder_tables(a.data, a.models)}\n")
    all_readings = read_validation(a.data, a.models)
    print(f"<!-- recogniser -->\n\n{reader_tables(all_readings, lambda reading: reading.recogniser)}\n")
    if all(reading.witness is not None for reading in all_readings):
        print(f"<!-- witness -->\n\n{reader_tables(all_readings, lambda reading: reading.witness or '')}\n")
        print(f"<!-- agreement -->\n\n{agreement_table(all_readings)}\n")
