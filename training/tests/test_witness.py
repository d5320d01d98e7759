"""The witness's chain on a few written lines: preparing, Tesseract's own file format, two stages, and reading."""

import shutil
import struct
import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest

from plates.data import Photo
from plates.recogniser.crops import Crop
from plates.recogniser.views import box_quad
from plates.witness.evaluate import read_crops, read_lines
from plates.witness.lines import HEIGHT_PX, even_out, lines_of
from plates.witness.lstmf import write_lstmf
from plates.witness.tools import finish, make_skeleton, train_network

MODELS = Path(__file__).resolve().parents[2] / "addon" / "models"
needs_tesseract = pytest.mark.skipif(shutil.which("lstmtraining") is None, reason="Debian's tesseract-ocr is not installed")


def write(rows: tuple[str, ...], width: int) -> np.ndarray:
    """A picture with a plate of these rows; 60 px a row, 10 px of bodywork around."""
    plate = np.full((60 * len(rows), width, 3), 235, np.uint8)
    for index, row in enumerate(rows):
        cv2.putText(plate, row, (15, 46 + 60 * index), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (20, 20, 20), 5, cv2.LINE_AA)
    return cv2.copyMakeBorder(plate, 10, 10, 10, 10, cv2.BORDER_CONSTANT, value=(90, 80, 70))


def quad_in(image: np.ndarray) -> np.ndarray:
    height, width = image.shape[:2]
    return box_quad(10, 10, width - 20, height - 20)


def test_lines_keep_proportions_and_halves_overlap() -> None:
    one = lines_of(image := write(("KA05MH1234",), 320), quad_in(image), 1)
    two = lines_of(image := write(("KA05", "1234"), 200), quad_in(image), 2)
    assert [line.shape for line in one] == [(HEIGHT_PX, round(HEIGHT_PX * 320 / 60))]
    assert len(two) == 2 and all(line.shape[0] == HEIGHT_PX for line in two)
    assert np.array_equal(two[0][-5:] > 0, np.ones_like(two[0][-5:], bool))


def test_even_contrast_does_not_know_shadows_and_gains() -> None:
    (line,) = lines_of(image := write(("AB12CD",), 260), quad_in(image), 1)
    darker = even_out(np.clip(line * 0.5 + 20, 0, 255).astype(np.uint8))
    again = even_out(line)
    assert np.abs(darker.astype(int) - again).mean() < 8
    assert set(np.unique(even_out(np.full((HEIGHT_PX, 100), 77, np.uint8)))) == {128}


@needs_tesseract
def test_pages_are_those_that_tesseract_writes(tmp_path: Path) -> None:
    (line,) = lines_of(image := write(("AB12CD",), 260), quad_in(image), 1)
    height, width = line.shape
    cv2.imwrite(str(tmp_path / "theirs.png"), line)
    (tmp_path / "theirs.box").write_text(f"WordStr 0 0 {width} {height} 0 #AB12CD\n\t {width} 0 {width} {height} 0\n")
    command = ["tesseract", "theirs.png", "theirs", "--psm", "13", "lstm.train"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    listing = write_lstmf(tmp_path, "ours", [(line, "AB12CD")])
    ours = Path(listing.read_text().strip()).read_bytes()
    around, picture = split_page(ours)
    assert (around, picture.tolist()) == (split_page((tmp_path / "theirs.lstmf").read_bytes())[0], line.tolist())


def split_page(pages: bytes) -> tuple[bytes, np.ndarray]:
    """What stands around the picture of a single page, and the picture; both may pack the same pixels differently."""
    start = pages.index(b"\x89PNG")
    (size,) = struct.unpack("<I", pages[start - 4 : start])
    png = np.frombuffer(pages[start : start + size], np.uint8)
    return pages[: start - 4] + pages[start + size :], cv2.imdecode(png, cv2.IMREAD_GRAYSCALE)


@needs_tesseract
def test_two_stages_give_a_small_model_that_answers_every_line(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    texts = ["".join(rng.choice(list("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"), 6)) for _ in range(20)]
    pictures = [lines_of(image := write((text,), 260), quad_in(image), 1)[0] for text in texts]
    listing = write_lstmf(tmp_path / "lines", "few", zip(pictures, texts, strict=True))
    log = tmp_path / "log"
    skeleton = make_skeleton(tmp_path / "skeleton", log)
    first = train_network(skeleton, listing, tmp_path / "first", log, 100, 1e-3, None)
    second = train_network(skeleton, listing, tmp_path / "second", log, 200, 3e-4, first)
    model = tmp_path / "plates.traineddata"
    finish(skeleton, second, model, log)
    assert 100_000 < model.stat().st_size < 1_000_000
    assert "Can't encode" not in log.read_text()
    assert len(read_lines(pictures, tmp_path)) == len(pictures)


@needs_tesseract
def test_the_shipped_model_reads_plates_of_one_row_and_of_two(tmp_path: Path) -> None:
    crops = [crop_of(tmp_path / "one.png", ("KA05MH1234",), 400), crop_of(tmp_path / "two.png", ("MH12", "4587"), 200)]
    assert [(answer.read, answer.rows) for answer in read_crops(crops, MODELS)] == [("KA05MH1234", 1), ("MH124587", 2)]


def crop_of(path: Path, rows: tuple[str, ...], width: int) -> Crop:
    image = write(rows, width)
    cv2.imwrite(str(path), image)
    height, width = image.shape[:2]
    photo = Photo(path=path, width=width, height=height, plates=(), source="drawn", region=None)
    return Crop(photo, tuple(map(tuple, quad_in(image))), "".join(rows), None, (), 0.0)
