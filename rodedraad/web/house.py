"""What all pages share while the server runs: the corpus as each may see it, and the state of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.errors import DossierNotFoundError
from rodedraad import models, opening
from rodedraad.web import editions, gathering, state
from rodedraad.web.editions import Audience, Edition, Scene
from rodedraad.web.state.database import State

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store import Corpus
    from rodedraad.web.settings import Settings
    from rodedraad.web.visitor import Visitor

__all__ = ["House", "state"]


class House:
    """An open corpus with all that the pages need. Threads share it; close it at the end."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.everything = opening.corpus(settings.corpus)
        self.public = opening.corpus(settings.corpus, public=True)
        for corpus in (self.everything, self.public):
            corpus.language = models.language(corpus)
        self.state = State(settings.state)
        self._at_hand: dict[object, Any] = {}

    def close(self) -> None:
        """Let go of all files."""
        for opened in (self.everything, self.public, self.state):
            opened.close()

    def corpus(self, visitor: Visitor) -> Corpus:
        """The corpus as far as it exists for a visitor."""
        return self.everything if visitor.confidential else self.public

    @property
    def dossier(self) -> Path | None:
        """The folder that is read: as set, else the one of the last run; none when it is not known."""
        return self.settings.dossier or gathering.known(self.everything, self.settings.out)

    def make_dossier(self) -> Path:
        """The folder that is read, made when it is not known: for the first files. Raises `OutputError`."""
        return self.dossier or gathering.gathered(self.everything, self.settings.out)

    def read_folder(self) -> Path:
        """The folder that is read. Raises `DossierNotFoundError` when it is not known."""
        if (folder := self.dossier) is not None:
            return folder
        raise DossierNotFoundError(
            "Er is nog geen map met stukken.", "Voeg bij Documenten stukken toe, of wijs daar een map aan."
        )

    def edition(self, visitor: Visitor) -> Edition | None:
        """The latest page models for a visitor; none when none was made yet."""
        audience = Audience.EVERYTHING if visitor.confidential else Audience.PUBLIC
        return editions.latest(self.state, audience, editions.basis(self.everything), self._at_hand)

    def refresh(self) -> int:
        """Make an edition of the corpus as it stands; gives its number. Takes long: not for a request."""
        from nlp import chosen
        from rodedraad import finding
        from rodedraad.web.pages import CHAPTERS

        standing = editions.basis(self.everything)
        corpora = {Audience.EVERYTHING: self.everything, Audience.PUBLIC: self.public}
        with chosen.using(models.standing(self.everything)):
            scenes = {
                audience: Scene(finding.found(corpus), corpus.codebook(), corpus)
                for audience, corpus in corpora.items()
            }
        return editions.publish(self.state, standing, scenes, CHAPTERS)
