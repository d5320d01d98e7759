"""Checkpoints of the recogniser: the averaged network, the regions that its head names, and how it did on validation."""

import json
from pathlib import Path

import torch
from torch import nn

from plates.recogniser.samples import REGIONS


def save(path: Path, average: nn.Module, step: int, score: float) -> None:
    """Whole or not at all, whenever the run is ended. `score` is the mean share of validation plates read, folded."""
    beside = path.with_suffix(".part")
    torch.save({"ema": average.state_dict(), "step": step, "score": score, "regions": REGIONS}, beside)
    beside.replace(path)


def start_from(network: nn.Module, checkpoint: Path) -> None:
    """Takes the weights of a checkpoint; a head of another size (regions were added) stays as it is."""
    own = network.state_dict()
    saved = torch.load(checkpoint)["ema"]
    fitting = {name: value for name, value in saved.items() if name in own and own[name].shape == value.shape}
    network.load_state_dict(fitting, strict=False)
    print(json.dumps({"started from": str(checkpoint), "left out": sorted(own.keys() - fitting.keys())}), flush=True)
