"""What a bottleneck is put down to, in a sentence of a letter: by how many, that of who speaks as one apart.

"Zij" would speak for those who name no cause, so that it is said only of sources that all name the same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.dutch import capital, counted, enumeration, lowered, number, share
from reports.naming import by_name, is_one
from reports.voices import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Bron, Finding, Passage
    from reports.dossier import Dossier

NOT_STATED = "geen"
NAMED = 3
"""Causes that a sentence names, the most frequent first: a reader keeps no more apart."""

OTHERS = "de andere bronnen"
OF_ALL = (
    "Zij leggen de oorzaak {at}.",
    "De oorzaak ligt volgens hen {at}.",
    "De oorzaak zoeken zij {at}.",
)
OF_ONE = ("De oorzaak ligt volgens deze bron {at}.", "De oorzaak wordt daarbij gelegd {at}.")
"""Ways to say it of several sources that agree and of one, taken in turn."""

Held = dict[str, tuple["Bron", ...]]
"""Each cause with the sources that put it down to that, the most frequent first."""


def attributed(dossier: Dossier, passages: Iterable[Passage]) -> list[Passage]:
    """The passages that may put something down to a cause, in their writer's own name."""
    own = (p for p in passages if not p.relayed)
    return [p for p in own if dossier.codebook.rol(p.observation.coding.rol).attributed]


def sentence(dossier: Dossier, finding: Finding, turn: int = 0) -> str:
    """What the sources of a thema put it down to, who speaks as one apart; "" when nothing is put down.

    `turn` varies the wording.
    """
    told = attributed(dossier, finding.passages)
    if not told:
        return ""
    as_one = [p for p in told if p.bron.laag is Laag.COLLECTIVE]
    agreed = _held(dossier, as_one)
    others = _held(dossier, [p for p in told if p.bron.laag is not Laag.COLLECTIVE])
    beside = [bron for bron in finding.sources if bron.laag is not Laag.COLLECTIVE]
    every = _held(dossier, told)
    if agreed and beside and not _agreed(every, finding.sources):
        return _both(capital(named(as_one[0].bron)), list(agreed), others, beside)
    return _alike(every, finding.sources, turn)


def _both(who: str, agreed: Sequence[str], others: Held, beside: Sequence[Bron]) -> str:
    """The causes of who speaks as one, which goes by `who`, and those of the sources `beside` it."""
    first = f"{who} legt de oorzaak {_at(agreed)}"
    speaking = _speaking(others)
    if not others:
        return f"{first}."
    if len(speaking) == 1 or _agreed(others, beside):
        name = by_name(speaking) if len(speaking) == 1 else OTHERS
        if set(others) == set(agreed):
            return f"{who} en {name} leggen de oorzaak {_at(agreed)}."
        return f"{first}; volgens {name} ligt zij {_at(list(others))}."
    if len(agreed) == 1 and agreed[0] in others:
        return _joined(who, agreed[0], others, beside)
    return f"{first}; van {OTHERS} {_counted(others, 'haar', len(beside))}."


def _joined(who: str, shared: str, others: Held, beside: Sequence[Bron]) -> str:
    """The only cause of who speaks as one with who of the others names it too, and what else these name."""
    brons = others[shared]
    few = by_name(brons) if len(brons) == 1 else f"{number(len(brons))} andere bronnen"
    text = f"{who} en {few if len(brons) < len(beside) else OTHERS} leggen de oorzaak bij {shared}"
    rest = [(cause, len(of)) for cause, of in others.items() if cause != shared]
    if not rest:
        return f"{text}."
    (cause, count), *more = rest
    also = f"{counted(count, 'bron legt', 'bronnen leggen')} haar bij {cause}"
    return f"{text}; {enumeration([also, *(f'{number(n)} bij {other}' for other, n in more)])}."


def _alike(held: Held, sources: Sequence[Bron], turn: int) -> str:
    """What the sources put it down to, with the number of each where they are not of one mind."""
    if not held:
        return "Een oorzaak wordt daarbij niet genoemd."
    agreed = _agreed(held, sources)
    if agreed:
        frames = OF_ONE if len(sources) == 1 else OF_ALL
        return frames[turn % len(frames)].format(at=_at(agreed))
    speaking = _speaking(held)
    if len(speaking) == 1:
        verb = "legt" if is_one(speaking) else "leggen"
        return capital(f"{by_name(speaking)} {verb} de oorzaak {_at(list(held))}.")
    return f"Van hen {_counted(held, 'de oorzaak', len(sources))}."


def _counted(held: Held, cause: str, whole: int) -> str:
    """How many put it down to what: "leggen vier haar bij de wet en één bij de omgeving"."""
    (first, brons), *others = held.items()
    verb = "legt" if is_one(brons) else "leggen"
    count = share(whole, whole) if len(brons) == whole else number(len(brons))
    rest = [f"{number(len(of))} bij {other}" for other, of in others]
    return enumeration([f"{verb} {count} {cause} bij {first}", *rest])


def _speaking(held: Held) -> set[Bron]:
    return {bron for brons in held.values() for bron in brons}


def _agreed(held: Held, sources: Sequence[Bron]) -> list[str]:
    """The causes when each of the sources names all of them."""
    return list(held) if all(set(sources) <= set(brons) for brons in held.values()) else []


def _held(dossier: Dossier, passages: Sequence[Passage]) -> Held:
    """The causes that most sources name, then most passages, with those sources."""
    passed = Counter(p.observation.coding.toerekening for p in passages)
    brons = {c: {p.bron for p in passages if p.observation.coding.toerekening == c} for c in passed}
    del passed[NOT_STATED]
    called = _names(dossier, passed)
    most = sorted(passed, key=lambda c: (-len(brons[c]), -passed[c], list(called).index(c)))
    return {called[cause]: tuple(brons[cause]) for cause in most[:NAMED]}


def ranked(dossier: Dossier, passages: Iterable[Passage]) -> list[str]:
    """The causes that are stated, the most frequent first."""
    counts = Counter(p.observation.coding.toerekening for p in passages)
    del counts[NOT_STATED]
    called = _names(dossier, counts)
    most = sorted(counts, key=lambda cause: (-counts[cause], list(called).index(cause)))
    return [called[cause] for cause in most[:NAMED]]


def _names(dossier: Dossier, stated: Iterable[str]) -> Mapping[str, str]:
    """The causes as they stand in a sentence, in the order of the codebook; others go by their id."""
    known = {t.id: lowered(t.label.partition(":")[0]) for t in dossier.codebook.toerekeningen}
    return known | {cause: cause for cause in sorted(stated) if cause not in known}


def _at(causes: Sequence[str]) -> str:
    """Where the cause is laid: "bij de wet en bij het Rijk"."""
    return enumeration([f"bij {cause}" for cause in causes])
