"""Which queue somebody works through, as its address says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from fastapi import HTTPException


class Line(StrEnum):
    """A queue of review; the value stands in its address."""

    WORTH = "waardevol"
    DOUBT = "onzeker"
    SAMPLE = "steekproef"
    DOUBLE = "dubbel"
    DISPUTES = "strijdig"
    THEMA = "thema"
    DOCUMENT = "stuk"
    MINE = "mijn"


NAMES = {
    Line.WORTH: "Meest waardevol",
    Line.DOUBT: "Minst zeker",
    Line.SAMPLE: "Steekproef",
    Line.DOUBLE: "Dubbel beoordelen",
    Line.DISPUTES: "Strijdig",
    Line.THEMA: "Thema",
    Line.DOCUMENT: "Stuk",
    Line.MINE: "Mijn laatste 50",
}
OF = {Line.THEMA, Line.DOCUMENT}
"""The queues that are of something: a thema, a document."""
LONGEST = 80
"""Characters of what a queue is of: the id of a document has 64."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A queue: `of` is the id of the thema or document that it is about, "" for the others."""

    line: Line = Line.WORTH
    of: str = ""

    def address(self, path: str, **more: str) -> str:
        """A page within this queue; empty values are left out."""
        given = {"rij": self.line.value, "van": self.of} | more
        return f"{path}?{urlencode({name: value for name, value in given.items() if value})}"

    def following(self, after: str = "") -> str:
        """Where the next observation is found."""
        return self.address("/beoordelen/volgende", na=after)

    def case(self, observation: str, after: str = "", **more: str) -> str:
        """Where an observation is reviewed within this queue."""
        return self.address(f"/beoordelen/{observation}", na=after, **more)


def chosen(line: str, of: str) -> Choice:
    """The queue that an address names. Fails when there is none of that name."""
    try:
        found = Line(line) if line else Line.WORTH
    except ValueError:
        raise HTTPException(404, "Er is geen wachtrij met deze naam.") from None
    if (found in OF) != bool(of) or len(of) > LONGEST:
        raise HTTPException(404, "Deze wachtrij bestaat niet.")
    return Choice(found, of)
