"""Turns the PP-OCRv6 recogniser that the wheel `rapidocr` carries (ONNX, Apache-2.0) into trainable PyTorch modules."""

import sys
import types
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper, utils
from torch import nn


def rapidocr_recogniser() -> Path:
    """The recogniser inside the installed wheel `rapidocr`. Raises FileNotFoundError where it is not installed."""
    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        raise FileNotFoundError("The package rapidocr is not installed: pip install --no-deps -r requirements.txt")
    return Path(package.origin).parent / "models" / "PP-OCRv6_rec_small.onnx"


def convertible(path: Path) -> onnx.ModelProto:
    """The network without what onnx2torch does not take.

    Constant and Identity nodes become initialisers, `auto_pad=SAME_*` becomes explicit padding.
    """
    model = onnx.load(str(path))
    graph = model.graph
    constants = {tensor.name for tensor in graph.initializer}
    outputs = {output.name for output in graph.output}
    alias: dict[str, str] = {}
    nodes = []
    for node in graph.node:
        if node.op_type == "Constant":
            tensor = onnx.TensorProto()
            tensor.CopyFrom(next(attribute for attribute in node.attribute if attribute.name == "value").t)
            tensor.name = node.output[0]
            graph.initializer.append(tensor)
            constants.add(tensor.name)
        elif node.op_type == "Identity" and node.output[0] not in outputs:
            alias[node.output[0]] = alias.get(node.input[0], node.input[0])
        else:
            nodes.append(node)
    for node in nodes:
        for at, name in enumerate(node.input):
            while name in alias:
                name = alias[name]
            node.input[at] = name
        _pad_explicitly(node)
    del graph.node[:]
    graph.node.extend(nodes)
    for value in [value for value in graph.input if value.name in constants]:
        graph.input.remove(value)
    return model


def _pad_explicitly(node: onnx.NodeProto) -> None:
    attributes = {attribute.name: attribute for attribute in node.attribute}
    mode = attributes["auto_pad"].s.decode() if "auto_pad" in attributes else "NOTSET"
    if mode not in ("SAME_UPPER", "SAME_LOWER"):
        return
    before, after = [], []
    for kernel, stride in zip(attributes["kernel_shape"].ints, attributes["strides"].ints, strict=True):
        # exact where the input is a multiple of the stride, as it is in this network
        total = kernel - 1 if stride == 1 else max(kernel - stride, 0)
        first = total // 2 if mode == "SAME_UPPER" else total - total // 2
        before.append(first)
        after.append(total - first)
    for name in ("auto_pad", "pads"):
        if name in attributes:
            node.attribute.remove(attributes[name])
    node.attribute.append(helper.make_attribute("pads", before + after))


def part(model: onnx.ModelProto, start: str, end: str) -> onnx.ModelProto:
    """The nodes that compute tensor `end` from tensor `start`."""
    return utils.Extractor(model).extract_model([start], [end])


def trainable(model: onnx.ModelProto) -> nn.Module:
    """PyTorch module of a network; matrix weights, which onnx2torch leaves as buffers, become parameters."""
    body = _onnx2torch().convert(model)
    for module in body.modules():
        for name, value in list(module._buffers.items()):
            if value is not None and value.dtype == torch.float32 and value.ndim >= 2 and value.numel() > 500:
                del module._buffers[name]
                module.register_parameter(name, nn.Parameter(value.clone()))
    return body


def head_weights(model: onnx.ModelProto, characters: str) -> tuple[np.ndarray, np.ndarray]:
    """Rows of the classifier for blank and `characters`: float32 [1 + n, features] and [1 + n]."""
    known = next(entry.value for entry in model.metadata_props if entry.key == "character").split("\n")
    keep = [0] + [known.index(char) + 1 for char in characters]
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    matrix = numpy_helper.to_array(weights["linear_8.w_0"])
    bias = numpy_helper.to_array(weights["linear_8.b_0"])
    return matrix[:, keep].T.copy(), bias[keep].copy()


def _onnx2torch() -> types.ModuleType:
    """onnx2torch imports torchvision for two operators that this network does not have.

    torchvision must match the build of torch exactly, which an index does not always serve: where it is missing, two
    empty modules stand in.
    """
    try:
        import torchvision  # noqa: F401
    except ImportError:
        stand_in, operators = types.ModuleType("torchvision"), types.ModuleType("torchvision.ops")
        operators.roi_align = None
        stand_in.ops = operators
        sys.modules.update({"torchvision": stand_in, "torchvision.ops": operators})
    import onnx2torch

    return onnx2torch
