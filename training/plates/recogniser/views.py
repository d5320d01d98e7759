"""How a plate is laid before the recogniser: straightened, and as one row or as two halves that overlap."""

import cv2
import numpy as np

from plates.data import Quad

HEIGHT_PX = 48
ROW_WIDTH_PX = 192
"""Width of a plate that is read as one row."""
HALF_WIDTH_PX = 160
"""Width of each half of a plate that is read as two rows."""
HALF_SHARE = 0.58
"""Height of a half in parts of the plate: rows are seldom equally high and corners never exact, so halves overlap."""
MOST_SAMPLES = 4


def size_of(rows: int) -> tuple[int, int]:
    """Width and height in pixels to which a plate of so many rows is straightened, before it is cut into halves."""
    if rows == 1:
        return ROW_WIDTH_PX, HEIGHT_PX
    return HALF_WIDTH_PX, round(HEIGHT_PX / HALF_SHARE)


def straighten(image: np.ndarray, quad: np.ndarray | Quad, rows: int) -> np.ndarray:
    """The plate between four corners (float [4, 2], from top left, clockwise) as uint8 [h, w, 3] of `size_of(rows)`.

    Each pixel is the mean of as many samples as it covers of the picture.
    """
    width, height = size_of(rows)
    corners = np.asarray(quad, np.float32)
    across = max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3]))
    down = max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1]))
    sx = int(np.clip(round(across / width), 1, MOST_SAMPLES))
    sy = int(np.clip(round(down / height), 1, MOST_SAMPLES))
    target = np.array([[0, 0], [width * sx, 0], [width * sx, height * sy], [0, height * sy]], np.float32)
    # both sides count from pixel edges, OpenCV from pixel centres
    transform = cv2.getPerspectiveTransform(corners - 0.5, target - 0.5)
    fine = cv2.warpPerspective(image, transform, (width * sx, height * sy), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return fine if sx == sy == 1 else cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA)


def halves(plate: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Upper and lower half, uint8 [HEIGHT_PX, HALF_WIDTH_PX, 3] each, of a plate straightened for two rows."""
    return plate[:HEIGHT_PX], plate[-HEIGHT_PX:]


def box_quad(x: float, y: float, width: float, height: float, margin: float = 0.0) -> np.ndarray:
    """Corners of a box, widened on each side by `margin` parts of its height; float32 [4, 2]."""
    more = margin * height
    left, top, right, bottom = x - more, y - more, x + width + more, y + height + more
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
