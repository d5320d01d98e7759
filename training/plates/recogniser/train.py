"""Trains the recogniser: `python -m plates.recogniser.train --data ../../shared/data --out runs/recogniser`."""

import argparse
import copy
import json
import math
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import nn

from plates.recogniser.alphabet import BLANK, SEPARATOR_CLASS
from plates.recogniser.evaluate import evaluate, summary, validation_crops
from plates.recogniser.network import Recogniser
from plates.recogniser.samples import REGIONS, SHARES, Crop, Sample, Samples, load_crops, load_pseudo_labelled, plain_views

BATCH = 16
PEAK_RATE = 5e-4
WARM_UP_STEPS = 150
WEIGHT_DECAY = 0.02
EMA = 0.998
FROZEN = ("Conv/0", "Conv/1", "Conv/2", "Conv/3")
"""The first convolutions see edges, which plates share with the text that the network was trained on."""
REGION_WEIGHT = 0.1
TWO_ROW_SHARE = 0.36
MISFIT_EVERY = 4
"""Steps between batches that teach what a plate laid out with the wrong number of rows looks like."""
CHECKPOINT_SECONDS = 180


@dataclass(frozen=True)
class Job:
    data: Path
    out: Path
    source: Path
    minutes: float
    seed: int
    start: Path | None
    peak_rate: float
    leave_out: tuple[str, ...]
    pseudo: Path | None


def tensor_of(images: np.ndarray) -> torch.Tensor:
    """uint8 [N, H, W, 3] BGR as the network wants it."""
    scaled = torch.from_numpy(np.ascontiguousarray(images.transpose(0, 3, 1, 2))).float()
    return ((scaled / 255 - 0.5) / 0.5).contiguous(memory_format=torch.channels_last)


def losses(network: nn.Module, samples: list[Sample]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """CTC loss for each sample, the mean region loss and the mean loss of the views' fit, which is right here.

    All samples have the same number of rows.
    """
    rows = samples[0].images.shape[0]
    logits, regions, fits = network(tensor_of(np.concatenate([sample.images for sample in samples])))
    return ctc_losses(logits, samples, rows), _region_loss(regions, samples, rows), -nn.functional.logsigmoid(fits).mean()


def misfit_loss(network: Recogniser, views: list[np.ndarray]) -> torch.Tensor:
    """Loss of the views' fit for plates that are laid out with the wrong number of rows."""
    return -nn.functional.logsigmoid(-network.fits(tensor_of(np.concatenate(views)))).mean()


def ctc_losses(logits: torch.Tensor, samples: list[Sample], rows: int) -> torch.Tensor:
    steps = logits.float().log_softmax(-1)
    # the rows of a plate are read one after the other
    steps = steps.reshape(len(samples), rows * steps.shape[1], -1)
    unnamed = torch.tensor([not sample.has_separators for sample in samples])
    if unnamed.any():
        steps = torch.where(unnamed[:, None, None], _separators_as_blanks(steps), steps)
    targets = torch.tensor([index for sample in samples for index in sample.classes])
    lengths = torch.tensor([len(sample.classes) for sample in samples])
    times = torch.full((len(samples),), steps.shape[1])
    return nn.functional.ctc_loss(steps.transpose(0, 1), targets, times, lengths, BLANK, reduction="none", zero_infinity=True) / lengths


def _separators_as_blanks(steps: torch.Tensor) -> torch.Tensor:
    """Where a label does not name separators, one that the network sees counts as blank."""
    blank = torch.logaddexp(steps[..., BLANK], steps[..., SEPARATOR_CLASS])
    never = torch.full_like(blank, -1e4)
    return torch.cat([blank[..., None], steps[..., 1:SEPARATOR_CLASS], never[..., None]], -1)


def _region_loss(logits: torch.Tensor, samples: list[Sample], rows: int) -> torch.Tensor:
    allowed = torch.from_numpy(np.stack([sample.regions for sample in samples]))
    known = allowed.any(1)
    if not known.any():
        return logits.sum() * 0
    scores = logits.float().reshape(len(samples), rows, -1).mean(1).log_softmax(-1)
    within = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
    return -within[known].mean()


def settle_rows(network: nn.Module, crops: list[Crop]) -> list[Crop]:
    """Crops whose rows nobody counted get the number of rows with which the network, knowing the text, reads them better."""
    settled = []
    for crop in crops:
        if crop.rows is None:
            loss = {rows: _text_loss(network, crop, rows) for rows in (1, 2)}
            crop = Crop(crop.photo, crop.quad, crop.text, min(loss, key=loss.__getitem__), crop.regions, crop.margin)
        settled.append(crop)
    return settled


@torch.no_grad()
def _text_loss(network: nn.Module, crop: Crop, rows: int) -> float:
    from plates.recogniser.alphabet import encode

    sample = Sample(plain_views(crop, rows), encode(crop.text), False, np.zeros(len(REGIONS), bool))
    return float(losses(network, [sample])[0])


def train(job: Job) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(job.seed)
    rng = np.random.default_rng(job.seed)
    job.out.mkdir(parents=True, exist_ok=True)
    network = Recogniser(job.source, len(REGIONS)).to(memory_format=torch.channels_last)
    crops = {name: load_crops(job.data, name) for name in SHARES if name not in job.leave_out}
    if job.pseudo is not None:
        crops |= load_pseudo_labelled(job.data, job.pseudo)
    crops = {name: settle_rows(network.eval(), members) for name, members in crops.items()}
    counts = {name: (len(members), sum(crop.rows == 2 for crop in members)) for name, members in crops.items()}
    print(json.dumps({"crops (all, of two rows)": counts}), flush=True)
    validation = validation_crops(job.data)
    print(json.dumps({"before": summary(evaluate(network, validation))}), flush=True)
    if job.start is not None:
        start_from(network, job.start)
    freeze(network)
    average = copy.deepcopy(network).eval()
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for n, p in network.named_parameters() if p.requires_grad and p.ndim > 1], "weight_decay": WEIGHT_DECAY},
            {"params": [p for n, p in network.named_parameters() if p.requires_grad and p.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=job.peak_rate,
    )
    samples = Samples(job.data, crops)
    streams = {rows: samples.stream(rng, rows) for rows in (1, 2)}
    began = saved = time.monotonic()
    step, seen, running, best = 0, 0, 0.0, -1.0
    network.train()
    while (spent := (time.monotonic() - began) / 60 / job.minutes) < 1:
        rate = job.peak_rate * min(1.0, (step + 1) / WARM_UP_STEPS) * (0.5 + 0.5 * math.cos(math.pi * spent))
        for group in optimiser.param_groups:
            group["lr"] = rate
        rows = 2 if rng.random() < TWO_ROW_SHARE else 1
        batch = list(islice(streams[rows], BATCH))
        text_losses, region_loss, fit_loss = losses(network, batch)
        loss = text_losses.mean() + REGION_WEIGHT * region_loss + fit_loss
        if step % MISFIT_EVERY == 0:
            wrong = [samples.misfit(rng, rows) for _ in range(BATCH // 2)]
            loss = loss + MISFIT_EVERY * misfit_loss(network, wrong)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        step, seen, running = step + 1, seen + BATCH, running * 0.98 + float(text_losses.detach().mean()) * 0.02
        decay = min(EMA, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, value in zip(average.parameters(), network.parameters(), strict=True):
                mean.lerp_(value, 1 - decay)
            for mean, value in zip(average.buffers(), network.buffers(), strict=True):
                mean.copy_(value)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            saved = time.monotonic()
            results = evaluate(average, validation)
            score = sum(result.folded for result in results) / len(results)
            print(json.dumps({"minutes": round((saved - began) / 60, 1), "step": step, "seen": seen, "rate": round(rate, 6), "loss": round(running, 4), **summary(results)}), flush=True)
            _save(job.out / "last.pt", average, step, score)
            if score >= best:
                best = score
                _save(job.out / "best.pt", average, step, score)
    results = evaluate(average, validation)
    score = sum(result.folded for result in results) / len(results)
    print(json.dumps({"end": summary(results), "step": step, "seen": seen}), flush=True)
    _save(job.out / "last.pt", average, step, score)
    if score >= best:
        _save(job.out / "best.pt", average, step, score)


def start_from(network: nn.Module, checkpoint: Path) -> None:
    """Takes the weights of a checkpoint; a head of another size (regions were added) stays as it is."""
    own = network.state_dict()
    saved = torch.load(checkpoint)["ema"]
    fitting = {name: value for name, value in saved.items() if name in own and own[name].shape == value.shape}
    network.load_state_dict(fitting, strict=False)
    print(json.dumps({"started from": str(checkpoint), "left out": sorted(own.keys() - fitting.keys())}), flush=True)


def freeze(network: Recogniser) -> None:
    for name, module in network.backbone.named_modules():
        if name.split(".")[0] in FROZEN:
            for parameter in module.parameters():
                parameter.requires_grad_(False)


def _save(path: Path, average: nn.Module, step: int, score: float) -> None:
    beside = path.with_suffix(".part")
    torch.save({"ema": average.state_dict(), "step": step, "score": score, "regions": REGIONS}, beside)
    beside.replace(path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of photos and crops")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--source", type=Path, required=True, help="PP-OCRv6_rec_small.onnx of the wheel rapidocr")
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="checkpoint to start from")
    parser.add_argument("--peak-rate", type=float, default=PEAK_RATE)
    parser.add_argument("--leave-out", nargs="*", default=[], help="sets to leave out, for leave-one-source-out figures")
    parser.add_argument("--pseudo", type=Path, help="what plates.recogniser.pseudo_labels wrote")
    a = parser.parse_args()
    train(Job(a.data, a.out, a.source, a.minutes, a.seed, a.start, a.peak_rate, tuple(a.leave_out), a.pseudo))
