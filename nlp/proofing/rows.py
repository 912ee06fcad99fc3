"""The lists of a codebook's files: keys that a row lacks or that mean nothing, names that stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus import lawbook
from nlp.proofing.remark import Remark, Severity, row_line, words_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Row = Mapping[str, Any]

NEEDED = {
    (lawbook.SIGNS, "teken"): ("id",),
    (lawbook.ORGANISATIONS, "organisation"): ("name", "laag"),
    (lawbook.VOICES, "stem"): ("sleutel", "laag", "vormen"),
    (lawbook.WORDING, "hoofdvraag"): ("vraag",),
    (lawbook.WORDING, "grondslag"): ("tekst",),
    (lawbook.WORDING, "opzet"): ("tekst",),
    (lawbook.WORDING, "toelichting"): ("tekst",),
}
"""The keys without which a row of each list is none; the first is what it goes by."""
ALLOWED = {
    "hoofdvraag": {"vraag", "themas", "rollen"},
    "grondslag": {"tekst", "artikel"},
    "opzet": {"tekst", "artikel"},
    "toelichting": {"tekst", "artikel"},
}
"""The keys that a row of each list of the wording may have; those of others are in `tables`."""


def remarks(file: str, said: Mapping[str, Any], text: str) -> Iterator[Remark]:
    """What there is to say of the lists of a file; nothing of a file without any.

    Raises `AttributeError` or `TypeError` where a value has another form than it should.
    """
    for (where, table), needed in NEEDED.items():
        goes_by: dict[str, int] = {}
        for number, row in enumerate(said.get(table, ()) if where == file else ()):
            line = row_line(text, table, number)
            yield from _lacking(file, table, row, needed, line)
            yield from _meaningless(file, table, row, text, line)
            for name in _names(row, needed[0]):
                first = goes_by.setdefault(name, line)
                if first != line:
                    yield _again(file, table, name, words_line(text, f'"{name}"', line), first)


def _names(row: Row, key: str) -> set[str]:
    """What a row goes by: by what its first key says, and by other names if it has any."""
    return {str(row.get(key, "")), *map(str, row.get("names", ()))} - {""}


def _lacking(file: str, table: str, row: Row, needed: tuple[str, ...], line: int) -> Iterator[Remark]:
    for key in needed:
        if row.get(key) in (None, "", []):
            message = f"In [[{table}]] ontbreekt '{key}'."
            yield Remark(Severity.FAULT, file, line, message, "Vul het in, of haal de rij weg.")


def _meaningless(file: str, table: str, row: Row, text: str, line: int) -> Iterator[Remark]:
    for key in sorted(row.keys() - ALLOWED.get(table, row.keys())):
        message = f"'{table}.{key}' betekent niets en wordt niet gelezen."
        remedy = f"Kies uit: {', '.join(sorted(ALLOWED[table]))}."
        yield Remark(Severity.WARNING, file, words_line(text, key, line), message, remedy)


def _again(file: str, table: str, name: str, line: int, first: int) -> Remark:
    message = f"'{name}' staat in twee rijen [[{table}]], ook op regel {first}."
    return Remark(Severity.WARNING, file, line, message, "Voeg de rijen samen, of geef elk een eigen naam.")
