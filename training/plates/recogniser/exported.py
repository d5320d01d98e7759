"""The exported recogniser, to be measured as the network is that it was exported from."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import nn

LEAST_PROBABILITY = 1e-9


class ExportedRecogniser(nn.Module):
    """Takes and gives what `Recogniser` does, computed by the ONNX file on one thread."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Log probabilities stand for logits: a softmax of them gives the probabilities again."""
        values = ((images * 0.5 + 0.5) * 255).round().clamp(0, 255).byte()
        red_first = np.ascontiguousarray(values[:, [2, 1, 0]].permute(0, 2, 3, 1).numpy())
        characters, regions, fits = self._session.run(["characters", "regions", "fits"], {"image": red_first})
        return _logs(characters), _logs(regions), torch.logit(torch.from_numpy(fits), LEAST_PROBABILITY)


def _logs(probabilities: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(probabilities).clamp(min=LEAST_PROBABILITY).log()
