"""What was asked, how it was handled, who answered, and what the report cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import Fixed, Heading, Paragraph, Section
from reports.grounds import METHOD
from reports.limits import limits
from reports.respondents import asked, documents

if TYPE_CHECKING:
    from reports.dossier import Dossier

TEXTS = (
    "De ontvangen stukken zijn verdeeld in waarnemingen: een zin, een lijstitem, een kop of een "
    "briefonderdeel.",
    "Een passage is een waarneming die een knelpunt, een gevolg of een vraag bevat.",
    "Elke passage heeft een thema, een fase van de cyclus en een toerekening gekregen: dat waaraan de "
    "bron het knelpunt toeschrijft.",
    "Passages die in eigen woorden hetzelfde zeggen, vormen samen een punt.",
    "Een onafhankelijke bron van een thema of punt is een organisatie die er in eigen naam een knelpunt, "
    "gevolg, vraag of oproep over heeft ingebracht; wie weergeeft wat anderen hebben gemeld, telt niet mee.",
    "Met ‘de Kring’ is bedoeld de Kring van commissarissen van de Koning.",
    "Tekst die (nagenoeg) gelijkluidend in stukken van meer afzenders staat, telt als één stem.",
    "Achter elke bewering staan de waarnemingen waarop zij berust; de bijlage bevat ze alle.",
)
"""What the words of the report mean."""


def chapter(dossier: Dossier) -> Section:
    """Question, method, who was asked and who answered, the documents, and the limits."""
    blocks = (question(), method(), asked(dossier), documents(dossier), limits(dossier))
    return Section(Heading("Vraag, werkwijze en respondenten", "werkwijze"), blocks)


def question() -> Section:
    """What the report answers."""
    text = (
        "Dit rapport beantwoordt de vraag waar de wet in de praktijk knelt, wie dat meldt, waaraan het wordt "
        "toegeschreven, en welke opvolging is gevraagd of toegezegd."
    )
    return Section(Heading("Vraag", "vraag"), (Paragraph((Fixed(text, METHOD),)),))


def method() -> Section:
    """What the words of the report mean."""
    sentences = tuple(Fixed(text, METHOD) for text in TEXTS)
    return Section(Heading("Werkwijze", "aanpak"), (Paragraph(sentences),))
