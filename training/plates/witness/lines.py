"""How a plate is laid before the witness: grey lines that keep the plate's proportions, contrast evened out locally."""

import cv2
import numpy as np

HEIGHT_PX = 36
"""Input height of the network; another height would be scaled again by Tesseract."""
NARROWEST = {1: 3.75, 2: 2.75}
"""Least width of a line in parts of its height, for plates of one row and of two: narrower ones are stretched, since the
network sees one step in three pixels and needs some of them for each character."""
WIDEST = 6.5
HALF_SHARE = 0.58
"""Height of a half of a two-row plate in parts of the plate: rows are seldom equally high, so halves overlap."""
TWO_ROWS_BELOW = 2.2
"""A plate narrower than this many heights has two rows where nobody counted them; among one-row plates only square ones are."""
CONTRAST, FLAT = 60.0, 8.0
"""A pixel that is one local deviation brighter than its surroundings becomes 128 + CONTRAST; deviations below FLAT count as noise."""
MOST_SAMPLES = 4


def lines_of(image: np.ndarray, quad: np.ndarray, rows: int) -> list[np.ndarray]:
    """The lines of a plate from the top, uint8 [HEIGHT_PX, W] each.

    `image` is uint8 [H, W, 3] BGR, `quad` float [4, 2]: its corners in pixels, from top left, clockwise.
    """
    return [even_out(line) for line in cut(straighten(image, quad, rows), rows)]


def straighten(image: np.ndarray, quad: np.ndarray, rows: int) -> np.ndarray:
    """The plate between four corners in grey, uint8; each pixel is the mean of as many samples as it covers."""
    corners = np.asarray(quad, np.float32)
    width, height = size_of(corners, rows)
    across, down = sides_of(corners)
    sx = int(np.clip(round(across / width), 1, MOST_SAMPLES))
    sy = int(np.clip(round(down / height), 1, MOST_SAMPLES))
    target = np.array([[0, 0], [width * sx, 0], [width * sx, height * sy], [0, height * sy]], np.float32)
    # both sides count from pixel edges, OpenCV from pixel centres
    transform = cv2.getPerspectiveTransform(corners - 0.5, target - 0.5)
    fine = cv2.warpPerspective(image, transform, (width * sx, height * sy), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    plate = fine if sx == sy == 1 else cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(plate, cv2.COLOR_BGR2GRAY)


def size_of(corners: np.ndarray, rows: int) -> tuple[int, int]:
    """Width and height in pixels to which a plate is straightened before it is cut into its lines."""
    height = HEIGHT_PX if rows == 1 else round(HEIGHT_PX / HALF_SHARE)
    across, down = sides_of(corners)
    proportions = across / max(down, 1.0) * height / HEIGHT_PX
    return round(HEIGHT_PX * float(np.clip(proportions, NARROWEST[rows], WIDEST))), height


def sides_of(corners: np.ndarray) -> tuple[float, float]:
    """The longer of the two widths and of the two heights between corners, in pixels."""
    across = max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3]))
    down = max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1]))
    return float(across), float(down)


def cut(plate: np.ndarray, rows: int) -> list[np.ndarray]:
    """A straightened plate as lines, uint8 [HEIGHT_PX, W] each, from the top."""
    return [plate] if rows == 1 else [plate[:HEIGHT_PX], plate[-HEIGHT_PX:]]


def even_out(line: np.ndarray) -> np.ndarray:
    """Each pixel relative to the mean and the deviation of a square of one line height around it; shadows and gains vanish."""
    grey = line.astype(np.float32)
    side = (HEIGHT_PX // 2 * 2 + 1,) * 2
    count = cv2.boxFilter(np.ones_like(grey), -1, side, normalize=False, borderType=cv2.BORDER_CONSTANT)
    mean = cv2.boxFilter(grey, -1, side, normalize=False, borderType=cv2.BORDER_CONSTANT) / count
    square = cv2.boxFilter(grey * grey, -1, side, normalize=False, borderType=cv2.BORDER_CONSTANT) / count
    deviation = np.sqrt(np.maximum(square - mean * mean, 0))
    return np.clip(128.5 + CONTRAST * (grey - mean) / (deviation + FLAT), 0, 255).astype(np.uint8)
