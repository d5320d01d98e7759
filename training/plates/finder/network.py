"""The finder's network: plain 3x3 convolutions down to stride 32, summed back up to one head at stride 8."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

STRIDE = 8
"""Input pixels between neighbouring cells of the outputs."""

ALIGNMENT = 32
"""Height and width of an input are multiples of this: the coarsest stride inside."""

INPUT_SCALE = 1 / 128
"""Bytes are only scaled, never shifted, so that the scale can be folded into the first convolution."""


@dataclass(frozen=True)
class Widths:
    """Channels by stride. Fine strides have few: most of the time is spent there."""

    at_2: int = 16
    at_4: int = 24
    at_8: int = 48
    at_16: int = 80
    at_32: int = 128
    head: int = 64


@dataclass(frozen=True)
class Found:
    """What the network says for each cell, batch first, H and W in cells.

    score: logits [N, H, W]. box: [N, H, W, 4], pixels from the cell's centre to left, top, right and bottom.
    corners: [N, H, W, 8], (dx, dy) in pixels from the cell's centre of top-left, top-right, bottom-right, bottom-left.
    rows: logits [N, H, W] of the plate having two rows.
    """

    score: Tensor
    box: Tensor
    corners: Tensor
    rows: Tensor


class Convolution(nn.Module):
    """3x3 convolution, batch norm, ReLU; with a shortcut where the shape stays, which export folds into the kernel."""

    def __init__(self, inputs: int, outputs: int, *, stride: int = 1, dilation: int = 1, shortcut: bool = False) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, stride, dilation, dilation, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.shortcut = shortcut

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm(self.conv(x))
        return functional.relu(y + x if self.shortcut else y)

    def folded(self) -> nn.Module:
        """The same function as one convolution with bias and a ReLU; meant for evaluation mode."""
        norm, conv = self.norm, self.conv
        gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        plain = nn.Conv2d(conv.in_channels, conv.out_channels, 3, conv.stride, conv.padding, conv.dilation)
        with torch.no_grad():
            plain.weight.copy_(conv.weight * gain[:, None, None, None])
            plain.bias.copy_(norm.bias - norm.running_mean * gain)
            if self.shortcut:
                channels = torch.arange(conv.out_channels)
                plain.weight[channels, channels, 1, 1] += 1
        return nn.Sequential(plain, nn.ReLU())


def _stage(inputs: int, outputs: int, dilations: tuple[int, ...]) -> nn.Sequential:
    """Halves the picture, then one convolution with shortcut for each dilation."""
    return nn.Sequential(
        Convolution(inputs, outputs, stride=2),
        *(Convolution(outputs, outputs, dilation=dilation, shortcut=True) for dilation in dilations),
    )


class Finder(nn.Module):
    """Pictures, RGB bytes as floats [N, 3, H, W], to what is found in each cell of 8x8 pixels."""

    def __init__(self, widths: Widths = Widths()) -> None:
        super().__init__()
        self.widths = widths
        self.stem = Convolution(3, widths.at_2, stride=2)
        self.down_4 = _stage(widths.at_2, widths.at_4, (1,))
        self.down_8 = _stage(widths.at_4, widths.at_8, (1, 1))
        self.down_16 = _stage(widths.at_8, widths.at_16, (1, 1, 1))
        # A plate may fill the picture: at stride 32 these see some 600 px.
        self.down_32 = _stage(widths.at_16, widths.at_32, (1, 2, 3))
        self.side_32 = nn.Conv2d(widths.at_32, widths.at_16, 1)
        self.merge_16 = Convolution(widths.at_16, widths.at_16, shortcut=True)
        self.side_16 = nn.Conv2d(widths.at_16, widths.at_8, 1)
        self.merge_8 = Convolution(widths.at_8, widths.at_8, shortcut=True)
        self.head = Convolution(widths.at_8, widths.head)
        self.answer = nn.Conv2d(widths.head, 1 + 4 + 8 + 1, 1)
        with torch.no_grad():
            self.answer.weight.mul_(0.1)
            self.answer.bias.zero_()
            self.answer.bias[0] = -4.6  # one cell in a hundred is a centre
            self.answer.bias[1:5] = torch.tensor([3.2, 2.0, 3.2, 2.0])  # a plate of 50 x 15 px to begin with

    def features(self, image: Tensor) -> Tensor:
        """[N, head, H/8, W/8]."""
        at_8 = self.down_8(self.down_4(self.stem(image)))
        at_16 = self.down_16(at_8)
        at_32 = self.down_32(at_16)
        at_16 = self.merge_16(at_16 + functional.interpolate(self.side_32(at_32), scale_factor=2.0))
        at_8 = self.merge_8(at_8 + functional.interpolate(self.side_16(at_16), scale_factor=2.0))
        return self.head(at_8)

    def forward(self, image: Tensor) -> Found:
        features = self.features(image * INPUT_SCALE)
        with torch.autocast(image.device.type, enabled=False):
            return interpret(self.answer(features.float()))


def interpret(answer: Tensor) -> Found:
    """The 14 channels of the last convolution as pixels and logits.

    Corners are told as fractions of the box, off its own corners: an upright plate is all zeros there.
    """
    answer = answer.permute(0, 2, 3, 1)
    box = torch.exp(answer[..., 1:5].clamp(-4.0, 7.6))
    left, top, right, bottom = box.unbind(-1)
    width, height = left + right, top + bottom
    fraction = answer[..., 5:13]
    at_box = torch.stack([-left, -top, right, -top, right, bottom, -left, bottom], -1)
    size = torch.stack([width, height] * 4, -1)
    return Found(score=answer[..., 0], box=box, corners=at_box + fraction * size, rows=answer[..., 13])


def parameters(network: nn.Module) -> int:
    """How many numbers are trained."""
    return sum(parameter.numel() for parameter in network.parameters())
