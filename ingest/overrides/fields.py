"""What the keys of `dossier.toml` may hold: a check for each kind of value, with what it expects in Dutch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from corpus.model import Laag, PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class RefusedError(Exception):
    """A value that a field does not take; with a complaint of its own, or none."""


_MODEL = re.compile(r"nl_core_news_[a-z]{2,3}")
"""No other package, because naming one here runs its code."""


@dataclass(frozen=True, slots=True)
class Field:
    """A kind of value: what is expected, and how it is taken. `take` raises `RefusedError`."""

    expected: str
    take: Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise RefusedError
    if not value.strip():
        raise RefusedError("de waarde mag niet leeg zijn")
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise RefusedError
    return tuple(map(_text, value))


def _text_or_texts(value: Any) -> tuple[str, ...]:
    return _texts(value) if isinstance(value, list) else (_text(value),)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise RefusedError
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise RefusedError
    return value


def _day(value: Any) -> str:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise RefusedError
    return value.isoformat()


def _kind(value: Any) -> PartKind:
    return PartKind(_one_of(_text(value), [kind.value for kind in PartKind], "soort"))


def _kinds(value: Any) -> tuple[PartKind, ...]:
    return tuple(map(_kind, _texts(value)))


def _laag(value: Any) -> Laag:
    return Laag(_one_of(_text(value), [laag.value for laag in Laag], "laag"))


def _model(value: Any) -> str:
    if not _MODEL.fullmatch(_text(value)):
        raise RefusedError
    return str(value)


def _one_of(value: str, allowed: list[str], what: str) -> str:
    if value not in allowed:
        raise RefusedError(f"'{value}' is geen {what}{meant(value, allowed)}")
    return value


def meant(value: str, allowed: Iterable[str]) -> str:
    """A question whether a word that is much like this one was meant, or nothing."""
    near = get_close_matches(value.lower(), list(allowed), n=1)
    return f" (bedoelt u '{near[0]}'?)" if near else ""


TEXT = Field("een tekst tussen aanhalingstekens", _text)
TEXTS = Field('een lijst van teksten, zoals ["...", "..."]', _texts)
TEXT_OR_TEXTS = Field("een tekst tussen aanhalingstekens, of een lijst daarvan", _text_or_texts)
FLAG = Field("true of false", _flag)
COUNT = Field("een geheel getal groter dan 0", _count)
DAY = Field("een datum zonder aanhalingstekens, zoals 2026-01-26", _day)
KIND = Field(f"een van: {', '.join(PartKind)}", lambda value: (_kind(value),))
KINDS = Field(f"een lijst van soorten, een voor elk deel: {', '.join(PartKind)}", _kinds)
LAAG = Field(f"een van: {', '.join(Laag)}", _laag)

MODEL = Field("de naam van een Nederlands taalmodel van spaCy, zoals nl_core_news_sm", _model)

DOCUMENT: Mapping[str, tuple[str, Field]] = {
    "soort": ("kinds", KIND),
    "delen": ("kinds", KINDS),
    "afzender": ("senders", TEXT_OR_TEXTS),
    "datum": ("date", DAY),
    "ontvangen": ("received", DAY),
    "titel": ("title", TEXT),
    "onderwerp": ("subject", TEXT),
    "vertrouwelijk": ("confidential", FLAG),
    "wachtwoord": ("password", TEXT),
}
LIMITS: Mapping[str, tuple[str, Field]] = {
    "bestand_mb": ("file_mb", COUNT),
    "paginas": ("pages", COUNT),
    "megapixels": ("megapixels", COUNT),
    "archief_mb": ("archive_mb", COUNT),
    "archief_bestanden": ("archive_files", COUNT),
    "verhouding": ("ratio", COUNT),
    "diepte": ("depth", COUNT),
    "seconden": ("seconds", COUNT),
    "geheugen_mb": ("memory_mb", COUNT),
}
ASKED: Mapping[str, tuple[str, Field]] = {"bronnen": ("sources", TEXTS)}
CYCLE: Mapping[str, tuple[str, Field]] = {
    "nummer": ("number", COUNT),
    "van": ("start", DAY),
    "tot": ("end", DAY),
}
ORGANISATION: Mapping[str, tuple[str, Field]] = {
    "naam": ("name", TEXT),
    "laag": ("laag", LAAG),
    "vormen": ("names", TEXTS),
}
LANGUAGE: Mapping[str, tuple[str, Field]] = {"model": ("language_model", MODEL)}
LAWBOOK: Mapping[str, tuple[str, Field]] = {"naam": ("lawbook", TEXT)}
"""For each table of the file its keys, each with the field that it sets and the value that it takes."""

TABLES = ("documenten", "grenzen", "gevraagd", "cyclus", "peildatum", "organisatie", "taal", "codeboek")
