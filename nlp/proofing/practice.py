"""How the rules of a codebook do on the sentences of a dossier."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from corpus import lawbook
from nlp.proofing.remark import Remark, Severity, words_line
from nlp.proposals import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model import Observation
    from nlp.codebooks import Ruled

FILE = lawbook.CODEBOOK
PREFIX = "thema:"
ENOUGH = 5
"""Sentences: what happens less often may be chance."""
TOGETHER = 0.6
"""Of the sentences of the rarer thema; with more, two themas are one."""
HINTS = 12
"""Words that are named."""


def remarks(ruled: Ruled, said: Iterable[Observation], text: str) -> Iterator[Remark]:
    """What shows on coded sentences; `text` is that of the codebook.

    Which sentences are bottlenecks is as they were coded; which themas they have is as the rules say.
    """
    sentences = [(one, _themas(ruled, one)) for one in said]
    fired = Counter(thema for _, themas in sentences for thema in themas)
    for thema in ruled.codebook.vocabulary["thema"]:
        if sentences and not fired[thema]:
            message = f"Geen enkele zin van het dossier past op een regel van thema '{thema}'."
            line = words_line(text, f'id = "{thema}"', 0)
            yield Remark(
                Severity.WARNING, FILE, line, message, "Neem de woorden van de stukken in de patronen op."
            )
    yield from _together(fired, [themas for _, themas in sentences], text)
    left = [one for one, themas in sentences if one.coding.rol == "knelpunt" and not themas]
    yield from _uncaught(left)


def _themas(ruled: Ruled, one: Observation) -> frozenset[str]:
    """The themas of which a rule fires on the sentence itself."""
    labels = {hit.label for hit in ruled.rules.in_text(one.text)}
    return frozenset(label.removeprefix(PREFIX) for label in labels if label.startswith(PREFIX))


def _together(fired: Counter[str], found: list[frozenset[str]], text: str) -> Iterator[Remark]:
    pairs = Counter(pair for themas in found for pair in combinations(sorted(themas), 2))
    for (one, other), both in sorted(pairs.items()):
        least = min(fired[one], fired[other])
        if least >= ENOUGH and both / least >= TOGETHER:
            message = f"Thema's '{one}' en '{other}' komen in {both} van {least} zinnen samen voor."
            line = words_line(text, f'id = "{other}"', 0)
            yield Remark(Severity.WARNING, FILE, line, message, "Scheid hun patronen, of voeg ze samen.")


def _uncaught(left: list[Observation]) -> Iterator[Remark]:
    if not left:
        return
    counts = Counter(word for one in left for word in words(one.text))
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:HINTS]
    told = ", ".join(f"{word} ({count})" for word, count in often if count > 1)
    many = f"{len(left)} knelpunten passen" if len(left) > 1 else "Eén knelpunt past"
    message = f"{many} op geen regel van een thema"
    most = f"; woorden die er vaak in staan: {told}." if told else "."
    yield Remark(Severity.HINT, FILE, 0, message + most, "Neem woorden op bij een thema, of maak een nieuw.")
