"""Of what two sentences speak: the words that carry their subject, and how far they speak of the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

from synthesis.lexicon import lexicon
from synthesis.wording import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from synthesis.signs import Sign

    Lemma = Callable[[str], str]

GENERAL = 0.4
"""What a word counts for that stands in every other sentence of such dossiers."""
PART = 0.8
"""What a word counts for that is a part of another ("termijn" in "realisatietermijn")."""
SHORTEST = 5
"""Letters that two words have in common at least before one is taken for a form or part of the other."""
PSEUDO = 50
"""Sentences added to the count, so that in a small dossier a word is not common because it is shared."""
_DIGIT = re.compile(r"\d")
_LINK = frozenset(("met", "over", "voor", "bij", "van", "in", "tussen", "op", "aan", "tegen", "tot", "naar"))


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a sentence that carry a subject, by lemma: `firm` those that no sign or number takes.

    `slots` has for each preposition the lemmas that it governs.
    """

    lemmas: tuple[str, ...]
    firm: frozenset[str]
    slots: Mapping[str, frozenset[str]]


def subject(text: str, signs: Iterable[Sign], lemma: Lemma) -> Subject:
    """The subject of a sentence or clause, of which some words set it on a scale."""
    words = [(lemma(word), word, start) for word, start, _ in spelled(text)]
    taken = [(sign.start, sign.end) for sign in signs]
    empty = lexicon().empty
    carries = [(base, start) for base, word, start in words if _carries(base, word, empty)]
    firm = frozenset(base for base, start in carries if not any(a <= start < b for a, b in taken))
    return Subject(tuple(dict.fromkeys(base for base, _ in carries)), firm, _slots(words, firm))


def _carries(base: str, word: str, empty: frozenset[str]) -> bool:
    if base in empty or word in empty or len(base) < 2:
        return False
    return word.isalpha() or not _DIGIT.search(word)


def _slots(words: Sequence[tuple[str, str, int]], firm: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """What stands after each preposition, up to the next word that carries no subject but an article."""
    found: dict[str, set[str]] = {}
    link = ""
    for base, word, _ in words:
        if word in _LINK:
            link = word
        elif link and base in firm:
            found.setdefault(link, set()).add(base)
        elif word not in ("de", "het", "een", "hun", "onze", "ons", "alle"):
            link = ""
    return {name: frozenset(bases) for name, bases in found.items()}


def weights(subjects: Iterable[Subject]) -> Callable[[str], float]:
    """What each lemma counts for (0 to 1): the rarer among the sentences, the more (inverse frequency)."""
    counts: Counter[str] = Counter()
    number = PSEUDO
    for one in subjects:
        counts.update(one.lemmas)
        number += 1
    general, most = lexicon().general, log(number)

    @cache
    def weight(base: str) -> float:
        return (GENERAL if base in general else 1.0) * log(number / (counts[base] + 1)) / most

    return weight


def likeness(a: Subject, b: Subject, weight: Callable[[str], float]) -> float:
    """How far two sentences have the words of their subject in common (0 to 1)."""
    common = (_shared(a, b, weight) + _shared(b, a, weight)) / 2
    own, other = _whole(a, b, weight), _whole(b, a, weight)
    if not common:
        return 0.0
    return (2 * common / (own + other) + min(1.0, common / min(own, other))) / 2


def _shared(a: Subject, b: Subject, weight: Callable[[str], float]) -> float:
    return sum(weight(base) * best(base, b.lemmas) for base in a.lemmas)


def _whole(a: Subject, b: Subject, weight: Callable[[str], float]) -> float:
    """The weight of all words of a subject; what stands in a sign counts only where the other has it too."""
    return sum(weight(base) for base in a.lemmas if base in a.firm or best(base, b.lemmas))


def best(base: str, lemmas: tuple[str, ...]) -> float:
    """How well the best of some lemmas fits one (0 to 1)."""
    if base in lemmas:
        return 1.0
    if _pieces(base).isdisjoint(_pieces_of(lemmas)):
        return 0.0
    return max(akin(base, other) for other in lemmas)


@lru_cache(maxsize=2**18)
def _pieces(base: str) -> frozenset[str]:
    """Each run of letters that lemmas which are akin have in common at least."""
    size = SHORTEST - 1
    return frozenset(base[i : i + size] for i in range(len(base) - size + 1))


@lru_cache(maxsize=2**18)
def _pieces_of(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_pieces, lemmas))


@lru_cache(maxsize=2**18)
def akin(one: str, other: str) -> float:
    """Whether two lemmas are of one word (1), one a form or part of the other (`PART`), or neither (0)."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST - 1 and (long.endswith(short) or long.startswith(short)):
        return PART
    size = max(SHORTEST, round(0.7 * len(short)))
    cuts = (short[i : i + size] for i in range(len(short) - size + 1))
    return PART if any(cut in long for cut in cuts) else 0.0


def contrast(a: Subject, b: Subject) -> bool:
    """Whether each is limited to what the other does not name: "met de VNG" and "met woningcorporaties"."""
    return (_limited(a, b) and _limited(b, a)) or (_begins_apart(a, b) and _begins_apart(b, a))


def _begins_apart(a: Subject, b: Subject) -> bool:
    """Whether its first word is none of the other's: "de aanvraag voor", "de berekening van"."""
    first = a.lemmas[:1]
    return bool(first) and first[0] in a.firm and not best(first[0], b.lemmas)


def _limited(a: Subject, b: Subject) -> bool:
    return any(not any(best(base, b.lemmas) for base in bases) for bases in a.slots.values())


def common_words(a: Subject, b: Subject, weight: Callable[[str], float]) -> Iterator[str]:
    """The lemmas of the first that the second has too, in order of weight."""
    shared = [base for base in a.lemmas if best(base, b.lemmas)]
    yield from sorted(shared, key=lambda base: (-round(weight(base), 9), base))
