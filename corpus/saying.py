"""Whether a text says a word or phrase, in plain Python: what both databases must agree with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.fulltext import sought

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.filters.syntax import Phrase, Word
    from corpus.language import Language


def said(language: Language) -> Callable[[Word | Phrase, str], bool]:
    """Tells, for `corpus.filters.matching.matches`, whether a text says a word or phrase in a language."""

    def says(asked: Word | Phrase, text: str) -> bool:
        one = sought(asked, language)
        literally = _stand(one.words, language.words(text), prefix=one.prefix)
        return literally or _stand(one.lemma, language.lemmas(text), prefix=one.prefix)

    return says


def _stand(words: str, text: str, *, prefix: bool) -> bool:
    """Whether words stand in a row in others; of the last one it may be the beginning."""
    end = "" if prefix else " "
    return bool(words) and f" {words}{end}" in f" {text} "
