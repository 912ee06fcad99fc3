"""The codebook that comes with the program, and its signs."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from corpus import lawbook
from nlp import codebooks, inventory
from nlp.coding import MODALITY
from nlp.openings import openings
from nlp.rules import SIGN

if TYPE_CHECKING:
    from pathlib import Path

RULED = codebooks.load()
LISTS = (
    (files("nlp") / "signs" / "nederlands.toml").read_text("utf-8"),
    lawbook.in_use().text(lawbook.SIGNS),
)
SIGNS = [sign for listed in LISTS for sign in tomllib.loads(listed)["teken"]]
SLOW = 12
"""Patterns without a plain beginning, which every sentence is searched for."""


def test_every_rol_and_thema_has_examples() -> None:
    assert all(len(rol.examples) >= 2 for rol in RULED.codebook.rollen)
    assert all(len(thema.examples) >= 2 for thema in RULED.codebook.themas)


def test_no_example_is_a_sentence_of_a_real_document(shared: Path) -> None:
    texts = [text for value in (*RULED.codebook.rollen, *RULED.codebook.themas) for text in value.examples]
    assert inventory.nearest(texts, inventory.real_sentences(shared))[0].likeness < inventory.TOO_CLOSE


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign["id"])
def test_a_sign_says_what_it_means_in_patterns_that_work(sign: dict[str, object]) -> None:
    patterns = sign["patronen"]
    assert isinstance(patterns, list)
    assert sign["betekenis"]
    assert len(patterns) == len(set(patterns))
    assert not any(re.compile(pattern).match("") for pattern in patterns)


def test_nearly_all_patterns_are_tried_only_where_they_can_match() -> None:
    patterns = [pattern for sign in SIGNS for pattern in sign["patronen"]]
    assert sum(not openings(pattern) for pattern in patterns) <= SLOW


def test_every_thema_has_signs_of_its_own() -> None:
    ids = {sign["id"] for sign in SIGNS}
    assert len(ids) == len(SIGNS)
    assert {
        f"thema_{t}_{kind}" for t in RULED.codebook.vocabulary["thema"] for kind in ("kern", "rand")
    } <= ids
    assert {label.removeprefix(f"{SIGN}:") for label in MODALITY} <= ids
