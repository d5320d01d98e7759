"""Trains the witness: `python -m plates.witness.train --data ../../shared/data --out runs/witness`.

A stage whose checkpoint is in the folder is not run again, so an interrupted training goes on where a stage began.
"""

import argparse
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np

from plates.drawing import PlateDrawer
from plates.fonts import find_fonts
from plates.witness.lstmf import write_lstmf
from plates.witness.samples import Line, easy_lines, hard_lines
from plates.witness.tools import LANGUAGE, finish, make_skeleton, train_network


@dataclass(frozen=True)
class Stage:
    """Which lines are learned, until when and how fast."""

    name: str
    lines: str
    """`easy` or `hard`."""
    until: int
    """Lines seen in it."""
    rate: float


STAGES = (
    Stage("easy", "easy", 25_000, 1e-3),
    Stage("hard", "hard", 75_000, 1e-3),
    Stage("slow", "hard", 48_000, 3e-4),
    Stage("slowest", "hard", 15_000, 1e-4),
)
"""Straight on hard lines the network learns nothing in 57,000; with falling rates it settles."""
LINES = {"easy": 8_000, "hard": 30_000}


@dataclass(frozen=True)
class Job:
    """What the command line asks for."""

    data: Path
    out: Path
    seed: int
    share: float
    """Part of all lines and of all steps that is done; below 1 only to try the chain."""


def train(job: Job) -> Path:
    """Returns the finished model."""
    job.out.mkdir(parents=True, exist_ok=True)
    log = job.out / "train.log"
    skeleton = make_skeleton(job.out / "skeleton", log)
    checkpoint: Path | None = None
    for stage in STAGES:
        output = job.out / stage.name
        done = output.with_name(f"{stage.name}.done")
        listing = write_lines(job, stage.lines)
        if not done.exists():
            steps = round(stage.until * job.share)
            print(f"{stage.name}: to {steps} lines at rate {stage.rate}", flush=True)
            train_network(skeleton, listing, output, log, steps, stage.rate, checkpoint).rename(done)
        checkpoint = done
    model = job.out / f"{LANGUAGE}.traineddata"
    finish(skeleton, checkpoint, model, log)
    return model


def write_lines(job: Job, name: str) -> Path:
    """The file that lists the lines `easy` or `hard`, which are made where they are missing."""
    listing = job.out / "lines" / f"{name}.txt"
    if listing.exists():
        return listing
    cv2.setNumThreads(1)
    drawer = PlateDrawer(find_fonts(job.data / "fonts"))
    rng = np.random.default_rng([job.seed, list(LINES).index(name)])
    lines = easy_lines(rng, drawer) if name == "easy" else hard_lines(rng, drawer, job.data)
    return write_lstmf(listing.parent, name, islice(filter(_is_possible, lines), round(LINES[name] * job.share)))


def _is_possible(line: Line) -> bool:
    """The network gives one step for three pixels and needs one for each character and one between equals."""
    picture, text = line
    return 0 < 2 * len(text) <= picture.shape[1] // 3


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of photos and crops")
    parser.add_argument("--out", type=Path, required=True, help="folder for lines and checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="part of all lines and steps, to try the chain")
    a = parser.parse_args()
    print(train(Job(a.data, a.out, a.seed, a.share)))
