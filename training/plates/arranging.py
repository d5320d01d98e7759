"""How the characters of a plate are arranged: what parts groups, what stands above what, and the text that a reader should give."""

import re

import numpy as np

from plates.looks import Kind

SEPARATOR = "-"
"""Stands in texts for whatever parts groups of characters: a dash, a dot, a seal or a gap."""
STACK = "\n"
"""Between the upper and the lower part of characters that stand small above each other within a row."""
SMALL = "\t"
"""Before characters that stand small side by side within a row."""
MARKS = "-. *"
"""What a row may have between its characters: a dash, a dot, a gap, and `*` for a seal or a picture."""


def arranged(rng: np.random.Generator, kind: Kind, rows: list[list[str]], *, stencilled: bool = False) -> list[list[str]]:
    """The text as painters and makers arrange it: seals and pictures for gaps, gaps left out, small stacked letters."""
    out = [list(row) for row in rows]
    if stencilled:
        out = [[char for char in row if char not in MARKS] for row in out]
        if rng.random() < 0.85:
            _make_series_small(rng, out)
        return out
    if rng.random() < 0.25:
        for row in out:
            row[:] = ["*" if char in " -" and rng.random() < 0.6 else char for char in row]
    if kind.country == "IN":
        style = rng.random()
        if style < 0.25:
            out = [[char for char in row if char not in MARKS] for row in out]
        elif style < 0.4:
            out = [["-" if char == " " else char for char in row] for row in out]
        if len(out) == 2 and rng.random() < 0.45:
            _move_series_up(out)
        elif rng.random() < 0.45:
            _stack_letters(out)
    return out


def _move_series_up(rows: list[list[str]]) -> None:
    """Many Indian plates of two rows have only the number in the lower one."""
    series = [char for char in rows[1] if char.isalpha()]
    rows[0] += [" ", *series]
    rows[1] = [char for char in rows[1] if char.isdigit()]


def _make_series_small(rng: np.random.Generator, rows: list[list[str]]) -> None:
    """Auto rickshaws of Karnataka have one or two small series letters before the number: side by side, or one above the other."""
    last = [char for char in rows[-1] if char not in MARKS]
    series = next((at for at, char in enumerate(last) if char.isdigit()), 0)
    if series not in (1, 2):
        return
    letters = "".join(last[:series])
    stacked = STACK + letters if series == 1 else letters[0] + STACK + letters[1]
    rows[-1] = [SMALL + letters if rng.random() < 0.6 else stacked, *last[series:]]


def _stack_letters(rows: list[list[str]]) -> None:
    """Some have the two series letters above each other before the number, others state above district."""
    last = [char for char in rows[-1] if char not in MARKS]
    if len(rows) == 2 and len(last) == 6 and last[0].isalpha() and last[1].isalpha():
        rows[-1] = [last[0] + STACK + last[1], *last[2:]]
    elif len(rows) == 1 and len(last) >= 9 and last[2].isdigit() and last[3].isdigit():
        rows[0] = ["".join(last[:2]) + STACK + "".join(last[2:4]), *last[4:6], " ", *last[6:]]


def label_of(row: list[str]) -> str:
    """The row as text: A-Z 0-9 and one SEPARATOR for whatever stands between them."""
    text = "".join(SEPARATOR if char in MARKS else char.replace(STACK, "").replace(SMALL, "") for char in row)
    return re.sub(f"{SEPARATOR}+", SEPARATOR, text).strip(SEPARATOR)
