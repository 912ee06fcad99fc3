"""The values of a codebook: what lacks of the law, rollen, themas, fasen and toerekeningen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from nlp.coldstart import GENERAL
from nlp.proofing.remark import Remark, Severity, row_line, table_line, words_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Rows = Sequence[Mapping[str, Any]]

FILE = lawbook.CODEBOOK
ROLLEN = (
    "kop", "formaliteit", "context", "knelpunt", "gevolg", "meerwaarde", "oproep", "toezegging", "actie",
    "vraag", "standpunt",
)  # fmt: skip
"""What a sentence can do is the same for any law: reports and models reckon on these."""
CAUSES = ("geen",)
LAW = {
    "name": 'name = "Wet op de dorpshuizen"',
    "title": "de volledige titel",
    "citation": 'citation = "Stb. 2031, 7"',
    "in_force": 'in_force = "2031-07-01"',
}
"""What is to be said of the law, with an example."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
KEYS = {
    "rol": ({"id", "label", "meaning"}, {"thematic", "attributed", "examples", "vervangt"}),
    "thema": ({"id", "label", "includes"}, {"excludes", "examples", "vervangt"}),
    "fase": ({"id", "label"}, {"moment", "who", "article"}),
    "toerekening": ({"id", "label"}, {"vervangt"}),
}
"""The keys that a value must have and those that it may have, by the kind."""
FEW = 2
"""Themas with fewer examples leave a coder that has learnt nothing of this law with little to go by."""


def remarks(said: Mapping[str, Any], text: str) -> Iterator[Remark]:
    """What there is to say of the values, in the order of the file."""
    yield from _identity(said)
    yield from _law(said.get("law", {}), text)
    for kind in KEYS:
        yield from _rows(kind, said.get(kind, ()), text)
    yield from _needed("rol", ROLLEN, said)
    yield from _needed("toerekening", CAUSES, said)
    yield from _needed("fase", (GENERAL,), said)
    yield from _themas(said.get("thema", ()), text)


def _identity(said: Mapping[str, Any]) -> Iterator[Remark]:
    if not isinstance(said.get("id"), str) or not said["id"]:
        yield Remark(Severity.FAULT, FILE, 1, "Het codeboek heeft geen id.", "Zet bovenaan: id = ...")
    if not isinstance(said.get("version"), int):
        yield Remark(Severity.FAULT, FILE, 1, "De versie is geen getal.", "Zet bovenaan: version = 1")


def _law(law: Mapping[str, Any], text: str) -> Iterator[Remark]:
    at = table_line(text, "law")
    for key, example in LAW.items():
        if key not in law:
            message = f"Van de wet ontbreekt '{key}'."
            yield Remark(Severity.FAULT, FILE, at, message, f"Zet onder [law]: {key}, desnoods leeg.")
        elif not law[key] or (key == "name" and law[key] == _slug(law[key])):
            line = words_line(text, f"{key} =", at)
            yield Remark(Severity.WARNING, FILE, line, f"Van de wet is '{key}' niet ingevuld.", example)
    if law.get("in_force") and not DAY.fullmatch(str(law["in_force"])):
        line = words_line(text, "in_force", at)
        message = f"'{law['in_force']}' is geen datum."
        yield Remark(Severity.FAULT, FILE, line, message, f"Schrijf zo: {LAW['in_force']}.")


def _slug(name: str) -> str:
    """A name in small letters without spaces: that of a codebook, and not of a law."""
    return name.lower().replace(" ", "-")


def _rows(kind: str, rows: Rows, text: str) -> Iterator[Remark]:
    needed, allowed = KEYS[kind]
    if not rows:
        message = f"Er is geen enkele {kind}."
        yield Remark(Severity.FAULT, FILE, 0, message, f"Zet er minstens een onder [[{kind}]].")
    seen: set[str] = set()
    for number, row in enumerate(rows):
        line, id_ = row_line(text, kind, number), str(row.get("id", ""))
        for key in sorted(needed - row.keys()):
            yield Remark(Severity.FAULT, FILE, line, f"Van {kind} '{id_}' ontbreekt '{key}'.", "Vul het aan.")
        for key in sorted(row.keys() - needed - allowed):
            message = f"{kind} '{id_}' heeft een sleutel '{key}' die niets betekent."
            yield Remark(
                Severity.FAULT, FILE, line, message, f"Kies uit: {', '.join(sorted(needed | allowed))}."
            )
        if id_ in seen:
            yield Remark(
                Severity.FAULT, FILE, line, f"De {kind} '{id_}' staat er twee keer.", "Geef een eigen id."
            )
        seen.add(id_)


def _needed(kind: str, ids: Sequence[str], said: Mapping[str, Any]) -> Iterator[Remark]:
    there = {row.get("id") for row in said.get(kind, ())}
    for id_ in ids:
        if id_ not in there:
            message = f"De {kind} '{id_}' ontbreekt; Rodedraad rekent daarop bij elke wet."
            yield Remark(
                Severity.FAULT, FILE, 0, message, "Neem hem over uit een nieuw codeboek: rodedraad new."
            )


def _themas(rows: Rows, text: str) -> Iterator[Remark]:
    ids = {row.get("id") for row in rows}
    for number, row in enumerate(rows):
        line, id_ = row_line(text, "thema", number), row.get("id", "")
        if not str(row.get("includes", "x")).strip():
            message = f"Thema '{id_}' heeft geen omschrijving."
            yield Remark(Severity.WARNING, FILE, line, message, "Zeg in includes wat erbij hoort.")
        if len(row.get("examples", ())) < FEW:
            message = f"Thema '{id_}' heeft minder dan {FEW} voorbeelden."
            yield Remark(Severity.HINT, FILE, line, message, "Verzin zinnen zoals uw stukken ze schrijven.")
        for other in re.findall(r"\(([a-z0-9_-]+)\)", str(row.get("excludes", ""))):
            if other not in ids:
                message = f"Thema '{id_}' verwijst naar thema '{other}', dat er niet is."
                yield Remark(Severity.WARNING, FILE, line, message, "Herstel de verwijzing in excludes.")
