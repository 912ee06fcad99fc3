"""Independent voices, as whoever knows them hands them to the corpus, which does not know them itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from corpus.errors import ComparisonError

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose voice an observation is: its name and layer of government, as reports have them.

    `statement` is the id of the observation that stands for it and all its copies; labels are taken of that.
    """

    name: str
    laag: str
    statement: str


Voices: TypeAlias = Mapping[str, Voice]
"""The voice of each observation that is evidence of a source, by id; what is relayed or states nothing has
none."""
Known: TypeAlias = "Callable[[Corpus], Voices]"


def known(corpus: Corpus) -> Voices:
    """The voices in a corpus. Raises `ComparisonError` when it was opened by who does not know them."""
    if corpus.voices is None:
        raise ComparisonError(
            "Onafhankelijke bronnen zijn zo niet te tellen: dit corpus is geopend zonder kennis van stemmen.",
            "Open het met: from rodedraad import opening; opening.corpus(MAP).",
        )
    return corpus.voices(corpus)
