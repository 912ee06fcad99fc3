"""A text without the personal data in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.model import REDACTED
from corpus.persons.found import found
from corpus.persons.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.persons.kinds import Personal

_MASKS = tuple(f"[{kind}]" for kind in Kind)
_NO_LINE_END = re.compile(r"[^\r\n]")


@lru_cache(maxsize=1 << 16)
def masked(text: str) -> str:
    """The text with a word between brackets for what is personal: "[naam]", "[bsn]" and so on."""
    return _replaced(text, lambda one: f"[{one.kind}]")


@lru_cache(maxsize=1 << 16)
def barred(text: str) -> str:
    """The text with bars over what is personal, as long as what they cover: every range still holds.

    They are those of a text that came in with bars. Ends of lines stay, because programs count them in their
    own way.
    """
    return _replaced(text, lambda one: _NO_LINE_END.sub(REDACTED, text[one.start : one.end]))


def barred_as_name(words: str) -> str:
    """Who is to act, who signed: words that stand where a name stands, without the heading that says so."""
    return _behind_heading(barred, words)


def masked_as_name(words: str) -> str:
    """The same with words between brackets."""
    return _behind_heading(masked, words)


def has_mask(text: str) -> bool:
    """Whether something in the text is masked."""
    return any(mask in text for mask in _MASKS)


def is_barred(text: str, own: str) -> bool:
    """Whether a text is another one with bars over part of it."""
    return (
        REDACTED in text
        and len(text) == len(own)
        and all(one in (other, REDACTED) for one, other in zip(text, own, strict=True))
    )


_HEADING = "Actie: "


def _behind_heading(mask: Callable[[str], str], words: str) -> str:
    return mask(_HEADING + words).removeprefix(_HEADING)


def _replaced(text: str, mask: Callable[[Personal], str]) -> str:
    made, at = [], 0
    for one in found(text):
        made += [text[at : one.start], mask(one)]
        at = one.end
    return "".join((*made, text[at:])) if made else text
