"""Themas in each other's way: the same pattern, an example of one that goes to another, like definitions."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from corpus.language import folded
from nlp.features import combined
from nlp.proofing.remark import Remark, Severity, row_line, words_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.codebook import Codebook, Thema
    from nlp.codebooks import Ruled

FILE = lawbook.CODEBOOK
PREFIX = "thema:"
SHORT = 4
"""Shorter words bind a definition together and say little of what it is about."""
ALIKE = 0.5
"""Definitions that share so much of their words are hard to keep apart, for people too."""


def remarks(ruled: Ruled, said: Mapping[str, Any], text: str) -> Iterator[Remark]:
    """What overlaps, of a codebook whose rules are right."""
    yield from _same_patterns(said, text)
    for number, thema in enumerate(ruled.codebook.themas):
        yield from _examples(ruled, thema, row_line(text, "thema", number))
    yield from _definitions(ruled.codebook, text)


def _same_patterns(said: Mapping[str, Any], text: str) -> Iterator[Remark]:
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for number, row in enumerate(said.get("regel", ())):
        label = row["label"]
        for pattern in row["patronen"] if label.startswith(PREFIX) else ():
            line = words_line(text, pattern, row_line(text, "regel", number))
            key = pattern, row.get("in", "")
            other, where = first.setdefault(key, (label, line))
            if other != label:
                message = f"'{pattern}' staat ook bij {other} (regel {where})."
                remedy = "Laat het staan bij het thema waar het over gaat, of vraag met bij een tweede woord."
                yield Remark(Severity.WARNING, FILE, line, message, remedy)


def _examples(ruled: Ruled, thema: Thema, line: int) -> Iterator[Remark]:
    for example in thema.examples:
        scores = _scores(ruled, example)
        own = scores.pop(thema.id, 0.0)
        best = max(sorted(scores), key=lambda id_: scores[id_], default="")
        if best and scores[best] > own:
            message = f"De regels geven een voorbeeld van '{thema.id}' aan '{best}': {example}"
            yield Remark(Severity.WARNING, FILE, line, message, "Scherp de patronen van beide thema's aan.")
        elif not own:
            message = f"Geen regel herkent dit voorbeeld van '{thema.id}': {example}"
            yield Remark(Severity.HINT, FILE, line, message, "Neem een woord eruit op als patroon.")


def _scores(ruled: Ruled, text: str) -> dict[str, float]:
    found = combined(ruled.rules.in_text(text))
    return {label.removeprefix(PREFIX): score for label, score in found.items() if label.startswith(PREFIX)}


def _definitions(codebook: Codebook, text: str) -> Iterator[Remark]:
    words = {t.id: _words(f"{t.label} {t.includes}") for t in codebook.themas}
    for one, other in combinations(words, 2):
        shared, least = words[one] & words[other], min(len(words[one]), len(words[other]))
        if least and len(shared) / least >= ALIKE:
            line = words_line(text, f'id = "{other}"', 0)
            message = (
                f"De omschrijvingen van '{one}' en '{other}' lijken op elkaar: {', '.join(sorted(shared))}."
            )
            remedy = "Zeg in includes en excludes waarin zij verschillen, of voeg ze samen."
            yield Remark(Severity.WARNING, FILE, line, message, remedy)


def _words(text: str) -> set[str]:
    return {word for word in folded(text).split() if len(word) > SHORT}
