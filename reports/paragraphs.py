"""The findings of the letter: one short paragraph for each thema with passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.account import relayed, reported
from reports.attribution import attributions
from reports.blocks import Fixed, Paragraph, Statement
from reports.dossier import COUNTED
from reports.dutch import capital
from reports.grounds import METHOD
from reports.quotes import quoted, strongest
from reports.voices import is_joint, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Finding, Passage
    from reports.dossier import Dossier

LEADS = (
    ("{bron} verwoordt het zo: {words}", "{bron} verwoorden het zo: {words}"),
    ("In de woorden van {bron}: {words}", "In de woorden van {bron}: {words}"),
    ("Zo schrijft {bron}: {words}", "Zo schrijven {bron}: {words}"),
)
"""Ways to lead in a quotation, taken in turn, for one source and for several that write together."""


def findings(dossier: Dossier) -> tuple[Paragraph, ...]:
    """The rule by which sources are counted, and a paragraph for each thema."""
    found = [f for f in dossier.spoken if f.passages]
    if not found:
        return (Paragraph((Fixed("Het dossier bevat geen passages over een van de thema's.", COUNTED),)),)
    rule = Fixed(
        "De bevindingen zijn hieronder naar thema geordend; tekst die meer afzenders delen, telt als "
        "één bron. Met ‘de Kring’ is bedoeld de Kring van commissarissen van de Koning.",
        METHOD,
    )
    quotes = _quotes(found)
    themas = (_thema(dossier, f, turn, quotes[turn]) for turn, f in enumerate(found))
    return (Paragraph((rule,)), *themas)


def _quotes(found: Sequence[Finding]) -> list[Passage | None]:
    """The sharpest wording of each thema, as far as another thema has not taken it."""
    chosen: list[Passage | None] = []
    for finding in found:
        new = [p for p in finding.passages if p not in chosen]
        own = [p for p in new if not p.relayed]
        picks = (strongest(passages, finding.thema) for passages in (own, new, finding.passages))
        chosen.append(next((pick for pick in picks if pick), None))
    return chosen


def _thema(dossier: Dossier, finding: Finding, turn: int, quote: Passage | None) -> Paragraph:
    sentences = (
        reported(dossier, finding, turn),
        *relayed(dossier, finding),
        *attributions(dossier, finding.passages),
        _quoted(dossier, finding, turn, quote),
    )
    return Paragraph(sentences, lead=f"{dossier.thema(finding.thema)}.")


def _quoted(dossier: Dossier, finding: Finding, turn: int, quote: Passage | None) -> Statement:
    """The wording with its place; that all are confidential when none may be quoted."""
    if quote is None:
        text = "De passages over dit thema komen uit vertrouwelijke stukken en worden niet aangehaald."
        return dossier.say(text, finding.passages)
    lead = LEADS[turn % len(LEADS)][is_joint(quote.bron)]
    words = f"{quoted(quote)} ({dossier.place(quote)})."
    return Statement(capital(lead.format(bron=named(quote.bron), words=words)), (quote.id,))
