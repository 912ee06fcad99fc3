"""Words known by their company."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from nlp import contexts
from nlp.encoder import unit

if TYPE_CHECKING:
    from pathlib import Path

PASSAGES = [
    ("De huisarts neemt geen patiënten aan.", "De tandarts zit vol."),
    ("De huisarts en de tandarts hebben een wachtlijst.", "Patiënten wachten lang."),
    ("De rechter deed uitspraak op het beroep.", "Het bezwaar was ongegrond."),
    ("Het bezwaar ligt bij de rechter.", "De uitspraak volgt later."),
] * 3


def test_words_that_stand_together_come_near_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "NUMBERS", 3)
    monkeypatch.setattr(contexts, "MOST", 0.6)
    found = contexts.learnt(PASSAGES)
    doctor, dentist, judge = found.vectors(["De huisarts.", "De tandarts!", "Een rechter"])
    assert doctor @ dentist > 0.8
    assert abs(doctor @ judge) < 0.2


def test_what_is_not_known_has_no_vector_and_the_rest_has_length_one() -> None:
    found = contexts.load().vectors(["", "xqzt", "De termijn is te krap."])
    assert np.linalg.norm(found, axis=1) == pytest.approx([0, 0, 1], abs=1e-5)
    assert contexts.load().vectors([]).shape == (0, contexts.NUMBERS)


def test_it_stands_beside_the_vectors_of_an_encoder() -> None:
    encoded = unit(np.ones((2, 4), dtype=np.float32))
    found = contexts.beside(encoded, ["De termijn is te krap.", "xqzt"])
    assert found.shape == (2, 4 + contexts.NUMBERS)
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert found[0, :4] @ found[0, :4] == pytest.approx(1 - contexts.SHARE, abs=1e-5)


def test_they_are_read_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "NUMBERS", 3)
    monkeypatch.setattr(contexts, "MOST", 0.6)
    made = contexts.learnt(PASSAGES)
    contexts.save(made, tmp_path / "proef.npz")
    content = np.load(tmp_path / "proef.npz")
    assert content["words"].tobytes().decode().split("\n") == list(made.rows)
    assert content["table"] == pytest.approx(made.table, abs=1e-2)
