"""What a point is called: words that set it apart, and a phrase in the words of one of its sentences.

The words are those of class-based TF-IDF (M. Grootendorst, BERTopic: Neural topic modeling with a class-based
TF-IDF procedure, 2022). The phrase is a main clause of a sentence near the middle of the point; nothing is
put into words that nobody wrote. What may not be quoted lends no words as long as something else can.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from synthesis.phrases import UNREADABLE, empty, phrase
from synthesis.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Passage
    from synthesis.meaning import Lemma

Ranked = tuple[float, str]

WORDS = 5
"""Words that set a point apart."""
NAMING = 3
"""Those that are its label where no sentence gives a phrase."""
SHORTEST = 3
COVERED = 0.05
"""What a phrase gains for each word that sets the point apart, in likeness to its middle. Likenesses within a
point lie about 0.3 apart, so two or three of such words outweigh a better place."""


def quotable(passages: Sequence[Passage]) -> list[int]:
    """The places of those that may lend their words: public ones that are no relay, else what there is."""
    open_ = [i for i, passage in enumerate(passages) if not passage.confidential]
    own = [i for i in open_ if not passages[i].relayed]
    return own or open_ or list(range(len(passages)))


def distinguishing(points: Sequence[Sequence[str]], lemma: Lemma) -> list[tuple[str, ...]]:
    """For each point (its texts) the words that set it apart from the others, in the form they have most."""
    bases: dict[str, str] = {}
    forms = [_forms(texts, lemma, bases) for texts in points]
    counts = [_counts(found) for found in forms]
    total = Counter[str]()
    for count in counts:
        total.update(count)
    average = total.total() / max(len(points), 1)
    return [_best(count, total, average, found) for count, found in zip(counts, forms, strict=True)]


def _forms(texts: Iterable[str], lemma: Lemma, bases: dict[str, str]) -> dict[str, Counter[str]]:
    """The words of the texts by lemma, with the forms in which they stand; a text counts each form once."""
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for word in dict.fromkeys(words(text)):
            if len(word) >= SHORTEST and word.isalpha() and word not in empty():
                if word not in bases:
                    bases[word] = next(iter(lemma(word).split()), word)
                found.setdefault(bases[word], Counter())[word] += 1
    return found


def _counts(forms: Mapping[str, Counter[str]]) -> Counter[str]:
    return Counter({base: count.total() for base, count in forms.items() if base not in empty()})


def _best(
    count: Counter[str], total: Counter[str], average: float, forms: Mapping[str, Counter[str]]
) -> tuple[str, ...]:
    score = {base: round(n * math.log(1 + average / total[base]), 6) for base, n in count.items()}
    ranked = sorted(score, key=lambda base: (-score[base], base))[:WORDS]
    return tuple(min(forms[base], key=lambda form: (-forms[base][form], form)) for base in ranked)


def label(ranked: Sequence[Ranked], telling: Sequence[str], lemma: Lemma) -> str:
    """A readable phrase for a point, from the sentence (likeness to its middle, text) that serves best.

    `telling` are the words that set it apart; they are the label when no sentence gives a phrase.
    """
    found = [(phrase(text, lemma), likeness) for likeness, text in ranked]
    choices = [(grade, -likeness - COVERED * _covered(text, telling), text)
               for (grade, text), likeness in found if grade < UNREADABLE]  # fmt: skip
    if choices:
        return min((grade, round(score, 6), text) for grade, score, text in choices)[2]
    return ", ".join(telling[:NAMING]) or (ranked[0][1] if ranked else "")


def _covered(text: str, telling: Sequence[str]) -> int:
    found = words(text)
    return sum(word in found for word in telling)
