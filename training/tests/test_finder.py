"""The finder's chain on a few drawn pictures: scenes, targets, steps, export, and the plates that come out."""

from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import pytest
import torch

from plates.finder.decode import FoundPlate, decode, iou
from plates.finder.evaluate import Match, best_threshold, figures, fit, match
from plates.finder.export import export
from plates.finder.gallery import Gallery, Labelled, PlatePicture
from plates.finder.labels import Label, Scene, clipped, moved, quad_of_box
from plates.finder.learner import Learner
from plates.finder.losses import losses
from plates.finder.network import STRIDE, Finder, Found, parameters
from plates.finder.scenes import make_scene
from plates.finder.targets import Targets, make_targets

SIZE = (160, 96)
OUTPUTS = ["score", "box", "corners", "rows"]


def draw(rng: np.random.Generator) -> PlatePicture:
    rows = int(rng.integers(1, 3))
    image = np.full((40 * rows, 140, 3), 230, np.uint8)
    for row in range(rows):
        cv2.putText(image, str(rng.integers(1000, 9999)), (20, 32 + 40 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 3)
    return PlatePicture(image, rows, corners_known=True)


def write(rng: np.random.Generator, image: np.ndarray) -> None:
    cv2.putText(image, "taxi", (int(rng.integers(SIZE[0])), 20), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (200, 200, 20), 1)


@pytest.fixture
def gallery() -> Gallery:
    rng = np.random.default_rng(5)
    photo = np.full((240, 320, 3), 90, np.uint8)
    photo[150:180, 100:220] = cv2.resize(draw(rng).image, (120, 30))
    labelled = Labelled(photo, (Label(quad_of_box(100, 150, 220, 180), False),))
    ground = rng.integers(0, 120, (12, 16, 3)).astype(np.uint8)
    negatives = [cv2.resize(ground, (320, 240))]
    return Gallery(photos=[(labelled, 1.0)], negatives=negatives, crops=[(draw(rng), 1.0)], draw=draw, drawn=3, write_sign=write, rng=rng)


def answers_of(targets: Targets) -> Found:
    """What a network would say that makes no mistake."""
    count, height, width = targets.hill.shape
    box = torch.ones(count * height * width, 4)
    corners = torch.zeros(count * height * width, 8)
    rows = torch.zeros(count * height * width)
    box[targets.cell], corners[targets.cell] = targets.box, targets.corners
    rows[targets.cell] = torch.where(targets.rows == 2, 12.0, -12.0)
    score = torch.where(targets.hill == 1, 12.0, -12.0)
    shape = (count, height, width)
    return Found(score, box.reshape(*shape, 4), corners.reshape(*shape, 8), rows.reshape(shape))


def test_the_same_seed_makes_the_same_scenes(gallery: Gallery) -> None:
    one, other = (make_scene(np.random.default_rng(3), gallery, SIZE) for _ in range(2))
    assert np.array_equal(one.image, other.image)
    assert [label.rows for label in one.labels] == [label.rows for label in other.labels]


def test_scenes_show_their_plates_inside(gallery: Gallery) -> None:
    rng = np.random.default_rng(0)
    scenes = [make_scene(rng, gallery, SIZE) for _ in range(60)]
    boxes = np.array([label.box for scene in scenes for label in scene.labels])
    assert len(boxes) > 40
    assert all(scene.image.shape == (SIZE[1], SIZE[0], 3) for scene in scenes)
    assert boxes.min() > -0.1 * SIZE[0] and boxes[:, 2].max() < 1.1 * SIZE[0]


def test_a_mirrored_plate_keeps_its_top_left_corner_at_the_left() -> None:
    mirror = np.array([[-1, 0, 100], [0, 1, 0], [0, 0, 1]], float)
    quad = moved(Label(quad_of_box(10, 20, 50, 30), True), mirror).quad
    assert quad.tolist() == [[50, 20], [90, 20], [90, 30], [50, 30]]


def test_a_plate_half_outside_is_nothing_to_ask_for() -> None:
    kept, ignored = clipped([Label(quad_of_box(-50, 10, 40, 30), True), Label(quad_of_box(-5, 50, 60, 70), True)], 100, 100)
    assert [label.box.tolist() for label in kept] == [[0, 50, 60, 70]]
    assert [label.corners_known for label in kept] == [False]
    assert [box.tolist() for box in ignored] == [[0, 10, 40, 30]]


def test_perfect_answers_cost_nothing_and_decode_to_the_labels(gallery: Gallery) -> None:
    rng = np.random.default_rng(1)
    scenes = [make_scene(rng, gallery, SIZE) for _ in range(24)]
    targets = make_targets(scenes)
    found = answers_of(targets)
    costs = losses(found, targets)
    assert float(costs.total) < 0.01
    for number, scene in enumerate(scenes):
        score = torch.sigmoid(found.score[number]).numpy()
        plates = decode(score, found.box[number].numpy(), found.corners[number].numpy(), torch.sigmoid(found.rows[number]).numpy(), 0.5)
        for label in scene.labels:
            best = max(plates, key=lambda plate: iou(plate.box, label.box))
            assert iou(best.box, label.box) > 0.99
            assert np.allclose(best.corners, label.quad, atol=0.01)


def test_only_the_box_of_the_corners_counts_where_corners_are_unknown() -> None:
    image = np.zeros((96, 160, 3), np.uint8)
    diamond = np.array([[40, 40], [100, 30], [110, 60], [50, 70]], np.float32)
    upright = quad_of_box(40, 30, 110, 70)
    for known, cost in ((True, pytest.approx(0.1, abs=0.09)), (False, pytest.approx(0, abs=1e-6))):
        targets = make_targets([Scene(image, (Label(upright, known),))])
        turned = make_targets([Scene(image, (Label(diamond, True),))])
        assert float(losses(answers_of(turned), targets).corners) == cost


def test_a_few_steps_learn_and_the_exported_network_says_the_same(gallery: Gallery, tmp_path: Path) -> None:
    torch.manual_seed(0)
    torch.set_num_threads(1)
    rng = np.random.default_rng(2)
    learner = Learner(Finder())
    assert parameters(learner.network) <= 2_000_000
    scenes = [make_scene(rng, gallery, SIZE) for _ in range(8)]
    costs = [float(learner.learn(scenes, 1e-3).total.detach()) for _ in range(12)]
    assert costs[-1] < 0.7 * costs[0]

    export(learner.average, tmp_path / "finder.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "finder.onnx"), providers=["CPUExecutionProvider"])
    for height, width in ((96, 160), (64, 224)):
        image = rng.integers(0, 256, (1, height, width, 3), dtype=np.uint8)
        told = dict(zip(OUTPUTS, session.run(OUTPUTS, {"image": image}), strict=True))
        cells = (height // STRIDE, width // STRIDE)
        assert {name: answer.shape for name, answer in told.items()} == {
            "score": (1, *cells),
            "box": (1, *cells, 4),
            "corners": (1, *cells, 8),
            "rows": (1, *cells),
        }
        with torch.no_grad():
            trained = learner.average.eval()(torch.from_numpy(image).permute(0, 3, 1, 2).float())
        score = torch.sigmoid(trained.score).numpy()
        peaks = told["score"] > 0
        assert peaks[np.unravel_index(score.argmax(), score.shape)]
        assert 0 < peaks.sum() <= score.size / 4 + 4
        assert np.allclose(told["score"][peaks], score[peaks], atol=1e-4)
        assert np.allclose(told["box"], trained.box.numpy(), rtol=1e-3, atol=1e-2)
        assert np.allclose(told["corners"], trained.corners.numpy(), rtol=1e-3, atol=1e-2)
        assert np.allclose(told["rows"], torch.sigmoid(trained.rows).numpy(), atol=1e-4)


def test_learning_goes_on_where_it_was_left(gallery: Gallery) -> None:
    torch.manual_seed(0)
    scenes = [make_scene(np.random.default_rng(4), gallery, SIZE) for _ in range(4)]
    first, second = Learner(Finder()), Learner(Finder())
    first.learn(scenes, 1e-3)
    second.restore(first.state())
    assert second.learn(scenes, 1e-3).total.item() == pytest.approx(first.learn(scenes, 1e-3).total.item(), rel=1e-3)
    assert second.steps == 2


def test_figures_count_found_missed_and_false_plates() -> None:
    matches = [[Match(0.9, 0.8), Match(0.2, 0.0)], [Match(0.6, 0.4)], [Match(0.7, 0.0)]]
    result = figures(matches, plates=4, threshold=0.5)
    assert (result.recall_50, result.recall_30, result.mean_iou) == (0.25, 0.5, pytest.approx(0.6))
    assert result.false_per_picture == pytest.approx(1 / 3)
    assert 0.7 < best_threshold(matches) < 0.71


def test_each_true_plate_is_found_once() -> None:
    heat = np.zeros((4, 8), np.float32)
    heat[1, 2], heat[1, 5] = 0.9, 0.8
    box = np.zeros((4, 8, 4), np.float32)
    box[1, 2], box[1, 5] = (8, 4, 40, 4), (32, 4, 16, 4)
    plates = decode(heat, box, np.zeros((4, 8, 8), np.float32), heat, 0.5)
    assert [round(plate.score, 2) for plate in plates] == [0.9]
    assert [round(answer.iou, 2) for answer in match(plates, np.array([[12, 8, 60, 16]]), np.zeros((0, 4)))] == [1.0]


def test_an_answer_on_a_plate_without_label_counts_neither_way() -> None:
    plate = FoundPlate(0.9, np.array([10.0, 10, 50, 20]), np.zeros((4, 2)), 0.0)
    nothing = np.zeros((0, 4))
    assert match([plate], nothing, nothing) == [Match(0.9, 0.0)]
    assert match([plate], nothing, np.array([[12.0, 10, 52, 20]])) == []


def test_a_plate_that_is_not_asked_for_is_ignored() -> None:
    kept, ignored = clipped([Label(quad_of_box(10, 10, 50, 30), False, asked=False)], 100, 100)
    assert (kept, [box.tolist() for box in ignored]) == ((), [[10, 10, 50, 30]])


def test_a_picture_is_fitted_without_moving_its_corner() -> None:
    image = np.full((300, 1000, 3), 200, np.uint8)
    fitted, scale = fit(image, 640)
    assert (fitted.shape, scale) == ((192, 640, 3), 0.64)
    assert fitted[0, 0].tolist() == [200, 200, 200]
    small, scale = fit(image[:100, :100], 640)
    assert (small.shape, scale) == ((128, 128, 3), 1.0)
