"""What all pages share while the server runs: the corpus as each may see it, and the state of the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus import lawbook, log, reviewing
from corpus.errors import DossierNotFoundError
from rodedraad import models, opening
from rodedraad.web import editions, gathering, state
from rodedraad.web.editions import Audience, Edition, Scene
from rodedraad.web.state.database import State

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.findings import Findings
    from corpus.lawbook import Lawbook
    from corpus.reviewing import Standing, Wish
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
        self._found: dict[Audience, tuple[str, Findings]] = {}

    def close(self) -> None:
        """Let go of all files."""
        for opened in (self.everything, self.public, self.state):
            opened.close()

    @property
    def lawbook(self) -> Lawbook:
        """The codebook that the corpus is coded with; that of the program before it is coded."""
        return self.everything.lawbook() or lawbook.in_use()

    def corpus(self, visitor: Visitor) -> Corpus:
        """The corpus as far as it exists for a visitor."""
        return self.everything if visitor.confidential else self.public

    def judge(self, visitor: Visitor, *wishes: Wish) -> tuple[Standing, ...]:
        """Enter judgements by the visitor, of what exists for the visitor. Raises as `reviewing.judge`."""
        with self.corpus(visitor).reading() as connection:
            for wish in wishes:
                log.held_document_of(connection, wish.observation)
        return reviewing.judge(self.everything, *(replace(wish, author=visitor.name) for wish in wishes))

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
        """The latest page models for a visitor; none when there are none, or they tell of what is gone."""
        audience = Audience.EVERYTHING if visitor.confidential else Audience.PUBLIC
        found = editions.latest(self.state, audience, editions.basis(self.everything), self._at_hand)
        return found if found is not None and found.stands(self.corpus(visitor)) else None

    def corpus_of(self, audience: Audience) -> Corpus:
        """The corpus as far as it exists for an audience."""
        return self.everything if audience is Audience.EVERYTHING else self.public

    def findings(self, audience: Audience) -> Findings:
        """What the dossier amounts to for an audience, worked out once for each state of the corpus.

        Takes long: not for a request.
        """
        from nlp import chosen
        from rodedraad import finding

        standing = editions.basis(self.everything)
        kept = self._found.get(audience)
        if kept is None or kept[0] != standing:
            self._found.pop(audience, None)  # so that there is room for another
            with chosen.using(models.standing(self.everything)):
                kept = self._found[audience] = (standing, finding.found(self.corpus_of(audience)))
        return kept[1]

    def refresh(self) -> int:
        """Make an edition of the corpus as it stands; gives its number. Takes long: not for a request."""
        from nlp import chosen
        from rodedraad.web.pages import CHAPTERS

        standing = editions.basis(self.everything)
        with chosen.using(models.standing(self.everything)):
            scenes = {
                audience: Scene(self.findings(audience), corpus.codebook(), corpus)
                for audience, corpus in zip(Audience, map(self.corpus_of, Audience), strict=True)
            }
            return editions.publish(self.state, standing, scenes, CHAPTERS)
