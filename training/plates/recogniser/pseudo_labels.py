"""Texts for plates that nobody labelled: `python -m plates.recogniser.pseudo_labels --checkpoint runs/recogniser/best.pt`.

A text counts when the network before any training of ours and the trained one read the same; on the labelled plates of the same set
the command prints how often that is right.
"""

import argparse
import json
import re
from pathlib import Path

import torch

from plates.data import held_out_of, load_training
from plates.ppocr import rapidocr_recogniser
from plates.recogniser.checkpoint import start_from
from plates.recogniser.crops import Crop, quad_of
from plates.recogniser.evaluate import read_plate
from plates.recogniser.network import Recogniser

SETS = (
    "detection/openlpr-faisal",
    "detection/kaggle-cars433",
    "detection/robertlucian-pinoir",
    "detection/dataturks-part",
    "detection/nischay-20",
)
NARROWEST_PX = 36
"""Narrower plates are guesses even where two networks agree."""
LIKE_A_PLATE = re.compile(r"(?=.*\d)[A-Z0-9]{4,10}")


def label(data: Path, checkpoint: Path, source: Path, out: Path) -> None:
    """Writes a line of JSON for each plate: set, image, index of the plate in it, text, rows."""
    torch.set_num_threads(1)
    regions = len(torch.load(checkpoint)["regions"])
    before, after = Recogniser(source, regions).eval(), Recogniser(source, regions).eval()
    start_from(after, checkpoint)
    held_out = held_out_of(data)
    with out.open("w") as lines:
        for name in SETS:
            agreed = right = checked = 0
            for photo in load_training(data, [name]):
                for index, plate in enumerate(photo.plates):
                    if plate.box is None or plate.hard or plate.unreadable or plate.box[2] < NARROWEST_PX:
                        continue
                    crop = Crop(photo, quad_of(photo, plate), plate.text or "", plate.rows, (), 0.25)
                    (text, rows), (other, _) = read_plate(after, crop), read_plate(before, crop)
                    if text != other or not LIKE_A_PLATE.fullmatch(text):
                        continue
                    if plate.text is not None:
                        checked, right = checked + 1, right + (text == plate.text)
                    elif not held_out.shows_text(text):
                        agreed += 1
                        lines.write(json.dumps({"set": name, "image": photo.path.name, "plate": index, "text": text, "rows": rows}) + "\n")
            print(f"{name}: {agreed} labelled; where the label is known, {right} of {checked} agreed texts are right", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--source", type=Path, help="another PP-OCRv6_rec_small.onnx than that of the wheel rapidocr")
    parser.add_argument("--out", type=Path, default=Path("runs/pseudo-labels.jsonl"))
    a = parser.parse_args()
    label(a.data, a.checkpoint, a.source or rapidocr_recogniser(), a.out)
