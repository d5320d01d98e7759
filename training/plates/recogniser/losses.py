"""How far the recogniser's answers are from the texts, the regions and the number of rows."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from plates.recogniser.alphabet import BLANK, SEPARATOR_CLASS
from plates.recogniser.network import Recogniser
from plates.recogniser.samples import Sample


def tensor_of(images: np.ndarray) -> torch.Tensor:
    """uint8 [N, H, W, 3] BGR as the network wants it."""
    scaled = torch.from_numpy(np.ascontiguousarray(images.transpose(0, 3, 1, 2))).float()
    return ((scaled / 255 - 0.5) / 0.5).contiguous(memory_format=torch.channels_last)


def losses(network: nn.Module, samples: Sequence[Sample]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """CTC loss for each sample, the mean region loss and the mean loss of the views' fit, which is right here.

    All samples have the same number of rows.
    """
    rows = samples[0].images.shape[0]
    logits, regions, fits = network(tensor_of(np.concatenate([sample.images for sample in samples])))
    return ctc_losses(logits, samples, rows), _region_loss(regions, samples, rows), -nn.functional.logsigmoid(fits).mean()


def misfit_loss(network: Recogniser, views: Sequence[np.ndarray]) -> torch.Tensor:
    """Loss of the views' fit for plates that are laid out with the wrong number of rows."""
    return -nn.functional.logsigmoid(-network.fits(tensor_of(np.concatenate(views)))).mean()


def ctc_losses(logits: torch.Tensor, samples: Sequence[Sample], rows: int) -> torch.Tensor:
    """CTC loss a character, [samples], of logits [samples * rows, T, CLASSES]."""
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


def _region_loss(logits: torch.Tensor, samples: Sequence[Sample], rows: int) -> torch.Tensor:
    allowed = torch.from_numpy(np.stack([sample.regions for sample in samples]))
    known = allowed.any(1)
    if not known.any():
        return logits.sum() * 0
    scores = logits.float().reshape(len(samples), rows, -1).mean(1).log_softmax(-1)
    within = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
    return -within[known].mean()
