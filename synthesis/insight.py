"""What takes more than counting: points with their history, the register, conflicts and gaps of a dossier."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from synthesis.conflicts import conflicts
from synthesis.emphasis import emphasised
from synthesis.gaps import gaps
from synthesis.moments import reference_date
from synthesis.pointfacts import denials, figures
from synthesis.points import points
from synthesis.recurrence import followed
from synthesis.register import register
from synthesis.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from corpus.findings import Findings, Passage
    from corpus.pointevents import Anchor
    from corpus.points import Point
    from synthesis.meaning import Encode, Lemma
    from synthesis.said import Said

WORKS = "meerwaarde"
NEAR = 0.2
"""The likeness to a point from which something that goes well is about the same."""
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Means:
    """What insight needs beside the dossier.

    `encode` gives vectors of texts, a row of length one each, `lemma` the lemma of a word with those of its
    parts. `anchors` are what reviewers hold together, `asked` who was asked to contribute. `until` is the
    reference date (ISO); "" is the date of the latest document, so that results do not hang on today.
    """

    encode: Encode
    lemma: Lemma
    anchors: tuple[Anchor, ...] = ()
    asked: tuple[str, ...] = ()
    until: str = ""


def with_insight(findings: Findings, found: Said, codebook: Codebook, means: Means) -> Findings:
    """The findings, with what the statements amount to on the reference date."""
    until = reference_date(found.documents, means.until or None)
    timeline = Timeline.of(found.documents, found.passages, found.voices.senders, until=until)
    made = points(found.statements, means.encode, means.lemma, means.anchors)
    listed = register(found.statements, found.documents, made, timeline, means.encode, means.lemma)
    made = followed(made, found.documents, found.voices, timeline, listed)
    going_well = _works(made, findings.works, means.encode)
    told = emphasised(
        replace(point, figures=figures(point), works=(*going_well.get(point.id, ()), *denials(point)))
        for point in made
    )
    return replace(
        findings,
        points=told,
        register=listed,
        conflicts=conflicts(found.statements, codebook.vocabulary["thema"], means.encode, means.lemma),
        gaps=gaps(found.statements, found.documents, found.voices, codebook, means.asked),
        until=until,
    )


def _works(
    made: Sequence[Point], works: Sequence[Passage], encode: Encode
) -> Mapping[str, tuple[Passage, ...]]:
    """What goes well by the point of the same subject that it is nearest to, where one is near."""
    import numpy as np

    found: defaultdict[str, list[Passage]] = defaultdict(list)
    if not made or not works:
        return {}
    ordered = sorted(made, key=lambda point: point.id)
    centres = encode([point.central.observation.text for point in ordered])
    themas = np.array([point.thema for point in ordered])
    vectors = encode([passage.observation.text for passage in works])
    for vector, passage in zip(vectors, works, strict=True):
        about = np.isin(themas, passage.observation.coding.onderwerp)
        likeness = np.where(about, (centres @ vector).round(DECIMALS), -1)
        if likeness.max() >= NEAR:
            found[ordered[int(likeness.argmax())].id].append(passage)
    return {id_: tuple(passages) for id_, passages in found.items()}
