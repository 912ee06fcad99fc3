"""Proposals of new themas: like things together, whatever their order; one sentence is no thema."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.model import ThemaScore
from nlp import analysis
from nlp.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model import Observation, Reading

TEXTS = (
    "De tolkenlijn is onbereikbaar.",
    "Er zijn te weinig tolken.",
    "Het vervoer naar school ontbreekt.",
    "Tolken zijn er alleen overdag.",
)


def encode(texts: Sequence[str]) -> np.ndarray:
    return np.array(
        [[1.0, 0.1] if "tolk" in text.lower() else [0.1, 1.0] for text in texts], dtype=np.float32
    )


@pytest.fixture
def loose(reading: Callable[..., Reading]) -> list[Observation]:
    return [
        replace(one, coding=replace(one.coding, rol="knelpunt", thema=()))
        for one in analysis.analyse(reading(*TEXTS))
    ]


def test_what_is_alike_comes_together_and_is_named(loose: list[Observation]) -> None:
    (group,) = proposals(loose, encode)
    assert {one.text for one in group.observations} == {TEXTS[0], TEXTS[1], TEXTS[3]}
    assert any(word.startswith("tolk") for word in group.words)


def test_the_order_of_the_observations_does_not_matter(loose: list[Observation]) -> None:
    assert proposals(loose, encode) == proposals(loose[::-1], encode)


def test_what_has_a_thema_or_is_no_bottleneck_is_left_out(loose: list[Observation]) -> None:
    themed = [replace(o, coding=replace(o.coding, thema=(ThemaScore("spuk", 0.9),))) for o in loose]
    other = [replace(o, coding=replace(o.coding, rol="context")) for o in loose]
    assert proposals(themed, encode) == proposals(other, encode) == proposals([], encode) == []
