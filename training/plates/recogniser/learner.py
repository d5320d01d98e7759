"""The recogniser as it learns: one step for a batch of samples, and the average over the last steps."""

import copy
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from plates.recogniser.losses import losses, misfit_loss
from plates.recogniser.network import Recogniser
from plates.recogniser.samples import Sample

WEIGHT_DECAY = 0.02
EMA = 0.998
FROZEN = ("Conv/0", "Conv/1", "Conv/2", "Conv/3")
"""The first convolutions see edges, which plates share with the text that the network was trained on."""
REGION_WEIGHT = 0.1
MISFIT_EVERY = 4
"""Steps between batches that teach what a plate laid out with the wrong number of rows looks like."""
LARGEST_GRADIENT = 5.0


class Learner:
    """`network` is trained; `average` follows it smoothly and is the one to use."""

    def __init__(self, network: Recogniser) -> None:
        self.network = network
        self.average = copy.deepcopy(network).eval()
        self.steps = 0
        _freeze(network)
        learning = [parameter for parameter in network.parameters() if parameter.requires_grad]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": [parameter for parameter in learning if parameter.ndim > 1], "weight_decay": WEIGHT_DECAY},
                {"params": [parameter for parameter in learning if parameter.ndim <= 1], "weight_decay": 0.0},
            ]
        )
        network.train()

    @property
    def wants_misfits(self) -> bool:
        """Whether the next step is one of those that learn from misfits."""
        return self.steps % MISFIT_EVERY == 0

    def learn(self, samples: Sequence[Sample], misfits: Sequence[np.ndarray], rate: float) -> float:
        """One step; returns the mean loss of the texts.

        The samples have the same number of rows. `misfits` are views, uint8 [rows, 48, W, 3], of plates with another number
        of rows than they are laid out for; none where they are not wanted.
        """
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        text_losses, region_loss, fit_loss = losses(self.network, samples)
        loss = text_losses.mean() + REGION_WEIGHT * region_loss + fit_loss
        if misfits:
            loss = loss + MISFIT_EVERY * misfit_loss(self.network, misfits)
        self._optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), LARGEST_GRADIENT)
        self._optimiser.step()
        self.steps += 1
        self._follow()
        return float(text_losses.detach().mean())

    @torch.no_grad()
    def _follow(self) -> None:
        decay = min(EMA, (1 + self.steps) / (10 + self.steps))
        for mean, value in zip(self.average.parameters(), self.network.parameters(), strict=True):
            mean.lerp_(value, 1 - decay)
        for mean, value in zip(self.average.buffers(), self.network.buffers(), strict=True):
            mean.copy_(value)


def _freeze(network: Recogniser) -> None:
    for name, module in network.backbone.named_modules():
        if name.split(".")[0] in FROZEN:
            for parameter in module.parameters():
                parameter.requires_grad_(False)
