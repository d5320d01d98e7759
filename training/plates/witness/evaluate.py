"""Reads the validation plates in their true boxes: `python -m plates.witness.evaluate --data ../../shared/data --model ../addon/models`."""

import argparse
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from plates.recogniser.alphabet import fold
from plates.recogniser.crops import Crop
from plates.recogniser.evaluate import validation_crops
from plates.witness.lines import TWO_ROWS_BELOW, lines_of, sides_of
from plates.witness.tools import LANGUAGE

MARGIN = 0.06
"""Room around a plate in parts of its height; the program adds the same."""


@dataclass(frozen=True)
class Answer:
    """What was read of one plate, in how many rows, and what is on it."""

    truth: str
    read: str
    rows: int
    crop: Crop


def read_crops(crops: Iterable[Crop], model: Path, margin: float = MARGIN) -> list[Answer]:
    """`model` is the folder with `plates.traineddata`. Rows that nobody counted are guessed from the proportions."""
    crops = list(crops)
    rows = [crop.rows or _rows_by_proportions(crop) for crop in crops]
    lines = [lines_of(crop.photo.read(), _widened(crop.quad, margin), count) for crop, count in zip(crops, rows, strict=True)]
    texts = iter(read_lines([line for some in lines for line in some], model))
    return [Answer(crop.text, "".join(next(texts) for _ in some), len(some), crop) for crop, some in zip(crops, lines, strict=True)]


def read_lines(lines: list[np.ndarray], model: Path) -> list[str]:
    """Texts of lines, uint8 [36, W] each, as Tesseract reads them: one text a line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{index}.png" for index in range(len(lines))]
        for file, line in zip(files, lines, strict=True):
            cv2.imwrite(str(file), line)
        listing = folder / "lines.txt"
        listing.write_text("".join(f"{file}\n" for file in files))
        command = ["tesseract", str(listing), "stdout", "--tessdata-dir", str(model), "-l", LANGUAGE, "--oem", "1", "--psm", "13"]
        parameters = ["-c", "tessedit_do_invert=0", "-c", "page_separator=\f"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run([*command, *parameters], check=True, capture_output=True, text=True, env=environment)
    pages = done.stdout.split("\f")[: len(lines)]
    assert len(pages) == len(lines), "Tesseract gives one page for each line"
    return ["".join(page.split()) for page in pages]


def _rows_by_proportions(crop: Crop) -> int:
    across, down = sides_of(np.array(crop.quad))
    return 2 if across < TWO_ROWS_BELOW * down else 1


def _widened(quad: tuple[tuple[float, float], ...], margin: float) -> np.ndarray:
    corners = np.array(quad, np.float32)
    _, down = sides_of(corners)
    return corners + np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * margin * down


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of photos and crops")
    parser.add_argument("--model", type=Path, required=True, help="folder of plates.traineddata")
    parser.add_argument("--margin", type=float, default=MARGIN)
    parser.add_argument("--misses", action="store_true", help="show what was read wrong")
    a = parser.parse_args()
    for set_name, members in validation_crops(a.data).items():
        answers = read_crops(members, a.model, a.margin)
        strict = sum(answer.read == answer.truth for answer in answers)
        folded = sum(fold(answer.read) == fold(answer.truth) for answer in answers)
        print(
            json.dumps(
                {
                    "set": set_name,
                    "plates": len(answers),
                    "strict": round(100 * strict / len(answers), 1),
                    "folded": round(100 * folded / len(answers), 1),
                }
            )
        )
        for answer in answers if a.misses else ():
            if fold(answer.read) != fold(answer.truth):
                print(f"  {answer.truth} read as {answer.read or '-'} ({answer.rows} rows, {answer.crop.photo.path.name})")
