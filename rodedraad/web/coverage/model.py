"""What the page of a dekkingstoets shows: frozen values, kept with the job that made them."""

from __future__ import annotations

from dataclasses import dataclass

from rodedraad.web.said import Said

FILE = "toets.json"
"""The name under which it is kept beside the files of the report."""
Marked = tuple[tuple[str, bool], ...]
"""A text in pieces; the second of each says that the other side has no such word."""
UNHEARD, OVERSTATED, FIGURE = "bron", "toeschrijving", "cijfer"
"""What is wrong with a claim."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage beside the draft, its words in pieces."""

    said: Said
    words: Marked


@dataclass(frozen=True, slots=True)
class TestedPoint:
    """A point and what the draft does with it; `drafted` are the sentences that touch it, nearest first."""

    id: str
    label: str
    thema: str
    status: str
    reason: str
    voices: int
    recurring: bool
    calls: tuple[Said, ...]
    drafted: tuple[Marked, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class WrongFigure:
    """A figure of the draft that a source gives otherwise, or that none gives (then `theirs` is empty)."""

    text: str
    theirs: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class TestedClaim:
    """A claim of the draft; `fault` says what is wrong with it, "" when the sources bear it out."""

    text: str
    fault: str
    reason: str
    figures: tuple[WrongFigure, ...]
    passages: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Toets:
    """The whole: `score` from 0 to 1, `compared` counts the documents of the dossier.

    `unsaid` are the commitments that the draft does not speak of, each with its entry in the register.
    """

    name: str
    score: float
    compared: int
    points: tuple[TestedPoint, ...]
    claims: tuple[TestedClaim, ...]
    unsaid: tuple[Said, ...]
    notices: tuple[str, ...]
