"""How much of the validation photos the finder finds.

python -m plates.finder.evaluate --model ../addon/models/plate-finder.onnx --data ../../shared/data --long-side 640
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from plates.data import Photo, load_set
from plates.finder.decode import FoundPlate, decode, iou
from plates.finder.network import ALIGNMENT
from plates.finder.unlabelled import load_unlabelled, unlabelled_of

SETS = ("validation/openlpr-faisal", "validation/asik-n225", "validation/auto-rickshaw")

LOWEST_SCORE = 0.05
"""Answers below this are never used, whatever the threshold."""

LEAST_IOU = 0.3
"""An answer that overlaps a plate less than this is a false plate."""

FALSE_PER_PICTURE = 0.03
"""The bar for false plates; the threshold is the lowest one that keeps it."""

Find = Callable[[np.ndarray], list[FoundPlate]]
"""An input, uint8 [H, W, 3] RGB, to the plates in it with a score of LOWEST_SCORE or more."""


@dataclass(frozen=True)
class Match:
    """One answer: its score and its IoU with the true plate that it takes (0: a false plate)."""

    score: float
    iou: float


def match(found: Sequence[FoundPlate], boxes: np.ndarray, unlabelled: np.ndarray) -> list[Match]:
    """Each answer, best first, takes the free true box that it overlaps most; those on plates without label are left out."""
    free = list(range(len(boxes)))
    matches = []
    for plate in found:
        best, index = max(((iou(plate.box, boxes[index]), index) for index in free), default=(0.0, -1))
        if best > LEAST_IOU:
            free.remove(index)
        elif any(iou(plate.box, box) > LEAST_IOU for box in unlabelled):
            continue
        matches.append(Match(plate.score, best if best > LEAST_IOU else 0.0))
    return matches


@dataclass(frozen=True)
class Pictures:
    """Validation photos made ready for one input size: inputs, true boxes [K, 4] and plates without label [K, 4] in input pixels."""

    photos: list[Photo]
    inputs: list[np.ndarray]
    boxes: list[np.ndarray]
    unlabelled: list[np.ndarray]

    @property
    def plates(self) -> int:
        return sum(len(boxes) for boxes in self.boxes)

    def matches(self, find: Find) -> list[list[Match]]:
        """What `find` answers for each photo, held against the labels."""
        photos = zip(self.inputs, self.boxes, self.unlabelled, strict=True)
        return [match(find(image), boxes, unlabelled) for image, boxes, unlabelled in photos]


@dataclass(frozen=True)
class Figures:
    """Shares of the labelled plates, at the threshold; false plates for each picture; mean IoU of what was found."""

    threshold: float
    pictures: int
    plates: int
    recall_50: float
    recall_30: float
    false_per_picture: float
    mean_iou: float


def fit(image: np.ndarray, long_side: int) -> tuple[np.ndarray, float]:
    """BGR picture to RGB input: the long side scaled to `long_side` px (never up), black below and right to whole cells; and the scale."""
    scale = min(1.0, long_side / max(image.shape[:2]))
    if scale < 1:
        size = (round(image.shape[1] * scale), round(image.shape[0] * scale))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    below, right = (-extent % ALIGNMENT for extent in image.shape[:2])
    return np.ascontiguousarray(cv2.copyMakeBorder(image, 0, below, 0, right, cv2.BORDER_CONSTANT)[..., ::-1]), scale


def load_pictures(data: Path, name: str, long_side: int) -> Pictures:
    """The photos of a validation set, scaled to a long side in pixels."""
    photos = load_set(data, name)
    known_by_eye = load_unlabelled()
    inputs, boxes, unlabelled = [], [], []
    for photo in photos:
        image, scale = fit(photo.read(), long_side)
        inputs.append(image)
        known = [plate.box for plate in photo.plates if plate.box is not None]
        boxes.append(np.array([[x, y, x + w, y + h] for x, y, w, h in known], float).reshape(-1, 4) * scale)
        unlabelled.append(unlabelled_of(photo, known_by_eye) * scale)
    return Pictures(photos, inputs, boxes, unlabelled)


def onnx_finder(model: Path) -> Find:
    """The exported network, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def find(image: np.ndarray) -> list[FoundPlate]:
        score, box, corners, rows = session.run(["score", "box", "corners", "rows"], {"image": image[None]})
        return decode(score[0], box[0], corners[0], rows[0], LOWEST_SCORE)

    return find


def figures(matches: Sequence[Sequence[Match]], plates: int, threshold: float) -> Figures:
    """`matches` has an entry for each picture."""
    sure = [answer for answers in matches for answer in answers if answer.score >= threshold]
    hits = [answer.iou for answer in sure if answer.iou > 0]
    return Figures(
        threshold=threshold,
        pictures=len(matches),
        plates=plates,
        recall_50=sum(overlap >= 0.5 for overlap in hits) / max(1, plates),
        recall_30=len(hits) / max(1, plates),
        false_per_picture=(len(sure) - len(hits)) / max(1, len(matches)),
        mean_iou=float(np.mean(hits)) if hits else 0.0,
    )


def best_threshold(matches: Sequence[Sequence[Match]]) -> float:
    """The lowest threshold with at most FALSE_PER_PICTURE false plates."""
    false = sorted((answer.score for answers in matches for answer in answers if answer.iou == 0), reverse=True)
    allowed = int(FALSE_PER_PICTURE * len(matches))
    return LOWEST_SCORE if len(false) <= allowed else false[allowed] + 1e-6


def main() -> None:
    """Prints the figures as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--long-side", type=int, default=640)
    options.add_argument("--threshold", type=float, help="without it, the lowest one that keeps false plates rare")
    given = options.parse_args()
    find = onnx_finder(given.model)
    matches: dict[str, list[list[Match]]] = {}
    plates: dict[str, int] = {}
    spent, pixels = 0.0, 0
    for name in SETS:
        pictures = load_pictures(given.data, name, given.long_side)
        start = time.process_time()
        matches[name] = pictures.matches(find)
        spent += time.process_time() - start
        pixels += sum(image.shape[0] * image.shape[1] for image in pictures.inputs)
        plates[name] = pictures.plates
    everything = [answers for name in SETS for answers in matches[name]]
    threshold = given.threshold or best_threshold(everything)
    report = {name: asdict(figures(matches[name], plates[name], threshold)) for name in SETS}
    report["all"] = asdict(figures(everything, sum(plates.values()), threshold))
    report["processor_ms_per_megapixel"] = round(spent * 1e9 / pixels, 1)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
