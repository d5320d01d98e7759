"""How much of what the recogniser reads rests on having seen photos of the same source.

    python -m plates.leave_one_out --data ../../shared/data

One sixth of the vehicles of every source is kept from all trainings. A training with the rest of all sources and one without
the source in question then read them. All trainings are equally long and begin with PP-OCRv6, never with a checkpoint that
has seen the source. One that has ended is not run again, so an interrupted command goes on where it was; and the figures of
sources that were measured before stay in the report, so they can be measured one at a time:

    python -m plates.leave_one_out --sources openlpr-faisal --minutes 12
"""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from plates.data import HeldOut
from plates.drawing import PlateDrawer
from plates.fonts import find_fonts
from plates.ppocr import rapidocr_recogniser
from plates.recogniser.checkpoint import start_from
from plates.recogniser.course import BATCH, Course, teach
from plates.recogniser.crops import SHARES, Crop, load_crops
from plates.recogniser.evaluate import Result, evaluate, validation_crops
from plates.recogniser.network import Recogniser
from plates.recogniser.rows import settle_rows
from plates.recogniser.samples import REGIONS, Samples

SOURCES: dict[str, tuple[str, ...]] = {
    "openalpr-eu": ("recognition/openalpr-td-eu", "recognition/openalpr-td-eu2"),
    "openalpr-br": ("recognition/openalpr-td-br",),
    "openalpr-us": ("recognition/openalpr-us-crops",),
    "reported-ocr-us": ("recognition/reported-ocr-us",),
    "ankandrew-ar": ("recognition/ankandrew-ar",),
    "openlpr-faisal": ("recognition/openlpr-faisal",),
    "kaggle-cars433": ("recognition/kaggle-cars433",),
    "robertlucian-pinoir": ("detection/robertlucian-pinoir",),
    "dataturks-part": ("detection/dataturks-part",),
}
"""Sets that were photographed or collected together."""
SAME_POOL = {"openlpr-faisal": ("validation/openlpr-faisal",)}
"""Validation sets from the pool of a training source; the others have none."""
NOTHING = "nothing"
"""The name of the training that leaves no source out."""
TESTED_SHARE = 1 / 6
WATCHED = "validation/asik-n225"
"""Shows how a training goes; no training source has photos of its pool."""

Crops = Mapping[str, Sequence[Crop]]
"""By set."""
Row = dict[str, object]
"""What one source's absence costs on one set; see `row_of`."""


@dataclass(frozen=True)
class Job:
    """What the command line asks for."""

    data: Path
    out: Path
    """Folder of the trainings."""
    report: Path
    """JSON: a list of `row_of`; `npm run bench:plates` shows it."""
    minutes: float
    """Of each training."""
    sources: tuple[str, ...]
    seed: int


@dataclass(frozen=True)
class Trained:
    """The averaged network at the end of a training."""

    network: Recogniser
    samples: int
    """That it learned from."""


def is_tested(text: str) -> bool:
    """Chosen by its text, so that all pictures of a vehicle go the same way on every machine."""
    return hashlib.sha256(text.encode()).digest()[0] < 256 * TESTED_SHARE


def without(crops: Crops, shown: Sequence[Crop], left_out: Sequence[str]) -> dict[str, list[Crop]]:
    """The crops to train with: neither of a set that is left out nor of a photo or a vehicle that is shown."""
    held_out = HeldOut(crop.photo for crop in shown)
    return {name: [crop for crop in members if not held_out.shows(crop.photo)] for name, members in crops.items() if name not in left_out}


def measure(job: Job) -> None:
    """Runs the trainings and writes the report."""
    torch.set_num_threads(1)
    untrained = _network(job)
    crops = {name: settle_rows(untrained, load_crops(job.data, name)) for name in SHARES}
    tested = {name: [crop for crop in members if is_tested(crop.text)] for name, members in crops.items()}
    validation = validation_crops(job.data)
    every_tested = [crop for members in tested.values() for crop in members]
    plain = _trained(job, NOTHING, without(crops, every_tested, ()), validation)
    for source in job.sources:
        of_source = [crop for name in SOURCES[source] for crop in crops[name]]
        left_out = _trained(job, source, without(crops, [*every_tested, *of_source], SOURCES[source]), validation)
        to_read = {name: tested[name] for name in SOURCES[source] if tested[name]}
        to_read |= {name: validation[name] for name in SAME_POOL.get(source, ())}
        results = zip(evaluate(plain.network, to_read), evaluate(left_out.network, to_read), strict=True)
        rows = [row_of(source, job.minutes, (one, plain.samples), (other, left_out.samples)) for one, other in results]
        before = json.loads(job.report.read_text()) if job.report.exists() else []
        job.report.write_text(json.dumps(merged(before, source, rows), indent=2) + "\n")
        print(json.dumps(rows), flush=True)


def row_of(source: str, minutes: float, plain: tuple[Result, int], left_out: tuple[Result, int]) -> Row:
    """`{source, set, plates, minutes, plain: {strict, folded, samples}, leftOut: {strict, folded, samples}}`.

    Shares of the plates, and how many samples each network learned from: minutes are not worth the same on a busy machine.
    """

    def told(result: Result, samples: int) -> dict[str, float]:
        return {"strict": round(result.strict, 4), "folded": round(result.folded, 4), "samples": samples}

    read, _ = plain
    return {
        "source": source,
        "set": read.name,
        "plates": read.plates,
        "minutes": minutes,
        "plain": told(*plain),
        "leftOut": told(*left_out),
    }


def merged(before: Sequence[Row], source: str, rows: Sequence[Row]) -> list[Row]:
    """A report in which the rows of one source are new, sources in the order of `SOURCES`."""
    together = [*(row for row in before if row["source"] != source), *rows]
    return sorted(together, key=lambda row: list(SOURCES).index(str(row["source"])))


def _trained(job: Job, name: str, crops: Crops, validation: dict[str, list[Crop]]) -> Trained:
    """Trains, unless a training of the same length and seed has ended here."""
    out = job.out / f"{name}-{job.minutes:g}-minutes-seed-{job.seed}"
    done = out / "done.pt"
    network = _network(job)
    if not done.exists():
        print(json.dumps({"leaving out": name, "crops": {name: len(members) for name, members in crops.items()}}), flush=True)
        samples = Samples(PlateDrawer(find_fonts(job.data / "fonts")), crops)
        rng = np.random.default_rng(job.seed)
        teach(network, samples, {WATCHED: validation[WATCHED]}, Course(out, job.minutes), rng)
        (out / "last.pt").rename(done)
    start_from(network, done)
    return Trained(network.eval(), torch.load(done)["step"] * BATCH)


def _network(job: Job) -> Recogniser:
    torch.manual_seed(job.seed)
    return Recogniser(rapidocr_recogniser(), len(REGIONS)).to(memory_format=torch.channels_last).eval()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"), help="folder of photos and crops")
    parser.add_argument("--out", type=Path, default=Path("runs/leave-one-out"), help="folder for the trainings")
    parser.add_argument("--report", type=Path, default=Path("../addon/bench/leave-one-out.json"))
    parser.add_argument("--minutes", type=float, default=15, help="of each training: one for each source, and one with all of them")
    parser.add_argument("--sources", nargs="+", choices=tuple(SOURCES), default=tuple(SOURCES))
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    measure(Job(a.data, a.out, a.report, a.minutes, tuple(a.sources), a.seed))
