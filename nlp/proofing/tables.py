"""The files about names, voices and subjects: tables, keys and layers in them that mean nothing.

What nobody reads is no error when a dossier is coded, and so would be missed in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus import lawbook
from corpus.model import Laag, PartKind
from nlp.proofing.remark import Remark, Severity, words_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LAYERS = frozenset(Laag)
KINDS = frozenset(PartKind)
ANY = frozenset[str]()
"""That a table may have whatever keys."""
CAUSES = frozenset({"aanloop", "wet", "rijk", "uitvoering", "medeoverheden", "omgeving"})
NAMED = frozenset({"forms", "exact"})
KEYS: Mapping[str, Mapping[str, frozenset[str]]] = {
    lawbook.ORGANISATIONS: {
        "organisation": frozenset({"name", "laag", "names", "titles", "domains"}),
        "overleggen": ANY,
        "titels": KINDS,
        "stukken": KINDS,
    },
    lawbook.NAMES: {
        "actoren": ANY,
        "wetten": ANY,
        "groepen": ANY,
        "hoeveelheden": frozenset({"units", "endings"}),
        "samenstellingen": frozenset({"nouns", "with_s", "whole"}),
        "afkortingen": frozenset({"inside", "final", "starters"}),
    },
    lawbook.VOICES: {
        "gezamenlijk": frozenset({
            "naam", "kort", "lidwoord", "laag", "leden", "vormen", "aantallen", "organen", "organisaties",
        }),
        "stem": frozenset({"sleutel", "laag", "vormen"}),
        "lagen": LAYERS,
        "ambten": LAYERS,
        "weergave": frozenset({"anderen"}),
    },
    lawbook.SUBJECTS: {
        "omvang": frozenset({"meeste", "enkele", "toen", "nu"}),
        "oorzaak": CAUSES,
        "partij": ANY,
        "woorden": frozenset({"algemeen", "leeg", "geen_plaats"}),
    },
}  # fmt: skip
"""The tables of each file, and the keys of each table."""
OF_NAMES = ("actoren", "wetten")
"""The tables that hold a table for each name."""


def remarks(file: str, said: Mapping[str, Any], text: str) -> Iterator[Remark]:
    """What there is to say of the tables of a file; nothing of a file that has checks of its own."""
    known = KEYS.get(file, {})
    for table, value in said.items() if known else ():
        if table not in known:
            yield _meaningless(file, table, words_line(text, table, 1), known)
            continue
        for row in value if isinstance(value, list) else [value]:
            if isinstance(row, dict):
                yield from _row(file, table, row, text)


def _row(file: str, table: str, row: Mapping[str, Any], text: str) -> Iterator[Remark]:
    begin = words_line(text, f"[{table}", 1)
    for key in row.keys() - KEYS[file][table] if KEYS[file][table] else ():
        yield _meaningless(file, f"{table}.{key}", words_line(text, key, begin), KEYS[file][table])
    for name, styles in row.items() if table in OF_NAMES else ():
        for key in dict(styles).keys() - NAMED:
            yield _meaningless(file, f"{table}.{name}.{key}", words_line(text, key, begin), NAMED)
    if row.get("laag", Laag.ONBEKEND) not in LAYERS:
        line, message = words_line(text, f'"{row["laag"]}"', begin), f"'{row['laag']}' is geen laag."
        yield Remark(Severity.FAULT, file, line, message, f"Kies uit: {', '.join(Laag)}.")


def _meaningless(file: str, what: str, line: int, known: Mapping[str, Any] | frozenset[str]) -> Remark:
    message = f"'{what}' betekent niets en wordt niet gelezen."
    return Remark(Severity.WARNING, file, line, message, f"Kies uit: {', '.join(sorted(known))}.")
