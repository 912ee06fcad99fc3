"""What is said, counted once: the copies of one sentence by one voice are one statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthesis.voices import together
from synthesis.wording import MIN_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from corpus.findings import Bron, Passage, SharedText


@dataclass(frozen=True, slots=True)
class Statement:
    """What a voice says in one wording: the passage that stands for it, and all copies (itself included)."""

    passage: Passage
    copies: tuple[Passage, ...]

    @property
    def rol(self) -> str:
        """The rol of the passage that stands for it."""
        return self.passage.observation.coding.rol

    @property
    def themas(self) -> tuple[str, ...]:
        """The themas of the passage that stands for it."""
        return self.passage.observation.coding.themas


def statements(passages: Sequence[Passage], shared: Sequence[SharedText]) -> tuple[Statement, ...]:
    """The passages with copies taken together, each statement in the place of its first copy."""
    texts = {copy.id: text for text in shared for copy in text.passages}
    groups: defaultdict[Hashable, list[Passage]] = defaultdict(list)
    one = together()
    for passage in passages:
        groups[_identity(passage, texts, one)].append(passage)
    return tuple(_statement(copies, texts) for copies in groups.values())


def _identity(passage: Passage, texts: Mapping[str, SharedText], one: Bron | None) -> Hashable:
    """What copies have in common: the shared text, or else the voice, the wording and the coding.

    A short sentence takes its meaning from what stands around it, so it stays itself, save that the
    letter of those who speak as `one` says the same on the same spot; and each action item in minutes is
    one of its own.
    """
    if passage.id in texts:
        return texts[passage.id].id
    coding = passage.observation.coding
    form = words(passage.observation.text)
    if coding.rol == "actie" or (len(form) < MIN_WORDS and passage.bron != one):
        return passage.id
    return passage.bron, form, coding.rol, frozenset(coding.themas), passage.relayed


def _statement(copies: Sequence[Passage], texts: Mapping[str, SharedText]) -> Statement:
    text = texts.get(copies[0].id)
    return Statement(_spokesman(copies, text.voice if text else copies[0].bron), tuple(copies))


def _spokesman(copies: Sequence[Passage], voice: Bron) -> Passage:
    """The copy that stands for all: of the voice itself, coded as most are, preferably quotable."""
    codings = Counter(map(_coding, copies))
    own = [copy for copy in copies if copy.bron == voice]
    return min(own, key=lambda copy: (copy.relayed, -codings[_coding(copy)], copy.confidential))


def _coding(passage: Passage) -> tuple[str, frozenset[str]]:
    coding = passage.observation.coding
    return coding.rol, frozenset(coding.themas)
