"""What a sentence declares of its letter: that those who speak as one agreed upon it, or plainly not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import collective, lawbook
from synthesis.lawwords import added

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.codebook import Collective
    from corpus.lawbook import Lawbook

_LETTER = (
    r"(?:(?:oplegg?|aanbiedings|begeleidende\s+)?brief|schrijven|tekst|inhoud|boodschap|bewoordingen|bovenstaande|"
    r"voorgaande|oproepen|aandachtspunten|lijn)"
)
_ACT = (
    r"(?:af|over)?(?:gestemd|eengekomen)|vastgesteld|vastgelegd|onderschr\w+|gedragen|geaccordeerd|"
    r"akkoord|ingestemd|instemming|goedgekeurd|bekrachtigd|opgesteld|gezamenlijke?|eensluidend|gelijkluidend|"
    r"unaniem|eenparig|overeenstemming|afstemming"
)
_NOT = re.compile(
    r"\b(?:niet|geen|nooit|noch|evenmin|zonder|buiten|vooruitlopend|voordat|op\s+(?:eigen|persoonlijke)\s+titel|"
    r"moet(?:en)?|wordt\s+nog|worden\s+nog|zal|zullen|nog\s+te|alvorens|had|zou|zodra|indien|mits)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:deels|gedeeltelijk|ten\s+dele|grotendeels|op\s+onderdelen|in\s+hoofdlijnen|op\s+hoofdlijnen|"
    r"met\s+uitzondering|uitgezonderd|behalve|behoudens|op\s+\w+\s+(?:punt|punten|onderdeel|onderdelen)\s+na|"
    r"alleen|uitsluitend|slechts|enkel|(?:eerste|tweede|derde|laatste|volgende)\s+(?:deel|alinea|helft|passage)|"
    r"(?:alinea|passage|paragraaf|onderdeel|gedeelte)s?)\b",
    re.IGNORECASE,
)
_OF_LETTER = re.compile(rf"\b{_LETTER}\b", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"\b(?:\w*toets|bijlage|rapportage|verslag|plan|(?:uw|vorige|eerdere)\s+brief|brief\s+van\s+\d)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,\s+(?:maar|doch|terwijl|al)\b|\s+(?:maar|doch|terwijl)\s+", re.IGNORECASE)


def agreed(text: str) -> bool | None:
    """Whether a sentence declares its letter agreed among the members; `None` when it says nothing of it."""
    signs = _signs(lawbook.in_use())
    if signs is None:
        return None
    found = [not (_NOT.search(clause) or _PARTLY.search(clause)) for clause in _declaring(text, signs)]
    return all(found) if found else None


def names_collective(text: str) -> bool:
    """Whether a sentence names those who speak as one, or their members."""
    signs = _signs(lawbook.in_use())
    return signs is not None and signs.named.search(text) is not None


def _declaring(text: str, signs: _Signs) -> Iterator[str]:
    """The clauses that speak of the agreement of the letter itself."""
    for clause in _CLAUSE.split(text):
        other = _OF_OTHER.search(clause)
        before = clause[: other.start()] if other else clause
        if signs.declares.search(clause) and (other is None or _OF_LETTER.search(before)):
            yield clause


@dataclass(frozen=True, slots=True, eq=False)
class _Signs:
    """How a clause declares that its letter was agreed among the members, and how a sentence names them."""

    declares: re.Pattern[str]
    named: re.Pattern[str]


@lru_cache(maxsize=4)
def _signs(book: Lawbook) -> _Signs | None:
    """Those of a law; none when nobody speaks as one there."""
    found = collective.of(book)
    if found is None:
        return None
    numbers = added(book, lawbook.VOICES, collective.TABLE, "aantallen")
    own, members = re.escape(found.short), re.escape(found.members)
    return _Signs(
        declares=_declares(found, own, _whole(own, members, numbers)),
        named=re.compile(rf"\b(?:{own}|{members})\b", re.IGNORECASE),
    )


def _whole(own: str, members: str, numbers: Iterable[str]) -> str:
    """The members taken together: by their name, or as "alle", "de overige" and the like."""
    which = "|".join((*numbers, "alle", "gezamenlijke", "overige", "andere", "mede", "collega-?"))
    return rf"(?:{own}|(?:{which})\s*(?:collega-?)?{members}|collega'?s|ambtgenoten)"


def _declares(one: Collective, own: str, whole: str) -> re.Pattern[str]:
    determiner = rf"(?:{one.article or 'de'}|de|mijn|alle)\s+(?:gehele\s+|voltallige\s+)?"
    return re.compile(
        rf"\A(?=.*\b{_LETTER}\b)(?=.*\b{whole}\b)(?=.*\b(?:{_ACT})\b)"
        rf"|\b(?:mede\s+)?(?:namens|uit\s+naam\s+van)\s+(?:{determiner}){'' if one.article else '?'}{whole}"
        rf"|\bspre(?:ek|ken)\s+(?:ik|wij)\s+(?:hier\s+)?als\s+{own}\b",
        re.IGNORECASE,
    )
