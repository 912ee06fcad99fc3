"""What the user sets right in `dossier.toml`: what documents are, how much may be read, who was asked.

`parse` reads the file's text; each mistake in it is told with its line, its key and what was expected,
all at once. How a correction changes what was read is in `corrected`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus import tomltext
from corpus.errors import SettingsError
from ingest.letters.organisations import Organisation
from ingest.overrides.checking import Checked
from ingest.overrides.fields import (
    ASKED,
    CYCLE,
    DAY,
    DOCUMENT,
    LANGUAGE,
    LAWBOOK,
    LIMITS,
    ORGANISATION,
    TABLES,
)
from ingest.overrides.tomlplaces import places, syntax_error
from ingest.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.model import PartKind
    from ingest.overrides.tomlplaces import Path
    from ingest.settings import Limits

REMEDY = "Verbeter dossier.toml; de handleiding beschrijft elke sleutel, met een voorbeeld."


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says of one document; what is left out stays as it was read. Dates are ISO 8601.

    `kinds` holds the kind of each part, `password` opens the file.
    """

    kinds: tuple[PartKind, ...] = ()
    senders: tuple[str, ...] = ()
    date: str | None = None
    received: str | None = None
    title: str | None = None
    subject: str | None = None
    confidential: bool | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """The cycle of the law that the dossier is about: its number, its first and its last day (ISO 8601)."""

    number: int | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What `dossier.toml` says; `corrections` by the name of the document within the dossier.

    `asked` are the organisations that were asked to contribute, `reference_date` is the day (ISO 8601)
    on which something is late or not. `language_model` names an installed spaCy model ("": none),
    `lawbook` the codebook or its folder ("": not said).
    """

    corrections: Mapping[str, Correction]
    limits: Limits = DEFAULT.limits
    asked: tuple[str, ...] = ()
    cycle: Cycle | None = None
    reference_date: str | None = None
    organisations: tuple[Organisation, ...] = ()
    language_model: str = ""
    lawbook: str = ""

    def settings(self, name: str) -> Settings:
        """How the document with this name is read."""
        password = self.corrections.get(name, Correction()).password
        return Settings(self.limits, (password,) if password else (), self.organisations)


def decoded(data: bytes) -> str:
    """The text of the file. Raises `SettingsError` when it is not UTF-8, as TOML must be."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(
            "dossier.toml is niet opgeslagen in UTF-8.", "Sla het op als tekst in UTF-8."
        ) from error


def parse(text: str) -> Dossier:
    """What the text of `dossier.toml` says. Raises `SettingsError` with all mistakes in it."""
    try:
        read = tomltext.read(text.removeprefix("\ufeff") + "\n")  # so that the last line has its number
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"dossier.toml, {syntax_error(error)}.", REMEDY) from error
    checked = Checked(places(text))
    dossier = _dossier(read, checked)
    if checked.mistakes:
        raise SettingsError(f"dossier.toml, {'; '.join(checked.mistakes)}.", REMEDY)
    return dossier


def unused(dossier: Dossier, names: Iterable[str]) -> tuple[str, ...]:
    """The documents that are corrected but are not among these names, in order."""
    return tuple(sorted(set(dossier.corrections) - set(names)))


def _dossier(read: dict[str, Any], checked: Checked) -> Dossier:
    known = checked.known(read, (), TABLES)
    asked = checked.table(known.get("gevraagd", {}), ("gevraagd",), ASKED)
    language = checked.table(known.get("taal", {}), ("taal",), LANGUAGE)
    book = checked.table(known.get("codeboek", {}), ("codeboek",), LAWBOOK)
    day = known.get("peildatum")
    return Dossier(
        corrections=_corrections(known.get("documenten", {}), checked),
        limits=replace(DEFAULT.limits, **checked.table(known.get("grenzen", {}), ("grenzen",), LIMITS)),
        asked=asked.get("sources", ()),
        cycle=_cycle(known["cyclus"], checked) if "cyclus" in known else None,
        reference_date=None if day is None else checked.value(day, ("peildatum",), DAY),
        organisations=_organisations(known.get("organisatie", []), checked),
        language_model=language.get("language_model", ""),
        lawbook=book.get("lawbook", ""),
    )


def _corrections(read: Any, checked: Checked) -> dict[str, Correction]:
    documents = checked.known(read, ("documenten",), read if isinstance(read, dict) else ())
    return {name: _correction(value, ("documenten", name), checked) for name, value in documents.items()}


def _split_names(read: Any) -> Iterator[Path]:
    """The keys within a table that holds only tables: TOML parts a name at its points."""
    parted = isinstance(read, dict) and bool(read)
    if not parted or any(key in DOCUMENT or not isinstance(value, dict) for key, value in read.items()):
        yield ()
        return
    yield from ((key, *rest) for key, value in read.items() for rest in _split_names(value))


def _correction(read: Any, path: Path, checked: Checked) -> Correction:
    split = [rest for rest in _split_names(read) if rest]
    for rest in split:
        name = ".".join(map(str, (*path[1:], *rest)))
        checked.wrong((*path, *rest), f'zet de naam tussen aanhalingstekens: [documenten."{name}"]')
    if split:
        return Correction()
    if isinstance(read, dict) and {"soort", "delen"} <= set(read):
        checked.wrong((*path, "delen"), "geef 'soort' of 'delen', niet allebei")
    return Correction(**checked.table(read, path, DOCUMENT))


def _cycle(read: Any, checked: Checked) -> Cycle:
    cycle = Cycle(**checked.table(read, ("cyclus",), CYCLE))
    if cycle.start and cycle.end and cycle.start > cycle.end:
        checked.wrong(("cyclus", "tot"), "'tot' ligt voor 'van'")
    return cycle


def _organisations(read: Any, checked: Checked) -> tuple[Organisation, ...]:
    if not isinstance(read, list):
        checked.wrong(("organisatie",), "schrijf de kop met dubbele haken: [[organisatie]]")
        return ()
    found = [
        organisation
        for index, entry in enumerate(read)
        if (organisation := _organisation(entry, ("organisatie", index), checked))
    ]
    return tuple(found)


def _organisation(read: Any, path: Path, checked: Checked) -> Organisation | None:
    taken = checked.table(read, path, ORGANISATION)
    for key in ("naam", "laag"):
        if isinstance(read, dict) and key not in read:
            checked.wrong(path, f"'{key}' ontbreekt")
    if not {"name", "laag"} <= set(taken):
        return None
    names = dict.fromkeys((taken["name"], *taken.get("names", ())))
    return Organisation(taken["name"], taken["laag"], tuple(names))
