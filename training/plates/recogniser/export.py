"""Exports a checkpoint: `python -m plates.recogniser.export --checkpoint runs/recogniser/best.pt --out ../addon/models`."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from plates.half_precision import store_half
from plates.ppocr import rapidocr_recogniser
from plates.recogniser.alphabet import CHARACTERS, SEPARATOR
from plates.recogniser.network import Recogniser
from plates.recogniser.views import HALF_SHARE, HALF_WIDTH_PX, HEIGHT_PX, ROW_WIDTH_PX

OPSET = 17
MOST_DIFFERENCE = 0.005
"""Float16 weights may move probabilities by so much in the mean; single ones of a picture that shows nothing move further."""


class Exported(nn.Module):
    """Takes bytes as the app has them and gives probabilities.

    `image` uint8 [N, 48, W, 3], RGB; `characters` [N, W / 4, CLASSES], `regions` [N, regions] and `fits` [N] as probabilities.
    """

    def __init__(self, network: Recogniser) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        blue_first = image.permute(0, 3, 1, 2).float()[:, [2, 1, 0]]
        characters, regions, fits = self.network(blue_first / 127.5 - 1)
        return characters.softmax(-1), regions.softmax(-1), fits.sigmoid()


def export(checkpoint: Path, source: Path, out: Path) -> None:
    """Writes plate-recogniser.onnx and plate-recogniser.json (classes, regions, sizes of the views)."""
    saved = torch.load(checkpoint)
    network = Recogniser(source, len(saved["regions"]))
    network.load_state_dict(saved["ema"])
    model = Exported(network).eval()
    path = out / "plate-recogniser.onnx"
    out.mkdir(parents=True, exist_ok=True)
    example = torch.zeros(1, HEIGHT_PX, ROW_WIDTH_PX, 3, dtype=torch.uint8)
    torch.onnx.export(
        model,
        (example,),
        str(path),
        input_names=["image"],
        output_names=["characters", "regions", "fits"],
        dynamic_axes={"image": {0: "n", 2: "width"}, "characters": {0: "n", 1: "steps"}, "regions": {0: "n"}, "fits": {0: "n"}},
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.save(store_half(onnx.load(str(path))), str(path))
    check(model, path)
    about = {
        "characters": CHARACTERS,
        "separator": SEPARATOR,
        "regions": list(saved["regions"]),
        "heightPx": HEIGHT_PX,
        "rowWidthPx": ROW_WIDTH_PX,
        "halfWidthPx": HALF_WIDTH_PX,
        "halfShare": HALF_SHARE,
    }
    (out / "plate-recogniser.json").write_text(json.dumps(about, indent=2) + "\n")
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, step {saved['step']}, folded {saved['score']:.3f}")


def check(model: nn.Module, path: Path) -> None:
    """Raises ValueError when the file does not compute what the module does."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(0)
    for shape in ((1, HEIGHT_PX, ROW_WIDTH_PX, 3), (2, HEIGHT_PX, HALF_WIDTH_PX, 3)):
        image = rng.integers(0, 256, shape).astype(np.uint8)
        with torch.no_grad():
            wanted = [output.numpy() for output in model(torch.from_numpy(image))]
        for name, one, other in zip(("characters", "regions", "fits"), wanted, session.run(None, {"image": image}), strict=True):
            difference = float(np.abs(one - other).mean())
            if difference > MOST_DIFFERENCE:
                raise ValueError(f"{path}: {name} differs by {difference:.3f} from the network that was exported")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--source", type=Path, help="another PP-OCRv6_rec_small.onnx than that of the wheel rapidocr")
    parser.add_argument("--out", type=Path, required=True, help="folder for plate-recogniser.onnx and .json")
    a = parser.parse_args()
    export(a.checkpoint, a.source or rapidocr_recogniser(), a.out)
