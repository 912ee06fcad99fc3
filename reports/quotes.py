"""The rules for quoting: exact words, never a confidential one, and every source heard.

A passage that is confidential is not quoted; `confidential.disclosed` decides what counts as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, TypeVar

from corpus.findings import rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Bron, Passage
    from corpus.model import Laag

T = TypeVar("T")

VERTROUWELIJK = "vertrouwelijk"
"""What stands in the place of a confidential text."""

STRONG = re.compile(
    r"\b(?:ernstig|fundamente|onhoudba|onacceptab|onaanvaardba|ondermijn|onmogelijk|onuitvoerba|onwerkba"
    r"|ontbre[ek]|structureel|volstrekt|nadrukkelijk|zorgelijk|schaadt|belemmer|frustre|ontwricht|nooit"
    r"|geen enkel|nog altijd|nog steeds|veel te|in het geheel niet)",
    re.IGNORECASE,
)
"""Words that sharpen a complaint. A letter shows the sharpest wording, so that dissent stays visible."""

LEANING = re.compile(
    r"\W*(?:dit|dat|deze|die|daar\w*|hier\w*|zo|zo'n|zulke|een dergelijk\w*|hij|zij|het gevolg)\b"
    r"|.*\bhier\b.*\bop\b|.*\b(?:hier|daar)(?:door|mee|van|bij|op|aan|toe|over|om)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What a sentence has that leans on the one before it, and says little without it."""

LETTER_QUOTE = 240
"""Characters up to which a quotation fits a letter: two lines and a half."""


def quoted(passage: Passage) -> str:
    """The exact text between Dutch quotation marks, or that it is confidential."""
    return VERTROUWELIJK if passage.confidential else f"“{passage.observation.text}”"


def strength(passage: Passage, thema: str = "") -> tuple[bool, int, float, float]:
    """How well a passage serves as a quotation, to be compared and not printed.

    First whether it can stand alone, then how strongly it is worded, then how sure its thema and rol are.
    """
    coding, text = passage.observation.coding, passage.observation.text
    score = next((s.score for s in coding.thema if s.thema == thema), 0.0)
    return LEANING.match(text) is None, len(STRONG.findall(text)), score, coding.rol_score


def by_turns(passages: Iterable[Passage], thema: str = "") -> tuple[Passage, ...]:
    """All passages, one of each source in turn and its strongest first, confidential ones last.

    The first source of each layer of government goes before a second of the same layer.
    """
    ordered = sorted(passages, key=lambda p: tuple(-x for x in strength(p, thema)))
    public = _turns([p for p in ordered if not p.confidential])
    return (*public, *_turns([p for p in ordered if p.confidential]))


def _turns(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    voices: dict[Bron, list[Passage]] = defaultdict(list)
    for passage in passages:
        voices[passage.bron].append(passage)
    layers: dict[Laag, list[list[Passage]]] = defaultdict(list)
    for bron in sorted(voices, key=rank):
        layers[bron.laag].append(voices[bron])
    queues = _interleaved(list(layers.values()))
    return tuple(_interleaved(queues))


def _interleaved(queues: Sequence[Sequence[T]]) -> list[T]:
    rounds = zip_longest(*queues)
    return [item for item in chain.from_iterable(rounds) if item is not None]


def strongest(passages: Iterable[Passage], thema: str) -> Passage | None:
    """The strongest wording that may be quoted and fits a letter; the shortest if none fits.

    A question is taken only when there is nothing else.
    """
    public = [p for p in passages if not p.confidential]
    public = [p for p in public if p.observation.coding.rol != "vraag"] or public
    fitting = [p for p in public if len(p.observation.text) <= LETTER_QUOTE]
    if fitting:
        return max(fitting, key=lambda p: strength(p, thema))
    return min(public, key=lambda p: len(p.observation.text), default=None)
