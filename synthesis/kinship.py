"""How near each piece of a draft comes to each passage of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthesis.drafted import clauses, pieces
from synthesis.meaning import DECIMALS, among, space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from corpus.model import Observation
    from synthesis.drafted import Piece
    from synthesis.meaning import Encode, Floats, Lemma


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """Likeness (-1 to 1; 0 is that of any two sentences) of pieces (rows) to sources (columns).

    `columns` has the column of each source by its id; `own` holds the sources' coordinates, a row each.
    """

    pieces: tuple[Piece, ...]
    sources: tuple[Passage, ...]
    columns: dict[str, int]
    likeness: Floats
    own: Floats

    def among_sources(self, one: Passage, others: Sequence[Passage]) -> float:
        """How near a source comes to the nearest of others."""
        row = self.own[self.columns[one.id]]
        return max((float(row @ self.own[self.columns[other.id]]) for other in others), default=-1.0)


def kinship(
    sentences: Sequence[Observation], sources: Sequence[Passage], encode: Encode, lemma: Lemma
) -> Kinship:
    """Holds the sentences of a draft, and their clauses, against the sources."""
    import numpy as np

    cut = pieces(sentences)
    owners, heard = _heard(sources)
    texts = [*heard, *(piece.text for piece in cut)]
    columns = {source.id: column for column, source in enumerate(sources)}
    if not sources or not cut:
        empty = np.zeros((len(cut), len(sources)), dtype=np.float32)
        return Kinship(cut, tuple(sources), columns, empty, np.zeros((len(sources), 1), dtype=np.float32))
    coordinates, _ = among(space(texts, encode, lemma), np.arange(len(texts), dtype=np.int64))
    own, said = coordinates[: len(heard)], coordinates[len(heard) :]
    nearest = np.maximum.reduceat(said @ own.T, owners, axis=1).round(DECIMALS)
    return Kinship(cut, tuple(sources), columns, np.asarray(nearest, dtype=np.float32), own[owners])


def _heard(sources: Sequence[Passage]) -> tuple[list[int], list[str]]:
    """Each source and, behind it, its clauses; and where each source stands in that list.

    What a long sentence says beside its point would hide that a draft makes the same point.
    """
    owners: list[int] = []
    heard: list[str] = []
    for source in sources:
        owners.append(len(heard))
        heard += [source.observation.text, *clauses(source.observation.text)]
    return owners, heard
