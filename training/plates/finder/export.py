"""The trained finder as an ONNX file that takes the bytes of a decoded picture.

python -m plates.finder.export --checkpoint runs/finder/best.pt --out ../addon/models/plate-finder.onnx
"""

import argparse
import copy
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from plates.finder.network import ALIGNMENT, INPUT_SCALE, Convolution, Finder, Widths, interpret

OPSET = 17


class Exported(nn.Module):
    """The finder with everything folded: bytes in, peaks out.

    image: uint8 [1, H, W, 3], RGB. Answers score [1, H/8, W/8] (zero beside a peak), box [1, H/8, W/8, 4],
    corners [1, H/8, W/8, 8] and rows [1, H/8, W/8] as `network.Found` has them, score and rows as probabilities.
    """

    def __init__(self, finder: Finder) -> None:
        super().__init__()
        finder = copy.deepcopy(finder).eval().float()
        with torch.no_grad():
            finder.stem.conv.weight.mul_(INPUT_SCALE)
        _fold(finder)
        self.finder = finder

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        pixels = image.permute(0, 3, 1, 2).to(torch.float32)
        found = interpret(self.finder.answer(self.finder.features(pixels)))
        score = torch.sigmoid(found.score)
        highest = functional.max_pool2d(score[:, None], 3, 1, 1)[:, 0]
        peaks = torch.where(score == highest, score, torch.zeros_like(score))
        return peaks, found.box, found.corners, torch.sigmoid(found.rows)


def _fold(module: nn.Module) -> None:
    for name, child in module.named_children():
        if isinstance(child, Convolution):
            setattr(module, name, child.folded())
        else:
            _fold(child)


def export(finder: Finder, out: Path) -> None:
    """Writes the ONNX file; height and width stay open."""
    out.parent.mkdir(parents=True, exist_ok=True)
    example = torch.zeros(1, 2 * ALIGNMENT, 3 * ALIGNMENT, 3, dtype=torch.uint8)
    cells = {1: "rows_of_cells", 2: "columns_of_cells"}
    torch.onnx.export(
        Exported(finder).eval(),
        (example,),
        str(out),
        input_names=["image"],
        output_names=["score", "box", "corners", "rows"],
        dynamic_axes={"image": {1: "height", 2: "width"}, "score": cells, "box": cells, "corners": cells, "rows": cells},
        opset_version=OPSET,
        dynamo=False,
    )


def load(checkpoint: Path) -> Finder:
    """The averaged network of a checkpoint of `plates.finder.train`."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    finder = Finder(Widths(**state["widths"]))
    finder.load_state_dict(state["average"])
    return finder.eval()


def main() -> None:
    """Writes the file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--checkpoint", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    export(load(given.checkpoint), given.out)


if __name__ == "__main__":
    main()
