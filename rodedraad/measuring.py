"""Holds a corpus against a gold coding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import store
from nlp import analysis, evaluate, gold
from nlp.alignment import Predicted
from nlp.evaluate import Coded

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model import Observation
    from nlp.evaluate import Evaluation


def evaluation(corpus: Path, path: Path) -> Evaluation:
    """The figures of the corpus in a folder, measured by the gold coding at `path`.

    Raises `GoldError` and `CorpusError`s.
    """
    coding = gold.read(path, analysis.codebook())
    with store.open(corpus) as opened:
        documents, observations, furniture = opened.documents(), opened.coded(), opened.furniture()
    by_document: dict[str, list[Predicted]] = {document.id: [] for document in documents}
    for observation in observations:
        by_document[observation.document].append(_predicted(observation))
    coded = {d.stem: Coded(tuple(by_document[d.id]), furniture.get(d.id, ())) for d in documents}
    return evaluate.evaluate(coding, coded)


def _predicted(observation: Observation) -> Predicted:
    coding = observation.coding
    return Predicted(
        id=observation.id,
        text=observation.text,
        rol=coding.rol,
        thema=coding.themas,
        toerekening=coding.toerekening,
        eerder=coding.eerder,
    )
