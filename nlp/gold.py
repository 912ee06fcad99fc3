"""The gold coding that people made: one JSONL file for each document, named after its stem."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import GoldError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.codebook import Codebook

KEYS = ("id", "text", "rol", "thema", "toerekening", "eerder")
"""What each line holds. `fase` and `spreker` may be there too; further keys are allowed and not read."""

EERDER = {"ja": True, "nee": False}


@dataclass(frozen=True, slots=True)
class GoldUnit:
    """A unit of text as it should come out, with the labels that people gave it.

    `thema` is sorted; `fase` and `spreker` are "" where they were not coded.
    """

    id: str
    text: str
    rol: str
    thema: tuple[str, ...]
    toerekening: str
    eerder: bool
    fase: str = ""
    spreker: str = ""


def read(path: Path, codebook: Codebook) -> dict[str, tuple[GoldUnit, ...]]:
    """The gold units by document stem, sorted by stem; the units in the order of the file.

    `path` is a JSONL file or a folder that holds them; other files in the folder are no gold.
    Raises `GoldError`, with file and line, when there is nothing there, when a line is not what it
    should be or when it holds a value that the codebook does not know.
    """
    return {file.stem: _units(file, codebook) for file in _files(path)}


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise GoldError(f"Er is geen goudstandaard op {path}.", "Geef een JSONL-bestand of een map.")
    files = sorted(path.glob("*.jsonl"), key=lambda file: file.stem)
    if not files:
        raise GoldError(f"De map {path} bevat geen .jsonl-bestand.", "Zet er per document één bestand in.")
    return files


def _units(file: Path, codebook: Codebook) -> tuple[GoldUnit, ...]:
    units: dict[str, GoldUnit] = {}
    for number, line in _lines(file):
        where = f"{file.name}, regel {number}"
        unit = _unit(_record(line, where), codebook, where)
        if unit.id in units:
            raise GoldError(f"{where}: de id '{unit.id}' komt vaker voor.", "Geef elke eenheid een eigen id.")
        units[unit.id] = unit
    if not units:
        raise GoldError(f"{file.name} is leeg.", "Verwijder het bestand of vul het met gecodeerde eenheden.")
    return tuple(units.values())


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        content = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise GoldError(f"{file.name} is niet te lezen.", "Bewaar het leesbaar, als UTF-8.") from error
    # str.splitlines would also cut at the separators that may stand unescaped in a JSON string.
    return ((number, line) for number, line in enumerate(content.split("\n"), 1) if line.strip())


def _record(line: str, where: str) -> dict[str, object]:
    remedy = f"Elke regel is één JSON-object met {', '.join(KEYS)}."
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{where}: dit is geen JSON.", remedy) from error
    if not isinstance(record, dict):
        raise GoldError(f"{where}: dit is geen JSON-object.", remedy)
    missing = [key for key in KEYS if key not in record]
    if missing:
        raise GoldError(f"{where}: {', '.join(missing)} ontbreekt.", remedy)
    return record


def _unit(record: dict[str, object], codebook: Codebook, where: str) -> GoldUnit:
    themas = record["thema"]
    if not isinstance(themas, list):
        raise GoldError(f"{where}: thema is geen lijst.", 'Schrijf thema als lijst, zoals ["spuk"] of [].')
    known = codebook.vocabulary
    return GoldUnit(
        id=_text("id", record["id"], where),
        text=_text("text", record["text"], where),
        rol=_value("rol", record["rol"], known["rol"], where),
        thema=tuple(sorted({_value("thema", thema, known["thema"], where) for thema in themas})),
        toerekening=_value("toerekening", record["toerekening"], known["toerekening"], where),
        eerder=EERDER[_value("eerder", record["eerder"], tuple(EERDER), where)],
        fase=_value("fase", record["fase"], known["fase"], where) if record.get("fase") else "",
        spreker=_text("spreker", record["spreker"], where) if record.get("spreker") else "",
    )


def _text(key: str, value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise GoldError(f"{where}: {key} is geen tekst, of is leeg.", f"Zet {key} tussen aanhalingstekens.")
    return value


def _value(key: str, value: object, permitted: tuple[str, ...], where: str) -> str:
    if not isinstance(value, str) or value not in permitted:
        remedy = f"Kies uit: {', '.join(permitted)}."
        raise GoldError(f"{where}: onbekende waarde {value!r} voor {key}.", remedy)
    return value
