"""The user's judgements as documents to learn from, out of a file or the corpus in which they were made."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.coders import agreed
from corpus.errors import GoldError
from nlp import analysis, judged
from nlp.passages import UNCODED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.store import Corpus
    from nlp.passages import Coded


def of_file(path: Path) -> tuple[Coded, ...]:
    """The documents of a gold coding. Raises `GoldError`."""
    return judged.read(path, analysis.codebook())


def of_corpus(corpus: Corpus) -> tuple[Coded, ...]:
    """The documents in which somebody judged something. Raises `GoldError` when there is none."""
    found = tuple(d for d in _documents(corpus) if any(example != UNCODED for example in d.examples))
    if not found:
        raise GoldError(
            f"In het corpus '{corpus.name}' is nog niets beoordeeld waarvan een model kan leren.",
            "Beoordeel eerst waarnemingen: rodedraad next toont welke.",
        )
    return found


def _documents(corpus: Corpus) -> Iterator[Coded]:
    said = agreed(corpus.judgements())
    for document, observations in groupby(corpus.coded(), key=lambda o: o.document):
        of = list(observations)
        if any(o.id in said for o in of):
            yield judged.document(document, of, corpus.blocks(document), said)
