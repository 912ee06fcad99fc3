"""Where in a TOML text each key stands, and what its syntax errors mean, for messages that name the place."""

from __future__ import annotations

import re
import tomllib

from corpus import tomltext

Path = tuple[str | int, ...]
"""The keys from the outermost table inward; a number is the place in an array of tables."""

_HEADER = re.compile(r"^\s*(\[\[?)(?P<key>.*?)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*(?P<key>(?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*)\s*=")
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

_SYNTAX = (
    (tomltext.TOO_MUCH, "er staan te veel lijsten of tabellen in elkaar, of een getal is te lang"),
    (tomltext.CONTROL, "een tekst of sleutel bevat een stuurteken; haal het weg"),
    (r"Expected '=' after a key", "achter een sleutel ontbreekt het teken '='"),
    (r"Invalid value", "de waarde is niet te lezen; zet tekst tussen aanhalingstekens"),
    (r"Unterminated string", "een tekst heeft geen sluitend aanhalingsteken"),
    (r"Illegal character '\\n'", "een tekst heeft geen sluitend aanhalingsteken"),
    (r"Illegal character", "er staat een teken dat hier niet mag"),
    (r"Unclosed array", "een lijst heeft geen sluitende haak ]"),
    (r"Unclosed inline table", "een tabel tussen accolades is niet gesloten"),
    (r"Expected '\]", "een kop tussen haken is niet gesloten"),
    (r"Cannot declare|Cannot mutate|Cannot overwrite|Duplicate", "dezelfde sleutel of kop staat "
                                                                 "er twee keer"),
    (r"Expected newline", "achter de waarde staat nog iets; begin een nieuwe regel"),
    (r"Invalid statement|Invalid initial character", "de regel is geen sleutel, geen kop en geen opmerking"),
    (r"Unescaped|Invalid hex", "een \\ in een tekst is niet toegestaan; gebruik / in paden"),
)  # fmt: skip
"""The commonest complaints of `tomllib`, and what they mean to the writer of the file."""


def places(text: str) -> dict[Path, int]:
    """The line, from 1, of each key and each heading of a valid TOML text."""
    found: dict[Path, int] = {}
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _keys(header["key"])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_keys(key["key"])), number)
    return found


def line_of(path: Path, found: dict[Path, int]) -> int:
    """The line of a key, or of the nearest one around it that stands on a line of its own (0: none)."""
    around = (path[:length] for length in range(len(path), 0, -1))
    return next((found[prefix] for prefix in around if prefix in found), 0)


def syntax_error(error: tomllib.TOMLDecodeError) -> str:
    """What is wrong and where, in Dutch."""
    message = str(error)
    place = _PLACE.search(message)
    told = next(
        (dutch for pattern, dutch in _SYNTAX if re.match(pattern, message)), "dit is geen geldig TOML"
    )
    if place is None:
        return told
    if place["line"] is None:
        return f"aan het einde: {told}"
    return f"regel {place['line']}, teken {place['column']}: {told}"


def _keys(written: str) -> Path:
    """The keys of a dotted key as it is written."""
    try:
        inner: object = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:  # a line within a text of several lines that looks like a key
        return (written,)
    keys: list[str] = []
    while isinstance(inner, dict):
        key, inner = next(iter(inner.items()))
        keys.append(key)
    return tuple(keys)
