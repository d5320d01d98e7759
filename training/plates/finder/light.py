"""Light, lens, sensor and compression: what happens to a scene on its way to the file. Pictures are uint8 [H, W, 3], BGR."""

import cv2
import numpy as np


def spoil(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """One way through a bad or a good camera; geometry stays."""
    image = _expose(rng, image)
    if rng.random() < 0.1:
        image = _glare(rng, image)
    if rng.random() < 0.3:
        image = _blur(rng, image)
    if rng.random() < 0.15:
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        image = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
        if rng.random() < 0.3:
            image = tinted(rng, image)
    if rng.random() < 0.3:
        image = _noise(rng, image)
    if rng.random() < 0.5:
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(20, 95))])[1], cv2.IMREAD_COLOR)
    return image


def _expose(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Brightness, contrast, gamma, white balance; by day, by night, or seen by an infrared camera without its filter (pink)."""
    kind = rng.random()
    value = np.arange(256) / 255
    gains = np.exp(rng.normal(0, 0.06, 3))
    if kind < 0.14:  # night
        curve = value ** rng.uniform(1.2, 2.6) * rng.uniform(0.25, 0.9)
        gains = np.exp(rng.normal(0, 0.15, 3))
    else:
        curve = (value - 0.5) * rng.uniform(0.6, 1.5) + 0.5 + rng.normal(0, 0.1)
        curve = np.clip(curve, 0, 1) ** np.exp(rng.normal(0, 0.25))
    if rng.random() < 0.07:
        gains = np.array([rng.uniform(0.6, 1.0), rng.uniform(0.35, 0.7), rng.uniform(1.0, 1.3)])
    return _table(image, [curve * 255 * gain for gain in gains])


def tinted(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """In a colour of its own."""
    return _table(image, [np.arange(256) * gain + rng.normal(0, 12) for gain in rng.uniform(0.7, 1.25, 3)])


def _table(image: np.ndarray, curves: list[np.ndarray]) -> np.ndarray:
    """Each channel through its curve [256]."""
    table = np.stack([np.clip(curve, 0, 255).astype(np.uint8) for curve in curves], -1)[None]
    return cv2.LUT(image, table)


def _glare(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Headlights: one or two bright round spots with soft edges."""
    height, width = image.shape[:2]
    light = np.zeros((height // 4, width // 4), np.float32)
    for _ in range(rng.integers(1, 3)):
        centre = (int(rng.integers(width // 4)), int(rng.integers(height // 4)))
        cv2.circle(light, centre, int(rng.integers(2, 2 + height // 40)), float(rng.uniform(200, 600)), -1)
    light = cv2.GaussianBlur(light, (0, 0), float(rng.uniform(1, 8)))
    light = cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.add(image, cv2.cvtColor(np.minimum(light, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR))


def _blur(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    kind = rng.random()
    if kind < 0.5:
        return cv2.GaussianBlur(image, (0, 0), float(rng.uniform(0.4, 2.2)))
    if kind < 0.8:
        length = int(rng.integers(3, 12))
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1 / length
        turn = cv2.getRotationMatrix2D(((length - 1) / 2, (length - 1) / 2), float(rng.uniform(0, 180) * (rng.random() < 0.5)), 1)
        kernel = cv2.warpAffine(kernel, turn, (length, length))
        return cv2.filter2D(image, -1, kernel / max(kernel.sum(), 1e-6))
    factor = rng.uniform(0.4, 0.9)  # a small picture made larger
    small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, image.shape[1::-1], interpolation=cv2.INTER_LINEAR)


def _noise(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    deviation = rng.uniform(2, 18)
    # A third of the picture's noise, repeated with a shift, costs a third of the time
    height, width = image.shape[:2]
    part = rng.standard_normal((height // 3 + 1, width, 3), dtype=np.float32) * deviation
    return cv2.add(image, np.concatenate([part, -part, np.roll(part, width // 2, 1)])[:height].astype(np.int16), dtype=cv2.CV_8U)
