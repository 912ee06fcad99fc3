"""Names of persons are masked, and nothing else: forms one by one, and precision and recall on sentences."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.persons import masked, spans

MARK = re.compile(r"\{(?:[etb]:)?([^}]*)\}")
PRECISION, RECALL = 0.97, 0.95


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De heer Bakker en mevrouw Van der Linden komen.", "De heer [naam] en mevrouw [naam] komen."),
        ("prof. dr. E.M. Vermeulen", "prof. dr. [naam]"),
        ("A.B. de Vries (COA)", "[naam] (COA)"),
        ("A. B. C. van Tuyll van Serooskerken tekent.", "[naam] tekent."),
        ("Actie: Jan de Boer belt de VNG.", "Actie: [naam] belt de VNG."),
        ("Aanwezig: M. Bakker (IND), COA, Karin Dekker", "Aanwezig: [naam] (IND), COA, [naam]"),
        ("Hoogachtend, O'Brien-de Wit", "Hoogachtend, [naam]"),
        ("De heren Vos en Mulder delen dit.", "De heren [naam] en [naam] delen dit."),
        ("Burgemeester Willemsen van Noordwolde", "Burgemeester [naam] van Noordwolde"),
        ("De burgemeester van Noordwolde", "De burgemeester van Noordwolde"),
        ("Mail naar j.bakker@mail.example.", "Mail naar [e-mailadres]."),
        ("Bel 06-12345678 of +31 20 123 45 67.", "Bel [telefoonnummer] of [telefoonnummer]."),
        ("BSN 123456782, zaak 123456789", "BSN [bsn], zaak 123456789"),
        ("B. Termijnen", "B. Termijnen"),
        ("Zie bijlage B. Daarin staat het.", "Zie bijlage B. Daarin staat het."),
        ("Bouwbedrijf B.V. Noord", "Bouwbedrijf B.V. Noord"),
        ("Johan Willem Frisokazerne", "Johan Willem Frisokazerne"),
        ("", ""),
    ],
)
def test_forms(text, expected):
    assert masked(text) == expected


def _sentences(half):
    """The sentences of a half, each with the ranges of what is to be masked."""
    with Path(__file__).with_name("names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="|"):
            if row["half"] == half:
                yield _parsed(row["sentence"])


def _parsed(sentence):
    text, ranges = "", []
    for n, piece in enumerate(MARK.split(sentence)):
        if n % 2:
            ranges.append((len(text), len(text) + len(piece)))
        text += piece
    return text, ranges


def scores(half):
    """Precision (masks that lie within what is to be masked) and recall (what is masked whole)."""
    right = shown = found = there = 0
    for text, wanted in _sentences(half):
        masks = [(start, end) for start, end, _ in spans(text)]
        right += sum(any(a <= start and end <= b for a, b in wanted) for start, end in masks)
        found += sum(any(start <= a and b <= end for start, end in masks) for a, b in wanted)
        shown, there = shown + len(masks), there + len(wanted)
    return right / shown, found / there


def test_there_are_enough_sentences():
    every = [*_sentences("open"), *_sentences("held")]
    assert len(every) >= 200
    assert sum(bool(wanted) for _, wanted in every) >= 100
    assert sum(not wanted for _, wanted in every) >= 100


@pytest.mark.parametrize("half", ["open", "held"])
def test_precision_and_recall(half):
    precision, recall = scores(half)
    assert (precision >= PRECISION, recall >= RECALL) == (True, True)


@given(st.text(st.sampled_from("AaBbJjn .,:@-0126éÉ'\n")) | st.text())
def test_masks_are_apart_and_nothing_else_changes(text):
    found, at, kept = spans(text), 0, []
    for start, end, mask in found:
        assert at <= start < end
        kept += [text[at:start], mask]
        at = end
    assert masked(text) == "".join((*kept, text[at:]))
