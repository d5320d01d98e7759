"""Trains the recogniser: `python -m plates.recogniser.train --data ../../shared/data --out runs/recogniser`."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from plates.drawing import PlateDrawer
from plates.fonts import find_fonts
from plates.ppocr import rapidocr_recogniser
from plates.recogniser.checkpoint import start_from
from plates.recogniser.course import PEAK_RATE, Course, teach
from plates.recogniser.crops import SHARES, Crop, load_crops, load_pseudo_labelled
from plates.recogniser.evaluate import evaluate, summary, validation_crops
from plates.recogniser.network import Recogniser
from plates.recogniser.rows import settle_rows
from plates.recogniser.samples import REGIONS, Samples


@dataclass(frozen=True)
class Job:
    """What the command line asks for."""

    data: Path
    source: Path
    course: Course
    seed: int
    start: Path | None
    leave_out: tuple[str, ...]
    pseudo: Path | None


def train(job: Job) -> None:
    """Trains from PP-OCRv6, or from a checkpoint, to the end of the course."""
    torch.set_num_threads(1)
    torch.manual_seed(job.seed)
    rng = np.random.default_rng(job.seed)
    network = Recogniser(job.source, len(REGIONS)).to(memory_format=torch.channels_last)
    crops = training_crops(network, job)
    validation = validation_crops(job.data)
    print(json.dumps({"before": summary(evaluate(network, validation))}), flush=True)
    if job.start is not None:
        start_from(network, job.start)
    samples = Samples(PlateDrawer(find_fonts(job.data / "fonts")), crops)
    teach(network, samples, validation, job.course, rng)


def training_crops(network: Recogniser, job: Job) -> dict[str, list[Crop]]:
    """The real plates by set; `network`, not yet trained, tells the rows that nobody counted."""
    crops = {name: load_crops(job.data, name) for name in SHARES if name not in job.leave_out}
    if job.pseudo is not None:
        crops |= load_pseudo_labelled(job.data, job.pseudo)
    crops = {name: settle_rows(network.eval(), members) for name, members in crops.items()}
    counts = {name: (len(members), sum(crop.rows == 2 for crop in members)) for name, members in crops.items()}
    print(json.dumps({"crops (all, of two rows)": counts}), flush=True)
    return crops


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of photos and crops")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--source", type=Path, help="another PP-OCRv6_rec_small.onnx than that of the wheel rapidocr")
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="checkpoint to start from")
    parser.add_argument("--peak-rate", type=float, default=PEAK_RATE)
    parser.add_argument("--leave-out", nargs="*", default=[], help="sets to leave out, for leave-one-source-out figures")
    parser.add_argument("--pseudo", type=Path, help="what plates.recogniser.pseudo_labels wrote")
    a = parser.parse_args()
    course = Course(a.out, a.minutes, a.peak_rate)
    train(Job(a.data, a.source or rapidocr_recogniser(), course, a.seed, a.start, tuple(a.leave_out), a.pseudo))
