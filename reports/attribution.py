"""What a bottleneck is put down to, in words, the reading of who speaks as one apart from the others'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.dutch import capital, counted, enumeration, lowered, number
from reports.voices import all_named, is_joint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from reports.blocks import Statement
    from reports.dossier import Dossier

NOT_STATED = "geen"


def attributions(dossier: Dossier, passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """One sentence about who speaks as one and one about the others, of the bottlenecks and effects.

    A writer who relays what others found puts nothing down to anything, and is left out.
    """
    own = [p for p in passages if not p.relayed]
    attributed = [p for p in own if dossier.codebook.rol(p.observation.coding.rol).attributed]
    together = [p for p in attributed if p.bron.laag is Laag.COLLECTIVE]
    others = [p for p in attributed if p.bron.laag is not Laag.COLLECTIVE]
    told = [(together, "")] if together else []
    if others:
        told.append((others, "de overige bronnen" if together else ""))
    return tuple(dossier.say(_sentence(dossier, group, subject), group) for group, subject in told)


def _sentence(dossier: Dossier, passages: Sequence[Passage], many: str) -> str:
    """Who puts it down to what. One source is named; several go by `many`, or by "de bronnen"."""
    brons = {p.bron for p in passages}
    subject = all_named(brons) if len(brons) == 1 else many or "de bronnen"
    one = len(brons) == 1 and not any(map(is_joint, brons))
    causes = _causes(dossier, passages)
    unstated = sum(p.observation.coding.toerekening == NOT_STATED for p in passages)
    if not causes:
        return f"{capital(subject)} {'noemt' if one else 'noemen'} daarbij geen oorzaak."
    rest = f"; {_unstated(unstated)}" if unstated else ""
    return f"{capital(subject)} {'legt' if one else 'leggen'} de oorzaak {enumeration(causes)}{rest}."


def _causes(dossier: Dossier, passages: Sequence[Passage]) -> list[str]:
    """The causes with their number of passages, the most frequent first; only that bears the noun."""
    counts = {
        t: sum(p.observation.coding.toerekening == t.id for p in passages)
        for t in dossier.codebook.toerekeningen
        if t.id != NOT_STATED
    }
    ranked = sorted((t for t in counts if counts[t]), key=lambda t: -counts[t])
    first = [counted(counts[t], "passage", "passages") for t in ranked[:1]]
    rest = [number(counts[t]) for t in ranked[1:]]
    return [f"bij {short(t.label)} ({count})" for t, count in zip(ranked, first + rest, strict=True)]


def short(label: str) -> str:
    """A toerekening inside a sentence: its label without the examples after the colon."""
    return lowered(label.partition(":")[0])


def _unstated(count: int) -> str:
    return f"in {counted(count, 'passage', 'passages')} is geen oorzaak genoemd"
