"""What a picture for the finder shows: its plates, and the places about which nothing is known."""

from dataclasses import dataclass, replace

import numpy as np

UNKNOWN_ROWS = 0


@dataclass(frozen=True)
class Label:
    """One plate in pixels of the picture that carries it.

    quad: float32 [4, 2], top-left, top-right, bottom-right, bottom-left as the text reads. Where only the box is known, the
    box's own corners, and `corners_known` is False. rows: 1, 2 or UNKNOWN_ROWS. Where `asked` is False no answer is wrong.
    """

    quad: np.ndarray
    corners_known: bool
    rows: int = UNKNOWN_ROWS
    asked: bool = True

    @property
    def box(self) -> np.ndarray:
        """float32 [4]: left, top, right, bottom."""
        return np.concatenate([self.quad.min(0), self.quad.max(0)])


@dataclass(frozen=True)
class Scene:
    """A training picture: image uint8 [H, W, 3], BGR. In `ignored` boxes (left, top, right, bottom) no answer is wrong."""

    image: np.ndarray
    labels: tuple[Label, ...]
    ignored: tuple[np.ndarray, ...] = ()


def quad_of_box(left: float, top: float, right: float, bottom: float) -> np.ndarray:
    """The corners of an upright box, float32 [4, 2]."""
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def transform(points: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Points [K, 2] through a 3x3 homography, float32."""
    lifted = np.concatenate([points, np.ones((len(points), 1))], 1) @ matrix.T
    return (lifted[:, :2] / lifted[:, 2:]).astype(np.float32)


def mirrors(matrix: np.ndarray, at: np.ndarray) -> bool:
    """Whether the homography turns left and right around at the quad `at`."""
    quad = transform(at, matrix)
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    return bool(across[0] * down[1] - across[1] * down[0] < 0)


def moved(label: Label, matrix: np.ndarray) -> Label:
    """The label after its picture went through the homography; corners keep their meaning when it mirrors."""
    quad = transform(label.quad, matrix)
    if mirrors(matrix, label.quad):
        quad = quad[[1, 0, 3, 2]]
    if not label.corners_known:
        quad = quad_of_box(*quad.min(0), *quad.max(0))
    return replace(label, quad=quad)


MIN_VISIBLE = 0.6
"""A plate of which less is inside the picture is nothing to be found."""

MIN_WIDTH_PX = 9.0
"""A smaller plate looks like any badge: asked for, it teaches to find badges."""


def clipped(labels: list[Label], width: int, height: int) -> tuple[tuple[Label, ...], tuple[np.ndarray, ...]]:
    """Labels as far as they are inside the picture, and boxes of what is not asked for, cut off too far or too small."""
    kept, ignored = [], []
    for label in labels:
        box = label.box
        inside = np.clip(box, 0, [width, height, width, height])
        area = np.prod(box[2:] - box[:2])
        visible = np.prod(np.maximum(inside[2:] - inside[:2], 0)) / max(area, 1e-6)
        if visible <= 0:
            continue
        if not label.asked or visible < MIN_VISIBLE or inside[2] - inside[0] < MIN_WIDTH_PX:
            ignored.append(inside)
        elif visible < 0.98:
            kept.append(Label(quad_of_box(*inside), False, label.rows))
        else:
            kept.append(label)
    return tuple(kept), tuple(ignored)
