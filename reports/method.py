"""What was asked, how it was handled, who answered, and what the report cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.blocks import Fixed, Heading, Paragraph, Section
from reports.grounds import METHOD
from reports.limits import limits
from reports.respondents import asked, documents

if TYPE_CHECKING:
    from reports.dossier import Dossier

BEFORE = (
    "De ontvangen stukken zijn verdeeld in waarnemingen: een zin, een lijstitem, een kop of een "
    "briefonderdeel.",
    "Een passage is een waarneming die een knelpunt, een gevolg of een vraag bevat.",
    "Elke passage heeft een thema, {phase} en een toerekening gekregen: dat waaraan de "
    "bron het knelpunt toeschrijft.",
    "Passages die in eigen woorden hetzelfde zeggen, vormen samen een punt.",
    "Een onafhankelijke bron van een thema of punt is een organisatie die er in eigen naam een knelpunt, "
    "gevolg, vraag of oproep over heeft ingebracht; wie weergeeft wat anderen hebben gemeld, telt niet mee.",
)
AFTER = ("Tekst die (nagenoeg) gelijkluidend in stukken van meer afzenders staat, telt als één stem.",)
"""What the words of the report mean, before and after what is said of who speaks as one."""

ANSWERED = "Achter elke bewering staan de waarnemingen waarop zij berust; de bijlage bevat ze alle."


def chapter(dossier: Dossier) -> Section:
    """Question, method, who was asked and who answered, the documents, and the limits."""
    blocks = (question(), method(dossier), asked(dossier), documents(dossier), limits(dossier))
    return Section(Heading("Vraag, werkwijze en respondenten", "werkwijze"), blocks)


def question() -> Section:
    """What the report answers."""
    text = (
        "Dit rapport beantwoordt de vraag waar de wet in de praktijk knelt, wie dat meldt, waaraan het wordt "
        "toegeschreven, en welke opvolging is gevraagd of toegezegd."
    )
    return Section(Heading("Vraag", "vraag"), (Paragraph((Fixed(text, METHOD),)),))


def method(dossier: Dossier) -> Section:
    """What the words of the report mean."""
    cycle = dossier.codebook.wording.cycle
    phase = f"een fase van de {cycle}" if cycle else "een fase"
    texts = (*(text.format(phase=phase) for text in BEFORE), *meaning(dossier), *AFTER)
    shown = selection.pointing() if dossier.is_large else Fixed(ANSWERED, METHOD)
    sentences = (*(Fixed(text, METHOD) for text in texts), shown)
    return Section(Heading("Werkwijze", "aanpak"), (Paragraph(sentences),))


def meaning(dossier: Dossier) -> tuple[str, ...]:
    """Who is meant by the short name of those who speak as one; nothing when it says that itself."""
    together = dossier.codebook.collective
    if together is None or together.name == together.short:
        return ()
    return (f"Met ‘{together.called}’ is bedoeld {together.in_full}.",)
