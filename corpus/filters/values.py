"""What a field with its values asks, checked against the codebook and the closed lists."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.filters import periods, suggesting
from corpus.filters.fields import FIELDS, RANGES, Kind
from corpus.filters.pointing import MisreadError, shown
from corpus.filters.syntax import Between, Is, either

if TYPE_CHECKING:
    from corpus.codebook import Codebook
    from corpus.filters.fields import Field
    from corpus.filters.syntax import Question
    from corpus.filters.tokens import Token, Value

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_SHARE = re.compile(r"(?:0?\.[0-9]{1,6}|0|1(?:\.0{1,6})?)")

_DOTS = ".."


def asked(token: Token, codebook: Codebook) -> Question:
    """The question that a token of sort FIELD asks. Raises `MisreadError`."""
    field = FIELDS[token.text]
    if field.kind in RANGES:
        _check_commas(field, token)
        return either(*(_between(field, value) for value in token.values))
    return Is(field.name, tuple(dict.fromkeys(_one(field, value, codebook) for value in token.values)))


def _one(field: Field, value: Value, codebook: Codebook) -> str:
    """The value as the question holds it."""
    if field.kind in (Kind.TEXT, Kind.NAME):
        return value.text
    folded = value.text.casefold()
    if field.kind is Kind.LANGUAGE:
        if not _LANGUAGE.fullmatch(folded):
            raise _misread(field, value)
        return folded
    permitted = {known.casefold(): str(known) for known in field.permitted(codebook)}
    if folded not in permitted:
        raise MisreadError(
            value.at,
            f"'{shown(value.text)}' is geen waarde van {field.name}.",
            suggesting.value(field, value.text, codebook),
        )
    return permitted[folded]


def _between(field: Field, value: Value) -> Between:
    low, dots, high = (part.strip() for part in value.text.partition(_DOTS))
    if not (low or high) or (field.kind is Kind.SHARE and not dots):
        raise _misread(field, value)
    first = _edge(field, value, low, 0)
    last = _edge(field, value, high if dots else low, 1)
    if first and last and _order(field, first) > _order(field, last):
        raise MisreadError(
            value.at,
            f"Het bereik {shown(value.text)} begint na zijn einde.",
            f"Bedoelde u {field.name}:{high}{_DOTS}{low}?",
        )
    return Between(field.name, first, last)


def _edge(field: Field, value: Value, text: str, side: int) -> str:
    """The first (side 0) or last (side 1) date or number that a text means; "" for no text."""
    if not text:
        return ""
    span = periods.span(text) if field.kind is Kind.DATE else (_number(field, text),) * 2
    if span is None or not span[side]:
        raise _misread(field, value)
    return span[side]


def _number(field: Field, text: str) -> str:
    """The number without superfluous zeros; "" if it is none that the field can have."""
    if field.kind is Kind.PAGE:
        return text if _PAGE.fullmatch(text) else ""
    if not _SHARE.fullmatch(text):
        return ""
    whole, _, decimals = text.partition(".")
    return f"{whole or 0}.{decimals}".rstrip("0").rstrip(".") if decimals.strip("0") else whole or "0"


def _order(field: Field, edge: str) -> float:
    return date.fromisoformat(edge).toordinal() if field.kind is Kind.DATE else float(edge)


def _check_commas(field: Field, token: Token) -> None:
    """Two shares with a comma between are a decimal comma, which would ask something else."""
    if field.kind is Kind.SHARE and len(token.values) > 1:
        raise MisreadError(
            token.values[1].at - 1,
            f"Een komma kan niet bij {field.name}.",
            suggesting.form(field, token.values[0].text),
        )


def _misread(field: Field, value: Value) -> MisreadError:
    what = {
        Kind.LANGUAGE: "taalcode",
        Kind.DATE: "datum of periode",
        Kind.PAGE: "bladzijde of bereik van bladzijden",
        Kind.SHARE: "bereik tussen 0 en 1",
    }[field.kind]
    return MisreadError(
        value.at, f"'{shown(value.text)}' is geen {what}.", suggesting.form(field, value.text)
    )
