"""Why a document may not be quoted: a mark on it, or that it is the minutes of a meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import Fact, PartKind
from ingest.letters.labels import Label, labelled
from ingest.letters.particulars import fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Part
    from ingest.letters.letterparts import Frame
    from ingest.lines import Line

MINUTES_REASON = "verslag van een overleg: standaard vertrouwelijk"
MARKED_REASON = "het document is als vertrouwelijk gemerkt"

MARK_WORDS = 8
"""A mark is short; a longer line is about confidentiality."""

_MARK = re.compile(
    r"(?<!niet )(?<!niet-)(?<!non-)\b(?:dep(?:artementaal|\.)?[ .-]*v(?:ertrouwelijk|\.)?(?!\w)"
    r"|vertrouwelijk|confidentieel"
    r"|niet[ -]openbaar|(?:staats)?geheim(?!houding)|onder embargo|tlp:\s?(?:red|amber))\b"
    r"|\b(?:niet|geen) (?:voor|ter|bestemd voor) (?:verdere )?(?:verspreiding|publicatie|openbaarmaking)\b"
    r"|\bniet (?:verder )?verspreiden\b"
    r"|\b(?:alleen |uitsluitend |slechts )?(?:voor|bestemd voor) intern(?:e)? (?:gebruik|beraad"
    r"|verspreiding)\b"
    r"|^(?:intern|intern (?:stuk|document|gebruik|beraad))\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\bvertrouwelijk(?:e|heid)?\s+(?:overleg|gesprek|karakter|behandel)\w*", re.IGNORECASE)


def confidential_of(frames: Sequence[Frame], parts: Sequence[Part]) -> Fact | None:
    """The reason why the file may not be quoted, from any of its parts; a mark tells more than the kind."""
    marks = (line for framed in frames for line in _marked(framed))
    minutes = (
        Fact(MINUTES_REASON, part.evidence, _page(framed))
        for framed, part in zip(frames, parts, strict=True)
        if part.kind is PartKind.MINUTES
    )
    return next((fact(MARKED_REASON, line) for line in marks), None) or next(minutes, None)


def _page(framed: Frame) -> int:
    return next((block.lines[0].page for block in (*framed.head, *framed.repeated)), 0)


def _marked(framed: Frame) -> Iterator[Line]:
    """The lines around a text that mark it."""
    for block in (*framed.head, *framed.repeated, *framed.close):
        for line in block.lines:
            pieces = labelled(line.text)
            if any(_is_mark(p.value, labelled_=p.label is Label.STATUS) for p in pieces):
                yield line


def _is_mark(text: str, *, labelled_: bool) -> bool:
    short = len(text.split()) <= MARK_WORDS or labelled_
    return short and _MARK.search(text) is not None and _ABOUT.search(text) is None
