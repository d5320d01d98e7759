"""Markdown tables for the model cards: shares of classes of plates, each with its interval."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import cv2

from plates.data import Photo

WIDTHS_PX = (40, 70, 100, 150, 250)
"""Between classes of plate widths, in pixels of the stored photo; addon/bench/plates/figures.ts has the same."""
DARK, DIM = 50, 80
"""Photos whose mean luma (0 to 255) is below these; addon/bench/plates/photo.ts has the same and tells why."""
SQUARE = 1.6
"""Where labels tell no rows, a plate of fewer heights in width has two; as in addon/bench/plates/photo.ts."""

Row = tuple[str, Sequence[bool], Sequence[bool]]
"""A class of plates, and which of them meet the first and the second criterion."""


def interval(hits: int, count: int) -> tuple[float, float]:
    """95 % of Wilson's intervals of a share contain it."""
    if count == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / count
    centre = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    # where nothing or everything hits, an end is 0 or 1 but for the last bit
    return max(0.0, (centre - spread) / (1 + z * z / count)), min(1.0, (centre + spread) / (1 + z * z / count))


def percent(hits: Sequence[bool]) -> str:
    """`92.4 (88 to 95)`: per cent and the interval around it."""
    if not hits:
        return "-"
    low, high = interval(sum(hits), len(hits))
    return f"{100 * sum(hits) / len(hits):.1f} ({100 * low:.0f} to {100 * high:.0f})"


def share_table(title: str, first: str, second: str, rows: Iterable[Row]) -> str:
    """Classes without plates are left out."""
    return markdown((title, "plates", first, second), [(name, str(len(one)), percent(one), percent(two)) for name, one, two in rows if one])


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell, as the repository's formatter would lay them out."""
    widths = [max(3, *map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines)


def width_class(width: float) -> str:
    """`70 to 100 px`."""
    for low, high in pairwise((0, *WIDTHS_PX)):
        if width < high:
            return f"{low} to {high} px"
    return f"{WIDTHS_PX[-1]} px and more"


def rows_class(rows: int | None, width: float, height: float) -> str:
    """As labelled, else by the shape of the plate."""
    return "two" if (rows or (2 if width < SQUARE * height else 1)) == 2 else "one"


def light_class(photo: Photo) -> str:
    """By the mean luma of the photo."""
    luma = float(cv2.cvtColor(photo.read(), cv2.COLOR_BGR2GRAY).mean())
    return "dark" if luma < DARK else "dim" if luma < DIM else "bright"
