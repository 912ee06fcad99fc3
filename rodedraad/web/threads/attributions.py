"""What bottlenecks are put down to, and in which phase they come: counts with their words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.attribution import short
from rodedraad.web.threads.evidence import is_bottleneck

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Codebook
    from corpus.findings import Passage


@dataclass(frozen=True, slots=True)
class Share:
    """How many passages have a value of the codebook: its id, its words, the number."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Split:
    """What it is put down to: by all, and by who speaks as one."""

    everyone: tuple[Share, ...]
    together: tuple[Share, ...]


def split(passages: Iterable[Passage], codebook: Codebook) -> Split:
    """What the bottlenecks and effects among the passages are put down to, in the codebook's order."""
    own = [passage for passage in passages if is_bottleneck(passage)]
    return Split(
        attributed(own, codebook), attributed((p for p in own if p.bron.laag is Laag.COLLECTIVE), codebook)
    )


def attributed(passages: Iterable[Passage], codebook: Codebook) -> tuple[Share, ...]:
    """The passages by toerekening; zeros are left out."""
    counts = Counter(p.observation.coding.toerekening for p in passages)
    labelled = ((t.id, short(t.label)) for t in codebook.toerekeningen)
    return tuple(Share(id_, label, counts[id_]) for id_, label in labelled if counts[id_])


def phased(passages: Iterable[Passage], codebook: Codebook) -> tuple[Share, ...]:
    """The passages by phase of the law's cycle; zeros are left out."""
    counts = Counter(p.observation.coding.fase for p in passages)
    return tuple(Share(f.id, f.label, counts[f.id]) for f in codebook.fasen if counts[f.id])
