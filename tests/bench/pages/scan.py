"""Turns pages into scans: grey pictures, slightly skewed, blurred and noisy, without a text layer."""

from __future__ import annotations

import io
import random

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

DPI = 200
QUALITY = 55
"""Of the JPEG: as office scanners save space."""
SKEW = 0.5
"""Largest skew, in degrees."""
NOISE = 5.0
"""Standard deviation of the grain, of 255 shades."""


def scanned(pdf: bytes, *, seed: str) -> bytes:
    """The same pages as pictures; the seed decides skew and grain."""
    draw = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    document = pypdfium2.PdfDocument(pdf)
    pictures = [_picture(page, draw) for page in document]
    made = io.BytesIO()
    pictures[0].save(made, "PDF", resolution=DPI, save_all=True, append_images=pictures[1:], quality=QUALITY)
    return made.getvalue()


def _picture(page: pypdfium2.PdfPage, draw: random.Random) -> Image.Image:
    clean = page.render(scale=DPI / 72, grayscale=True).to_pil()
    turned = clean.rotate(draw.uniform(-SKEW, SKEW), resample=Image.Resampling.BICUBIC, fillcolor=255)
    shades = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32) * 0.9 + 14
    grain = np.random.default_rng(draw.randrange(2**32)).normal(0, NOISE, shades.shape)
    return Image.fromarray(np.clip(shades + grain, 0, 255).astype(np.uint8))
