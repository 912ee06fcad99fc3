"""Facets and their values in the words of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.model import Laag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook, Fase, Rol, Thema, Toerekening

HEADINGS = {
    "thema": "Thema",
    "rol": "Rol",
    "bron": "Afzender",
    "laag": "Bestuurslaag",
    "fase": "Fase",
    "toerekening": "Toegerekend aan",
    "eerder": "Eerder gemeld",
    "deel": "Soort stuk",
    "beoordeling": "Beoordeling",
    "onzeker": "Machine onzeker",
    "vertrouwelijk": "Vertrouwelijk",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "thema": {"geen": "geen thema"},
    "toerekening": {"geen": "niet genoemd"},
    "laag": {
        "rijk": "Rijk",
        "provincie": "provincie",
        "gemeente": "gemeente",
        "koepel": "koepel",
        "uitvoeringsorganisatie": "uitvoeringsorganisatie",
        "onbekend": "onbekend",
    },
    "beoordeling": {
        "geen": "nog niet beoordeeld",
        "mens": "beoordeeld",
        "heropend": "opnieuw te bekijken",
        "strijdig": "beoordelaars oneens",
        "verworpen": "verworpen",
    },
}
"""Values that readers call otherwise than the codebook does."""


def label(codebook: Codebook, field: str, value: str) -> str:
    """A value as readers know it."""
    if field == "laag" and value == Laag.COLLECTIVE and codebook.collective:
        return codebook.collective.short
    if field == "deel":
        return lawbook.paper(value)
    said = WORDS.get(field, {}).get(value)
    return said or next((one.label for one in _coded(codebook, field) if one.id == value), value)


def _coded(codebook: Codebook, field: str) -> Sequence[Thema | Rol | Fase | Toerekening]:
    """The values of a field that the codebook has."""
    match field:
        case "thema":
            return codebook.themas
        case "rol":
            return codebook.rollen
        case "fase":
            return codebook.fasen
        case "toerekening":
            return codebook.toerekeningen
    return ()
