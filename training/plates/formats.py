"""Reads the app's plate formats (addon/src/plate/formats/plate-formats.json), the one source of what plates look like."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FORMATS_FILE = Path(__file__).parents[2] / "addon/src/plate/formats/plate-formats.json"

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
SEPARATORS = " -."
ROW_BREAK = "|"

Colour = tuple[int, int, int]
"""Red, green, blue."""

_ELEMENT = re.compile(r"(L|D|\[[^\]]+\]|<[^>]+>|[ .|-])(?:\{(\d+)(?:,(\d+))?\})?")


@dataclass(frozen=True)
class Look:
    """Size and colours of a kind of plate."""

    name: str
    rows: int
    aspect: float
    """Width / height."""
    ground: Colour
    ink: Colour


@dataclass(frozen=True)
class Element:
    """A part of a pattern: one of `options`, repeated `least` to `most` times. A separator or a row break has itself as only option."""

    options: tuple[str, ...]
    least: int
    most: int


@dataclass(frozen=True)
class Format:
    """One pattern of a region and the looks that its plates come in."""

    region: str
    """ISO 3166-1 alpha-2, or 3166-2 of a state."""
    name: str
    """Of the region."""
    sign: str
    """What its plates show as the country."""
    elements: tuple[Element, ...]
    looks: tuple[Look, ...]


def load_formats(path: Path = FORMATS_FILE) -> list[Format]:
    """All formats of all regions. Raises ValueError when a pattern cannot be understood."""
    data = json.loads(path.read_text())
    looks = {name: _look(name, look) for name, look in data["looks"].items()}
    return [
        Format(
            region=region["code"],
            name=region["name"],
            sign=region.get("sign", ""),
            elements=tuple(_elements(form["pattern"], region["lists"])),
            looks=tuple(looks[look] for look in form["looks"]),
        )
        for region in data["regions"]
        for form in region["formats"]
    ]


def spell(rng: np.random.Generator, elements: tuple[Element, ...], rows: int) -> list[list[str]]:
    """A random text of the format on one row or on two, as lists of characters and separators."""
    out: list[list[str]] = [[]]
    breaks = [at for at, element in enumerate(elements) if element.options == (ROW_BREAK,)]
    for at, element in enumerate(elements):
        if element.options == (ROW_BREAK,):
            if rows == 2:
                out.append([])
            continue
        is_separator = element.options[0] in SEPARATORS
        if is_separator and rows == 2 and any(abs(at - other) == 1 for other in breaks):
            continue
        for _ in range(int(rng.integers(element.least, element.most + 1))):
            out[-1] += element.options[rng.integers(len(element.options))]
    return out


def _elements(pattern: str, lists: dict[str, list[str]]) -> Iterator[Element]:
    end = 0
    for match in _ELEMENT.finditer(pattern):
        if match.start() != end:
            break
        end = match.end()
        kind, least, most = match.groups()
        count = int(least or 1)
        yield Element(_options(kind, lists), count, int(most or count))
    if end != len(pattern):
        raise ValueError(f"The pattern {pattern} cannot be understood at {pattern[end:]!r}")


def _options(kind: str, lists: dict[str, list[str]]) -> tuple[str, ...]:
    if kind == "L":
        return tuple(LETTERS)
    if kind == "D":
        return tuple(DIGITS)
    if kind.startswith("<"):
        return tuple(lists[kind[1:-1]])
    if kind.startswith("["):
        return tuple(_set(kind[1:-1]))
    return (kind,)


def _set(text: str) -> Iterator[str]:
    for start, stop in re.findall(r"(.)(?:-(.))?", text):
        alphabet = DIGITS if start in DIGITS else LETTERS
        yield from alphabet[alphabet.index(start) : alphabet.index(stop or start) + 1]


def _look(name: str, look: dict) -> Look:
    return Look(name, look["rows"], look["widthMm"] / look["heightMm"], _colour(look["background"]), _colour(look["text"]))


def _colour(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
