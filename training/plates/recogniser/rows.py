"""Tells how many rows a labelled plate has where nobody counted them."""

from dataclasses import replace

import numpy as np
import torch
from torch import nn

from plates.recogniser.alphabet import encode
from plates.recogniser.crops import Crop
from plates.recogniser.losses import losses
from plates.recogniser.samples import REGIONS, Sample, plain_views


def settle_rows(network: nn.Module, crops: list[Crop]) -> list[Crop]:
    """Crops whose rows nobody counted get the number of rows with which the network, knowing the text, reads them better."""
    settled = []
    for crop in crops:
        if crop.rows is None:
            loss = {rows: _text_loss(network, crop, rows) for rows in (1, 2)}
            crop = replace(crop, rows=min(loss, key=loss.__getitem__))
        settled.append(crop)
    return settled


@torch.no_grad()
def _text_loss(network: nn.Module, crop: Crop, rows: int) -> float:
    sample = Sample(plain_views(crop, rows), encode(crop.text), False, np.zeros(len(REGIONS), bool))
    return float(losses(network, [sample])[0])
