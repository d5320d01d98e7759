"""The network as it learns: one step for a batch of scenes, and the average over the last steps."""

import copy
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from plates.finder.labels import Scene
from plates.finder.losses import Losses, losses
from plates.finder.network import Finder
from plates.finder.targets import make_targets

AVERAGE_DECAY = 0.9985
KERNEL_DECAY = 0.02


class Learner:
    """`network` is trained; `average` follows it smoothly and is the one to use."""

    def __init__(self, network: Finder) -> None:
        self.network = network.to(memory_format=torch.channels_last).train()
        self.average = copy.deepcopy(self.network)
        self.steps = 0
        kernels = [parameter for parameter in network.parameters() if parameter.ndim > 1]
        rest = [parameter for parameter in network.parameters() if parameter.ndim <= 1]
        self._optimizer = torch.optim.AdamW([{"params": kernels, "weight_decay": KERNEL_DECAY}, {"params": rest, "weight_decay": 0.0}])

    def learn(self, scenes: Sequence[Scene], rate: float) -> Losses:
        """One step on scenes of one size."""
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        # Half as wide numbers double the speed where the processor has them
        with torch.autocast("cpu", torch.bfloat16):
            found = self.network(_batch(scenes))
        parts = losses(found, make_targets(scenes))
        self._optimizer.zero_grad(set_to_none=True)
        parts.total.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 10.0)
        self._optimizer.step()
        self.steps += 1
        self._follow()
        return parts

    @torch.no_grad()
    def _follow(self) -> None:
        decay = min(AVERAGE_DECAY, (1 + self.steps) / (10 + self.steps))
        for slow, fast in zip(self.average.state_dict().values(), self.network.state_dict().values(), strict=True):
            if slow.dtype.is_floating_point:
                slow.lerp_(fast, 1 - decay)
            else:
                slow.copy_(fast)

    def state(self) -> dict[str, object]:
        """What `restore` needs to go on."""
        return {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "step": self.steps,
        }

    def restore(self, state: dict[str, object]) -> None:
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.steps = state["step"]

    def begin_with(self, checkpoint: Path) -> None:
        """Takes the averaged network of another run as the beginning."""
        self.network.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["average"])
        self.average.load_state_dict(self.network.state_dict())


def _batch(scenes: Sequence[Scene]) -> Tensor:
    """float32 [N, 3, H, W], RGB bytes."""
    stacked = np.stack([scene.image[..., ::-1] for scene in scenes])
    return torch.from_numpy(stacked).permute(0, 3, 1, 2).float().contiguous(memory_format=torch.channels_last)
