"""PP-OCRv6's small recogniser as it comes: what the training is measured against."""

from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from plates.recogniser.alphabet import CHARACTERS, decode
from plates.recogniser.crops import Crop
from plates.recogniser.views import HEIGHT_PX

NARROWEST_PX, WIDEST_PX = 48, 640
"""It was trained on lines of 320 pixels and more; a plate keeps its proportions within these."""


class OriginalRecogniser:
    """Reads a plate as one line, with the characters of plates as its only choice."""

    def __init__(self, file: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        known = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        self._classes = [0, *(known.index(char) + 1 for char in CHARACTERS)]

    def read(self, crop: Crop) -> str:
        """The text in the plate's upright box."""
        corners = np.array(crop.quad)
        left, top = np.maximum(corners.min(0), 0).astype(int)
        right, bottom = np.ceil(corners.max(0)).astype(int)
        image = crop.photo.read()[top:bottom, left:right]
        width = int(np.clip(round(HEIGHT_PX * image.shape[1] / image.shape[0]), NARROWEST_PX, WIDEST_PX))
        line = cv2.resize(image, (width, HEIGHT_PX), interpolation=cv2.INTER_LINEAR).transpose(2, 0, 1)
        (steps,) = self._session.run(None, {"x": ((line / 255 - 0.5) / 0.5).astype(np.float32)[None]})
        return decode(steps[0][:, self._classes].argmax(1).tolist())
