"""How much of a very large dossier a report shows: no more than a person can read.

A dossier of up to `WHOLE` observations is shown whole. Of a larger one a report shows what weighs most, and
says where it does how much there is; what is counted is always the whole dossier.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from reports.blocks import Fixed, Paragraph
from reports.dutch import figures, number
from reports.grounds import METHOD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.findings import Bron, Passage

WHOLE = 4_000
"""Observations up to which a dossier is shown whole: some eighty documents, a rapport of some hundreds of
pages, which takes 2 GiB to set. A reader leafs through that; ten times as much is read by nobody."""
EVIDENCE = 5
"""Observations that a sentence cites: who finds that five of as many sources bear it out has checked it."""
CELL = 2
"""Observations that a cell of a table of counts or points cites: there are thousands of cells, and what they
cite has its rows in the annex."""
PASSAGES = 40
"""Rows of a table of passages: two pages."""
ENTRIES = 25
"""Entries of the register of one kind that stand alike: two pages, twelve such tables at most."""
CONFLICTS, CONFLICTS_OF_THEMA = 40, 5
"""Contradictions in their chapter, and with one thema."""
SHARED = 40
"""Texts that senders share, and copies that deviate."""
DOCUMENTS = 80
"""Documents and organisations in a list, as many as a dossier has that is shown whole."""
SOURCES = 24
"""Columns of a table on its side: what a page holds with readable headers."""
COVERED = 40
"""Points of a draft's audit that stand alike."""
LACKING = 40
"""Documents that are missing or unread."""

ELSEWHERE = "het corpus"
"""Where everything is, and from where it comes as a table."""

EVERYTHING = "alle staan in het corpus (`rodedraad export`)"


def left_out(shown: int, total: int, many: str, which: str) -> tuple[Paragraph, ...]:
    """That of a `total` so many are shown, by which rule; nothing when all are."""
    if shown == total:
        return ()
    text = f"Van de {figures(total)} {many} staan hier de {figures(shown)} {which}; {EVERYTHING}."
    return (Paragraph((Fixed(text, METHOD),)),)


def pointing() -> Fixed:
    """How a report of a large dossier shows what it rests on."""
    text = (
        "Het dossier is te groot om het in zijn geheel te tonen. De aantallen gaan over het hele dossier; "
        "getoond is wat het zwaarst weegt. Van de waarnemingen waarop een bewering berust, staan er bij haar "
        f"ten hoogste {number(EVIDENCE)} en in een tabel {number(CELL)}, van zo veel mogelijk "
        f"bronnen; {EVERYTHING}."
    )
    return Fixed(text, METHOD)


def spread(passages: Iterable[Passage], most: int) -> list[Passage]:
    """So many of the passages: the first of each source, then the second, each in the order given."""
    turns: Counter[Bron] = Counter()
    rounds: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in {p.id: p for p in passages}.values():
        rounds[turns[passage.bron]].append(passage)
        turns[passage.bron] += 1
    return list(islice((p for turn in sorted(rounds) for p in rounds[turn]), most))
