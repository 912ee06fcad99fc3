"""Which observation of the dossier the labels of a project are of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.refi.dossier import plain, selection_guid, source_guid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.refi.dossier import SourceText
    from corpus.refi.labels import Labels


@dataclass(frozen=True, slots=True)
class Placed:
    """Labels with the observation that they are of, "" when the dossier has none there."""

    observation: str
    labels: Labels


def placed(labels: Iterable[Labels], texts: Iterable[SourceText]) -> tuple[Placed, ...]:
    """The labels with their observations: by the guid of a selection, else by document, place and text.

    `texts` are what the project was made of. A document is known by its guid, else by its name.
    """
    texts = tuple(texts)
    by_guid = {
        selection_guid(row.observation, row.coder): row.observation for text in texts for row in text.rows
    }
    by_place = {place: observation for text in texts for place, observation in _places(text)}

    def observation(label: Labels) -> str:
        place = (label.start, label.end, label.text)
        guids = (by_guid[guid] for guid in label.selections if guid in by_guid)
        names = (label.source, label.name, label.name.removesuffix(".txt"))
        places = (by_place[(name, *place)] for name in names if (name, *place) in by_place)
        return next(guids, "") or next(places, "")

    return tuple(Placed(observation(label), label) for label in labels)


def _places(document: SourceText) -> Iterator[tuple[tuple[str, int, int, str], str]]:
    """The observations of a document by each place that they may come back under."""
    text = plain(document.text)
    for row in document.rows:
        for name in (source_guid(document.document_id), document.name):
            yield (name, row.start, row.end, text[row.start : row.end]), row.observation
