"""Observations as passages: with their document, their voice, and in the order of the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.findings import LAYER_ORDER, Passage, Respondent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Document, Observation
    from synthesis.voices import Voices

UNDATED = "9999"
"""Sorts a document without a date after those whose place in time is known."""


def in_order(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents by date, then stem and name; of those with one id the first."""
    ordered = sorted(documents, key=lambda document: (*_moment(document), document.name))
    unique: dict[str, Document] = {}
    for document in ordered:
        unique.setdefault(document.id, document)
    return tuple(unique.values())


def cite(
    documents: Sequence[Document], observations: Sequence[Observation], voices: Voices
) -> tuple[Passage, ...]:
    """One passage for each observation, in order of document (as given) and place.

    Raises `KeyError` for an observation of another document.
    """
    by_id = {document.id: document for document in documents}
    turn = {document.id: number for number, document in enumerate(documents)}
    ordered = sorted(observations, key=lambda o: (turn[o.document], o.block, o.start, o.id))
    return tuple(_cited(by_id[o.document], o, voices) for o in ordered)


def respondents(
    documents: Sequence[Document], observations: Sequence[Observation], voices: Voices
) -> tuple[Respondent, ...]:
    """The documents as a reader meets them, by layer of government, sender and stem."""
    counts = dict.fromkeys((document.id for document in documents), 0)
    for observation in observations:
        counts[observation.document] += 1
    found = [_respondent(document, counts[document.id], voices) for document in documents]
    return tuple(sorted(found, key=lambda r: (LAYER_ORDER[r.laag], r.senders, r.stem)))


def _moment(document: Document) -> tuple[str, str]:
    date = document.metadata.date
    return (date.value if date else UNDATED), document.stem


def _cited(document: Document, observation: Observation, voices: Voices) -> Passage:
    metadata = document.metadata
    return Passage(
        observation=observation,
        stem=document.stem,
        title=document.title,
        part=next(part.kind.value for part in document.parts if part.index == observation.part),
        bron=voices.speaker(observation),
        date=metadata.date.value if metadata.date else "",
        confidential=metadata.confidential is not None,
    )


def _respondent(document: Document, observations: int, voices: Voices) -> Respondent:
    metadata = document.metadata
    return Respondent(
        document=document.id,
        stem=document.stem,
        title=document.title,
        kinds=tuple(dict.fromkeys(part.kind.value for part in document.parts)),
        senders=tuple(fact.value for fact in metadata.senders),
        laag=voices.senders[document.id].laag,
        date=metadata.date.value if metadata.date else "",
        pages=document.page_count,
        observations=observations,
        confidential=metadata.confidential is not None,
        month=metadata.month.value if metadata.month and not metadata.date else "",
    )
