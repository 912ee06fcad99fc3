"""Who writes the documents: invented provinces, municipalities, associations and agencies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

FIRST = (
    "Berk", "Bever", "Bies", "Dal", "Elzen", "Fazant", "Gras", "Haver", "Heide", "Hoog", "Iep", "Kraai",
    "Lage", "Linden", "Meer", "Molen", "Nieuw", "Oever", "Populier", "Reiger", "Riet", "Roer", "Schaap",
    "Sluis", "Snip", "Steen", "Turf", "Veen", "Vlier", "Water", "Wilgen", "Zand", "Zilver", "Zwaan",
)  # fmt: skip
LAST = ("beek", "berg", "brug", "dam", "dorp", "horst", "hoven", "rade", "sloot", "voorde")
PROVINCES = (
    "Merenland", "Waardland", "Heuvelrijk", "Zandland", "Kustland", "Bosland", "Veenland", "Stroomland",
    "Polderrijk", "Duinland", "Graanland", "Vennenrijk",
)  # fmt: skip
TOGETHER = (
    "Bond van Gemeentebesturen", "Netwerk Kustgemeenten", "Vereniging Groeigemeenten",
    "Verband Kleine Kernen", "Koepel van Randgemeenten",
)  # fmt: skip
AGENCIES = (
    "Landelijke Opvangdienst", "Bouwmeldpunt Opvang", "Dienst Huisvesting Nieuwkomers",
    "Instituut Opvang en Toezicht",
)  # fmt: skip
MINISTRY = "Ministerie van Asiel en Migratie"


@dataclass(frozen=True, slots=True)
class Sender:
    """An organisation: its name as it writes it, its layer of government, the place where it sits."""

    name: str
    laag: str
    place: str

    @property
    def short(self) -> str:
        """What stands in its references."""
        return "".join(letter for letter in self.name if letter.isupper())


@cache
def places() -> tuple[str, ...]:
    """The names of the municipalities: as many as the country has, about."""
    return tuple(first + last for first in FIRST for last in LAST)


@cache
def of_layer() -> dict[str, tuple[Sender, ...]]:
    """All senders by layer of government."""
    seats = dict(zip(PROVINCES, places(), strict=False))
    agency = "uitvoeringsorganisatie"
    return {
        "gemeente": tuple(Sender(f"Gemeente {place}", "gemeente", place) for place in places()),
        "provincie": tuple(Sender(f"Provincie {name}", "provincie", seats[name]) for name in PROVINCES),
        "koepel": tuple(Sender(name, "koepel", "Den Haag") for name in TOGETHER),
        agency: tuple(Sender(name, agency, "Utrecht") for name in AGENCIES),
        "rijk": (Sender(MINISTRY, "rijk", "Den Haag"),),
    }
