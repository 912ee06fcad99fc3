"""What the corpus has to know of language in order to find text: handed to it by whoever opens it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """The words of a text in lower case without diacritics, separated by single spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))


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


PLAIN = Language(lambda: "kaal", folded, folded, folded)
"""Knows no Dutch: finds words as they are written."""
