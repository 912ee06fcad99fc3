"""Which rows of the register are asked for, and in what order: a state of the page that has an address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rodedraad.web.addresses import query
from rodedraad.web.register.making import CALL, KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from rodedraad.web.register.model import Row

SIZE = 50
"""Rows on a page."""
UNTOLD = "niet genoemd"
"""Stands for the owner of what the text gives to nobody."""
NEVER = "9999"
ORDERS: dict[str, str] = {
    "stand": "Stand: wat te laat is eerst",
    "termijn": "Termijn: eerste eerst",
    "nieuwste": "Datum van het stuk: nieuwste eerst",
    "bron": "Bron",
}
_RANK = {status: number for number, status in enumerate(STATUSES)}
_KEYS: dict[str, Callable[[Row], Any]] = {
    "stand": lambda row: (_RANK[row.status], row.due or NEVER),
    "termijn": lambda row: row.due or NEVER,
    "nieuwste": lambda row: (not row.said.date, tuple(-ord(sign) for sign in row.said.date)),
    "bron": lambda row: (row.said.bron.casefold(), _RANK[row.status], row.due or NEVER),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by the names that the address has; "" asks for all."""

    soort: str = ""
    status: str = ""
    eigenaar: str = ""
    bron: str = ""
    thema: str = ""
    antwoord: str = ""
    zoek: str = ""
    volgorde: str = "stand"

    def address(self, page: int = 1, **other: str) -> str:
        """The part of the address after "?" for this question with something otherwise."""
        return query(self, page, **other)

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than all."""
        return replace(self, volgorde="stand") != Question()


def fault(question: Question) -> str:
    """What is wrong with a question, in Dutch; "" when nothing is."""
    known: dict[str, Container[str]] = {
        "soort": KINDS,
        "status": STATUSES,
        "volgorde": ORDERS,
        "antwoord": ("geen",),
    }
    wrong = [
        name for name, values in known.items()
        if getattr(question, name) and getattr(question, name) not in values
    ]  # fmt: skip
    return f"Het register kent deze keuze voor '{wrong[0]}' niet." if wrong else ""


def chosen(rows: Iterable[Row], question: Question) -> list[Row]:
    """The rows that are asked for, in the order that is asked for."""
    words = question.zoek.casefold().split()
    found = [row for row in rows if _fits(row, question) and (not words or _has(row, words))]
    return sorted(found, key=_KEYS[question.volgorde])


def _fits(row: Row, question: Question) -> bool:
    return (
        question.soort in ("", row.kind)
        and question.status in ("", row.status)
        and question.eigenaar in ("", row.owner or UNTOLD)
        and question.bron in ("", row.said.bron)
        and (not question.thema or question.thema in row.themas)
        and (not question.antwoord or is_unanswered(row))
    )


def is_unanswered(row: Row) -> bool:
    """Whether it is a call that no commitment or action goes into, and that was not met otherwise."""
    return row.kind == CALL and not row.answered and row.status != "nagekomen"


def _has(row: Row, words: Sequence[str]) -> bool:
    told = " ".join((row.said.text, row.said.title, row.said.bron, row.owner, row.because)).casefold()
    return all(word in told for word in words)


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that occur with how many rows have each: owners and sources by name, themas too."""

    owners: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    themas: tuple[tuple[str, int], ...]


def choices(rows: Sequence[Row]) -> Choices:
    """What can be chosen from."""
    return Choices(
        _counted(row.owner or UNTOLD for row in rows),
        _counted(row.said.bron for row in rows),
        _counted(thema for row in rows for thema in row.themas),
    )


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda pair: pair[0].casefold()))


def stands(rows: Iterable[Row], question: Question) -> dict[str, int]:
    """How many of what is asked for stand how, whatever status is chosen."""
    found = Counter(row.status for row in chosen(rows, replace(question, status="")))
    return {status: found[status] for status in STATUSES}
