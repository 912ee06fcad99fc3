"""What a computer has to know of Dutch: a spaCy pipeline that cuts sentences, and lemmas.

Nothing is downloaded: the pipeline is spaCy's blank Dutch one, the lemmas come from simplemma and, for words
that it does not know, from the model that the user names (`installed`).
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from nlp import installed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

TOKEN = re.compile(r"(\w+(?:['’-]\w+)*|\s|[^\w\s])( ?)")
"""A word ("VNG-cijfers", "cdK's"), a space or another character, and the space that follows it."""

TEXT = "tekst"
"""The key under which a document keeps its text, which spaCy would put together from the tokens each time."""

GENITIVE = re.compile(r"['’]s$")

SHORTEST_SUFFIX = 5
"""Letters of the shortest inflected word that may end a compound ("taken"); shorter ones are endings."""

LONGEST_SUFFIX = 40
"""Letters of the longest last part that is looked for; it bounds the time for what is no word at all."""

NOUNS = {
    "check": "check",
    "checks": "check",
    "cijfer": "cijfer",
    "jongere": "jongere",
    "jongeren": "jongere",
    "keten": "keten",
    "ketens": "keten",
    "kosten": "kosten",
    "ontheemde": "ontheemde",
    "ontheemden": "ontheemde",
    "stap": "stap",
    "stroom": "stroom",
    "toets": "toets",
    "verslagen": "verslag",
    "vreemdeling": "vreemdeling",
}
"""Nouns of these texts that the dictionary takes for another word (a verb's stem, an adjective)."""

CACHED_LEMMAS = 2**16
"""Several times the number of different words in a large dossier."""


@cache
def pipeline() -> Language:
    """The blank Dutch pipeline with the project's tokens and sentences; `doc.text` equals the text.

    spaCy's own tokenizer is left out: it takes half a second to build and quadratic time over a run
    without spaces, and a token of it may hold the end of one sentence and the beginning of the next.
    """
    from nlp.sentences import mark_sentences

    with torch_hidden():
        from spacy.lang.nl import Dutch
    Dutch.component("zinnen", func=mark_sentences)
    language = Dutch(max_length=sys.maxsize, create_tokenizer=lambda blank: partial(_tokens, blank.vocab))
    language.add_pipe("zinnen")
    return language


def lemma(word: str) -> str:
    """The lemma of one word, in lower case.

    A compound that simplemma does not know takes the lemma of its longest known suffix
    ("uitvoeringstermijnen" gives "uitvoeringstermijn"). A word that remains unknown has the lemma of the
    installed model in use; without one it is its own lemma.
    """
    return _lemma(word, installed.named())


@lru_cache(maxsize=CACHED_LEMMAS)
def _lemma(word: str, model: str) -> str:
    import simplemma

    word = word.lower()
    if word in NOUNS or not word:
        return NOUNS.get(word, word)
    if simplemma.is_known(word, lang="nl"):
        return simplemma.lemmatize(word, lang="nl").lower()
    word = GENITIVE.sub("", word)
    return next(_compounds(word), "") or (installed.lemma(word, model) if model else word)


def _compounds(word: str) -> Iterator[str]:
    """The readings of a word as a compound whose last part is known, longest last part first."""
    import simplemma

    for split in range(max(1, len(word) - LONGEST_SUFFIX), len(word) - SHORTEST_SUFFIX + 1):
        head, tail = word[:split], word[split:]
        if tail in NOUNS:
            yield head + NOUNS[tail]
        elif simplemma.is_known(tail, lang="nl"):
            base = simplemma.lemmatize(tail, lang="nl").lower()
            # "invoeringstoets": the dictionary reads the stem of a verb, but a compound is a noun.
            yield word if base.endswith("en") and not tail.endswith("en") else head + base


def _tokens(vocab: Vocab, text: str) -> Doc:
    from spacy.tokens import Doc

    pairs = TOKEN.findall(text)
    words, spaces = [word for word, _ in pairs], [bool(space) for _, space in pairs]
    return Doc(vocab, words=words, spaces=spaces, user_data={TEXT: text})


@contextmanager
def torch_hidden() -> Iterator[None]:
    """Keep an import from loading torch: spaCy does so when it finds it, at twice its own import time."""
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        yield
    finally:
        del sys.modules["torch"]
