"""What someone may have meant who wrote a field or value that there is not, in Dutch."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from corpus.filters import periods
from corpus.filters.fields import FIELDS, Kind
from corpus.filters.pointing import shown
from corpus.filters.tokens import bare_value, quoted
from corpus.model import Laag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Codebook
    from corpus.filters.fields import Field

_EXPECTED = {
    Kind.LANGUAGE: "Schrijf de taalcode van twee of drie letters, zoals taal:nl.",
    Kind.DATE: "Schrijf een jaar, een maand, een dag of een bereik: datum:2025, datum:2025-03, "
    "datum:2025-03-14, datum:2025..2026, datum:2025.. of datum:..2025.",
    Kind.PAGE: "Schrijf een bladzijde vanaf 1 of een bereik: pagina:3, pagina:3..5, pagina:3.. of "
    "pagina:..5.",
    Kind.SHARE: "Schrijf een bereik tussen 0 en 1, met een decimale punt: zekerheid:0.5..0.8, "
    "zekerheid:0.5.. of zekerheid:..0.5.",
}


def field(term: str) -> str:
    """The remedy for a term with a colon, such as "them:ibt" or "12:30", before which stands no field."""
    name, _, rest = term.partition(":")
    near = _near(name, FIELDS)
    if near is not None:
        return f"Bedoelde u {near}:{shown(rest)}? Zet het anders tussen aanhalingstekens."
    if name.isalpha() and not rest.startswith("/"):
        return f"De velden zijn {', '.join(FIELDS)}. Zet gewone tekst met een : tussen aanhalingstekens."
    return f"Zet het tussen aanhalingstekens om de tekst zelf te zoeken: {quoted(shown(term))}."


def value(asked: Field, text: str, codebook: Codebook) -> str:
    """The remedy for a value that is not among those that the field may have."""
    permitted = asked.permitted(codebook)
    near = _together(asked, text, codebook) or _near(text, permitted)
    if near is not None:
        return f"Bedoelde u {asked.name}:{_spelt(near)}?"
    elsewhere = [other.name for other in FIELDS.values() if text.casefold() in other.permitted(codebook)]
    meant = f"Bedoelde u {elsewhere[0]}:{shown(text)}? Kies anders" if elsewhere else "Kies"
    return f"{meant} voor {asked.name} uit {', '.join(map(_spelt, permitted))}."


def _together(asked: Field, text: str, codebook: Codebook) -> str | None:
    """The layer of those who speak with one voice, when they are called by the name that the law has."""
    called = codebook.collective.short.casefold() if codebook.collective else None
    return Laag.COLLECTIVE.value if asked.name == "laag" and text.casefold() == called else None


def form(asked: Field, text: str) -> str:
    """The remedy for a date, number or code that is not written as it should be."""
    guess = periods.guessed(text) if asked.kind is Kind.DATE else None
    return f"Bedoelde u {asked.name}:{guess}?" if guess else _EXPECTED[asked.kind]


def _near(text: str, known: Iterable[str]) -> str | None:
    by_folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(text.casefold(), by_folded, 1)
    return by_folded[close[0]] if close else None


def _spelt(text: str) -> str:
    return text if bare_value(text) else quoted(text)
