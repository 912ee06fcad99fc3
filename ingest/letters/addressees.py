"""To whom a letter is addressed: a function or an organisation, never the name of a person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import collective
from ingest.letters.labels import Label, labelled
from ingest.letters.letterlines import (
    ADDRESSEE,
    CLOSING,
    INITIALS,
    NAME,
    POSTCODE,
    RETURN,
    SALUTATION,
    is_street,
)
from ingest.letters.organisations import named_in
from ingest.letters.particulars import fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Fact
    from ingest.letters.letterparts import Frame
    from ingest.letters.organisations import Organisation
    from ingest.lines import Line

_TO = re.compile(r"^(?:aan|t\.a\.v\.|ter attentie van)(?!\w)[:\s]*(?:(?:het|de)\b\s*)?", re.IGNORECASE)
_ATTENTION = re.compile(r"^(?:t\.a\.v\.|ter attentie van)", re.IGNORECASE)
_FUNCTION = (
    r"\b(?:minister|staatssecretaris|voorzitters?|commissie|kamer|commissaris(?:sen)?"
    r"|gedeputeerden?|burgemeester"
    r"|college|gemeenteraad|staten|raad|directeur(?:-generaal)?|secretaris(?:-generaal)?|bestuur"
    r"|ministerie|provincie"
    r"|gemeente|directie|directoraat|team|griffier|leden|{together})\b"
)
_PERSON = re.compile(
    r"(?:^|[\s,;(/]+)(?:(?:[Dd]e heer|[Mm]evrouw|[Mm]w|[Dd]hr|mr|drs|dr|ir|ing|prof)\b\.?"
    r"|(?:[A-Z]\.\s?){1,5}[a-z ]*[A-Z]).*$"
    r"|\s*<[^>]*>?|\s*\(?\S+@\S+\)?"
)
"""A person with a title or initials, up to the end of the line, or an address of mail."""

_ADDRESS = re.compile(
    r",?\s*(?:Postbus \d|[A-Z][\w'’.-]+(?:straat|laan|weg|plein|kade|markt|gracht|singel) \d"
    r"|\d{4} ?[A-Z]{2}\b).*$"
)
_GREETED = re.compile(
    r"^(?:zeer )?geachte (?:(?:heer|mevrouw) )?(minister|staatssecretaris|voorzitter|commissie)\b",
    re.IGNORECASE,
)


def addressee_of(framed: Frame, extra: tuple[Organisation, ...]) -> Fact | None:
    """The function or organisation that a letter is sent to: behind "Aan", above an address, as greeted."""
    sources = (
        _stated(framed, extra),
        _addressed(framed, extra),
        _above_address(framed, extra),
        _greeted(framed),
    )
    return next((found for source in sources for found in source), None)


def _stated(framed: Frame, extra: tuple[Organisation, ...]) -> Iterator[Fact]:
    for found in framed.stated(Label.ADDRESSEE):
        if name := _function(found.value, extra):
            yield fact(name, found.line)
        else:
            organisations = named_in(found.value, extra)  # a mail shows it by its address
            yield from (fact(organisation.name, found.line) for organisation in organisations[:1])


def _addressed(framed: Frame, extra: tuple[Organisation, ...]) -> Iterator[Fact]:
    """From a line that begins with "Aan" on, or the whole address around "t.a.v.", up to a function."""
    for block in framed.letterhead:
        to = next(
            (place for place, line in enumerate(block.lines) if _TO.match(line.text.strip(" >*_"))), None
        )
        if to is not None:
            start = 0 if _ATTENTION.match(block.lines[to].text.strip(" >*_")) else to
            yield from _first_function(block.lines[start:], extra)


def _above_address(framed: Frame, extra: tuple[Organisation, ...]) -> Iterator[Fact]:
    """A minister's function, or whatever stands above an address to which somebody's name belongs."""
    for block in framed.letterhead:
        texts = [line.text.strip(" >*_") for line in block.lines]
        named = any(INITIALS.match(text) or NAME.match(text) for text in texts[:3])
        address = any(POSTCODE.search(text) for text in texts)
        if ADDRESSEE.match(texts[0]) or (named and address):
            yield from _first_function(block.lines, extra)


def _first_function(lines: Sequence[Line], extra: tuple[Organisation, ...]) -> Iterator[Fact]:
    for line in lines:
        if _ends(line):
            return
        if name := _function(line.text, extra):
            yield fact(name, line)
            return


def _ends(line: Line) -> bool:
    """Whether the address has come to its street, or the letter to its particulars."""
    text = line.text.strip(" >*_")
    other = (RETURN, SALUTATION, CLOSING)
    ended = is_street(text) or any(pattern.match(text) for pattern in other)
    return ended or labelled(text)[0].label not in (None, Label.ADDRESSEE)


def _function(text: str, extra: tuple[Organisation, ...]) -> str:
    """The function or organisation in a line of an address, without names and streets ("" for none)."""
    text = text.strip(" >*_")
    article = _TO.match(text)
    article_word = re.search(r"\b(de|het)\s*$", article[0], re.IGNORECASE) if article else None
    rest = _ADDRESS.sub("", _PERSON.sub("", _TO.sub("", text))).strip(" ,;:-")
    if not rest or not (_functions(collective.word()).search(rest) or named_in(rest, extra)):
        return ""
    full = f"{article_word[1]} {rest}" if article_word else rest
    return full[0].upper() + full[1:]


@lru_cache(maxsize=4)
def _functions(together: str) -> re.Pattern[str]:
    return re.compile(_FUNCTION.format(together=together), re.IGNORECASE)


def _greeted(framed: Frame) -> Iterator[Fact]:
    for line in framed.lines():
        if greeted := _GREETED.match(line.text.strip()):
            yield fact(greeted[1].capitalize(), line)
