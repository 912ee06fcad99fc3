"""Facets and their values in the words of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.codebook import Codebook

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
        "kring": "Kring",
        "rijk": "Rijk",
        "provincie": "provincie",
        "gemeente": "gemeente",
        "koepel": "koepel",
        "uitvoeringsorganisatie": "uitvoeringsorganisatie",
        "onbekend": "onbekend",
    },
    "deel": {
        "position_paper": "position paper",
        "provinciaal_verslag": "provinciaal verslag",
        "provinciaal_plan": "provinciaal plan",
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
    said = WORDS.get(field, {}).get(value)
    return said or _coded(codebook).get((field, value), value)


def _coded(codebook: Codebook) -> dict[tuple[str, str], str]:
    return {
        **{("thema", one.id): one.label for one in codebook.themas},
        **{("rol", one.id): one.label for one in codebook.rollen},
        **{("fase", one.id): one.label for one in codebook.fasen},
        **{("toerekening", one.id): one.label for one in codebook.toerekeningen},
    }
