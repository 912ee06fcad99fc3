"""Where the sources do not agree: their wordings side by side, never averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.gaps import Stance
from reports import selection
from reports.blocks import Statement
from reports.camps import camp
from reports.dutch import capital, closed
from reports.naming import by_name, is_one
from reports.quotes import LETTER_QUOTE, quoted, strongest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.findings import Finding, Passage
    from corpus.points import Conflict
    from reports.dossier import Dossier

SIDES = 3 * LETTER_QUOTE
"""Characters up to which two wordings fit a letter."""


def contradicted(dossier: Dossier, finding: Finding) -> tuple[Statement, ...]:
    """The sharpest contradiction between camps on a thema, both sides in their own words.

    Two of one camp may differ by the place that they speak of; the report has these too.
    """
    found = [c for c in dossier.findings.conflicts if c.thema == finding.thema and _is_open(c)]
    if not found:
        return ()
    conflict = min(found, key=_length)
    first, second = (closed(f"{by_name((p.bron,))} {_writes(p)}: {quoted(p)}") for p in conflict.sides)
    text = f"Hierover verschillen de bronnen. {capital(first)} {capital(second)}"
    return (Statement(text, tuple(p.id for p in conflict.sides)),)


def _is_open(conflict: Conflict) -> bool:
    first, second = conflict.sides
    public = not first.confidential and not second.confidential
    return public and camp(first.bron) is not camp(second.bron)


def _length(conflict: Conflict) -> tuple[bool, int]:
    """Contradictions that fit first; the longest of these says most."""
    length = sum(len(p.observation.text) for p in conflict.sides)
    return length > SIDES, length if length > SIDES else -length


def denied(dossier: Dossier, finding: Finding) -> tuple[Statement, ...]:
    """Who speaks of the subject and names no bottleneck, in the words of one of them."""
    if dossier.findings.gaps is None:
        return ()
    told = [
        p
        for p in dossier.findings.gaps.positions
        if p.thema == finding.thema and p.stance is Stance.NO_PROBLEM and p.passages
    ]
    passages = [passage for position in told for passage in position.passages]
    quote = strongest(passages, finding.thema)
    if quote is None:
        return ()
    brons = [position.bron for position in told]
    link = " en" if len(brons) == 1 else f"; {by_name((quote.bron,))}"
    verb = "noemt" if is_one(brons) else "noemen"
    text = f"{by_name(brons)} {verb} hierbij geen knelpunt{link} {_writes(quote)}: {quoted(quote)}"
    cited = selection.spread((quote, *passages), selection.EVIDENCE) if dossier.is_large else passages
    return (Statement(closed(capital(text)), _ids(cited)),)


def _ids(passages: Iterable[Passage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.id for p in passages))


def _writes(passage: Passage) -> str:
    return "schrijft" if is_one((passage.bron,)) else "schrijven"
