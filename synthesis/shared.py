"""Shared text: sentences that stand (nearly) verbatim in the documents of several senders.

Equal normal forms are found by their hash; for near copies `candidates` names the pairs that can be near
enough, and the alignment of their words confirms them. A group grows from its surest pair and never holds
two wordings of one document: what one writer sets down in two ways are two sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from corpus.findings import SharedText
from corpus.model import PartKind
from synthesis.agreement import letter, own_letters
from synthesis.candidates import pairs
from synthesis.deviations import deviations
from synthesis.voices import is_member, together
from synthesis.wording import (
    LETTER_RATIO,
    MIN_WORDS,
    RATIO,
    decisive,
    likeness,
    names,
    normal_form,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Bron, Passage
    from synthesis.agreement import Letter
    from synthesis.voices import Voices
    from synthesis.wording import Words

FURNITURE = ("kop", "formaliteit")
"""Rollen that are alike in all letters without anybody having copied anything."""
LAST = chr(0x10FFFF)
"""Sorts after every letter."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """A normal form and where it stands: `copies` are indices of passages, `own` the senders' names."""

    words: Words
    copies: tuple[int, ...]
    documents: frozenset[str]
    own: frozenset[str]
    in_letters: bool


def shared_texts(passages: Sequence[Passage], voices: Voices) -> tuple[SharedText, ...]:
    """The shared text among passages in order of document; each text in the place of its first copy."""
    fixed = _names_in(passages, voices)
    ordered = sorted(fixed)
    own = {document: _names_of(bron, ordered) for document, bron in voices.senders.items()}
    wordings = _wordings(passages, own)
    found = sorted(_groups(wordings, sorted(_links(wordings, fixed))))
    groups = sorted([*found, *_beside(found, passages)])
    apart = own_letters(passages, voices)
    copies = ([passages[index] for index in group] for group in groups)
    return tuple(
        _shared_text(group, voices, apart) for group in copies if len(_signatories(group, voices)) > 1
    )


def _is_sentence(passage: Passage) -> bool:
    return passage.observation.coding.rol not in FURNITURE


def _names_in(passages: Sequence[Passage], voices: Voices) -> frozenset[str]:
    """The names that the dossier uses, also those that stand at the head of a sentence alone."""
    sentences = [passage.observation for passage in passages if _is_sentence(passage)]
    actors = (m.text for sentence in sentences for m in sentence.mentions if m.kind == "actor")
    senders = (bron.name for bron in voices.senders.values())
    return names((sentence.text for sentence in sentences), chain(senders, actors))


def _names_of(sender: Bron, fixed: Sequence[str]) -> frozenset[str]:
    """The names (in order) that belong to a sender: "eemland" and "eemlandse" to the province of Eemland."""
    roots = (word for word in words(sender.name) if len(word) > 3)
    begun = (fixed[bisect_left(fixed, root) : bisect_left(fixed, root + LAST)] for root in roots)
    return frozenset(chain.from_iterable(begun))


def _wordings(passages: Sequence[Passage], own: Mapping[str, frozenset[str]]) -> list[_Wording]:
    standing: defaultdict[Words, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        if _is_sentence(passage) and len(form := words(passage.observation.text)) >= MIN_WORDS:
            standing[form].append(index)
    return [_wording(form, copies, passages, own) for form, copies in standing.items()]


def _wording(
    form: Words, copies: list[int], passages: Sequence[Passage], own: Mapping[str, frozenset[str]]
) -> _Wording:
    documents = frozenset(passages[index].observation.document for index in copies)
    return _Wording(
        words=form,
        copies=tuple(copies),
        documents=documents,
        own=frozenset().union(*(own[document] for document in documents)),
        in_letters=all(passages[index].part == PartKind.COVER_LETTER for index in copies),
    )


def _links(wordings: Sequence[_Wording], fixed: frozenset[str]) -> Iterator[tuple[float, int, int]]:
    """Pairs of near copies as (minus their likeness, index, index)."""
    for a, b in _candidates(wordings, fixed):
        if wordings[a].documents.isdisjoint(wordings[b].documents):
            ratio = _ratio(wordings[a], wordings[b], fixed)
            if ratio:
                yield -ratio, a, b


def _candidates(wordings: Sequence[_Wording], fixed: frozenset[str]) -> set[tuple[int, int]]:
    """Pairs that may be near copies; among letters those too that differ in the names of their senders."""
    by_copies = sorted(range(len(wordings)), key=lambda index: (-len(wordings[index].copies), index))
    letters = [index for index in by_copies if wordings[index].in_letters]
    own = frozenset().union(*(wordings[index].own for index in letters))
    return {
        *_pairs(by_copies, wordings, fixed, RATIO),
        *_pairs(letters, wordings, fixed - own, LETTER_RATIO),
    }


def _pairs(
    chosen: Sequence[int], wordings: Sequence[_Wording], fixed: frozenset[str], ratio: float
) -> Iterator[tuple[int, int]]:
    forms = [wordings[index].words for index in chosen]
    for i, j in pairs(forms, [decisive(form, fixed) for form in forms], ratio).tolist():
        yield min(chosen[i], chosen[j]), max(chosen[i], chosen[j])


def _ratio(a: _Wording, b: _Wording, fixed: frozenset[str]) -> float:
    """The likeness of near copies, else 0. Agreed letters may differ in the name of their sender."""
    letters = a.in_letters and b.in_letters
    at_least = LETTER_RATIO if letters else RATIO
    ratio = likeness(a.words, b.words, fixed - a.own - b.own if letters else fixed, at_least)
    return ratio if ratio >= at_least else 0.0


def _groups(
    wordings: Sequence[_Wording], links: Iterable[tuple[float, int, int]]
) -> Iterator[tuple[int, ...]]:
    """Groups of copies (indices of passages in order): single linkage, the surest pair first."""
    group = {index: [index] for index in range(len(wordings))}
    held = {index: set(wording.documents) for index, wording in enumerate(wordings)}
    for _, a, b in links:
        into, other = group[a][0], group[b][0]
        if held[into].isdisjoint(held[other]):
            held[into] |= held[other]
            joined, moved = group[into], group[other]
            joined.extend(moved)
            group |= dict.fromkeys(moved, joined)
    for index, members in group.items():
        if index == members[0]:
            yield tuple(sorted(copy for member in members for copy in wordings[member].copies))


def _beside(groups: Sequence[tuple[int, ...]], passages: Sequence[Passage]) -> Iterator[tuple[int, ...]]:
    """Sentences too short to be known as copies by themselves, that stand in one wording beside copies."""
    told: set[Words] = set()
    for group in groups:
        for step in (1, -1):
            places: defaultdict[Words, list[int]] = defaultdict(list)
            for index in group:
                if form := _short(passages, index, index + step):
                    places[form].append(index + step)
            copied = {form: at for form, at in places.items() if len(at) > 1 and form not in told}
            told.update(copied)
            yield from map(tuple, copied.values())


def _short(passages: Sequence[Passage], index: int, beside: int) -> Words:
    """The wording of a short sentence in the same paragraph as a copy; nothing when there is none."""
    if not 0 <= beside < len(passages) or not _is_sentence(passages[beside]):
        return ()
    one, other = passages[index].observation, passages[beside].observation
    form = words(other.text) if (one.document, one.block) == (other.document, other.block) else ()
    return form if len(form) < MIN_WORDS else ()


def _signatories(copies: Iterable[Passage], voices: Voices) -> tuple[str, ...]:
    return tuple(dict.fromkeys(voices.senders[copy.observation.document].name for copy in copies))


def _shared_text(copies: Sequence[Passage], voices: Voices, apart: frozenset[Letter]) -> SharedText:
    voice = _voice(copies, apart)
    # What may be quoted goes before what may not: the text of a public copy is public.
    quotable = [copy for copy in copies if not copy.confidential] or copies
    ((text, _),) = Counter(copy.observation.text for copy in quotable).most_common(1)
    return SharedText(
        id=sha256(normal_form(text).encode()).hexdigest()[:12],
        text=text,
        voice=voice,
        signatories=_signatories(copies, voices),
        passages=tuple(replace(copy, bron=voice) if voice == together() else copy for copy in copies),
        deviations=deviations(text, copies),
    )


def _voice(copies: Sequence[Passage], apart: frozenset[Letter]) -> Bron:
    """The collective when most copies speak for it, else the earliest that does not relay it from another."""
    one = together()
    if one and 2 * sum(_speaks_for(one, copy, apart) for copy in copies) > len(copies):
        return one
    return next((copy for copy in copies if not copy.relayed), copies[0]).bron


def _speaks_for(one: Bron, copy: Passage, apart: frozenset[Letter]) -> bool:
    """A cover letter of a member does, unless it says that it was not agreed with the others."""
    agreed = copy.part == PartKind.COVER_LETTER and is_member(copy.bron)
    return copy.bron == one or (agreed and letter(copy) not in apart)
