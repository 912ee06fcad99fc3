"""What users say of a document, written in `dossier.toml` with all else in it left as it is."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from corpus.errors import SettingsError
from ingest.overrides.corrections import REMEDY, Correction, parse
from rodedraad.dossier import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ingest.overrides.corrections import Dossier

KEPT = f".{SETTINGS}.bak"
"""The file as it was before the last change; hidden, so that a run does not take it for a document."""


def stand(said: Dossier, name: str) -> str:
    """What tells what is said of a document from what was said before."""
    return hashlib.sha256(repr(said.corrections.get(name)).encode()).hexdigest()[:16]


def values(correction: Correction) -> dict[str, Any]:
    """What is said of a document, by the keys of the file; what is not said is left out."""
    kinds = [kind.value for kind in correction.kinds]
    found = {
        "soort": kinds[0] if len(kinds) == 1 else None,
        "delen": kinds if len(kinds) > 1 else None,
        "afzender": _one_or_more(correction.senders),
        "datum": _day(correction.date),
        "ontvangen": _day(correction.received),
        "titel": correction.title,
        "onderwerp": correction.subject,
        "vertrouwelijk": correction.confidential,
        "wachtwoord": correction.password,
    }
    return {key: value for key, value in found.items() if value is not None}


def changed(text: str, name: str, wanted: Mapping[str, Any]) -> str:
    """The text of the file in which a document has these values and no other ones.

    Comments, order and the rest stay as they are. Raises `SettingsError` when the file, or what would come
    of it, is not in order.
    """
    parse(text)
    try:
        document = tomlkit.parse(text)
        _set(document, name, wanted)
        made = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise SettingsError("dossier.toml kan niet zo worden gewijzigd.", REMEDY) from error
    kept = {key: one for key, one in parse(text).corrections.items() if key != name}
    after = dict(parse(made).corrections)
    if values(after.pop(name, Correction())) != dict(wanted) or after != kept:
        raise SettingsError("dossier.toml kan niet zo worden gewijzigd.", "Wijzig het bestand zelf.")
    return made


def write(folder: Path, text: str) -> None:
    """Put the text in the place of the file, in one step, and keep what it was. Raises `OSError`."""
    path, half = folder / SETTINGS, folder / f".{SETTINGS}.deel"
    half.write_bytes(text.encode())
    if path.exists():
        before = folder / f"{KEPT}.deel"
        before.write_bytes(path.read_bytes())
        before.replace(folder / KEPT)
    half.replace(path)


def _set(document: Any, name: str, wanted: Mapping[str, Any]) -> None:
    if "documenten" not in document:
        document["documenten"] = tomlkit.table(is_super_table=True)
    tables = document["documenten"]
    if name not in tables:
        inline = isinstance(tables, InlineTable)
        tables[name] = tomlkit.inline_table() if inline else tomlkit.table()
    table = tables[name]
    for key in [key for key in table if key not in wanted]:
        del table[key]
    for key, value in wanted.items():
        if key not in table or table[key] != value:
            table[key] = value
    if not table:
        del tables[name]


def _one_or_more(senders: tuple[str, ...]) -> str | list[str] | None:
    return senders[0] if len(senders) == 1 else list(senders) or None


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
