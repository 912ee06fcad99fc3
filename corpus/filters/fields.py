"""The fields that a question can ask for: what each means and what it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.model import Laag, Modaliteit, PartKind

if TYPE_CHECKING:
    from corpus.codebook import Codebook

NONE = "geen"
"""The value of thema and onderwerp for what has none."""


class Kind(StrEnum):
    """What a field may be asked for; the values are for the Dutch reader. Case never matters."""

    CODEBOOK = "waarde uit het codeboek"
    LIST = "waarde uit een vaste lijst"
    YES_NO = "ja of nee"
    TEXT = "woorden die erin voorkomen"
    NAME = "de volledige naam"
    LANGUAGE = "taalcode van twee of drie letters (ISO 639)"
    DATE = "jaar, maand of dag, of een bereik"
    PAGE = "geheel getal of een bereik"
    SHARE = "bereik tussen 0 en 1"


RANGES = frozenset({Kind.DATE, Kind.PAGE, Kind.SHARE})
"""The kinds of which a question holds a `Between`; the others give an `Is`."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its Dutch name, what it may be asked for, what that means, and an example.

    `values` are those of a closed list; for a field of the codebook those that come beside the values
    of its `vocabulary` there.
    """

    name: str
    kind: Kind
    meaning: str
    example: str
    values: tuple[str, ...] = ()
    vocabulary: str = ""

    def permitted(self, codebook: Codebook) -> tuple[str, ...]:
        """All values that it may have, in order; none if they are no closed list."""
        coded = codebook.vocabulary[self.vocabulary] if self.vocabulary else ()
        return tuple(dict.fromkeys((*coded, *self.values)))


def _coded(name: str, meaning: str, example: str, *, of: str = "", extra: tuple[str, ...] = ()) -> Field:
    return Field(name, Kind.CODEBOOK, meaning, example, extra, of or name)


def _yes_no(name: str, meaning: str) -> Field:
    return Field(name, Kind.YES_NO, meaning, f"{name}:ja", ("ja", "nee"))


def _list(name: str, values: tuple[str, ...], meaning: str, example: str) -> Field:
    return Field(name, Kind.LIST, meaning, example, values)


FIELDS = {
    field.name: field
    for field in (
        _coded("thema", "het knelpunt waarover de zin gaat; geen: zonder thema", "thema:ibt", extra=(NONE,)),
        _coded(
            "onderwerp",
            "het thema dat de zin raakt, wat ook haar rol is; geen: zonder onderwerp",
            "onderwerp:termijnen",
            of="thema",
            extra=(NONE,),
        ),
        _coded("rol", "wat de zin doet", "rol:knelpunt,gevolg"),
        _coded("fase", "de fase van de wet waarover de zin gaat", "fase:realisatie"),
        _coded("toerekening", "waaraan het knelpunt wordt toegeschreven", "toerekening:rijk"),
        _yes_no("eerder", "de zin zegt dat dit al eerder is gemeld"),
        _yes_no("onzeker", "de machine is niet zeker van de rol"),
        _yes_no("vertrouwelijk", "het document mag niet worden aangehaald"),
        _list(
            "modaliteit",
            tuple(Modaliteit),
            "of de zin iets stelt als feit, als risico of als wat niet zo is",
            "modaliteit:risico",
        ),
        Field("taal", Kind.LANGUAGE, "de taal van de zin", "taal:nl"),
        Field(
            "bron",
            Kind.TEXT,
            "de afzender: woorden van zijn naam, zijn bestuurslaag, of het bestand (zie document)",
            'bron:"Provincie Merenland"',
        ),
        _list("laag", tuple(Laag), "de bestuurslaag van de afzender", "laag:provincie,gemeente"),
        Field("spreker", Kind.TEXT, "de organisatie van wie de uitspraak is", "spreker:vng"),
        Field(
            "document",
            Kind.NAME,
            "het bestand: de naam zonder map en extensie",
            'document:"brief merenland"',
        ),
        _list("deel", tuple(PartKind), "het soort stuk binnen het bestand", "deel:verslag"),
        Field("datum", Kind.DATE, "de datum van het document", "datum:2025..2026"),
        Field("pagina", Kind.PAGE, "de bladzijde waarop de zin begint", "pagina:3..5"),
        Field("zekerheid", Kind.SHARE, "hoe zeker de machine van de rol is", "zekerheid:0.5..0.8"),
        Field("getroffen", Kind.TEXT, "wie ondervindt wat de zin beschrijft", "getroffen:gemeenten"),
        Field("aan", Kind.TEXT, "wie iets wordt gevraagd of moet handelen", "aan:minister"),
        Field("eigenaar", Kind.TEXT, "wie een actie uit een verslag uitvoert", "eigenaar:VNG"),
        Field("id", Kind.NAME, "het kenmerk van de observatie", "id:3f9a0c1b2d4e"),
        Field("kop", Kind.TEXT, "woorden in de koppen boven de zin", "kop:samenwerking"),
        _list(
            "beoordeling",
            (NONE, "mens", "heropend", "strijdig", "verworpen"),
            "hoe het met de beoordeling door mensen staat",
            "beoordeling:mens,strijdig",
        ),
        Field("door", Kind.TEXT, "wie de observatie beoordeelde", "door:jansen"),
        Field("model", Kind.TEXT, "het model dat de zin codeerde", "model:lineair"),
        Field("codeboek", Kind.TEXT, "het codeboek waarmee is gecodeerd", "codeboek:waterwet/1"),
    )
}
"""The fields by name, in the order in which the reference lists them."""
