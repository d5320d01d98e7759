"""The recogniser: PP-OCRv6 small with a finer reading step, our characters and a guess at the region."""

from pathlib import Path

import onnx
import torch
from torch import nn

from plates import ppocr
from plates.recogniser.alphabet import BLANK, CHARACTERS, CLASSES, SEPARATOR_CLASS

POOL_INPUT_NODE = "AveragePool"
FEATURES = "p2o.pd_op.transpose.8.0"
"""Name of the tensor [N, T, 120] that the classifier reads."""


class Recogniser(nn.Module):
    """Reads one row of characters.

    Input float [N, 3, 48, W], BGR, (value / 255 - 0.5) / 0.5, W a multiple of 8. Output logits [N, W / 4, CLASSES] for CTC,
    logits [N, regions] and a logit [N] of the view showing as many rows as it should: one, or a half of two.
    """

    def __init__(self, source: Path, regions: int) -> None:
        super().__init__()
        model = ppocr.convertible(source)
        pooled = next(node for node in model.graph.node if node.op_type == POOL_INPUT_NODE)
        start = model.graph.input[0].name
        matrix, bias = ppocr.head_weights(model, CHARACTERS)
        self.backbone = ppocr.trainable(ppocr.part(model, start, pooled.input[0]))
        self.neck = ppocr.trainable(ppocr.part(model, pooled.output[0], FEATURES))
        # the original steps by 8 pixels, too coarse for ten characters in 192; the kernel stays, so that features do
        self.pool = nn.AvgPool2d((3, 2), stride=(3, 1))
        self.head = nn.Linear(matrix.shape[1], CLASSES)
        self.region = nn.Linear(_channels(model, pooled.input[0]), regions)
        self.fit = nn.Linear(self.region.in_features, 1)
        with torch.no_grad():
            self.head.weight[:SEPARATOR_CLASS] = torch.from_numpy(matrix)
            self.head.bias[:SEPARATOR_CLASS] = torch.from_numpy(bias)
            # a separator begins as a rarer kind of blank
            self.head.weight[SEPARATOR_CLASS] = self.head.weight[BLANK] * 0.5
            self.head.bias[SEPARATOR_CLASS] = self.head.bias[BLANK] - 4

    def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        features = self.backbone(images)
        steps = self.pool(nn.functional.pad(features, (0, 1, 0, 0), mode="replicate"))
        means = features.mean((2, 3))
        # what reading needs decides about the features; whether a view fits only looks at them
        return self.head(self.neck(steps)), self.region(means), self.fit(means.detach()).squeeze(-1)

    @torch.no_grad()
    def fits(self, images: torch.Tensor) -> torch.Tensor:
        """Only the last output of `forward`, with a gradient for its own weights alone."""
        means = self.backbone(images).mean((2, 3))
        with torch.enable_grad():
            return self.fit(means).squeeze(-1)


def _channels(model: onnx.ModelProto, tensor: str) -> int:
    """Output channels of the last convolution before a tensor."""
    producers = {output: node for node in model.graph.node for output in node.output}
    sizes = {value.name: value.dims for value in model.graph.initializer}
    stack = [tensor]
    while stack:
        node = producers[stack.pop(0)]
        if node.op_type == "Conv":
            return int(sizes[node.input[1]][0])
        stack += [name for name in node.input if name in producers]
    raise ValueError(f"No convolution before {tensor}")
