"""Trains the finder on one core.

    python -m plates.finder.train --data ../../shared/data --out runs/finder --minutes 90

The learning rate falls with the time used, so a run ends when its minutes are over, whatever the machine. `last.pt` is written
every three minutes and taken up again by the same command; `best.pt` is the averaged network that did best on validation.
"""

import argparse
import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from plates.finder.decode import FoundPlate, decode
from plates.finder.evaluate import LOWEST_SCORE, SETS, Find, Pictures, best_threshold, figures, load_pictures
from plates.finder.export import Exported
from plates.finder.gallery import Gallery, load_gallery
from plates.finder.learner import Learner
from plates.finder.network import Finder, parameters
from plates.finder.scenes import Size, make_scene

SIZES: tuple[tuple[Size, int], ...] = (((416, 256), 16), ((256, 416), 16), ((352, 352), 14), ((640, 384), 8))
"""Picture sizes and how many make a batch."""

WARM_UP = 0.02
"""Share of the time in which the rate rises."""

VALIDATION_SIDES = (640, 416)
CHECKPOINT_SECONDS = 180
VALIDATION_SECONDS = 330
REPORT_STEPS = 200


def rate_at(progress: float, highest: float) -> float:
    """Up for WARM_UP of the time, then down a cosine to almost nothing."""
    if progress < WARM_UP:
        return highest * progress / WARM_UP
    fallen = min(1.0, (progress - WARM_UP) / (1 - WARM_UP))
    return highest * (0.005 + 0.995 * (1 + math.cos(math.pi * fallen)) / 2)


def torch_finder(network: Finder) -> Find:
    """The network as it will be exported."""
    exported = Exported(network).eval()

    @torch.no_grad()
    def find(image: np.ndarray) -> list[FoundPlate]:
        score, box, corners, rows = (answer[0].numpy() for answer in exported(torch.from_numpy(image)[None]))
        return decode(score, box, corners, rows, LOWEST_SCORE)

    return find


def validate(network: Finder, pictures: dict[int, list[Pictures]]) -> tuple[float, dict[str, dict[str, float]]]:
    """A merit to choose checkpoints by (recall at IoU 0.5 with few false plates, then how tight), and all figures by long side."""
    find = torch_finder(network)
    report, merit = {}, 0.0
    for side, sets in pictures.items():
        matches = [answers for part in sets for answers in part.matches(find)]
        result = figures(matches, sum(part.plates for part in sets), best_threshold(matches))
        report[str(side)] = {key: round(value, 4) for key, value in asdict(result).items()}
        merit += (result.recall_50 + 0.3 * result.mean_iou) / len(pictures)
    return merit, report


@dataclass
class Progress:
    """Seconds used and the best merit so far; what a checkpoint remembers beside the learner."""

    used: float = 0.0
    best: float = 0.0


@dataclass
class Tally:
    """Sums since the last line of the log."""

    losses: np.ndarray
    making: float = 0.0
    learning: float = 0.0


def train(data: Path, out: Path, minutes: float, *, seed: int, rate: float, start: Path | None) -> None:
    """Trains for so many minutes, those of earlier runs in the same folder included."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    out.mkdir(parents=True, exist_ok=True)
    learner, progress = Learner(Finder()), Progress()
    if (out / "last.pt").exists():
        state = torch.load(out / "last.pt", map_location="cpu", weights_only=True)
        learner.restore(state)
        progress = Progress(state["used"], state["best"])
        rng = np.random.default_rng(seed + learner.steps)
    elif start is not None:
        learner.begin_with(start)
    gallery = load_gallery(data, rng)
    pictures = {side: [load_pictures(data, name, side) for name in SETS] for side in VALIDATION_SIDES}
    print(f"{parameters(learner.network)} parameters, {progress.used:.0f} s used", flush=True)
    _learn_on(learner, progress, gallery, pictures, out, rng, seconds=minutes * 60, rate=rate)


def _learn_on(
    learner: Learner,
    progress: Progress,
    gallery: Gallery,
    pictures: dict[int, list[Pictures]],
    out: Path,
    rng: np.random.Generator,
    *,
    seconds: float,
    rate: float,
) -> None:
    """Until the time is used up; validates and saves now and then."""
    tally = Tally(np.zeros(4))
    saved = validated = progress.used
    while progress.used < seconds:
        began = time.monotonic()
        size, count = SIZES[rng.integers(len(SIZES))]
        scenes = [make_scene(rng, gallery, size) for _ in range(count)]
        gallery.refresh(rng)
        made = time.monotonic()
        parts = learner.learn(scenes, rate_at(progress.used / seconds, rate))
        ended = time.monotonic()
        progress.used += ended - began
        tally.making += made - began
        tally.learning += ended - made
        tally.losses += [part.item() for part in (parts.score, parts.box, parts.corners, parts.rows)]
        if learner.steps % REPORT_STEPS == 0:
            _log(learner, progress, tally)
            tally = Tally(np.zeros(4))
        over = progress.used >= seconds
        if over or progress.used - validated > VALIDATION_SECONDS:
            validated = progress.used
            merit, report = validate(learner.average, pictures)
            print(json.dumps({"merit": round(merit, 4), "used": round(progress.used), "step": learner.steps, **report}), flush=True)
            if merit >= progress.best:
                progress.best = merit
                _save(out / "best.pt", learner, progress)
        if over or progress.used - saved > CHECKPOINT_SECONDS:
            saved = progress.used
            _save(out / "last.pt", learner, progress)


def _log(learner: Learner, progress: Progress, tally: Tally) -> None:
    mean = " ".join(f"{value:.3f}" for value in tally.losses / REPORT_STEPS)
    share = tally.making / (tally.making + tally.learning)
    print(f"{progress.used:6.0f} s, step {learner.steps}, score box corners rows {mean}, {share:.0%} of the time making scenes", flush=True)


def _save(path: Path, learner: Learner, progress: Progress) -> None:
    """Whole or not at all, whenever the run is ended."""
    part = path.with_suffix(".part")
    torch.save({"widths": asdict(learner.network.widths), **asdict(progress), **learner.state()}, part)
    part.replace(path)


def main() -> None:
    """Reads the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--minutes", type=float, required=True)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rate", type=float, default=2e-3, help="the highest learning rate")
    options.add_argument("--start", type=Path, help="a checkpoint to begin with instead of chance")
    given = options.parse_args()
    train(given.data, given.out, given.minutes, seed=given.seed, rate=given.rate, start=given.start)


if __name__ == "__main__":
    main()
