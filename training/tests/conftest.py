"""What the tests draw with: one font that a package brings, under every name, since the plate fonts may not be passed on."""

from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PIL import ImageFont

from plates.drawing import PlateDrawer
from plates.looks import FONTS


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    file = tmp_path_factory.mktemp("fonts") / "of-pillow.ttf"
    file.write_bytes(ImageFont.load_default(20).font_bytes)
    return dict.fromkeys(FONTS, file)


@pytest.fixture(scope="session")
def drawer(fonts: Mapping[str, Path]) -> PlateDrawer:
    return PlateDrawer(fonts)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(11)
