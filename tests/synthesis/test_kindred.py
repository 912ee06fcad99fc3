"""Likeness of many pairs at once is that of each pair by itself."""

from __future__ import annotations

from itertools import product

import numpy as np

from nlp.dutch import lemma
from synthesis.kindred import Subjects
from synthesis.stances import stances
from synthesis.subjects import likeness, subject, weights

TEXTS = (
    "De realisatietermijn is voor de bouw van locaties veel te kort.",
    "De termijn om te bouwen is ruim voldoende.",
    "Het bouwen van de locatie is niet begonnen.",
    "Het toezicht van de minister is nog niet van start gegaan.",
    "Het interbestuurlijk toezicht werkt goed en de toezichthouder is bereikbaar.",
    "De opvang in de regio is op orde.",
    "Opvangplekken zijn er niet en plek is er evenmin.",
    "De gemeentelijke bijdrage is laat betaald aan gemeenten.",
    "Niet.",
    "",
)


def test_likeness_of_all_pairs_is_that_of_each():
    subjects = [subject(text, stances(text)[0].signs, lemma) for text in TEXTS]
    weight = weights(subjects)
    pairs = np.array(list(product(range(len(TEXTS)), repeat=2)))
    found = Subjects.of(subjects, weight).likeness(pairs[:, 0], pairs[:, 1])
    expected = [likeness(subjects[a], subjects[b], weight) for a, b in pairs.tolist()]
    assert np.allclose(found, expected)
    assert any(0 < score < 1 for score in expected)


def test_subjects_without_words_are_like_nothing():
    empty = [subject("", (), lemma)] * 2
    assert Subjects.of(empty, weights(empty)).likeness(np.array([0]), np.array([1])).tolist() == [0.0]
