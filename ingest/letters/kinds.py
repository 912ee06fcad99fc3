"""What a part of a file is: by what it calls itself and by its form, each sign with its strength."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind, PartKind
from ingest.letters.labels import Label, labelled
from ingest.letters.letterlines import CLOSING, SALUTATION
from ingest.letters.letterparts import frame
from ingest.letters.titles import FORM, MENTION, NAME, NEAR, Sign, named
from ingest.outline import TEXT
from ingest.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.letters.letterparts import Frame
    from ingest.lines import Line
    from ingest.paragraphs import Draft

TOP_BLOCKS = 12
"""How far from its top a part still shows what it is."""

TITLE_WORDS = 20
"""The longest line under a title that still says what the document is."""

_PARLIAMENT = re.compile(
    r"\b(?:aan )?(?:de )?voorzitters? van de (?:tweede|eerste) (?:kamer|en (?:tweede|eerste) kamer)\b"
    r"|^(?:aan )?(?:de )?(?:tweede|eerste) kamer der staten-generaal\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"\b(?:minister(?:ie|-president)?|staatssecretaris|directoraat)\b", re.IGNORECASE)
_ENCLOSES = re.compile(
    r"\b(?:bied ik u|bieden wij u|bijgevoegd\w*|bijgaand\w*|hierbij (?:zend|stuur|ontvangt"
    r"|treft)\w*|als bijlage"
    r"|in de bijlage|oplegbrief)\b",
    re.IGNORECASE,
)


_ANSWERS = re.compile(r"(?:reactie|antwoord|vraag|vragen|verzoek)\b", re.IGNORECASE)
"""A "reactie op de invoeringstoets" may be one, or be about one."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a part is, its title, the words that show it, and what else it may be."""

    kind: PartKind
    title: str
    evidence: str
    alternatives: tuple[PartKind, ...] = ()


def natures(parts: Sequence[Sequence[Draft]]) -> list[Nature]:
    """What each part is; an annex that does not say so itself is what its cover letter is about."""
    found: list[Nature] = []
    for index, part in enumerate(parts):
        own = nature(part, last=index == len(parts) - 1)
        covered = found and found[0].kind is PartKind.COVER_LETTER and own.kind is PartKind.OTHER
        found.append(_covered(own, found[0].title) if covered and len(parts) == 2 else own)
    return found


def _covered(own: Nature, subject: str) -> Nature:
    """The nature of the only annex of a letter, as the subject of that letter names it."""
    signs = [sign for sign in named(subject) if sign.kind is not PartKind.COVER_LETTER]
    return replace(_judged(signs, own.title), title=own.title) if signs else own


def nature(part: Sequence[Draft], *, last: bool) -> Nature:
    """What a part is by itself; `last` says that nothing follows it, so that it covers no annex."""
    framed = frame(part)
    subject = next((found.value for found in framed.stated(Label.SUBJECT)), "")
    title = _title(part)
    signs = [*_formed(part, framed, last=last), *named(title), *named(subject)]
    signed = any(SALUTATION.match(line.text.strip()) for line in framed.lines())
    if not any(sign.strength >= NAME for sign in signs) and not signed:
        signs += _near(part)
    return _judged(signs, subject or title)


def _title(part: Sequence[Draft]) -> str:
    """The first heading, or a line above it that says what the part is."""
    for block in part:
        text = block.content.text
        short = block.kind is BlockKind.PARAGRAPH and len(text.split()) <= TITLE_WORDS
        says = short and not ends_sentence(text) and any(sign.strength == NAME for sign in named(text))
        if block.kind is BlockKind.HEADING or (says and not block.aside):
            return text
    return ""


def _judged(signs: Sequence[Sign], title: str) -> Nature:
    """The kind with the strongest sign; others with signs as strong stay possible."""
    if not signs:
        return Nature(PartKind.OTHER, title, title)
    strongest = max(sign.strength for sign in signs)
    strong = {sign.kind: sign for sign in reversed(signs) if sign.strength == strongest}
    first = next(sign for sign in signs if sign.strength == strongest)
    order = [kind for kind in PartKind if kind in strong and kind is not first.kind]
    if strongest == MENTION and not order and _ANSWERS.match(title):
        order = [PartKind.OTHER]
    titled = next((sign.words for sign in signs if sign.kind is first.kind and sign.words == title), "")
    return Nature(first.kind, title, titled or first.words, tuple(order))


def _formed(part: Sequence[Draft], framed: Frame, *, last: bool) -> Iterator[Sign]:
    """What the form shows: a letter to parliament, one that covers something, a list of those present."""
    lines = [line.text.strip(" >*_") for line in framed.lines()]
    closing = [block.content.text for block in framed.close]
    greeting = next(
        (text for text in [*lines, *closing] if SALUTATION.match(text) or CLOSING.match(text)), ""
    )
    parliament = next((text for text in lines if _PARLIAMENT.search(text)), "")
    if parliament:
        governs = any(_GOVERNMENT.search(text) for text in [*lines, *closing])
        yield Sign(PartKind.KAMERBRIEF, FORM if governs or not greeting else NAME, parliament)
    texts = [block.content.text for block in part if block.kind in TEXT]
    encloses = next((match[0] for text in texts if (match := _ENCLOSES.search(text))), "")
    if greeting and (not last or encloses):
        yield Sign(PartKind.COVER_LETTER, NAME if last else FORM, encloses or greeting)
    attended = next((line.text for line in framed.lines() if _attends(line)), "")
    if attended and not greeting:
        yield Sign(PartKind.MINUTES, FORM, attended)


def _attends(line: Line) -> bool:
    return any(piece.label in (Label.PRESENT, Label.ABSENT) for piece in labelled(line.text))


def _near(part: Sequence[Draft]) -> Iterable[Sign]:
    """What the first blocks call the document, where its title does not."""
    texts = [
        block.content.text
        for block in part[:TOP_BLOCKS]
        if block.kind is not BlockKind.PARAGRAPH or len(block.content.text.split()) <= TITLE_WORDS
    ]
    found = [sign for text in texts for sign in named(text)]
    return [replace(sign, strength=NEAR if sign.strength == NAME else NEAR - 1) for sign in found]
