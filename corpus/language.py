"""What the corpus has to know of language in order to find text: handed to it by whoever opens it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PLAIN", "Language", "folded", "plain"]

LONGEST = 100
"""Characters of a word that are indexed: PostgreSQL refuses what has more than 2,046 bytes."""
_INDEXED = frozenset({"Ll", "Lm", "Lo", "Lt", "Lu", "Nd", "Nl"})
"""The categories of Unicode that both full-text indexes take for a piece of a word."""
_FLOAT = re.compile(r"^([0-9]+e[0-9]+)(?=[^\W0-9_])")
"""A number with an exponent and a letter behind it ("5e10x"), which PostgreSQL cuts in two."""


def plain(text: str) -> str:
    """The words of a text as both full-text indexes take them, without knowledge of any language."""
    words = folded(text)
    if not words.isascii():
        words = "".join(c if unicodedata.category(c) in _INDEXED else " " for c in words)
    return " ".join(_FLOAT.sub(r"\1 ", word[:LONGEST]) for word in words.split())


FITTED = " model:"
"""Stands in the name of an encoder between its identity and what tells apart how a model fitted it."""


@dataclass(frozen=True, slots=True)
class Language:
    """How text is made findable.

    `words` gives the words of a text as the full-text index holds them, `lemmas` their lemmas and those of
    the parts of compounds, `term` the lemma of a word that is looked for. `vectors` gives the meaning of
    texts, a row of length one each, by the encoder that `encoder` names; `None` where there is none.
    `identity` gives a name that changes whenever `words` or `lemmas` would.
    """

    identity: Callable[[], str]
    words: Callable[[str], str]
    lemmas: Callable[[str], str]
    term: Callable[[str], str]
    encoder: Callable[[], str] = str
    vectors: Callable[[Sequence[str]], NDArray[np.float32]] | None = None
    both: Callable[[str], tuple[str, str]] | None = None
    """Words and lemmas with one look at the text, where that is faster."""

    def indexed(self, text: str) -> tuple[str, str]:
        """The words and the lemmas of a text."""
        return self.both(text) if self.both is not None else (self.words(text), self.lemmas(text))


PLAIN = Language(lambda: "kaal", plain, plain, plain)
"""Knows no Dutch: finds words as they are written."""
