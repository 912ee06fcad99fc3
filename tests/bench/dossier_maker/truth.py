"""What a reader must find in made documents, one by one and counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dossier_maker.layout import SUBJECTS

if TYPE_CHECKING:
    from dossier_maker.composing import Piece
    from dossier_maker.stock import Sentence

Told = dict[str, "Any"]


def told(piece: Piece) -> Told:
    """All that is known of a document."""
    return {
        "naam": piece.name,
        "formaat": piece.form,
        "soort": piece.kind,
        "afzender": piece.sender.name,
        "laag": piece.sender.laag,
        "datum": piece.day.isoformat(),
        "kenmerk": piece.reference,
        "onderwerp": SUBJECTS[piece.kind],
        "kring": piece.agreed,
        "antwoorden": [asdict(answer) for answer in piece.answers],
        "zinnen": [_sentence(s, section.fase) for section in piece.sections for s in section.sentences],
    }


def _sentence(sentence: Sentence, fase: str) -> Told:
    return {
        "tekst": sentence.text,
        "rol": sentence.rol,
        "thema": list(sentence.thema),
        "toerekening": sentence.toerekening,
        "eerder": sentence.eerder,
        "fase": fase,
    }


class Counts:
    """The counts that must come out, document by document."""

    def __init__(self) -> None:
        self._by: dict[str, Counter[str]] = defaultdict(Counter)
        self._kring: dict[str, set[str]] = defaultdict(set)

    def add(self, document: Told) -> None:
        """Count one more."""
        self._by["totaal"].update(
            documenten=1, zinnen=len(document["zinnen"]), antwoorden=len(document["antwoorden"])
        )
        for name in ("formaat", "soort", "laag", "afzender"):
            self._by[name][document[name]] += 1
        for sentence in document["zinnen"]:
            self._by["rol"][sentence["rol"]] += 1
            self._by["thema"].update(sentence["thema"])
        if document["kring"]:
            self._by["kring"][document["kring"]] += 1
            self._kring[document["kring"]].add(document["afzender"])

    def counted(self) -> Told:
        """All counts by what is counted; `ondertekenaars` has who sent each text of the Kring."""
        signed = {name: sorted(of) for name, of in sorted(self._kring.items())}
        return {name: dict(sorted(of.items())) for name, of in sorted(self._by.items())} | {
            "ondertekenaars": signed
        }
