"""The app's plate formats as this side understands them."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from plates.formats import FORMATS_FILE, ROW_BREAK, SEPARATORS, load_formats, spell


def expression_of(pattern: str, lists: dict[str, list[str]]) -> str:
    """The pattern as a regular expression, made in another way than `plates.formats` does it; `|` is a row break or nothing."""
    parts = re.split(r"(<[^>]+>|\[[^\]]+\]|\{[^}]+\}|.)", pattern)
    return "".join(translated(part, lists) for part in parts if part)


def translated(part: str, lists: dict[str, list[str]]) -> str:
    if part.startswith("<"):
        return "(?:" + "|".join(map(re.escape, sorted(lists[part[1:-1]], key=len, reverse=True))) + ")"
    if part.startswith(("[", "{")):
        return part
    return {"L": "[A-Z]", "D": "[0-9]", ROW_BREAK: f"(?:{re.escape(ROW_BREAK)})?"}.get(part, re.escape(part))


def test_every_format_of_the_app_spells_texts_that_match_its_pattern(rng: np.random.Generator) -> None:
    regions = json.loads(FORMATS_FILE.read_text())["regions"]
    patterns = [(expression_of(form["pattern"], region["lists"]), form["pattern"]) for region in regions for form in region["formats"]]
    formats = load_formats()
    assert len(formats) == len(patterns) > 300
    for one, (expression, pattern) in zip(formats, patterns, strict=True):
        for _ in range(6):
            (row,) = spell(rng, one.elements, rows=1)
            assert re.fullmatch(expression, "".join(row)), f"{one.region} {pattern}: {''.join(row)}"


def test_two_rows_are_parted_where_the_pattern_says_and_lose_the_mark_there(rng: np.random.Generator) -> None:
    parted = [one for one in load_formats() if any(element.options == (ROW_BREAK,) for element in one.elements)]
    assert len(parted) > 50
    for one in parted:
        rows = spell(rng, one.elements, rows=2)
        breaks = sum(element.options == (ROW_BREAK,) for element in one.elements)
        assert len(rows) == breaks + 1 and all(rows), one.region
        assert rows[0][-1] not in SEPARATORS and rows[1][0] not in SEPARATORS, one.region


def test_repetitions_and_choices_are_all_used(tmp_path: Path, rng: np.random.Generator) -> None:
    file = write(tmp_path, "<heads> [A-CX]D{1,3}", {"heads": ["QQ", "Z"]})
    (one,) = load_formats(file)
    texts = {"".join(spell(rng, one.elements, rows=1)[0]) for _ in range(400)}
    assert all(re.fullmatch(r"(QQ|Z) [ABCX]\d{1,3}", text) for text in texts)
    assert {text.split()[0] for text in texts} == {"QQ", "Z"}
    assert {text.split()[1][0] for text in texts} == set("ABCX")
    assert {len(text.split()[1]) for text in texts} == {2, 3, 4}


def test_a_pattern_that_nobody_understands_is_refused_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"LL\?D cannot be understood at '\?D'"):
        load_formats(write(tmp_path, "LL?D", {}))


def write(folder: Path, pattern: str, lists: dict[str, list[str]]) -> Path:
    look = {"rows": 1, "widthMm": 520, "heightMm": 110, "background": "#ffffff", "text": "#000000"}
    region = {"code": "XX", "name": "Nowhere", "lists": lists, "formats": [{"pattern": pattern, "looks": ["plain"]}]}
    file = folder / "formats.json"
    file.write_text(json.dumps({"looks": {"plain": look}, "regions": [region]}))
    return file
