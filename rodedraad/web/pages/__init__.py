"""The pages, in the order in which the navigation shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rodedraad.web.pages import (
    account,
    accounts,
    admin,
    codebook,
    coverage,
    documents,
    jobs,
    observations,
    overview,
    register,
    report,
    review,
    signin,
    threads,
    trail,
)
from rodedraad.web.visitor import Role

if TYPE_CHECKING:
    from fastapi import APIRouter

    from rodedraad.web.editions import Chapter
    from rodedraad.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation: where it is, what it is called, who may see it."""

    path: str
    name: str
    router: APIRouter
    role: Role = Role.READER


ENTRIES = (
    Entry("/", "Overzicht", overview.router),
    Entry("/documenten", "Documenten", documents.router),
    Entry("/waarnemingen", "Waarnemingen", observations.router),
    Entry("/draden", "Rode draden", threads.router),
    Entry("/beoordelen", "Beoordelen", review.router, Role.REVIEWER),
    Entry("/register", "Register", register.router),
    Entry("/toets", "Dekkingstoets", coverage.router),
    Entry("/rapport", "Rapport", report.router),
    Entry("/codeboek", "Codeboek", codebook.router),
    Entry("/beheer", "Beheer", admin.router, Role.ADMIN),
)
UNLISTED = (jobs.router, signin.router, account.router, accounts.router, trail.router)
"""Pages that the navigation does not name."""
CHAPTERS: tuple[Chapter[Any], ...] = (
    *overview.CHAPTERS, *threads.CHAPTERS, *register.CHAPTERS, *review.CHAPTERS, *codebook.CHAPTERS,
)  # fmt: skip
"""The page models that an edition holds."""


def entries(visitor: Visitor) -> tuple[Entry, ...]:
    """The pages that a visitor may see."""
    return tuple(entry for entry in ENTRIES if visitor.role >= entry.role)
