"""Letters that say for whom they speak: agreed within the Kring, or plainly not.

Twelve provinces send the letter that their Kring agreed upon. One that declares itself agreed speaks for the
Kring, also when the dossier has no other; one that declares that it is not, or in part only, speaks for
its sender.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model import Laag, PartKind
from synthesis.voices import KRING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Passage
    from synthesis.voices import Voices

Letter = tuple[str, int]
"""A letter: the id of its document and the index of its part."""

_KINDS = (PartKind.COVER_LETTER, PartKind.OTHER)
_KRING = (
    r"(?:kring|(?:twaalf|alle|gezamenlijke|overige|andere|elf|mede|collega-?)\s*(?:collega-?)?commissarissen|"
    r"collega'?s|ambtgenoten)"
)
_LETTER = (
    r"(?:(?:oplegg?|aanbiedings|begeleidende\s+)?brief|schrijven|tekst|inhoud|boodschap|bewoordingen|bovenstaande|"
    r"voorgaande|oproepen|aandachtspunten|lijn)"
)
_ACT = (
    r"(?:af|over)?(?:gestemd|eengekomen)|vastgesteld|vastgelegd|onderschr\w+|gedragen|geaccordeerd|"
    r"akkoord|ingestemd|instemming|goedgekeurd|bekrachtigd|opgesteld|gezamenlijke?|eensluidend|gelijkluidend|"
    r"unaniem|eenparig|overeenstemming|afstemming"
)
_DECLARES = re.compile(
    rf"\b(?=.*\b{_LETTER}\b)(?=.*\b{_KRING}\b)(?=.*\b(?:{_ACT})\b)"
    r"|\b(?:mede\s+)?(?:namens|uit\s+naam\s+van)\s+(?:de|mijn|alle)\s+(?:gehele\s+|voltallige\s+)?"
    rf"(?:kring\b|{_KRING})|\bspre(?:ek|ken)\s+(?:ik|wij)\s+(?:hier\s+)?als\s+kring\b",
    re.IGNORECASE,
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
_SPEAKS = re.compile(r"\b(?:kring|commissarissen)\b", re.IGNORECASE)


def spoken_for(passages: Sequence[Passage], voices: Voices) -> tuple[Passage, ...]:
    """The passages, those of letters that say for whom they speak in that voice."""
    said = _declared(passages, voices)
    return tuple(_in_voice(passage, said.get(letter(passage)), voices) for passage in passages)


def own_letters(passages: Sequence[Passage], voices: Voices) -> frozenset[Letter]:
    """The letters that declare that they are not agreed within the Kring, or in part only."""
    return frozenset(which for which, agreed in _declared(passages, voices).items() if not agreed)


def letter(passage: Passage) -> Letter:
    """The letter that a passage stands in."""
    return passage.observation.document, passage.observation.part


def agreed(text: str) -> bool | None:
    """Whether a sentence declares its letter agreed within the Kring; `None` when it says nothing of it."""
    found = [not (_NOT.search(clause) or _PARTLY.search(clause)) for clause in _declaring(text)]
    return all(found) if found else None


def _declaring(text: str) -> Iterator[str]:
    """The clauses that speak of the agreement of the letter itself."""
    for clause in _CLAUSE.split(text):
        other = _OF_OTHER.search(clause)
        before = clause[: other.start()] if other else clause
        if _DECLARES.search(clause) and (other is None or _OF_LETTER.search(before)):
            yield clause


def _declared(passages: Iterable[Passage], voices: Voices) -> Mapping[Letter, bool]:
    """What letters of provinces declare; one that says both is not agreed as a whole."""
    found: defaultdict[Letter, list[bool]] = defaultdict(list)
    for passage in passages:
        if passage.part in _KINDS and voices.senders[passage.observation.document].laag is Laag.PROVINCIE:
            says = agreed(passage.observation.text)
            if says is not None:
                found[letter(passage)].append(says)
    return {which: all(says) for which, says in found.items()}


def _in_voice(passage: Passage, agreed: bool | None, voices: Voices) -> Passage:
    """A sentence that names the Kring keeps the voice that it was given."""
    sender = voices.senders[passage.observation.document]
    if agreed and passage.bron == sender:
        return replace(passage, bron=KRING)
    if agreed is False and passage.bron == KRING and not _SPEAKS.search(passage.observation.text):
        return replace(passage, bron=sender)
    return passage
