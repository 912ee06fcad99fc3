"""What there is to enter of a document: its reading and what was observed in it, as rows without numbers.

Made by whoever read the document, in as many processes as there are; entering it is all that is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.model import Observation, Reading
    from corpus.rows import Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a document by table; those of its observations and their codings in one order."""

    id: str
    document: Row
    reading: Mapping[str, Sequence[Row]]
    """What a reader made of the file, by table of `schema.READING`."""
    observations: Sequence[Row]
    codings: Sequence[Row]


def sheet(reading: Reading, observations: Sequence[Observation]) -> Sheet:
    """The rows of a reading and of what was observed in it. Raises `ValueError` for two in one place."""
    if len({one.id for one in observations}) < len(observations):
        raise ValueError("two observations with the same words in one place")
    return Sheet(
        id=reading.document.id,
        document=rows.document_row(reading),
        reading={
            "source": [rows.source_row(reading)],
            "part": rows.part_rows(reading),
            "fact": rows.fact_rows(reading),
            "page": rows.page_rows(reading),
            "block": rows.block_rows(reading),
            "notice": rows.notice_rows(reading),
        },
        observations=[rows.observation_row(one, seq) for seq, one in enumerate(observations)],
        codings=[rows.coding_row(one) for one in observations],
    )
