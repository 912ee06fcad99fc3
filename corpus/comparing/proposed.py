"""What the machine says of the documents now, beside what it would say with something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus import renaming
from corpus.comparing.comparison import Entry, Said
from corpus.comparing.pairing import STATES
from corpus.comparing.sides import Sides
from corpus.comparing.standing import Record
from corpus.model import stem_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.about import About
    from corpus.codebook import Codebook
    from corpus.model import Observation
    from corpus.store import Corpus


def sides(corpus: Corpus, would_be: Mapping[str, Sequence[Observation]], codebook: Codebook) -> Sides:
    """The labels of the machine that count now on the left, those that it would give on the right.

    `would_be` has the observations by document id, coded with `codebook`. What that calls by another name is
    called so on the left too. Judgements by people are left out.
    """
    themas = renaming.renamed(codebook, "thema")
    with corpus.reading() as connection:
        record = Record.of(connection)
        there = {id_: record.current(id_) for id_ in would_be}
        ours = [e for analysis in there.values() if analysis for e in record.entries(analysis, ())]
        theirs = [
            _entry(one, rank, record.about[id_])
            for id_, coded in would_be.items()
            for rank, one in enumerate(coded)
        ]
    return Sides(tuple(_renamed(entry, themas) for entry in ours), tuple(theirs), STATES)


def _renamed(entry: Entry, themas: Mapping[str, str]) -> Entry:
    given = tuple(dict.fromkeys(themas.get(thema, thema) for thema in entry.said.thema))
    return entry if given == entry.said.thema else replace(entry, said=replace(entry.said, thema=given))


def _entry(one: Observation, rank: int, about: About) -> Entry:
    coding = one.coding
    eerder = "ja" if coding.eerder else "nee"
    return Entry(
        id=one.id,
        text=one.text,
        document=stem_of(about.name),
        file=about.name,
        page=one.page,
        path=one.path,
        seq=rank,
        said=Said(coding.rol, coding.themas, coding.toerekening, eerder, coding.fase),
        bron=about.senders,
        confidential=about.confidential,
    )
