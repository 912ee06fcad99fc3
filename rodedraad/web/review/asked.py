"""Who asks for what within which queue: what every answer about an observation starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import HTTPException, Query, Request

from corpus.about import documents
from corpus.store import Corpus
from rodedraad.web.editions import Edition
from rodedraad.web.house import House
from rodedraad.web.review.choice import LONGEST, NAMES, Choice, Line, chosen
from rodedraad.web.review.values import values
from rodedraad.web.visitor import Reviewer, Visitor

Words = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of a reviewer: the queue, and `after` which observation in it ("": from its beginning)."""

    request: Request
    visitor: Visitor
    choice: Choice
    after: str
    edition: Edition | None
    """The page models for the reviewer."""

    @property
    def house(self) -> House:
        """What all pages share."""
        found: House = self.request.app.state.house
        return found

    @property
    def corpus(self) -> Corpus:
        """The corpus as far as it exists for the reviewer."""
        return self.house.corpus(self.visitor)

    @property
    def in_place(self) -> bool:
        """Whether the page itself asks, to change in place."""
        return "HX-Request" in self.request.headers

    @property
    def queue(self) -> str:
        """The queue as readers know it. Fails when it is of a document that the dossier does not have."""
        if self.choice.line is Line.THEMA:
            label = values(self.corpus.codebook()).labels.get(f"thema:{self.choice.of}")
            return f"Thema {label or self.choice.of}"
        if self.choice.line is Line.DOCUMENT:
            return f"Stuk {_stem(self.corpus, self.choice.of)}"
        return NAMES[self.choice.line]


def asked(request: Request, visitor: Reviewer, rij: Words = "", van: Words = "", na: Words = "") -> Asked:
    """What the address of a page says."""
    return within(request, visitor, chosen(rij, van), na)


def within(request: Request, visitor: Visitor, choice: Choice, after: str) -> Asked:
    """What is asked within a queue."""
    return Asked(request, visitor, choice, after, request.app.state.house.edition(visitor))


def _stem(corpus: Corpus, document: str) -> str:
    with corpus.reading() as connection:
        every = documents(connection).by_number.values()
    found = next((one.stem for one in every if one.id == document), None)
    if found is None:
        raise HTTPException(404, "Dit stuk staat niet in het dossier.")
    return found
