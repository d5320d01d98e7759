"""Reads the validation plates in their true boxes: `python -m plates.recogniser.evaluate --model ../addon/models/plate-recogniser.onnx`."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from plates.data import VALIDATION_SETS, load_set
from plates.recogniser.alphabet import decode, fold, without_separators
from plates.recogniser.crops import Crop
from plates.recogniser.exported import ExportedRecogniser
from plates.recogniser.samples import plain_views
from plates.recogniser.views import box_quad

FIT_WEIGHT = 0.2
"""How much the log probability that a view fits counts beside the mean log probability of its characters."""


@dataclass(frozen=True)
class Answer:
    """What was read of one plate, in how many rows, and what is on it."""

    truth: str
    read: str
    rows: int
    crop: Crop


@dataclass(frozen=True)
class Result:
    """How a set was read."""

    name: str
    plates: int
    strict: float
    """Part of the plates that were read exactly."""
    folded: float
    """The same with O as 0 and I as 1."""
    answers: list[Answer]


def validation_crops(root: Path) -> dict[str, list[Crop]]:
    """The labelled, scored plates of the validation sets that have a box."""
    found = {}
    for name in VALIDATION_SETS:
        crops = []
        for photo in load_set(root, name):
            for plate in photo.plates:
                if plate.text and plate.box and not plate.hard and not plate.unreadable:
                    quad = plate.quad or tuple(tuple(map(float, point)) for point in box_quad(*plate.box))
                    crops.append(Crop(photo, quad, plate.text, plate.rows, (), 0.25))
        if crops:
            found[name] = crops
    return found


@torch.no_grad()
def read_plate(network: nn.Module, crop: Crop) -> tuple[str, int]:
    """The text and the number of rows that the network is surer of."""
    best: tuple[float, str, int] = (-np.inf, "", 1)
    for rows in (1, 2):
        images = torch.from_numpy(plain_views(crop, rows).transpose(0, 3, 1, 2).copy()).float()
        logits, _, fit = network((images / 255 - 0.5) / 0.5)
        steps = logits.log_softmax(-1).reshape(-1, logits.shape[-1])
        scores, classes = steps.max(-1)
        text = "".join(decode(row.tolist()) for row in classes.reshape(rows, -1))
        seen = scores[classes != 0]
        fits = float(nn.functional.logsigmoid(fit.mean()))
        sureness = float(seen.mean()) + FIT_WEIGHT * fits if len(without_separators(text)) >= 2 else -np.inf
        best = max(best, (sureness, without_separators(text), rows))
    return best[1], best[2]


def evaluate(network: nn.Module, sets: dict[str, list[Crop]]) -> list[Result]:
    """Reads each plate of each set; `network` gives what `Recogniser` gives."""
    was_training = network.training
    network.eval()
    results = []
    for name, crops in sets.items():
        answers = [Answer(crop.text, *read_plate(network, crop), crop) for crop in crops]
        strict = sum(answer.read == answer.truth for answer in answers) / len(answers)
        folded = sum(fold(answer.read) == fold(answer.truth) for answer in answers) / len(answers)
        results.append(Result(name, len(answers), strict, folded, answers))
    network.train(was_training)
    return results


def summary(results: list[Result]) -> dict[str, str]:
    """Percent strict / percent folded, by set."""
    return {result.name.split("/")[1]: f"{100 * result.strict:.1f} / {100 * result.folded:.1f} of {result.plates}" for result in results}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"), help="folder of photos and crops")
    parser.add_argument("--model", type=Path, required=True, help="plate-recogniser.onnx")
    parser.add_argument("--misses", action="store_true", help="show what was read wrong")
    a = parser.parse_args()
    for result in evaluate(ExportedRecogniser(a.model), validation_crops(a.data)):
        print(json.dumps(summary([result])), flush=True)
        for answer in result.answers if a.misses else ():
            if fold(answer.read) != fold(answer.truth):
                print(f"  {answer.truth} read as {answer.read or '-'} ({answer.rows} rows, {answer.crop.photo.path.name})")
