"""What the app is told about its recogniser is what this side trains and prepares."""

import json
from pathlib import Path

from plates.recogniser import alphabet, views

ABOUT = Path(__file__).resolve().parents[2] / "addon" / "models" / "plate-recogniser.json"


def test_the_app_is_told_the_views_and_classes_that_were_trained() -> None:
    told = json.loads(ABOUT.read_text())
    del told["regions"]
    assert told == {
        "characters": alphabet.CHARACTERS,
        "separator": alphabet.SEPARATOR,
        "heightPx": views.HEIGHT_PX,
        "rowWidthPx": views.ROW_WIDTH_PX,
        "halfWidthPx": views.HALF_WIDTH_PX,
        "halfShare": views.HALF_SHARE,
    }
