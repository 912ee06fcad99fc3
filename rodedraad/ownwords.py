"""Claims of a draft that stand as Rodedraad wrote them, and what they rested on there. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from corpus.coverage import ClaimCheck
    from corpus.findings import Passage
    from reports.versions import Version

    Grounds = Mapping[str, tuple[str, ...]]

_ENDS = re.compile(r"(?<=[.?!:;])(?=[\s”\"’')\]])|(?<=[.?!:;][”\"’')\]])(?=\s)")
"""Where a reader may part a sentence of a report into several."""
_ASIDE = re.compile(r"[“”„«»\"‘’‚'`]|\[(?:noot )?\d{1,3}\]")
"""What an office suite changes by itself: quotation marks, and marks of footnotes."""


def as_written(
    claims: Iterable[ClaimCheck], versions: Iterable[Version], passages: Iterable[Passage]
) -> tuple[ClaimCheck, ...]:
    """The claims, those borne out that stand in a version whose observations are all still there.

    What rests on no observation there, but on the law or on the letter itself, is no claim.
    """
    known = {passage.id: passage for passage in passages}
    grounds = _grounds(versions, known)
    judged = ((claim, grounds.get(_plain(claim.sentence.text))) for claim in claims)
    return tuple(_borne(claim, ground, known) for claim, ground in judged if ground != ())


def _borne(claim: ClaimCheck, ground: tuple[str, ...] | None, known: Mapping[str, Passage]) -> ClaimCheck:
    if ground is None:
        return claim
    return replace(claim, supported=True, passages=tuple(known[i] for i in ground), reason="", figures=())


def _grounds(versions: Iterable[Version], known: Container[str]) -> Grounds:
    """What each text rests on that stands in a version by itself, the last that has it."""
    return {
        text: told.observations
        for version in versions
        for told in version
        if all(id_ in known for id_ in told.observations)
        for text in _texts(told.text)
    }


def _texts(text: str) -> Iterator[str]:
    """Every run of sentences in a text, as they are compared."""
    parts = _ENDS.split(text)
    for start in range(len(parts)):
        yield from filter(None, map(_plain, accumulate(parts[start:])))


def _plain(text: str) -> str:
    return " ".join(_ASIDE.sub("", text).casefold().split()).strip(" .:;")
