"""The dossier as it was on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synthesis.moments import dating, is_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Document, Observation


def as_of(
    documents: Sequence[Document], observations: Sequence[Observation], until: str
) -> tuple[tuple[Document, ...], tuple[Observation, ...]]:
    """The documents that are not certainly later than a day ("" for all), and their observations.

    Findings, points and register over these are what they would have been on that day.
    """
    moments = dating(documents, observations).moments
    kept = tuple(document for document in documents if not is_later(moments[document.id], until))
    ids = {document.id for document in kept}
    return kept, tuple(observation for observation in observations if observation.document in ids)
