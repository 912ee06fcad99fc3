"""The job that learns a model from the program's passages and what people judged in this dossier."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rodedraad.web.work.learnt import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell


def train(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:  # noqa: ARG001
    """Learn a model to the folder `model` of the job. Raises `GoldError` when nothing was judged."""
    from rodedraad import lessons, models

    corpus = desk.house.everything
    judged = lessons.of_corpus(corpus)
    trained = models.train(
        desk.folder / FOLDER,
        models.encoder_name(corpus),
        judged,
        lambda name, done, total: tell({"bestand": name, "klaar": done, "van": total}),
    )
    return asdict(trained)
