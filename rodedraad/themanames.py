"""Sentences of a letter that name a thema and who raises it, and say nothing of it. Pure.

The letters that Rodedraad writes lead in a paragraph with the label of its thema, and list themas by their
labels. The label says in broad words what is wrong; that treats no point.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model import Observation

HEADING = "kop"
_WHO = re.compile(
    r"(?:: (?:[\w-]+ bron(?:nen)?|[^.]*\([\w-]+ bron(?:nen)?\)|alleen weergegeven door anderen))?\.?"
)
"""What may follow the label: "acht bronnen", "de VNG en de provincie X (twee bronnen)"."""


def as_headings(sentences: Iterable[Observation], labels: Iterable[str]) -> tuple[Observation, ...]:
    """The sentences, with the label of a heading for those that only name themas."""
    known = tuple(label.casefold() for label in labels)
    return tuple(_heading(one) if _names(one.text, known) else one for one in sentences)


def _heading(sentence: Observation) -> Observation:
    return replace(sentence, coding=replace(sentence.coding, rol=HEADING))


def _names(text: str, labels: Iterable[str]) -> bool:
    words = " ".join(text.casefold().split())
    return any(
        f"‘{label}’" in words or (words.startswith(label) and _WHO.fullmatch(words[len(label) :]))
        for label in labels
    )
