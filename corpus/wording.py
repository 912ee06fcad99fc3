"""How reports speak of a law: who signs, what its toets rests on and asks, what names go by in a sentence.

It stands in `rapport.toml` of the codebook. What is not said there has a wording that is true of any law.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from corpus.errors import CodebookError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.lawbook import Lawbook


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence of a report with the article of the law that it rests on, "" for none."""

    text: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A central question of the toets; what has one of the themas and one of the rollen answers it.

    Without themas it is about all, without rollen whatever bears a thema or goes well answers it.
    """

    text: str
    themas: tuple[str, ...]
    rollen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the reports on a law say in its own words; articles are as they stand in a sentence."""

    minister: str = ""
    """Who signs: "Minister van Financiën"."""
    ministries: tuple[str, ...] = ()
    """The names of the ministry of the minister who signs; without any, each ministry is that."""
    toets: str = "invoeringstoets"
    """What the instrument is called, without its article "de"."""
    article: str = ""
    """The article that prescribes the toets: "artikel 7, eerste lid"."""
    moment: str = ""
    """When the toets takes place: "kort na de inwerkingtreding"."""
    evaluation_article: str = ""
    evaluation_moment: str = ""
    cycle: str = ""
    """What the recurring round of phases is called; "" when the phases are no round."""
    basis: tuple[Ground, ...] = ()
    """What the toets rests on, besides the article that prescribes it."""
    setup: tuple[Ground, ...] = ()
    """How the toets was set up."""
    notes: tuple[Ground, ...] = ()
    """What a reader must keep apart to read the report well."""
    questions: tuple[Question, ...] = ()
    memo: str = ""
    """What the memo on what recurs is called."""
    recipient: str = ""
    """For whom that memo is when nobody speaks as one."""
    articles: tuple[tuple[str, str], ...] = ()
    """Names by their first words, with their article or "". One that is written small is a common noun; one
    after a hyphen is how a noun ends."""


NOWHERE = Wording()
KEYS = {
    ("ondertekening", "minister"): "minister",
    ("ondertekening", "ministeries"): "ministries",
    ("toets", "naam"): "toets",
    ("toets", "artikel"): "article",
    ("toets", "moment"): "moment",
    ("evaluatie", "artikel"): "evaluation_article",
    ("evaluatie", "moment"): "evaluation_moment",
    ("cyclus", "naam"): "cycle",
    ("memo", "naam"): "memo",
    ("memo", "aan"): "recipient",
}
"""The table and key of each fact."""
GROUNDS = {"grondslag": "basis", "opzet": "setup", "toelichting": "notes"}
"""The lists of sentences."""
QUESTIONS, ARTICLES = "hoofdvraag", "lidwoorden"


def wording() -> Wording:
    """That of the codebook in use. Raises `CodebookError`."""
    return of(lawbook.in_use())


@lru_cache(maxsize=4)
def of(book: Lawbook) -> Wording:
    """What a codebook says. Raises `CodebookError`, which says where it is wrong."""
    try:
        return _wording(book.table(lawbook.WORDING))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CodebookError(
            f"Het codeboek klopt niet: {lawbook.WORDING}: {error}.", "Herstel het codeboekbestand."
        ) from error


def _wording(said: Mapping[str, Any]) -> Wording:
    if unknown := said.keys() - {table for table, _ in KEYS} - GROUNDS.keys() - {QUESTIONS, ARTICLES}:
        raise ValueError(f"onbekend: {', '.join(sorted(unknown))}")
    facts = dict(_facts(said))
    for table, field in GROUNDS.items():
        facts[field] = tuple(Ground(row["tekst"], row.get("artikel", "")) for row in said.get(table, ()))
    facts["questions"] = tuple(_question(row) for row in said.get(QUESTIONS, ()))
    facts["articles"] = tuple(said.get(ARTICLES, {}).items())
    return Wording(**facts)


def _facts(said: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The facts that are stated by field. Raises `ValueError` for a key that means nothing."""
    found = [((table, key), value) for table, _ in KEYS for key, value in said.get(table, {}).items()]
    for place, value in found:
        if place not in KEYS:
            raise ValueError(f"onbekend: {'.'.join(place)}")
        if not isinstance(value, list if KEYS[place] == "ministries" else str):
            raise TypeError(f"{'.'.join(place)} heeft een verkeerde vorm")
    return [(KEYS[place], tuple(value) if isinstance(value, list) else value) for place, value in found]


def _question(row: Mapping[str, Any]) -> Question:
    return Question(row["vraag"], tuple(row.get("themas", ())), tuple(row.get("rollen", ())))
