"""The recogniser's chain without any photos: PP-OCRv6 made trainable, steps on drawn plates, export, and the same answers from the file."""

import json
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from torch import nn

from plates import ppocr
from plates.data import Photo
from plates.drawing import PlateDrawer
from plates.half_precision import store_half
from plates.recogniser.alphabet import CLASSES
from plates.recogniser.checkpoint import save, start_from
from plates.recogniser.course import Course, rate_at, teach
from plates.recogniser.crops import Crop
from plates.recogniser.evaluate import evaluate, read_plate
from plates.recogniser.export import export
from plates.recogniser.exported import ExportedRecogniser
from plates.recogniser.learner import Learner
from plates.recogniser.losses import tensor_of
from plates.recogniser.network import Recogniser
from plates.recogniser.rows import settle_rows
from plates.recogniser.samples import REGIONS, Sample, Samples
from plates.recogniser.views import HALF_WIDTH_PX, ROW_WIDTH_PX, box_quad

SOURCE = ppocr.rapidocr_recogniser()


def fresh() -> Recogniser:
    torch.manual_seed(0)
    return Recogniser(SOURCE, len(REGIONS)).eval()


def crop_of(path: Path, rows: tuple[str, ...], counted: int | None) -> Crop:
    """A photo with a plate of these rows in its middle, and what is known of it."""
    image = np.full((60 * len(rows) + 40, 400, 3), 80, np.uint8)
    image[20:-20, 40:360] = 235
    for row, text in enumerate(rows):
        cv2.putText(image, text, (60, 68 + 60 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.7, (15, 15, 15), 5, cv2.LINE_AA)
    cv2.imwrite(str(path), image)
    height, width = image.shape[:2]
    photo = Photo(path=path, width=width, height=height, plates=(), source="drawn", region=None)
    quad = box_quad(40, 20, 320, height - 40)
    return Crop(photo, tuple((float(x), float(y)) for x, y in quad), "".join(rows), counted, (), 0.25)


def test_trainable_ppocr_computes_what_its_file_does() -> None:
    model = ppocr.convertible(SOURCE)
    start, end = model.graph.input[0].name, model.graph.output[0].name
    session = onnxruntime.InferenceSession(str(SOURCE), providers=["CPUExecutionProvider"])
    image = np.random.default_rng(0).uniform(-1, 1, (1, 3, 48, 192)).astype(np.float32)
    with torch.no_grad():
        told = ppocr.trainable(ppocr.part(model, start, end)).eval()(torch.from_numpy(image)).numpy()
    (wanted,) = session.run(None, {start: image})
    assert np.allclose(told, wanted, atol=1e-4)


def test_it_reads_before_any_training_and_counts_rows_by_what_it_reads(tmp_path: Path) -> None:
    network = fresh()
    one = crop_of(tmp_path / "one.png", ("KX24ABE",), None)
    two = crop_of(tmp_path / "two.png", ("KX24", "7485"), None)
    assert [read_plate(network, crop)[0] for crop in (one, two)] == ["KX24ABE", "KX247485"]
    assert [crop.rows for crop in settle_rows(network, [one, two])] == [1, 2]


def test_fifty_drawn_plates_then_steps_then_a_file_that_says_the_same(drawer: PlateDrawer, tmp_path: Path) -> None:
    samples = Samples(drawer, {})
    rng = np.random.default_rng(1)
    streams = {rows: samples.stream(rng, rows) for rows in (1, 2)}
    learner = Learner(fresh())
    first = learner.network.head.weight.detach().clone()
    fifty = {rows: [next(streams[rows]) for _ in range(25)] for rows in (1, 2)}
    for step in range(4):
        rows = 1 + step % 2
        misfits = [samples.misfit(rng, rows)] if learner.wants_misfits else []
        assert np.isfinite(learner.learn(fifty[rows][4 * step : 4 * step + 4], misfits, 3e-4))
    assert not torch.equal(first, learner.network.head.weight)

    save(tmp_path / "last.pt", learner.average, learner.steps, 0.5)
    export(tmp_path / "last.pt", SOURCE, tmp_path / "models")
    file = tmp_path / "models" / "plate-recogniser.onnx"
    assert file.stat().st_size < 7_000_000
    about = json.loads((tmp_path / "models" / "plate-recogniser.json").read_text())
    assert (about["regions"], about["rowWidthPx"], about["halfWidthPx"]) == (list(REGIONS), ROW_WIDTH_PX, HALF_WIDTH_PX)
    exported = ExportedRecogniser(file)
    for rows in (1, 2):
        views = np.concatenate([sample.images for sample in fifty[rows][-5:]])
        with torch.no_grad():
            wanted, told = learner.average(tensor_of(views)), exported(tensor_of(views))
        assert told[0].shape == (len(views), views.shape[2] // 4, CLASSES)
        for one, other in ((wanted[0].softmax(-1), told[0].softmax(-1)), (wanted[2].sigmoid(), told[2].sigmoid())):
            difference = (one - other).abs()
            # weights are kept as halves, which shows most where the network is least sure
            assert float(difference.mean()) < 1e-3 and float(difference.max()) < 0.1


def test_the_same_seed_gives_the_same_samples(drawer: PlateDrawer) -> None:
    def take() -> list[Sample]:
        samples, rng = Samples(drawer, {}), np.random.default_rng(6)
        return [next(samples.stream(rng, rows)) for rows in (1, 2, 1)]

    for one, other in zip(take(), take(), strict=True):
        assert np.array_equal(one.images, other.images) and one.classes == other.classes
        assert np.array_equal(one.regions, other.regions)


def test_learning_on_one_batch_makes_its_loss_smaller(drawer: PlateDrawer) -> None:
    stream = Samples(drawer, {}).stream(np.random.default_rng(2), 1)
    batch = [next(stream) for _ in range(3)]
    learner = Learner(fresh())
    costs = [learner.learn(batch, [], 5e-4) for _ in range(5)]
    assert costs[-1] < 0.8 * costs[0]
    frozen = [name for name, parameter in learner.network.named_parameters() if not parameter.requires_grad]
    assert frozen and all(name.startswith("backbone.") for name in frozen)


def test_misfits_teach_only_whether_a_view_fits(drawer: PlateDrawer) -> None:
    network = fresh()
    fits = network.fits(tensor_of(Samples(drawer, {}).misfit(np.random.default_rng(3), 1)))
    fits.sum().backward()
    assert {name for name, parameter in network.named_parameters() if parameter.grad is not None} == {"fit.weight", "fit.bias"}


def test_a_course_ends_with_checkpoints_that_another_one_starts_from(drawer: PlateDrawer, tmp_path: Path) -> None:
    validation = {"validation/drawn": [crop_of(tmp_path / "one.png", ("KX24ABE",), 1)]}
    course = Course(tmp_path / "run", minutes=0.001, batch=2)
    learner = teach(fresh(), Samples(drawer, {}), validation, course, np.random.default_rng(0))
    assert learner.steps > 0
    assert sorted(path.name for path in course.out.iterdir()) == ["best.pt", "last.pt"]
    other = Recogniser(SOURCE, len(REGIONS)).eval()
    start_from(other, course.out / "last.pt")
    assert torch.equal(other.head.weight, learner.average.head.weight)
    fewer = Recogniser(SOURCE, 3).eval()
    start_from(fewer, course.out / "last.pt")
    assert torch.equal(fewer.head.weight, learner.average.head.weight) and fewer.region.out_features == 3


def test_the_rate_rises_and_falls_to_nothing() -> None:
    assert rate_at(0, 0, 1) < 0.01 < 0.5 < rate_at(200, 0.1, 1) <= 1
    assert rate_at(10_000, 1, 1) == pytest.approx(0)


def test_results_count_strictly_and_folded(tmp_path: Path) -> None:
    one = crop_of(tmp_path / "one.png", ("AB70CDE",), 1)
    wrong = Crop(one.photo, one.quad, "AB7OCDE", 1, (), 0.25)
    (result,) = evaluate(fresh(), {"validation/drawn": [one, wrong]})
    assert (result.plates, result.strict, result.folded) == (2, 0.5, 1.0)


def test_weights_stored_as_halves_take_half_the_room_and_give_nearly_the_same(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 8)).eval()
    file = tmp_path / "plain.onnx"
    image = torch.randn(3, 64)
    torch.onnx.export(network, (image,), str(file), input_names=["x"], opset_version=17, dynamo=False)
    onnx.save(store_half(onnx.load(str(file))), str(tmp_path / "half.onnx"))
    assert (tmp_path / "half.onnx").stat().st_size < 0.6 * file.stat().st_size
    plain, half = (
        onnxruntime.InferenceSession(str(tmp_path / name), providers=["CPUExecutionProvider"]).run(None, {"x": image.numpy()})[0]
        for name in ("plain.onnx", "half.onnx")
    )
    assert np.allclose(plain, half, atol=2e-3) and not np.array_equal(plain, half)
