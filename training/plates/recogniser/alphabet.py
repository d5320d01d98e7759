"""The recogniser's classes."""

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SEPARATOR = "-"
"""Whatever parts groups: a dash, a dot, a seal, a gap."""
BLANK = 0
SEPARATOR_CLASS = len(CHARACTERS) + 1
CLASSES = len(CHARACTERS) + 2
"""Blank, characters, separator."""

_UNACCENTED = str.maketrans("ÄÖÜŠŽÅČĆĐ", "AOUSZACCD")


def encode(text: str) -> list[int]:
    """Class indices of a text; accents are dropped."""
    return [SEPARATOR_CLASS if char == SEPARATOR else CHARACTERS.index(char) + 1 for char in text.translate(_UNACCENTED)]


def decode(classes: list[int]) -> str:
    """The text of a greedy path: repeats merged, blanks dropped, separators kept."""
    symbols = [index for index, before in zip(classes, [BLANK, *classes], strict=False) if index != before]
    return "".join(SEPARATOR if index == SEPARATOR_CLASS else CHARACTERS[index - 1] for index in symbols if index != BLANK)


def without_separators(text: str) -> str:
    """The text as people say it."""
    return text.replace(SEPARATOR, "")


def fold(text: str) -> str:
    """O as 0 and I as 1, since labels mix them."""
    return text.replace("O", "0").replace("I", "1")
