"""Halves the size of an ONNX file: weights are stored as float16 and widened when the file is loaded."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LEAST_VALUES = 256
"""Smaller tensors are not worth a node."""


def store_half(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same network with large float32 initialisers kept as float16 and a Cast; runtimes fold the casts at load."""
    graph = model.graph
    casts = []
    for index, tensor in enumerate(list(graph.initializer)):
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < LEAST_VALUES:
            continue
        values = numpy_helper.to_array(tensor).astype(np.float16)
        if not np.isfinite(values).all():
            continue
        half = numpy_helper.from_array(values, f"{tensor.name}_half")
        casts.append(helper.make_node("Cast", [half.name], [tensor.name], to=TensorProto.FLOAT))
        graph.initializer[index].CopyFrom(half)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model
