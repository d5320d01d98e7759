"""What the recogniser is taught by: texts whose separators are named or not, regions, and the number of rows."""

import itertools
import math

import numpy as np
import pytest
import torch

from plates.recogniser.alphabet import BLANK, CLASSES, SEPARATOR_CLASS, decode, encode, fold
from plates.recogniser.losses import ctc_losses, losses
from plates.recogniser.samples import REGIONS, Sample

STEPS = 4


def sample(text: str, *, has_separators: bool, regions: tuple[str, ...] = (), rows: int = 1) -> Sample:
    return Sample(np.zeros((rows, 48, 8 * STEPS, 3), np.uint8), encode(text), has_separators, np.isin(REGIONS, regions))


def collapsed(path: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(index for index, _ in itertools.groupby(path) if index != BLANK)


def probability(steps: np.ndarray, text: str, *, separators_count: bool) -> float:
    """Of all paths that spell the text, by counting each. Unless separators count, each of them is taken for a blank."""
    used = sorted({BLANK, SEPARATOR_CLASS, *encode(text)})
    total = 0.0
    for path in itertools.product(used, repeat=len(steps)):
        seen = path if separators_count else tuple(BLANK if index == SEPARATOR_CLASS else index for index in path)
        if collapsed(seen) == tuple(encode(text)):
            total += math.prod(steps[at, index] for at, index in enumerate(path))
    return total


@pytest.mark.parametrize("text", ["A1", "AA", "7"])
def test_a_separator_that_no_label_names_may_stand_anywhere(text: str) -> None:
    logits = torch.from_numpy(np.random.default_rng(2).normal(0, 2, (1, STEPS, CLASSES)).astype(np.float32))
    steps = logits.softmax(-1)[0].numpy().astype(float)
    for named in (False, True):
        loss = float(ctc_losses(logits, [sample(text, has_separators=named)], 1)) * len(text)
        assert math.exp(-loss) == pytest.approx(probability(steps, text, separators_count=named), rel=1e-3)


def test_a_separator_that_the_label_names_is_asked_for() -> None:
    sure = torch.full((2, STEPS, CLASSES), -12.0)
    for at, index in enumerate(encode("A-1")):
        sure[:, at, index] = 12.0
    sure[:, 3, BLANK] = 12.0
    unnamed, named = ctc_losses(sure, [sample("A1", has_separators=False), sample("A-1", has_separators=True)], 1)
    without = ctc_losses(sure[:1], [sample("A1", has_separators=True)], 1)[0]
    assert float(unnamed) < 1e-3 and float(named) < 1e-3 and float(without) > 5


def test_two_rows_are_one_text() -> None:
    sure = torch.full((2, STEPS, CLASSES), -12.0)
    sure[:, :, BLANK] = 0
    for row, text in enumerate(("AB", "12")):
        for at, index in enumerate(encode(text)):
            sure[row, at, index] = 12.0
    right, wrong = (float(ctc_losses(sure, [sample(text, has_separators=True, rows=2)], 2)) for text in ("AB12", "12AB"))
    assert right < 0.1 < 5 < wrong


class Says(torch.nn.Module):
    """Answers the same whatever it sees."""

    def __init__(self, region: str) -> None:
        super().__init__()
        self.regions = torch.full((1, len(REGIONS)), -9.0)
        self.regions[0, REGIONS.index(region)] = 9.0

    def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        count = len(images)
        return torch.zeros(count, STEPS, CLASSES), self.regions.expand(count, -1), torch.zeros(count)


def test_any_of_the_regions_that_a_plate_may_be_from_is_right() -> None:
    def cost(*regions: str) -> float:
        return float(losses(Says("DE"), [sample("A1", has_separators=False, regions=regions)])[1])

    assert cost("DE", "FR") == pytest.approx(0, abs=1e-3)
    assert cost("FR", "IT") > 10
    assert cost() == 0


def test_texts_and_classes_are_each_other() -> None:
    assert decode([BLANK, 11, 11, BLANK, 11, SEPARATOR_CLASS, 2, BLANK]) == "AA-1"
    assert decode(encode("KA-05-MH-1234")) == "KA-05-MH-1234"
    assert encode("MÖ") == encode("MO")
    assert fold("OI10") == "0110"
