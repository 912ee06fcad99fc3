"""The form in which a document is set right: what was read and where, and what users say in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from corpus.errors import InputError
from corpus.model import PartKind
from ingest.overrides.corrected import SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import Document, Fact
    from ingest.overrides.corrections import Correction

YES, NO = "ja", "nee"
LONGEST = 500
"""Characters of a value."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: what is read (or said) now, the words and page that show it, what users say.

    `page` is 0 for what stands on no page; `is_said` is true when what counts now is what users said.
    """

    name: str
    label: str
    kind: str
    now: str
    evidence: str
    page: int
    said: str
    hint: str = ""

    @property
    def is_said(self) -> bool:
        """Whether what counts now was said by users."""
        return self.evidence == SOURCE


FIELDS = (
    ("afzender", "Afzender", "lines", "Een naam op elke regel. De bestuurslaag volgt uit de naam."),
    ("datum", "Datum van het stuk", "date", ""),
    ("ontvangen", "Ontvangen op", "date", ""),
    ("titel", "Titel", "text", "De titel waaronder het stuk wordt genoemd, in plaats van het onderwerp."),
    ("onderwerp", "Onderwerp", "text", ""),
    ("vertrouwelijk", "Vertrouwelijk", "choice", "Een vertrouwelijk stuk telt mee en wordt niet geciteerd."),
)


def fields(document: Document, said: Correction) -> tuple[Field, ...]:
    """The fields of a document, filled in with what users said."""
    written = _written(said)
    read = _read(document)
    return tuple(
        Field(name, label, kind, *_shown(read[name], kind), written.get(name, ""), hint)
        for name, label, kind, hint in FIELDS
    )


def parts(document: Document, said: Correction) -> tuple[Field, ...]:
    """A field for the kind of each part."""
    kinds = said.kinds if len(said.kinds) == len(document.parts) else ()
    return tuple(
        Field(
            f"deel-{part.index}", _part_label(part.index, part.title, len(document.parts)), "kind",
            part.kind.value, part.evidence, 0, kinds[part.index].value if kinds else "",
            "Kan ook zijn: " + " of ".join(map(lawbook.paper, part.alternatives)) + "."
            if part.alternatives else "",
        )
        for part in document.parts
    )  # fmt: skip


def taken(form: Mapping[str, str], document: Document, said: Correction) -> dict[str, Any]:
    """What a filled-in form says, by the keys of `dossier.toml`. Raises `InputError`."""
    senders = [line.strip() for line in form.get("afzender", "").splitlines() if line.strip()]
    found: dict[str, Any] = {
        **_kinds(form, document),
        "afzender": senders[0] if len(senders) == 1 else senders or None,
        "datum": _day(form, "datum"),
        "ontvangen": _day(form, "ontvangen"),
        "titel": form.get("titel", "").strip() or None,
        "onderwerp": form.get("onderwerp", "").strip() or None,
        "vertrouwelijk": {YES: True, NO: False}.get(form.get("vertrouwelijk", "")),
        "wachtwoord": said.password,
    }
    if any(len(str(value)) > LONGEST for value in found.values()):
        raise InputError("Een van de waarden is te lang.", f"Gebruik ten hoogste {LONGEST} tekens.")
    return {key: value for key, value in found.items() if value is not None}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What changed, for the trail; a password is never shown."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return [f"{key}: {_told(before.get(key), key)} → {_told(after.get(key), key)}" for key in keys]


def _told(value: Any, key: str) -> str:
    if value is None:
        return "zoals gelezen"
    if key == "wachtwoord":
        return "…"
    if isinstance(value, bool):
        return YES if value else NO
    return ", ".join(value) if isinstance(value, list) else str(value)


def _kinds(form: Mapping[str, str], document: Document) -> dict[str, Any]:
    given = [form.get(f"deel-{part.index}", "") for part in document.parts]
    if not any(given):
        return {}
    kinds = [kind or part.kind.value for kind, part in zip(given, document.parts, strict=True)]
    if not {*kinds} <= {kind.value for kind in PartKind}:
        raise InputError("Deze soort bestaat niet.", "Kies een soort uit de lijst.")
    return {"soort": kinds[0]} if len(kinds) == 1 else {"delen": kinds}


def _day(form: Mapping[str, str], name: str) -> date | None:
    text = form.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"'{text}' is geen datum.", "Schrijf de datum als jjjj-mm-dd.") from error


def _written(said: Correction) -> dict[str, str]:
    """What users said, as it stands in the fields."""
    confidential = said.confidential
    return {
        "afzender": "\n".join(said.senders),
        "datum": said.date or "",
        "ontvangen": said.received or "",
        "titel": said.title or "",
        "onderwerp": said.subject or "",
        "vertrouwelijk": "" if confidential is None else YES if confidential else NO,
    }


def _read(document: Document) -> dict[str, tuple[Fact, ...]]:
    """The facts that count now, by the name of their field."""
    meta = document.metadata
    single = {
        "datum": meta.date, "ontvangen": meta.received, "onderwerp": meta.subject,
        "vertrouwelijk": meta.confidential, "titel": None,
    }  # fmt: skip
    return {name: (fact,) if fact else () for name, fact in single.items()} | {"afzender": meta.senders}


def _shown(facts: tuple[Fact, ...], kind: str) -> tuple[str, str, int]:
    """What counts now, with the words that show it and their page."""
    if not facts:
        return ("nee" if kind == "choice" else ""), "", 0
    value = ", ".join(fact.value for fact in facts)
    return f"ja, {value}" if kind == "choice" else value, facts[0].evidence, facts[0].page


def _part_label(index: int, title: str, count: int) -> str:
    named = f"Deel {index + 1}" if count > 1 else "Soort stuk"
    return f"{named}: {title}" if title and count > 1 else named
