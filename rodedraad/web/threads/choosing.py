"""What the list of themas can be narrowed to, and what lies outside all themas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.voices import layer
from rodedraad.web.threads import evidence, sayings
from rodedraad.web.threads.evidence import Choice
from rodedraad.web.threads.weighing import Option, statements_of

if TYPE_CHECKING:
    from rodedraad.web.editions import Scene

EXAMPLES = 3
"""Sentences of a proposal that are shown."""
MANY = 4000
"""Up to so many bottlenecks are held against each other, which takes memory by their square."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Bottlenecks outside every thema that are alike: words that name them, how many, some of them."""

    words: tuple[str, ...]
    count: int
    examples: tuple[sayings.Said, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose, and counts of what is listed elsewhere.

    `outside` bottlenecks lie outside every thema and make `outside_points`; `proposals` is `None` when they
    are too many to hold against each other.
    """

    lagen: tuple[Option, ...]
    fasen: tuple[Option, ...]
    periods: tuple[Option, ...]
    outside: int
    outside_points: int
    proposals: tuple[Proposal, ...] | None
    conflicts: int
    shared: int


def choices(scene: Scene) -> dict[str, Choices]:
    """What there is to choose for the list of themas."""
    findings = scene.findings
    known = evidence.by_choice(statements_of(scene))
    return {
        "": Choices(
            lagen=tuple(Option(laag.value, layer(laag)) for laag in Laag if Choice(laag=laag.value) in known),
            fasen=tuple(Option(f.id, f.label) for f in scene.codebook.fasen if Choice(fase=f.id) in known),
            periods=tuple(Option(p, p) for p in evidence.periods(findings) if Choice(period=p) in known),
            outside=len(findings.unthemed),
            outside_points=sum(not point.thema for point in findings.points),
            proposals=proposals(scene) if len(findings.unthemed) <= MANY else None,
            conflicts=len(findings.conflicts),
            shared=len(findings.shared),
        )
    }


def proposals(scene: Scene) -> tuple[Proposal, ...]:
    """Possible new themas among what lies outside all themas, the largest first."""
    from nlp.proposals import proposals as grouped
    from rodedraad import opening

    loose = {passage.id: passage for passage in scene.findings.unthemed}
    found = grouped([passage.observation for passage in loose.values()], opening.vectors)
    return tuple(
        Proposal(
            group.words,
            len(group.observations),
            tuple(sayings.said(loose[one.id], scene.codebook) for one in group.observations[:EXAMPLES]),
        )
        for group in found
    )
