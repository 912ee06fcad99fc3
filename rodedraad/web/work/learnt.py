"""Models that jobs learnt, and which of them the dossier is coded with.

What a job learnt lies with its files, which go one day; a model that is put to use is kept with the corpus.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ModelError
from rodedraad import models
from rodedraad.placing import placed
from rodedraad.web.state.jobs import folder_of

if TYPE_CHECKING:
    from rodedraad.web.house import House

FOLDER = "model"
OURS = "meegeleverd"
"""The model that comes with the program, where a job names one."""


def choice(house: House, named: str | int | None) -> models.Choice:
    """What to code with: the model that is named, else the one that the dossier is coded with.

    A model is named by the number of the job that learnt it. Raises `ModelError` and `OutputError`.
    """
    if named is None:
        return models.Choice(models.standing(house.everything))
    return models.Choice(None if named == OURS else _in_use(house, int(named)))


def _in_use(house: House, nr: int) -> Path:
    """The folder in which the model of a job is kept for use, copied now if it was not before."""
    from nlp import chosen

    source = folder_of(house.state, nr) / FOLDER
    if not source.is_dir():
        raise ModelError(
            "Dit geleerde model is er niet meer.", "Leer een nieuw model: Beheer, Leren van oordelen."
        )
    target = house.settings.out.resolve() / f"model-{chosen.model(source).digest[:12]}"
    if not target.is_dir():
        with placed(target, ()) as half:
            shutil.copytree(source, half, dirs_exist_ok=True)
    return target
