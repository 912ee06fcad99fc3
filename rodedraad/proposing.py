"""Proposals of new themas from a corpus, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp import proposals
from rodedraad import opening

if TYPE_CHECKING:
    from pathlib import Path

    from nlp.proposals import Proposal

SHOWN = 3
"""Sentences of a group that a list shows."""


def found(corpus: Path | str) -> list[Proposal]:
    """The proposals from the corpus in a folder. Raises `CorpusError`s."""
    with opening.corpus(corpus) as opened:
        observations = opened.coded()
    return proposals.proposals(observations, opening.vectors)


def as_json(groups: list[Proposal]) -> list[dict[str, object]]:
    """The groups as plain values: their words, and the ids and texts of their observations."""
    return [
        {
            "words": list(group.words),
            "observations": [{"id": one.id, "text": one.text} for one in group.observations],
        }
        for group in groups
    ]


def listed(groups: list[Proposal]) -> str:
    """The groups as Dutch text for a terminal."""
    if not groups:
        return "Geen voorstellen: er zijn geen knelpunten zonder thema die op elkaar lijken."
    return "\n\n".join(_group(number, group) for number, group in enumerate(groups, start=1))


def _group(number: int, group: Proposal) -> str:
    count = len(group.observations)
    sentences = [f"   {one.id}  {one.text}" for one in group.observations[:SHOWN]]
    rest = [f"   en nog {count - SHOWN}"] if count > SHOWN else []
    return "\n".join([f"{number}. {', '.join(group.words)} ({count} zinnen)", *sentences, *rest])
