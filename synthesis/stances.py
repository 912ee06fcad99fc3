"""What a sentence says: where it stands on the scales of Dutch, how it says so, of whom and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import lawbook
from synthesis.amounts import amounts
from synthesis.lexicon import lexicon
from synthesis.signs import signs_of
from synthesis.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.lawbook import Lawbook
    from synthesis.amounts import Amount
    from synthesis.signs import Sign

DENIABLE = ("voortgang", "bestaan")
"""Scales of which a negation denies that there is something at all."""
NEITHER = frozenset(("wens", "norm", "toekomst", "vraag", "voorwaarde"))
"""Kinds of sentence that do not state that something is so."""
MAY_COME = frozenset(("norm", "toekomst"))
"""Kinds that a risk has the words of: "dreigt te moeten sluiten"."""
SHORTEST = 4
"""Words of the shortest clause that says something by itself."""
_SHARED = frozenset(("wens", "vraag", "voorwaarde", "risico"))
_AGAINST = re.compile(r"(?:omdat|aangezien|want|terwijl|maar|doch|hoewel)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_CLAUSES = re.compile(
    r"[;:,]+\s+| [-–—] |\s+(?=(?:terwijl|maar|doch|omdat|waardoor|zodat|hoewel|aangezien|en dat|dat|die|"
    r"waarin|waarbij|waarvoor|waarop|waarmee|waarvan)\b)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;]| en niet | niet ")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(
    r"\b(?:\d{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[\w,;:] )(?:[A-Z][a-zà-ü]+(?:-[A-Z]?[a-zà-ü]+)*)")


@dataclass(frozen=True, slots=True)
class Stance:
    """A sentence as far as another can contradict it.

    `signs` are in order of place, `places` the value on each scale of the last of them, for a Dutch sentence
    judges at its end. `negations` are the places of those negations that no sign has taken,
    `denials` of these and of the signs by which there is nothing at all or nothing has begun.
    `kinds` says whether it is a wish, norm, question, condition, of the future or a risk; `reach` whether it
    speaks of most, of a few, of then or of now; `causes` to what it puts something down and `effect` is the
    text without that; `parties`, `names`, `years` and `days` (without their year) of whom, of where and of
    when it speaks.
    """

    text: str
    signs: tuple[Sign, ...]
    places: Mapping[str, float]
    negations: tuple[int, ...]
    denials: tuple[int, ...]
    effect: str
    kinds: frozenset[str]
    reach: frozenset[str]
    causes: frozenset[str]
    parties: frozenset[str]
    names: frozenset[str]
    years: frozenset[str]
    days: frozenset[str]
    amounts: tuple[Amount, ...]

    @property
    def states(self) -> bool:
        """Whether it says that something is so, or may come to be so."""
        return self.kinds.isdisjoint(NEITHER - MAY_COME if self.risks else NEITHER)

    @property
    def risks(self) -> bool:
        """Whether it says what may come."""
        return "risico" in self.kinds


def stances(text: str) -> tuple[Stance, ...]:
    """What a sentence says: as a whole when it is one clause, else clause by clause after the whole.

    A clause is in the reach, place and time of its sentence. It shares its wish, question, condition or risk
    too ("wij hopen dat ..."), unless it gives a reason or sets something against it.
    """
    return _stances(text, lawbook.in_use())


@lru_cache(maxsize=2**15)
def _stances(text: str, _: Lawbook) -> tuple[Stance, ...]:
    whole = _stance(text)
    plain = _ASIDE.sub("", text)
    parts = [part for part in map(str.strip, _CLAUSES.split(plain)) if len(part.split()) >= SHORTEST]
    if len(parts) < 2:
        return (whole,)
    return replace(whole, negations=(), denials=()), *(_clause(part, whole) for part in parts)


def _clause(text: str, whole: Stance) -> Stance:
    own = _stance(text)
    shared = frozenset() if _AGAINST.match(text) else whole.kinds & _SHARED
    return replace(
        own,
        kinds=own.kinds | shared,
        reach=own.reach | (whole.reach & {"toen", "nu"}),
        parties=own.parties or whole.parties,
        names=whole.names,
        years=whole.years,
        days=whole.days,
    )


def _stance(text: str) -> Stance:
    lists = lexicon()
    lower = text.lower()
    signs, negations = signs_of(lower)
    causes = tuple(_causes(lower))
    return Stance(
        text=text,
        signs=signs,
        places={sign.scale: sign.value for sign in signs},
        negations=negations,
        denials=(*negations, *(s.start for s in signs if s.scale in DENIABLE and s.value < 0)),
        effect=_without(text, [span for _, span in causes]),
        kinds=lists.kinds.found(lower),
        reach=lists.reach.found(lower),
        causes=frozenset(cause for cause, _ in causes),
        parties=lists.parties.found(lower),
        names=frozenset(name.lower() for name in _NAME.findall(text) if not lists.no_place.fullmatch(name)),
        years=frozenset(_YEAR.findall(text)),
        days=frozenset(_DAY.findall(lower)),
        amounts=amounts(text),
    )


def named(said: Stance, places: frozenset[str]) -> Stance:
    """The stance, its first word a name when the dossier has it for one."""
    first = words(said.text)[:1]
    return replace(said, names=said.names.union(first)) if places.intersection(first) else said


def _causes(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """What is named first after the words that announce a cause, and the range of both to its end."""
    words = lexicon()
    for announced in words.causes["aanloop"].finditer(text):
        clause = _CLAUSE_END.split(text[announced.end() :], maxsplit=1)[0]
        named = [
            (match.start(), name)
            for name, pattern in words.causes.items()
            if name != "aanloop" and (match := pattern.search(clause))
        ]
        if named:
            yield min(named)[1], (announced.start(), announced.end() + len(clause))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without some ranges of it; as it is when nothing but these would be left out of it."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text
