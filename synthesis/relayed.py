"""Passages that pass on what others found: answers and echoes, shown as such and no independent source.

Two kinds. A letter of the Rijk that says what "the toetsen of the medeoverheden" brought up relays it,
while what its own ministry found counts. And an annex that repeats a clause of the letter that it goes with,
its sender's own or that of those who speak as one, is an echo of that letter.

The rule for the first: a sentence that names others' toetsen (or what others report) as its source is
relayed, and so are the sentences after it in its paragraph, and the list that it announces with a colon,
until a sentence names the writer's own toets. A sentence that the coding gives to another voice than
the writer's is relayed as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from corpus import collective, lawbook
from corpus.model import Laag, PartKind
from synthesis.lawwords import added
from synthesis.voices import is_member, together
from synthesis.wording import MIN_WORDS, decisive, shingles, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Bron, Passage
    from corpus.lawbook import Lawbook
    from synthesis.voices import Voices
    from synthesis.wording import Shingle, Words

STATING = ("knelpunt", "gevolg", "oproep", "vraag")
"""Rollen that make their voice a source of a finding; the rest is nobody's evidence and is not relayed."""
ECHO = 0.7
"""The share of a sentence's shingles in one sentence of the letter: the rest may be its opening."""

_GOVERNMENTS = (
    r"medeoverheden|ketenpartners|uitvoeringsorganisaties|koepels?|provincies?|gemeenten|vng|ipo|g4|g40"
)
_SOURCE = r"\b(?:\w*toets(?:en)?|rapportages?|reacties?|inbreng|brieven|signalen)\b"
_OWN = re.compile(
    r"\b(?:mijn|ons|het\s+eigen)\s+(?:ministerie|departement)\b|\beigen\s+(?:invoerings)?toets\b",
    re.IGNORECASE,
)
_LETTERS = (PartKind.KAMERBRIEF, PartKind.BESLISNOTA)


def marked(passages: Sequence[Passage], voices: Voices) -> tuple[Passage, ...]:
    """The passages (in order of document and place), with `relayed` set where it holds."""
    found = {*_answers(passages, voices), *_echoes(passages, voices)}
    return tuple(replace(passage, relayed=True) if passage.id in found else passage for passage in passages)


def _answers(passages: Sequence[Passage], voices: Voices) -> Iterator[str]:
    """Ids of passages in which a letter of the Rijk relays the findings of others."""
    letters = [passage for passage in passages if _is_letter_of_rijk(passage, voices)]
    for _, paragraphs in groupby(letters, key=_section):
        announced = False
        for _, sentences in groupby(paragraphs, key=lambda passage: passage.observation.block):
            paragraph = list(sentences)
            relays = announced and len(paragraph) == 1
            for passage in paragraph:
                relays = _relays(passage.observation.text, otherwise=relays)
                if passage.observation.coding.rol in STATING and (relays or _is_reported(passage, voices)):
                    yield passage.id
            announced = relays and (announced or paragraph[-1].observation.text.endswith(":"))


def _section(passage: Passage) -> tuple[str, tuple[str, ...]]:
    return passage.observation.document, passage.observation.path


def _is_letter_of_rijk(passage: Passage, voices: Voices) -> bool:
    """Minutes that a ministry takes are no letter: there the others speak themselves."""
    of_rijk = voices.senders[passage.observation.document].laag is Laag.RIJK
    return passage.part in _LETTERS or (of_rijk and passage.part != PartKind.MINUTES)


def _is_reported(passage: Passage, voices: Voices) -> bool:
    return passage.bron.laag is not Laag.RIJK and passage.bron != voices.senders[passage.observation.document]


def _relays(text: str, *, otherwise: bool) -> bool:
    if _OWN.search(text):
        return False
    return otherwise or _relaying(lawbook.in_use()).search(text) is not None


@lru_cache(maxsize=4)
def _relaying(book: Lawbook) -> re.Pattern[str]:
    """How a sentence tells that others found what it says."""
    others = rf"\b(?:{'|'.join((_GOVERNMENTS, *_of_law(book)))})\b"
    return re.compile(
        rf"\b(?:uit|in|volgens|blijkens|van)\s+(?:[\w-]+\s+){{0,4}}{_SOURCE}.*{others}"
        rf"|\b(?:uit|in)\s+(?:[\w-]+\s+){{0,4}}{others}.*{_SOURCE}"
        # A ministry makes one toets; where there are several, others made them.
        r"|\b(?:uit|volgens|blijkens)\s+(?:[\w-]+\s+){0,3}\w*toetsen\b"
        rf"|\bvolgens\s+(?:[\w-]+\s+){{0,3}}{others}"
        rf"|{others}\s+(?:geven|geeft|gaven|gaf)\b.*\baan\b"
        rf"|{others}\s+(?:meld|noem|signale|wijzen|wijst|wezen|rapporte|vragen\s+aandacht)",
        re.IGNORECASE,
    )


def _of_law(book: Lawbook) -> Iterator[str]:
    """Whom such a sentence may name under this law beside any government."""
    found = collective.of(book)
    yield from map(re.escape, (found.short, found.members) if found else ())
    yield from added(book, lawbook.VOICES, "weergave", "anderen")


def _echoes(passages: Sequence[Passage], voices: Voices) -> Iterator[str]:
    """Ids of passages in an annex that repeat a clause of a cover letter: its sender's, or the agreed one."""
    letters = [passage for passage in passages if passage.part == PartKind.COVER_LETTER]
    index = _Letters.of(letters, voices)
    write, one = frozenset().union(*index.voices.values()), together()
    for passage in passages:
        if passage.part != PartKind.COVER_LETTER and passage.observation.coding.rol in STATING:
            sender = voices.senders[passage.observation.document]
            own = write & ({sender, one} if is_member(sender) else {sender})
            sentence = words(passage.observation.text) if own else ()
            if len(sentence) >= MIN_WORDS and index.has_clause(sentence, own):
                yield passage.id


@dataclass(frozen=True, slots=True)
class _Letters:
    """The sentences of cover letters, those who send them, and in which of them a shingle stands."""

    voices: Mapping[Words, frozenset[Bron]]
    standing: Mapping[Shingle, tuple[Words, ...]]

    @classmethod
    def of(cls, letters: Iterable[Passage], senders: Voices) -> _Letters:
        voices: defaultdict[Words, set[Bron]] = defaultdict(set)
        for passage in letters:
            own = {senders.senders[passage.observation.document], passage.bron}
            voices[words(passage.observation.text)] |= own
        standing: defaultdict[Shingle, list[Words]] = defaultdict(list)
        for sentence in voices:
            for shingle in _clauses(sentence):
                standing[shingle].append(sentence)
        frozen = {sentence: frozenset(brons) for sentence, brons in voices.items()}
        return cls(frozen, {shingle: tuple(sentences) for shingle, sentences in standing.items()})

    def has_clause(self, sentence: Words, of: frozenset[Bron]) -> bool:
        """Whether a sentence is (but for its opening) a clause of one in a letter by one of these voices.

        A negation or number that the letter does not have makes it another statement.
        """
        clauses = _clauses(sentence)
        common = Counter(letter for clause in clauses for letter in self.standing.get(clause, ()))
        decides = set(decisive(sentence, frozenset()))
        return any(
            count >= ECHO * len(clauses) and self.voices[letter] & of and decides.issubset(letter)
            for letter, count in common.items()
        )


def _clauses(sentence: Words) -> frozenset[Shingle]:
    """The shingles within a sentence, its padded edges left out: a clause stands anywhere in it."""
    return frozenset(shingle for shingle in shingles(sentence) if all(shingle))
