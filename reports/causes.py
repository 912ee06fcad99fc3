"""What a bottleneck is put down to, in a sentence of a letter: the Kring's reading beside the others'."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.dutch import capital, enumeration, lowered
from reports.naming import by_name, is_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Passage
    from reports.dossier import Dossier

NOT_STATED = "geen"
NAMED = 3
"""Causes that a sentence names, the most frequent first: a reader keeps no more apart."""

OTHERS = "de andere bronnen"
OF_SEVERAL = (
    "Zij leggen de oorzaak {at}.",
    "De oorzaak ligt volgens hen {at}.",
    "De oorzaak zoeken zij {at}.",
)
OF_ONE = ("De oorzaak ligt volgens deze bron {at}.", "De oorzaak wordt daarbij gelegd {at}.")
"""Ways to say it of several sources and of one, taken in turn."""


def attributed(dossier: Dossier, passages: Iterable[Passage]) -> list[Passage]:
    """The passages that may put something down to a cause, in their writer's own name."""
    own = (p for p in passages if not p.relayed)
    return [p for p in own if dossier.codebook.rol(p.observation.coding.rol).attributed]


def sentence(dossier: Dossier, passages: Sequence[Passage], turn: int = 0) -> str:
    """What these passages put it down to, the Kring apart; "" when there is nothing to put down.

    `turn` varies the wording.
    """
    told = attributed(dossier, passages)
    if not told:
        return ""
    kring = ranked(dossier, [p for p in told if p.bron.laag is Laag.KRING])
    others = ranked(dossier, [p for p in told if p.bron.laag is not Laag.KRING])
    if kring and others:
        return _both(kring, others, _naming(told))
    return _alike(told, passages, kring or others, turn)


def _naming(told: Iterable[Passage]) -> str:
    """What the sources beside the Kring go by: one by its name, several together."""
    brons = {p.bron for p in told if p.bron.laag is not Laag.KRING}
    return by_name(brons) if len(brons) == 1 else OTHERS


def _both(kring: Sequence[str], others: Sequence[str], name: str) -> str:
    if set(kring) == set(others):
        return f"De Kring en {name} leggen de oorzaak {_at(kring)}."
    if len(kring) == 1 and kring[0] in others and name == OTHERS:
        rest = [cause for cause in others if cause != kring[0]]
        also = f"net als de andere bronnen, die haar ook {_at(rest)} leggen"
        return f"De Kring legt de oorzaak {_at(kring)}, {also}."
    return f"De Kring legt de oorzaak {_at(kring)}; volgens {name} ligt zij {_at(others)}."


def _alike(told: Sequence[Passage], passages: Sequence[Passage], causes: Sequence[str], turn: int) -> str:
    """What the Kring alone, or the others without it, put it down to."""
    if not causes:
        return "Een oorzaak wordt daarbij niet genoemd."
    brons = {p.bron for p in told}
    if len(brons) == 1 and len({p.bron for p in passages if not p.relayed}) > 1:
        verb = "legt" if is_one(brons) else "leggen"
        return capital(f"{by_name(brons)} {verb} de oorzaak {_at(causes)}.")
    frames = OF_ONE if len(brons) == 1 else OF_SEVERAL
    return frames[turn % len(frames)].format(at=_at(causes))


def ranked(dossier: Dossier, passages: Iterable[Passage]) -> list[str]:
    """The causes that are stated, the most frequent first."""
    counts = Counter(p.observation.coding.toerekening for p in passages)
    del counts[NOT_STATED]
    order = {t.id: n for n, t in enumerate(dossier.codebook.toerekeningen)}
    ranked = sorted(counts, key=lambda cause: (-counts[cause], order[cause]))
    labels = {t.id: lowered(t.label.partition(":")[0]) for t in dossier.codebook.toerekeningen}
    return [labels[cause] for cause in ranked[:NAMED]]


def _at(causes: Sequence[str]) -> str:
    """Where the cause is laid: "bij de wet en bij het Rijk"."""
    return enumeration([f"bij {cause}" for cause in causes])
