"""The filter language described for its users, from the table of fields itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.filters.fields import FIELDS, Kind

if TYPE_CHECKING:
    from corpus.filters.fields import Field

WAYS = (
    ("toezicht termijnen", "beide woorden, in elke vorm; EN of AND ertussen mag"),
    ("toezicht OF handhaving", "minstens een van beide (ook OR); bindt losser dan EN"),
    ("-termijnen", "niet met dit woord (ook NIET of NOT); ook voor een veld, een frase of een groep"),
    ("(toezicht OF handhaving) rol:oproep", "haakjes houden een groep bijeen"),
    ('"niet tijdig beschikbaar"', 'deze woorden letterlijk; een " in de frase wordt verdubbeld'),
    ("termijn*", "alle woorden die zo beginnen"),
    ("rol:knelpunt,gevolg", "een veld met een van deze waarden"),
    ('bron:"Provincie Merenland"', "een waarde met spaties staat tussen aanhalingstekens"),
    ("datum:2025-03..2026", "een bereik, beide zijden inbegrepen; een zijde mag open blijven"),
)
"""An example of each way to write, and what it asks."""


def reference() -> str:
    """The language in Dutch, as two Markdown tables: the ways to write, and the fields."""
    writing = _table(("schrijfwijze", "vraagt om"), [(_code(text), meaning) for text, meaning in WAYS])
    fields = _table(("veld", "betekenis", "waarden", "voorbeeld"), [_row(field) for field in FIELDS.values()])
    return f"{writing}\n{fields}"


def _row(field: Field) -> tuple[str, ...]:
    return f"`{field.name}`", field.meaning, _values(field), _code(field.example)


def _values(field: Field) -> str:
    listed = ", ".join(_code(value) for value in field.values)
    match field.kind:
        case Kind.LIST | Kind.YES_NO:
            return listed
        case Kind.CODEBOOK:
            return f"{field.kind}, of {listed}" if listed else field.kind
        case _:
            return field.kind


def _code(text: str) -> str:
    return f"`{text}`".replace("|", r"\|")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
