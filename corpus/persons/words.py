"""The words by which persons are recognised, and how a Dutch name is built."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LETTERS = re.compile(r"[^\W\d_]+")

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĽŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"

INITIALS = rf"(?:(?:[{UPPER}]|Th|Chr?|Ph|Joh|Jac|IJ)\.[ -]?){{1,7}}\s?"


@cache
def _lists() -> dict[str, Any]:
    found = tomllib.loads(files("corpus.persons").joinpath("words.toml").read_text("utf-8"))
    return {name: frozenset(of.split()) if isinstance(of, str) else tuple(of) for name, of in found.items()}


def either(*names: str) -> str:
    """The alternatives of these lists as one expression, the longest first, with or without a capital."""
    listed = sorted((form for name in names for form in _lists()[name]), key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(map(_either_case, listed))})"


def _either_case(form: str) -> str:
    return "['’][tT]" if form == "'t" else f"[{form[0].upper()}{form[0]}]{re.escape(form[1:])}"


def first_words(*names: str) -> frozenset[str]:
    """The words with which the forms of these lists begin, in small letters."""
    return frozenset(LETTERS.findall(form)[0] for name in names for form in _lists()[name])


PARTICLES = rf"(?:{either('tussenvoegsels')}\s+)"
"""What stands before a surname, with or without a capital, and a space: "van ", "Van ", "'t "."""

_WORD = rf"[{UPPER}](?:['’]?[{UPPER}])?[^\W\d_{UPPER}][^\W\d_]*"

CAPITAL = rf"(?<![\w.-]){_WORD}(?:-{PARTICLES}{{0,4}}{_WORD})*(?!\w|-\w)"
"""A name of one word: "Boer", "O'Brien", "Jansen-de Wit"; no abbreviation and no part of a compound."""

PARTED = rf"{PARTICLES}{{1,4}}{CAPITAL}(?:\s+{PARTICLES}{{1,4}}{CAPITAL})?"
"""A surname with what stands before it: "van der Linden", "Van Tuyll van Serooskerken"."""

SURNAME = rf"(?:{PARTED}|{CAPITAL})"


def is_particle(word: str) -> bool:
    """Whether a word stands before surnames."""
    return word.casefold().replace("’", "'") in _lists()["tussenvoegsels"]


def is_first_name(word: str) -> bool:
    """Whether a word is a first name, or two ("Dirk-Jan")."""
    return all(part in _lists()["voornamen"] for part in word.casefold().split("-"))


def is_role(word: str) -> bool:
    """Whether a word is an office or a part that people play, with or without a capital."""
    return word.casefold() in _roles()


@cache
def _roles() -> frozenset[str]:
    return frozenset(_lists()["ambten"]) | frozenset(_lists()["functies"])


def is_surname(word: str) -> bool:
    """Whether a word is a surname that is common enough to be known by itself."""
    return word.casefold() in _lists()["achternamen"]


def is_no_name(word: str, *, told: bool) -> bool:
    """Whether a word with a capital is that of a body, an office or a place, or begins a sentence.

    Where it is `told` that a name stands here (by a title, initials), a word that is a place as well is a
    name. What is called after a person ("Frisokazerne") is no person.
    """
    parts = frozenset(word.casefold().split("-")) - _lists()["tussenvoegsels"] or {word.casefold()}
    known = _lists()["geen_naam"] if told else _lists()["geen_naam"] | _lists()["naam_of_plaats"]
    return bool(parts & known) or word.casefold().endswith(tuple(_lists()["geen_persoon"]))
