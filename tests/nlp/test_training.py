"""The training passages: coded by the codebook, each sentence once, none taken from a real document."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import nlp
from nlp import codebooks

FILES = sorted((Path(nlp.__file__).parent / "training").glob("*.jsonl"))
CODEBOOK = codebooks.load().codebook
CLOSE = 0.8
"""Share of word trigrams in common from which a sentence counts as taken over."""
WORDS = 8
"""Shorter sentences ("Actie: Team SW") are bound to be alike."""


def units(path: Path) -> list[dict[str, object]]:
    return [unit for line in path.read_text("utf-8").splitlines() for unit in json.loads(line)["eenheden"]]


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (
        frozenset(tuple(words[i : i + 3]) for i in range(len(words) - 2))
        if len(words) >= WORDS
        else frozenset()
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_codings_keep_to_the_codebook(path: Path) -> None:
    for unit in units(path):
        rol = CODEBOOK.rol(str(unit["rol"]))
        themas = unit["thema"]
        assert isinstance(themas, list)
        assert themas == sorted(set(themas))
        assert set(themas) <= set(CODEBOOK.vocabulary["thema"])
        assert len(themas) <= (3 if rol.thematic else 0), unit
        assert unit["toerekening"] in CODEBOOK.vocabulary["toerekening"]
        assert rol.attributed or unit["toerekening"] == "geen", unit
        assert isinstance(unit["eerder"], bool)


def test_each_sentence_stands_once() -> None:
    texts = Counter(
        u["tekst"] for path in FILES for u in units(path) if len(str(u["tekst"]).split()) >= WORDS
    )
    assert [text for text, count in texts.items() if count > 1] == []


def test_passage_ids_are_unique() -> None:
    ids = Counter(json.loads(line)["id"] for path in FILES for line in path.read_text("utf-8").splitlines())
    assert [id_ for id_, count in ids.items() if count > 1] == []


def test_every_thema_and_rol_is_well_represented() -> None:
    coded = [unit for path in FILES for unit in units(path)]
    rollen = Counter(str(unit["rol"]) for unit in coded)
    themas = Counter(thema for unit in coded for thema in unit["thema"])  # type: ignore[attr-defined]
    assert min(themas[t] for t in CODEBOOK.vocabulary["thema"]) >= 150
    assert all(rollen[rol] > 0 for rol in CODEBOOK.vocabulary["rol"])


def test_no_sentence_is_that_of_a_real_document(shared: Path) -> None:
    real = [trigrams(text) for path in (shared / "dossier-txt").glob("*.txt") for text in sentences(path)]
    real += [
        trigrams(json.loads(line)["text"])
        for path in (shared / "gold").glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    index: dict[tuple[str, ...], set[int]] = {}
    for number, grams in enumerate(real):
        for gram in grams:
            index.setdefault(gram, set()).add(number)
    for path in FILES:
        for unit in units(path):
            own = trigrams(str(unit["tekst"]))
            near = {number for gram in own for number in index.get(gram, ())}
            assert all(len(own & real[n]) / len(own | real[n]) <= CLOSE for n in near), unit


def sentences(path: Path) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", path.read_text("utf-8"))
