"""The job that learns a model from the program's passages and what people judged in this dossier."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.errors import GoldError
from rodedraad.web.work.learnt import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.store import Corpus
    from nlp.passages import Coded
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell


def train(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:  # noqa: ARG001
    """Learn a model to the folder `model` of the job. Raises `GoldError` when nothing was judged."""
    from rodedraad import models

    corpus = desk.house.everything
    trained = models.train(
        desk.folder / FOLDER,
        models.encoder_name(corpus),
        _judged(corpus),
        lambda name, done, total: tell({"bestand": name, "klaar": done, "van": total}),
    )
    return asdict(trained)


def _judged(corpus: Corpus) -> tuple[Coded, ...]:
    from rodedraad import lessons

    try:
        return lessons.of_corpus(corpus)
    except GoldError as none:
        raise GoldError(
            "Er is nog niets beoordeeld waarvan een model kan leren.",
            "Beoordeel eerst waarnemingen op de pagina Beoordelen.",
        ) from none
