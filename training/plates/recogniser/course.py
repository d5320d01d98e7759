"""A course of lessons for the recogniser: how long, how fast, in what order; checkpoints and reports on the way."""

import json
import math
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from plates.recogniser.checkpoint import save
from plates.recogniser.crops import Crop
from plates.recogniser.evaluate import evaluate, summary
from plates.recogniser.learner import Learner
from plates.recogniser.network import Recogniser
from plates.recogniser.samples import Samples

BATCH = 16
PEAK_RATE = 5e-4
WARM_UP_STEPS = 150
TWO_ROW_SHARE = 0.45
CHECKPOINT_SECONDS = 180


@dataclass(frozen=True)
class Course:
    """How long and how fast a network learns, and where its checkpoints go."""

    out: Path
    """Folder of `last.pt`, the averaged network of the last minutes, and `best.pt`, the one that did best on validation."""
    minutes: float
    """The rate falls to nothing within them, whatever the machine does in a minute."""
    peak_rate: float = PEAK_RATE
    batch: int = BATCH


def teach(network: Recogniser, samples: Samples, validation: dict[str, list[Crop]], course: Course, rng: np.random.Generator) -> Learner:
    """Trains the network to the end of the course."""
    course.out.mkdir(parents=True, exist_ok=True)
    learner = Learner(network)
    streams = {rows: samples.stream(rng, rows) for rows in (1, 2)}
    began = saved = time.monotonic()
    running, best = 0.0, -1.0
    while (spent := (time.monotonic() - began) / 60 / course.minutes) < 1:
        rate = rate_at(learner.steps, spent, course.peak_rate)
        rows = 2 if rng.random() < TWO_ROW_SHARE else 1
        batch = list(islice(streams[rows], course.batch))
        misfits = [samples.misfit(rng, rows) for _ in range(course.batch // 2)] if learner.wants_misfits else []
        running = running * 0.98 + learner.learn(batch, misfits, rate) * 0.02
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            saved = time.monotonic()
            progress = {"minutes": round((saved - began) / 60, 1), "rate": round(rate, 6), "loss": round(running, 4)}
            best = _checkpoint(learner, validation, course, best, progress)
    _checkpoint(learner, validation, course, best, {"end": True})
    return learner


def rate_at(step: int, spent: float, peak: float) -> float:
    """Up over the first steps, and down a half cosine as the share `spent` of the time goes from 0 to 1."""
    return peak * min(1.0, (step + 1) / WARM_UP_STEPS) * (0.5 + 0.5 * math.cos(math.pi * spent))


def _checkpoint(learner: Learner, validation: dict[str, list[Crop]], course: Course, best: float, progress: dict[str, object]) -> float:
    """Measures, reports and saves; returns the best score so far."""
    results = evaluate(learner.average, validation)
    score = sum(result.folded * result.plates for result in results) / sum(result.plates for result in results)
    print(json.dumps({**progress, "step": learner.steps, "seen": learner.steps * course.batch, **summary(results)}), flush=True)
    save(course.out / "last.pt", learner.average, learner.steps, score)
    if score >= best:
        save(course.out / "best.pt", learner.average, learner.steps, score)
    return max(best, score)
