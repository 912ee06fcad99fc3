"""The pieces of a tokenizer, a word at a time: few words of a text were not seen before.

This holds where a tokenizer cuts text in words as `words` does and looks at each by itself, as that of our
own encoder; and for text of which every character is beyond doubt (`PLAIN`). What a word falls apart in is
asked of the tokenizer, once. Other text, and all text of other tokenizers, is left to it whole.
"""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    Pieces = list[list[int]]

CACHED = 2**17
"""Different words that are kept with their pieces: more than a large dossier has."""
LONGEST = 64
"""Letters of a word that is kept: longer ones do not come back, and it bounds the memory."""
WORD = re.compile(r"\w+|[^\w\s]+")
PLAIN = re.compile(
    r"[\t\n\r -~\u00a0-\u00a7\u00a9-\u00ae\u00b0-\u00b3\u00b5-\u00b7\u00b9-\u012f\u0131-\u017f"
    r"\u2010-\u2016\u2018-\u2027\u2030-\u203d\u20a0-\u20bf]*"
)
"""Characters that Python lowers and cuts as tokenizers do: ASCII, Latin letters, punctuation, currencies."""
NORMALIZERS: tuple[dict[str, Any], ...] = (
    {"type": "NFKC"},
    {"type": "Lowercase"},
    {"type": "Replace", "pattern": {"Regex": r"\d"}, "content": "0"},
)
"""What makes words of words and leaves the rest as it is."""
CUTTERS: tuple[dict[str, Any], ...] = (
    {"type": "Whitespace"},
    {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
)
"""What cuts text in words, and begins each in the same way wherever it stands."""


class WordPieces(dict[str, list[int]]):
    """The pieces of words, each asked once; emptied when it is full, so that it stays within its bound."""

    def __init__(self, tokenizer: Any) -> None:
        super().__init__()
        self.tokenizer = tokenizer
        self.by_word = takes_words_apart(tokenizer)
        added = tokenizer.get_added_tokens_decoder().values()
        self.added = tuple(token.content for token in added)

    def __missing__(self, word: str) -> list[int]:
        found: list[int] = self.tokenizer.encode(word, add_special_tokens=False).ids
        if len(word) <= LONGEST:
            if len(self) >= CACHED:
                self.clear()
            self[word] = found
        return found

    def of(self, texts: Sequence[str]) -> Pieces:
        """The pieces of each text, the same as `whole` gives."""
        plain = [self._is_plain(text) for text in texts]
        others = iter(
            whole(self.tokenizer, [t for t, is_plain in zip(texts, plain, strict=True) if not is_plain])
        )
        return [
            list(chain.from_iterable(map(self.__getitem__, words(text)))) if is_plain else next(others)
            for text, is_plain in zip(texts, plain, strict=True)
        ]

    def _is_plain(self, text: str) -> bool:
        """Whether it can be cut here; a text that spells a token out ("[UNK]") cannot."""
        return self.by_word and bool(PLAIN.fullmatch(text)) and not any(token in text for token in self.added)


def words(text: str) -> list[str]:
    """The words of a plain text, lowered."""
    return WORD.findall((text if text.isascii() else unicodedata.normalize("NFKC", text)).lower())


def whole(tokenizer: Any, texts: Sequence[str]) -> Pieces:
    """The pieces of words that a tokenizer finds in each text."""
    return [encoding.ids for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False)]


def takes_words_apart(tokenizer: Any) -> bool:
    """Whether it cuts text as `words` does, and then looks at each word by itself."""
    normalizers = _steps(tokenizer.normalizer, "normalizers")
    lowers = normalizers[:2] == list(NORMALIZERS[:2])
    return (
        lowers
        and all(step in NORMALIZERS for step in normalizers)
        and _steps(tokenizer.pre_tokenizer, "pretokenizers") == list(CUTTERS)
    )


def _steps(component: Any, name: str) -> list[dict[str, Any]]:
    """The steps of a component of a tokenizer, as its file has them; none if it has no such component."""
    if component is None:
        return []
    said: dict[str, Any] = json.loads(component.__getstate__())
    steps: list[dict[str, Any]] = said.get(name, [said])
    return steps
