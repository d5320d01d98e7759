"""Makes clean pictures look as cameras at gates deliver them: blur, noise, light, weather, compression."""

import cv2
import numpy as np


def degrade(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A worse picture of the same size, uint8 [H, W, 3] BGR; often several things are wrong at once."""
    out = image
    if rng.random() < 0.45:
        out = _lose_resolution(rng, out)
    if rng.random() < 0.3:
        out = _light_unevenly(rng, out)
    if rng.random() < 0.5:
        out = _expose(rng, out)
    if rng.random() < 0.3:
        out = _blur(rng, out)
    if rng.random() < 0.12:
        out = _dirty(rng, out)
    if rng.random() < 0.06:
        out = _rain(rng, out)
    out = _colour(rng, out)
    if rng.random() < 0.45:
        out = _noise(rng, out)
    if rng.random() < 0.5:
        out = _compress(rng, out)
    return out


def _lose_resolution(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    height, width = image.shape[:2]
    scale = rng.uniform(0.3, 0.9)
    size = (max(8, int(width * scale)), max(6, int(height * scale)))
    down = (cv2.INTER_AREA, cv2.INTER_LINEAR)[rng.integers(2)]
    up = (cv2.INTER_LINEAR, cv2.INTER_CUBIC)[rng.integers(2)]
    return cv2.resize(cv2.resize(image, size, interpolation=down), (width, height), interpolation=up)


def _light_unevenly(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A shadow's edge, or the glare of a lamp."""
    height, width = image.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    xs, ys = xs / width - 0.5, ys / height - 0.5
    if rng.random() < 0.65:
        angle, offset, soft = rng.uniform(0, 2 * np.pi), rng.uniform(-0.4, 0.4), rng.uniform(0.02, 0.4)
        side = 1 / (1 + np.exp(-np.clip((xs * np.cos(angle) + ys * np.sin(angle) - offset) / soft * 4, -30, 30)))
        gain = 1 - side * rng.uniform(0.2, 0.7)
        return np.clip(image * gain[..., None], 0, 255).astype(np.uint8)
    cx, cy, size = rng.uniform(-0.5, 0.5), rng.uniform(-0.5, 0.5), rng.uniform(0.08, 0.5)
    glow = np.exp(-((xs - cx) ** 2 + (ys - cy) ** 2) / (2 * size**2)) * rng.uniform(30, 190)
    return np.clip(image + glow[..., None], 0, 255).astype(np.uint8)


def _expose(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    values = np.arange(256, dtype=np.float32) / 255
    gamma, contrast, shift = np.exp(rng.normal(0, 0.4)), rng.uniform(0.35, 1.35), rng.normal(0, 0.1)
    table = np.clip(((values**gamma - 0.5) * contrast + 0.5 + shift) * 255, 0, 255).astype(np.uint8)
    return cv2.LUT(image, table)


def _blur(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    height = image.shape[0]
    if rng.random() < 0.5:
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 0.03 * height + 0.5))
    length = max(2, int(rng.uniform(0.03, 0.12) * height))
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    angle = rng.uniform(0, np.pi)
    dx, dy = length * np.cos(angle) / 2, length * np.sin(angle) / 2
    start, end = (round(length - dx), round(length - dy)), (round(length + dx), round(length + dy))
    cv2.line(kernel, start, end, 1.0, 1, cv2.LINE_AA)
    return cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def _dirty(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    height, width = image.shape[:2]
    coarse = rng.random((max(2, height // 6), max(2, width // 6))).astype(np.float32)
    grain = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    alpha = np.clip((grain - rng.uniform(0.55, 0.85)) * 4, 0, 1)[..., None] * rng.uniform(0.2, 0.7)
    mud = np.array([60, 80, 100], np.float32) * rng.uniform(0.5, 1.5)
    return np.clip(image * (1 - alpha) + mud * alpha, 0, 255).astype(np.uint8)


def _rain(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    height, width = image.shape[:2]
    layer = np.zeros((height, width), np.uint8)
    slope = rng.uniform(-0.3, 0.3)
    for _ in range(int(rng.integers(4, 25))):
        x, y, length = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0.1, 0.5) * height
        cv2.line(layer, (int(x), int(y)), (int(x + slope * length), int(y + length)), int(rng.integers(60, 200)), 1, cv2.LINE_AA)
    return np.clip(image.astype(np.int16) + (layer[..., None] // 2), 0, 255).astype(np.uint8)


def _colour(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    kind = rng.random()
    if kind < 0.15:
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        return cv2.merge((grey, grey, grey))
    if kind < 0.25:
        # infrared cameras without a filter see pink, at night nearly monochrome
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)[..., None].astype(np.float32)
        tint = np.array([rng.uniform(0.55, 0.95), rng.uniform(0.4, 0.8), 1.0], np.float32)
        mix = rng.uniform(0.2, 1.0)
        return np.clip((image * (1 - mix) + grey * mix) * tint, 0, 255).astype(np.uint8)
    if kind < 0.5:
        gains = rng.uniform(0.8, 1.2, 3).astype(np.float32)
        return np.clip(image * gains, 0, 255).astype(np.uint8)
    return image


def _noise(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    height, width = image.shape[:2]
    shape = (height, width, 3) if rng.random() < 0.5 else (height, width, 1)
    noise = rng.normal(0, rng.uniform(2, 20), shape).astype(np.float32)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def _compress(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    _, jpeg = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 80))])
    return cv2.imdecode(jpeg, cv2.IMREAD_COLOR)
