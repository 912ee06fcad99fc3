"""Who visits, and what that person may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated

from fastapi import Depends, HTTPException, Request


class Role(IntEnum):
    """What somebody may do; each may do what those before it may."""

    READER = 1
    REVIEWER = 2
    ADMIN = 3

    @property
    def word(self) -> str:
        """As users know it."""
        return WORDS[self]


WORDS = {Role.READER: "lezer", Role.REVIEWER: "beoordelaar", Role.ADMIN: "beheerder"}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is signed in.

    `confidential` says whether confidential documents exist for this visitor: without it, nothing of them can
    be reached, counts included. `csrf` is the token that goes along with all that changes something.
    """

    name: str
    role: Role
    confidential: bool
    csrf: str


def current(request: Request) -> Visitor:
    """The visitor; whoever is not signed in was sent away before (`application.identified`)."""
    visitor: Visitor = request.state.visitor
    return visitor


class _AtLeast:
    def __init__(self, role: Role, *, confidential: bool = False) -> None:
        self.role, self.confidential = role, confidential

    def __call__(self, visitor: Annotated[Visitor, Depends(current)]) -> Visitor:
        if visitor.role < self.role or (self.confidential and not visitor.confidential):
            raise HTTPException(403, f"Dit mag alleen een {self.role.word}.")
        return visitor


Reader = Annotated[Visitor, Depends(current)]
Reviewer = Annotated[Visitor, Depends(_AtLeast(Role.REVIEWER))]
Compiler = Annotated[Visitor, Depends(_AtLeast(Role.REVIEWER, confidential=True))]
"""Who puts files in or changes what the dossier says of them: sees all of it."""
Admin = Annotated[Visitor, Depends(_AtLeast(Role.ADMIN))]
Keeper = Annotated[Visitor, Depends(_AtLeast(Role.ADMIN, confidential=True))]
"""Who has the dossier copied, checked or coded anew: what comes of it holds all of it."""
