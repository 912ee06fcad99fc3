"""Holds a corpus against a gold coding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import GoldError
from nlp import analysis, evaluate, gold
from nlp.alignment import Predicted
from nlp.evaluate import Coded
from rodedraad import opening
from rodedraad.reviewing import machine_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from corpus.model import Observation
    from nlp.evaluate import Evaluation


def evaluation(corpus: Path | str, path: Path) -> Evaluation:
    """The figures of the corpus in a folder, measured by the gold coding at `path`.

    Raises `GoldError` and `CorpusError`s.
    """
    with opening.corpus(corpus) as opened:
        coding = gold.read(path, analysis.codebook())
        documents, observations, furniture = opened.documents(), opened.coded(), opened.furniture()
    _check_stems(coding, [document.stem for document in documents])
    by_document: dict[str, list[Predicted]] = {document.id: [] for document in documents}
    for observation in observations:
        by_document[observation.document].append(_predicted(observation))
    coded = {d.stem: Coded(tuple(by_document[d.id]), furniture.get(d.id, ())) for d in documents}
    return evaluate.evaluate(coding, coded)


def _check_stems(coding: Iterable[str], stems: Sequence[str]) -> None:
    doubtful = sorted(stem for stem in coding if stems.count(stem) > 1)
    if doubtful:
        raise GoldError(
            f"Meer dan één document van het corpus heet {', '.join(doubtful)}.",
            "Geef de bestanden in het dossier verschillende namen.",
        )


def _predicted(observation: Observation) -> Predicted:
    """The machine's own labels, whatever people said of them since."""
    coding, said = observation.coding, machine_labels(observation)
    return Predicted(
        id=observation.id,
        text=observation.text,
        rol=str(said.rol),
        thema=tuple(sorted(said.thema or ())),
        toerekening=str(said.toerekening),
        eerder=bool(said.eerder),
        fase=coding.fase,
        spreker=coding.spreker,
        rol_score=coding.rol_score,
    )
