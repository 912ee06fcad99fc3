"""The account of a thema in running text: who speaks of it, how much, where in the cycle, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.attribution import attributions
from reports.dossier import voices
from reports.dutch import capital, counted, enumeration, lowered, number, share
from reports.voices import all_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Bron, Finding, Passage
    from reports.blocks import Statement
    from reports.dossier import Dossier

KINDS = (
    ("knelpunt", "Knelpunten", "knelpunt", "knelpunten"),
    ("gevolg", "Gevolgen", "gevolg", "gevolgen"),
    ("vraag", "Vragen", "vraag", "vragen"),
)
"""The rollen of a passage: id, heading, and the noun in singular and plural."""

WHOLE_CYCLE = "algemeen"
"""The fase of what belongs to no phase, or to all."""


def account(dossier: Dossier, finding: Finding, turn: int) -> tuple[Statement, ...]:
    """Who speaks of it, in which phases, put down to what, and whether it was raised before."""
    return (
        reported(dossier, finding, turn),
        *relayed(dossier, finding),
        *_phases(dossier, finding.passages),
        *attributions(dossier, finding.passages),
        *_raised_before(dossier, finding),
    )


def reported(dossier: Dossier, finding: Finding, turn: int) -> Statement:
    """The independent sources, the documents and what they hold; `turn` varies the wording.

    A thema of which only commitments or actions speak has no sources; nor has one that is only relayed.
    """
    said = (*finding.passages, *finding.calls)
    if not said:
        followed = (*finding.commitments, *finding.actions)
        return dossier.say(
            "Over dit thema zijn geen knelpunten, gevolgen, vragen of oproepen gemeld.", followed
        )
    documents = counted(len(finding.documents), "document", "documenten")
    held = enumeration(_tally(said))
    single = len(said) == 1
    if not finding.sources:
        return dossier.say(f"In {documents} is weergegeven wat anderen hebben gemeld: {held}.", said)
    wordings = _wordings(finding.sources, documents, held, single=single)
    return dossier.say(capital(wordings[turn % len(wordings)]), said)


def _wordings(sources: Sequence[Bron], documents: str, held: str, *, single: bool) -> tuple[str, ...]:
    count = counted(len(sources), "onafhankelijke bron", "onafhankelijke bronnen")
    names = all_named(sources)
    return (
        f"{count} ({names}) {'noemt' if len(sources) == 1 else 'noemen'} in {documents} {held}.",
        f"in {documents} {'staat' if single else 'staan'} {held}, afkomstig van {count}: {names}.",
        f"{held} {'komt' if single else 'komen'} van {count}, te weten {names}, in {documents}.",
    )


def relayed(dossier: Dossier, finding: Finding) -> tuple[Statement, ...]:
    """How many of them pass on what others found."""
    passed_on = [p for p in (*finding.passages, *finding.calls) if p.relayed]
    if not passed_on or not finding.sources:
        return ()
    one = len(passed_on) == 1
    gives, adds = ("geeft", "voegt") if one else ("geven", "voegen")
    text = f"{number(len(passed_on))} daarvan {gives} weer wat anderen hebben gemeld en {adds} geen bron toe."
    return (dossier.say(capital(text), passed_on),)


def _tally(passages: Sequence[Passage]) -> list[str]:
    """How many of each kind: "vier knelpunten"."""
    kinds = [(rol, one, many) for rol, _, one, many in KINDS] + [("oproep", "oproep", "oproepen")]
    counts = ((len(having(passages, rol)), one, many) for rol, one, many in kinds)
    return [counted(count, one, many) for count, one, many in counts if count]


def having(passages: Iterable[Passage], rol: str) -> list[Passage]:
    """The passages with this rol."""
    return [p for p in passages if p.observation.coding.rol == rol]


def _phases(dossier: Dossier, passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """Where in the cycle, of the passages that name a phase; nothing when none does."""
    placed = [p for p in passages if p.observation.coding.fase != WHOLE_CYCLE]
    by_fase = {f: sum(p.observation.coding.fase == f.id for p in placed) for f in dossier.codebook.fasen}
    counts = sorted((f for f in by_fase if by_fase[f]), key=lambda f: -by_fase[f])
    if not counts:
        return ()
    first, *rest = counts
    subject = _subject(by_fase[first], len(passages))
    verb = "hoort" if by_fase[first] == 1 else "horen"
    begin = f"{subject} {verb} bij de fase ‘{lowered(first.label)}’"
    others = [f"{number(by_fase[fase])} bij ‘{lowered(fase.label)}’" for fase in rest]
    return (dossier.say(f"{capital(enumeration([begin, *others]))}.", placed),)


def _subject(placed: int, total: int) -> str:
    """The passages of a phase: "drie passages", "beide passages", "alle drie de passages"."""
    if placed != total or total == 1:
        return counted(placed, "passage", "passages")
    return f"{share(total, total)}{' de ' if total == 3 else ' '}passages"


def _raised_before(dossier: Dossier, finding: Finding) -> tuple[Statement, ...]:
    before = finding.raised_before
    if not before:
        return ()
    times = counted(len(before), "passage", "passages")
    text = f"Volgens {all_named(voices(before))} is dit al eerder aan de orde gesteld ({times})."
    return (dossier.say(text, before),)
