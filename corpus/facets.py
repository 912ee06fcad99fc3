"""What a question finds, with for each value of a facet how many of it would be left.

Of one facet any value will do, of several facets each must hold. The number beside a value is what choosing
it alone in its facet gives, under what is chosen in the other facets. Whatever is chosen can be put in the
filter language: an answer is what `Corpus.observations` gives for `Inquiry.whole`, unless it goes by meaning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus import query, search
from corpus.atglance import Column, glance
from corpus.filters.syntax import EVERYTHING, both
from corpus.folding import folded, holds
from corpus.fulltext import full_text
from corpus.matching import Matching
from corpus.remembered import DOCUMENTS, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from corpus.about import About, Documents
    from corpus.atglance import Glance
    from corpus.filters.syntax import Question
    from corpus.language import Language
    from corpus.matching import Mask, Rows

FACETS = (
    "thema", "rol", "bron", "laag", "fase", "toerekening", "eerder", "deel", "beoordeling", "onzeker",
    "vertrouwelijk",
)  # fmt: skip
JUDGED = "beoordeling"
RANKED = 10_000
"""So many are ranked by their words; the others follow in order of the dossier."""
NEAREST = 200
"""So many answer a question by meaning: what comes after is hardly about it."""
AT_HAND = 16
"""Answers that are kept, each with a number for every observation in it."""


class Order(StrEnum):
    """The order of an answer."""

    DOSSIER = "dossier"
    BEST = "best"
    DOUBT = "twijfel"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: a question, and in facets `chosen` values, a question for each.

    With `meaning` the `NEAREST` by words and meaning are the whole among which is chosen, with `like` those
    that are nearest to the observation with that id.
    """

    question: Question = EVERYTHING
    chosen: tuple[tuple[str, Question], ...] = ()
    order: Order = Order.DOSSIER
    meaning: bool = False
    like: str = ""

    @property
    def whole(self) -> Question:
        """All of it as one question."""
        return both(self.question, *(chosen for _, chosen in self.chosen))


@dataclass(frozen=True, slots=True)
class Answer:
    """The places of what was found, in the order asked for, and how many have which value of each facet.

    `by_words` and `by_meaning` are the ranks of places in either ranking, from 1. `is_by_meaning` is false
    when it was to go by meaning and the corpus has no vectors.
    """

    places: NDArray[np.int64]
    counts: Mapping[str, Mapping[str, int]]
    by_words: Mapping[int, int]
    by_meaning: Mapping[int, int]
    is_by_meaning: bool


def answer(connection: Connection, language: Language, inquiry: Inquiry) -> Answer:
    """What is found. Raises `FilterError` and `OtherEncoderError`."""
    matching = Matching(connection, language, glance(connection))
    known: dict[object, Answer] = matching.glance.answers
    found = known.get(inquiry)
    if found is None:
        found = _answer(matching, inquiry)
        if len(known) >= AT_HAND:
            known.clear()
        known[inquiry] = found
    return found


@dataclass(frozen=True, slots=True)
class _Whole:
    """All among which is chosen: which observations these are, and those that rank, best first."""

    mask: Mask
    ranking: Rows
    ranked: search.Ranked


def _answer(matching: Matching, inquiry: Inquiry) -> Answer:
    whole = _near(matching, inquiry) if inquiry.meaning or inquiry.like else _exact(matching, inquiry)
    choices = {facet: matching.mask(chosen) for facet, chosen in inquiry.chosen}
    if not query.asks_for(inquiry.question, JUDGED):
        choices.setdefault(JUDGED, matching.mask(query.COUNTED))
    found = _all(whole.mask, choices)
    counts = _counts(matching, whole.mask, choices, found)
    rows = _ordered(matching.glance, whole, found, inquiry.order)
    ranked = whole.ranked
    places = matching.glance.places[rows]
    return Answer(places, counts, ranked.by_words, ranked.by_meaning, ranked.is_by_meaning)


def _near(matching: Matching, inquiry: Inquiry) -> _Whole:
    """The nearest, by words and meaning or to an observation."""
    import numpy as np

    asked = matching.connection, matching.language
    if inquiry.like:
        ranked = search.nearest(*asked, inquiry.like, inquiry.question, NEAREST)
    else:
        ranked = search.best(*asked, inquiry.question, NEAREST)
    ranking = matching.rows([place for place, _ in ranked.best])
    mask = np.zeros(len(matching.glance.places), dtype=np.bool_)
    mask[ranking] = True
    return _Whole(mask, ranking, ranked)


def _exact(matching: Matching, inquiry: Inquiry) -> _Whole:
    """All that meet the question, ranked by its words where that is asked for."""
    text, _ = query.parted(inquiry.question)
    best: list[int] = []
    if inquiry.order is Order.BEST and text != EVERYTHING:
        full = full_text(matching.connection.dialect.name, matching.language)
        best = list(matching.connection.scalars(full.best(text, RANKED)))
    by_words = {place: rank for rank, place in enumerate(best, start=1)}
    return _Whole(matching.mask(inquiry.question), matching.rows(best), search.Ranked((), by_words, {}))


def _all(mask: Mask, choices: Mapping[str, Mask], but: str = "") -> Mask:
    """What meets every choice, but for those in one facet."""
    import numpy as np

    met: Mask = np.logical_and.reduce([mask, *(one for facet, one in choices.items() if facet != but)])
    return met


def _ordered(there: Glance, whole: _Whole, found: Mask, order: Order) -> Rows:
    import numpy as np

    if order is Order.DOUBT:
        return there.by_doubt[found[there.by_doubt]]
    if order is Order.DOSSIER:
        return np.flatnonzero(found)
    best = whole.ranking[found[whole.ranking]]
    rest = found.copy()
    rest[best] = False
    return np.concatenate([best, np.flatnonzero(rest)])


def _counts(
    matching: Matching, mask: Mask, choices: Mapping[str, Mask], found: Mask
) -> dict[str, dict[str, int]]:
    import numpy as np

    rows = np.flatnonzero(found)
    counts = {}
    for facet, column in _columns(matching).items():
        there = np.flatnonzero(_all(mask, choices, facet)) if facet in choices else rows
        counts[facet] = _counted(column, there)
    return counts


def _counted(column: Column, rows: Rows) -> dict[str, int]:
    """How many of these observations have each value."""
    import numpy as np

    numbers = np.bincount(column.codes[rows], minlength=len(column.values)).tolist()
    total: Counter[str] = Counter()
    for values, number in zip(column.values, numbers, strict=True):
        for value in values if number else ():
            total[value] += number
    return dict(total)


def _columns(matching: Matching) -> dict[str, Column]:
    """The column of each facet."""
    there = matching.glance
    by_document = there.by_document
    about = [there.documents.by_number[int(number)] for (number,) in by_document.values]
    senders = remembered(matching.connection, "senders", (DOCUMENTS,), lambda: _senders(there.documents))
    values: dict[str, list[tuple[str, ...]]] = {
        "bron": [senders[one.nr] for one in about],
        "laag": [(one.laag,) for one in about],
        "vertrouwelijk": [("ja" if one.confidential else "nee",) for one in about],
    }
    made = {name: Column(by_document.codes, tuple(of)) for name, of in values.items()}
    return {facet: made.get(facet) or there.columns[facet] for facet in FACETS}


def _senders(known: Documents) -> dict[int, tuple[str, ...]]:
    """The senders of any document by whose name each document is found, by number: see `About.sent_by`.

    A name is looked for among those alone that have its rarest word. Of names that are found alike one stays.
    """
    names: dict[str, str] = {}
    for about in known.by_number.values():
        for sender in about.senders:
            names.setdefault(folded(sender), sender)
    names.pop("", None)
    within = _within(tuple(names))
    return {
        about.nr: tuple(names[one] for one in _sent(about, names, within))
        for about in known.by_number.values()
    }


def _sent(about: About, names: Mapping[str, str], within: Mapping[str, Sequence[str]]) -> list[str]:
    """The names by which a document is found."""
    by_name = {one for sender in about.senders for one in within.get(folded(sender), ())}
    exact = {about.stem.casefold(), about.laag}
    by_stem = {one for one in map(folded, exact) if one in names and names[one].casefold() in exact}
    return sorted(by_name | by_stem)


def _within(names: Sequence[str]) -> dict[str, list[str]]:
    """For each name those that stand in it."""
    having: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in set(name.split()):
            having[word].append(name)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        rarest = min(name.split(), key=lambda word: len(having[word]))
        for other in having[rarest]:
            if holds(other, name):
                found[other].append(name)
    return found
