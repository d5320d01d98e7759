"""How far the network's answers are from the targets."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from plates.finder.network import Found
from plates.finder.targets import Targets

BOX_WEIGHT = 2.0
CORNER_WEIGHT = 3.0
ROWS_WEIGHT = 0.3


@dataclass(frozen=True)
class Losses:
    """Each is one number, averaged over plates."""

    score: Tensor
    box: Tensor
    corners: Tensor
    rows: Tensor

    @property
    def total(self) -> Tensor:
        return self.score + BOX_WEIGHT * self.box + CORNER_WEIGHT * self.corners + ROWS_WEIGHT * self.rows


def losses(found: Found, targets: Targets) -> Losses:
    """Of a batch of scenes."""
    plates = max(1, targets.plates)
    box = found.box.reshape(-1, 4)[targets.cell]
    corners = found.corners.reshape(-1, 8)[targets.cell]
    rows = found.rows.reshape(-1)[targets.cell]
    rows_known = targets.rows > 0
    rows_loss = functional.binary_cross_entropy_with_logits(rows, (targets.rows == 2).float(), reduction="none")
    return Losses(
        score=_centres(found.score, targets) / plates,
        box=(_box(box, targets.box) * targets.weight).sum() / plates,
        corners=(_corners(corners, targets) * targets.weight).sum() / plates,
        rows=(rows_loss * targets.weight * rows_known).sum() / plates,
    )


def _centres(score: Tensor, targets: Targets) -> Tensor:
    """Focal loss that asks less of cells near a centre, summed."""
    score = score.clamp(-12, 12)
    yes, no = functional.logsigmoid(score), functional.logsigmoid(-score)
    probability = torch.sigmoid(score)
    centre = targets.hill == 1
    found = -((1 - probability) ** 2) * yes
    quiet = -(probability**2) * no * (1 - targets.hill) ** 4 * targets.asked
    return torch.where(centre, found, quiet).sum()


def _box(box: Tensor, truth: Tensor) -> Tensor:
    """1 - generalised IoU of distances [K, 4]."""
    overlap = _area(torch.minimum(box, truth))
    union = _area(box) + _area(truth) - overlap
    hull = _area(torch.maximum(box, truth))
    return 1 - overlap / union + (hull - union) / hull


def _area(box: Tensor) -> Tensor:
    # An edge may lie on the other side of the cell for a plate cut off by the border: then nothing overlaps
    return (box[:, 0] + box[:, 2]).clamp(min=1e-3) * (box[:, 1] + box[:, 3]).clamp(min=1e-3)


def _corners(corners: Tensor, targets: Targets) -> Tensor:
    """Distance from the true corners; where only the box is known, of the corners' own box from it. Relative to the size."""
    size = _area(targets.box).sqrt()[:, None]
    exact = functional.smooth_l1_loss(corners / size, targets.corners / size, beta=0.05, reduction="none").mean(1)
    x, y = corners[:, 0::2], corners[:, 1::2]
    around = torch.stack([-x.amin(1), -y.amin(1), x.amax(1), y.amax(1)], 1)
    weak = functional.smooth_l1_loss(around / size, targets.box / size, beta=0.05, reduction="none").mean(1)
    return torch.where(targets.corners_known, exact, weak)
