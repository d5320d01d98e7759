"""Plates put into pictures in perspective. Pictures are uint8 [H, W, 3], BGR, changed in place."""

import cv2
import numpy as np

from plates.finder.gallery import PlatePicture
from plates.finder.labels import Label


def random_quad(
    rng: np.random.Generator, centre: tuple[float, float], width: float, aspect: float, *, roll: float, yaw: float, pitch: float
) -> np.ndarray:
    """The corners [4, 2] of a plate, turned by up to so many degrees, as a camera of ordinary reach sees it; `width` px wide."""
    angles = np.radians([rng.uniform(-limit, limit) for limit in (roll, yaw, pitch)])
    (cr, cy, cp), (sr, sy, sp) = np.cos(angles), np.sin(angles)
    flat = np.array([[-1, -1 / aspect], [1, -1 / aspect], [1, 1 / aspect], [-1, 1 / aspect]]) / 2
    x, y, z = flat[:, 0] * cy, flat[:, 1] * cp, flat[:, 0] * sy + flat[:, 1] * sp
    distance = rng.uniform(3, 12)
    seen = np.stack([x, y], 1) / (1 + z / distance)[:, None]
    seen = seen @ np.array([[cr, sr], [-sr, cr]])
    seen *= width / max(np.ptp(seen[:, 0]), 1e-3)
    return (seen + np.array(centre)).astype(np.float32)


def erase(image: np.ndarray, box: np.ndarray) -> None:
    """Paints over a box (left, top, right, bottom) with what is above and below it."""
    height, width = image.shape[:2]
    margin = 0.12 * (box[3] - box[1]) + 1
    left, top = (max(0, int(value - margin)) for value in box[:2])
    right, bottom = min(width, int(box[2] + margin)), min(height, int(box[3] + margin))
    if right - left < 2 or bottom - top < 2:
        return
    above, below = image[max(top - 1, 0), left:right], image[min(bottom, height - 1), left:right]
    two = cv2.blur(np.stack([above, below]), (max(1, (right - left) // 6), 1))
    image[top:bottom, left:right] = cv2.resize(two, (right - left, bottom - top), interpolation=cv2.INTER_LINEAR)


def paste(rng: np.random.Generator, image: np.ndarray, plate: PlatePicture, quad: np.ndarray) -> Label:
    """Puts the plate on the quad [4, 2] with soft edges, the light of the place and sometimes a holder around it."""
    height, width = image.shape[:2]
    spread = 0.12 * np.ptp(quad, axis=0).max() + 3
    left, top = np.maximum(np.floor(quad.min(0) - spread), 0).astype(int)
    right, bottom = np.minimum(np.ceil(quad.max(0) + spread), (width, height)).astype(int)
    if right - left < 2 or bottom - top < 2:
        return Label(quad, plate.corners_known, plate.rows)
    part = image[top:bottom, left:right]
    local = quad - np.array([left, top], np.float32)
    if rng.random() < 0.5:
        _holder(rng, part, local)
    picture = _shrunk(plate.image, np.linalg.norm(quad[1] - quad[0]))
    picture = _lit(rng, picture, float(part.mean()))
    rows, columns = picture.shape[:2]
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(corners, local - 0.5)
    size = (right - left, bottom - top)
    seen = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(np.full((rows, columns), 255, np.uint8), matrix, size, flags=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        mask = cv2.GaussianBlur(mask, (3, 3), 0)
    share = mask.astype(np.float32)[..., None] / 255
    part[:] = (part + (seen.astype(np.float32) - part) * share).astype(np.uint8)
    return Label(quad, plate.corners_known, plate.rows)


def _shrunk(picture: np.ndarray, width: float) -> np.ndarray:
    scale = 1.2 * width / picture.shape[1]
    if scale >= 0.9:
        return picture
    size = (max(4, int(picture.shape[1] * scale)), max(3, int(picture.shape[0] * scale)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)


def _lit(rng: np.random.Generator, picture: np.ndarray, brightness: float) -> np.ndarray:
    """Nearer to the light of its surroundings, often with a shadow or a sheen across."""
    gain = rng.uniform(0.55, 1.15) * (0.6 + 0.4 * min(1.5, (brightness + 30) / 130))
    rows, columns = picture.shape[:2]
    lit = picture.astype(np.float32) * gain
    if rng.random() < 0.4:
        shade = rng.uniform(0.4, 1.3, (2, 3)).astype(np.float32)
        lit *= cv2.resize(shade, (columns, rows), interpolation=cv2.INTER_CUBIC)[..., None]
    return np.clip(lit + rng.normal(0, 6), 0, 255).astype(np.uint8)


def _holder(rng: np.random.Generator, part: np.ndarray, quad: np.ndarray) -> None:
    centre = quad.mean(0)
    grown = centre + (quad - centre) * np.array([rng.uniform(1.02, 1.08), rng.uniform(1.05, 1.3)])
    colour = tuple(float(value) for value in (rng.uniform(5, 60) + rng.normal(0, 5, 3)))
    if rng.random() < 0.15:
        colour = tuple(float(value) for value in rng.uniform(120, 230) + rng.normal(0, 6, 3))
    cv2.fillConvexPoly(part, np.round(grown * 8).astype(np.int32), colour, lineType=cv2.LINE_AA, shift=3)
