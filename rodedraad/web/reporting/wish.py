"""What report somebody asks for, as a job keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from corpus import collective, wording
from reports.build import KINDS
from reports.dutch import day, enumeration
from reports.formats import FORMATS
from reports.voices import TOGETHER, layers
from rodedraad.showing import Shown
from rodedraad.web.editions import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import Document

FORMS = ("html", "docx", "odt", "md", "pdf")
"""In the order in which they are made: what is looked at first, what takes longest last."""
assert set(FORMS) == set(FORMATS)  # noqa: S101 - each form is made

PURPOSES = {
    "kamerbrief": ("Kamerbrief", "Conceptbrief aan de Tweede Kamer van ten hoogste drie bladzijden."),
    "rapport": ("Rapport", "De volledige bijlage: elk thema en elk punt, met alle vindplaatsen."),
    "beslisnota": ("Beslisnota", "Nota voor de bewindspersoon: wat er speelt en wat er te besluiten is."),
    "samenvatting": ("Samenvatting", "Eén bladzijde met de hoofdzaak, voor wie weinig tijd heeft."),
    "kringmemo": ("Memo", "Wat terugkeert, wat elke organisatie vindt en wat op de agenda hoort."),
    "register": ("Register", "Alle oproepen, toezeggingen en acties met eigenaar, termijn en stand."),
    "dekkingstoets": ("Dekkingstoets", "Wat een conceptbrief uit het dossier weglaat of afzwakt."),
}
"""What each kind is called, and what it is for, whatever the law."""
MEMO = "kringmemo"
"""The kind that is for who speaks as one."""
MADE_HERE = tuple(kind for kind in PURPOSES if kind != "dekkingstoets")
"""The kinds that need nothing but the dossier."""
assert set(PURPOSES) == set(KINDS)  # noqa: S101 - each kind is told of


def purposes() -> dict[str, tuple[str, str]]:
    """What each kind is called under the law in use, and what it is for."""
    together, said = collective.collective(), wording.wording().memo
    name, purpose = PURPOSES[MEMO]
    if together:
        each = TOGETHER.get(together.laag, ("organisatie",))[0]
        purpose = f"Wat {together.called} samen zegt en wat elke {each} daarnaast vindt."
    return PURPOSES | {MEMO: (said or name, purpose)}


@dataclass(frozen=True, slots=True)
class Wish:
    """A kind with what it may show and of which documents.

    `lagen` and the dates choose documents by their sender's layer and their own date; empty is all.
    `bestand` is the key of a Word template that was handed in, `naam` its name.
    """

    kind: str
    audience: Audience
    confidential: bool = False
    names: bool = False
    lagen: tuple[str, ...] = ()
    vanaf: str = ""
    tot: str = ""
    bestand: str = ""
    naam: str = ""

    def arguments(self) -> dict[str, Any]:
        """The wish as the arguments of a job."""
        return asdict(self) | {"audience": self.audience.value, "lagen": list(self.lagen)}

    @property
    def shown(self) -> Shown:
        """What the report may show."""
        return Shown(self.confidential, self.names, self.audience is Audience.PUBLIC)

    @property
    def selection(self) -> str:
        """Which documents are chosen, in Dutch; "" for all."""
        names = {laag.value: name for laag, name in layers().items()}
        told = [f"van {enumeration([names[laag] for laag in self.lagen])}"] if self.lagen else []
        told += [f"vanaf {day(self.vanaf)}"] if self.vanaf else []
        told += [f"tot en met {day(self.tot)}"] if self.tot else []
        return ", ".join(told)

    def takes(self, document: Document) -> bool:
        """Whether a document is among those that are chosen; one without a date is in no period."""
        told = document.metadata
        date = told.date.value if told.date else ""
        in_period = bool(date) and (self.vanaf or date) <= date <= (self.tot or date)
        return (not self.lagen or told.laag.value in self.lagen) and (
            not (self.vanaf or self.tot) or in_period
        )


def wish_of(arguments: Mapping[str, Any]) -> Wish:
    """The wish that a job keeps."""
    known = {field.name: arguments[field.name] for field in fields(Wish) if field.name in arguments}
    lagen = tuple(arguments.get("lagen", ()))
    return Wish(**known | {"audience": Audience(arguments["audience"]), "lagen": lagen})
