"""Documents that a text names but the dossier lacks.

Kept narrow on purpose: a sentence counts when it says that a document was sent apart, goes as an annex, is
enclosed, or is the report of the writer's own ministry. It counts as present when another part of the
same file, or of another file by the same sender, is what the sentence names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from corpus.findings import MissingDocument
from corpus.model import Laag, PartKind
from synthesis.shared import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.findings import Bron, Passage
    from corpus.model import Document, Part
    from synthesis.voices import Voices

_NOUN = (
    r"(?:\w*(?:rapport(?:age)?s?|notities?|toets(?:en)?|verslag(?:en)?|overzicht(?:en)?|aanbeveling(?:en)?|"
    r"advie(?:s|zen)|onderzoek(?:en)?|papers?|nota'?s?|memo'?s?|analyses?|evaluaties?|factsheets?|"
    r"toelichting(?:en)?|tabel(?:len)?|verzoek(?:en)?|bijlagen?|brie(?:f|ven))|provincia(?:al|le)\s+plan(?:nen)?)\b"
)
_ADJECTIVES = r"(?:(?!(?:de|deze)\b)[\w-]+(?:e|aal|eel)\s+){0,2}"
_DETERMINER = r"(?:de|het|een|onze|ons|mijn|deze|eventuele|aanvullende)\s+"
_PHRASE = re.compile(
    rf"(?P<before>(?!{_DETERMINER})\w+\s+)?\b{_DETERMINER}{_ADJECTIVES}{_NOUN}(?:\s+en\s+{_NOUN})?"
    r"(?:\s+(?:aan|van|over|voor)\s+(?:(?:de|het|mijn|ons|onze|uw)\s+)?[\w-]+)?",
    re.IGNORECASE,
)
"""A noun phrase that can be a document; `before` holds the word before it."""
_PREPOSITION = re.compile(
    r"(?:aan|bij|conform|door|in|met|na|naar|naast|om|op|over|te|tot|uit|van|volgens|voor)\s", re.IGNORECASE
)
_SENT = (
    r"(?:(?:toe|na|mee|ver)?(?:gezonden|gestuurd|zonden|stuurd)|aangeleverd|aangeboden|verstrekt|ingediend)"
)
_APART = re.compile(
    rf"\b(?:separaat|afzonderlijk|apart)\s+(?:[\w-]+\s+){{0,2}}?{_SENT}\b"
    r"|\b(?:zend|zenden|stuur|sturen|lever|leveren|bied|bieden)\b[^.;]*\b(?:separaat|afzonderlijk|apart)\b",
    re.IGNORECASE,
)
_ANNEXED = re.compile(
    r"\bals\s+bijlage\s+(?:\w+\s+)?bij\s+(?:deze|dit|mijn|onze)\s+\w+"
    r"|\b(?:treft|vindt|ontvangt)\s+u\b[^.;]*\b(?:als|in\s+de)\s+bijlage"
    r"|\bals\s+bijlage\s+(?:bijgevoegd|toegevoegd|meegezonden|meegestuurd)\b",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(
    r"\b(?:de|het|een|mijn|onze|ons)\s+(?:bijgevoegde|bijgaande|bijgesloten|meegezonden|meegestuurde)\s+"
    rf"{_ADJECTIVES}{_NOUN}",
    re.IGNORECASE,
)
_OF_MINISTRY = re.compile(
    # A toets is a deed as much as a paper: "uit de toets van mijn ministerie" refers nobody to a document.
    rf"\b(?:de|het)\s+(?!\w*toets){_NOUN}\s+van\s+(?:mijn|ons)\s+(?:ministerie|departement)\b",
    re.IGNORECASE,
)

_KINDS = (
    ("toets", (PartKind.INVOERINGSTOETS,)),
    ("rapport", (PartKind.REPORT, PartKind.INVOERINGSTOETS)),
    ("verslag", (PartKind.STATUTORY_REPORT, PartKind.MINUTES)),
    ("plan", (PartKind.PLAN,)),
    ("paper", (PartKind.POSITION_PAPER,)),
    ("nota", (PartKind.BESLISNOTA,)),
)
"""What a part may be when its name holds the word."""


class _Named(NamedTuple):
    """A document as a sentence names it.

    `phrase` is "" when only the sentence describes it; `in_file` holds when it should be part of the file.
    """

    description: str
    phrase: str
    in_file: bool


def missing_documents(
    passages: Sequence[Passage], documents: Sequence[Document], voices: Voices
) -> tuple[MissingDocument, ...]:
    """What the passages name and the documents lack, in order of passage, once for each document and name."""
    found: dict[tuple[str, str], MissingDocument] = {}
    of_sender: defaultdict[Bron | Laag, list[Document]] = defaultdict(list)
    for document in documents:
        of_sender[_house(voices, document.id)].append(document)
    for passage in passages:
        for named in _named(passage):
            near = of_sender[_house(voices, passage.observation.document)]
            if not _is_present(named, passage, near):
                key = passage.observation.document, named.description.casefold()
                found.setdefault(key, MissingDocument(named.description, passage))
    return tuple(found.values())


def _named(passage: Passage) -> Iterator[_Named]:
    text = passage.observation.text
    if passage.observation.coding.rol in FURNITURE:
        return
    for pattern, in_file in ((_ENCLOSED, True), (_OF_MINISTRY, False)):
        for match in pattern.finditer(text):
            yield _Named(match.group(), match.group(), in_file)
    for pattern, in_file in ((_ANNEXED, True), (_APART, False)):
        for match in pattern.finditer(text):
            phrase = _subject(text, match)
            yield _Named(phrase or text, phrase, in_file)


def _subject(text: str, verb: re.Match[str]) -> str:
    """The noun phrase of the verb: the last before it without a preposition, else the first from it on."""
    before = [phrase for phrase in _phrases(text) if phrase.end() <= verb.start()]
    after = [phrase for phrase in _phrases(text) if phrase.start() >= verb.start()]
    chosen = [*before[-1:], *after[:1]]
    return chosen[0].group().removeprefix(chosen[0]["before"] or "") if chosen else ""


def _phrases(text: str) -> list[re.Match[str]]:
    return [phrase for phrase in _PHRASE.finditer(text) if not _PREPOSITION.match(phrase["before"] or "")]


def _is_present(named: _Named, passage: Passage, of_sender: Iterable[Document]) -> bool:
    """Whether it is another part of the same file, or part of another file by the same sender."""
    own = passage.observation.document
    for document in of_sender:
        if document.id == own:
            others = [part for part in document.parts if part.index != passage.observation.part]
            if any(_fits(part, named) or (named.in_file and _is_annex(part, named)) for part in others):
                return True
        elif any(_fits(part, named) for part in document.parts):
            return True
    return False


def _house(voices: Voices, document: str) -> Bron | Laag:
    """Whose files a document is looked for among: those of its sender; the Rijk is one."""
    sender = voices.senders[document]
    return Laag.RIJK if sender.laag is Laag.RIJK else sender


def _fits(part: Part, named: _Named) -> bool:
    """By the kind that the name implies, or by a word of the part's title."""
    title = {word for word in part.title.casefold().split() if len(word) > 3}
    return part.kind in _kinds(named) or not title.isdisjoint(named.phrase.casefold().split())


def _is_annex(part: Part, named: _Named) -> bool:
    """An annex of unknown kind may be anything; to a name that implies no kind any annex fits."""
    return part.kind is PartKind.OTHER or (not _kinds(named) and part.kind is not PartKind.COVER_LETTER)


def _kinds(named: _Named) -> tuple[PartKind, ...]:
    return next((kinds for word, kinds in _KINDS if word in named.phrase.casefold()), ())
