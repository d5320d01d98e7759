"""Training pages as Tesseract's `lstmtraining` reads them (`tesseract page.png page --psm 13 lstm.train` writes the same)."""

import struct
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

PAGES_A_FILE = 1000


def write_lstmf(folder: Path, name: str, lines: Iterable[tuple[np.ndarray, str]]) -> Path:
    """Writes lines (uint8 [H, W], text) as `folder/name-0000.lstmf` and so on; returns the file that lists them."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = [_page(image, text) for image, text in lines]
    files = []
    for start in range(0, len(pages), PAGES_A_FILE):
        file = folder / f"{name}-{start // PAGES_A_FILE:04d}.lstmf"
        some = pages[start : start + PAGES_A_FILE]
        file.write_bytes(struct.pack("<I", len(some)) + b"".join(some))
        files.append(file)
    listing = folder / f"{name}.txt"
    listing.write_text("".join(f"{file.resolve()}\n" for file in files))
    return listing


def _page(image: np.ndarray, text: str) -> bytes:
    """One line of text as a page: file name, page number, PNG, language, text, one box around all, its text, not vertical."""
    height, width = image.shape
    done, png = cv2.imencode(".png", image)
    assert done
    box = struct.pack("<I4h", 1, 0, 0, width, height)
    return b"".join(
        (
            b"\x01",
            _bytes(b""),
            struct.pack("<i", 0),
            _bytes(png.tobytes()),
            _bytes(b""),
            _bytes(text.encode()),
            box,
            struct.pack("<I", 1),
            _bytes(text.encode()),
            b"\x00",
        )
    )


def _bytes(value: bytes) -> bytes:
    return struct.pack("<I", len(value)) + value
