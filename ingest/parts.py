"""The parts of a file, a cover letter and its annex, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind, PartKind
from ingest.letterlines import CLOSING, SALUTATION, attendance_value, label_value
from ingest.outline import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.paragraphs import Draft

_ANNEX = re.compile(r"^bijlage(?:\s(?:\d{1,2}|[IVX]+|[A-Z]))?\b(?!n)\s?(?:[:.–-]|$)", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"\s(?:Bijlagen?|Datum|Ons kenmerk|Uw kenmerk|Onze referentie|Uw brief)\b\s*:?")
_PARLIAMENT = re.compile(r"\baan de voorzitters? van de (?:tweede|eerste) kamer\b", re.IGNORECASE)
_ENCLOSES = re.compile(
    r"\b(?:bied ik u|bieden wij u|bijgevoegd\w*|bijgaand\w*|als bijlage|in de bijlage|oplegbrief)\b",
    re.IGNORECASE,
)

TITLES: tuple[tuple[PartKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (PartKind.BESLISNOTA, r"\bbeslisnota\b"),
        (PartKind.PROVINCIAAL_PLAN, r"\bprovincia(?:al|le) plan(?:nen)?\b"),
        (
            PartKind.MINUTES,
            r"\b(?:concept)?(?:verslag|notulen|besluitenlijst|gespreksverslag)\b.*"
            r"(?:overleg|vergadering|bijeenkomst|sessie|\bPRT\b|\bLRT\b|regietafel|gesprek)|^notulen\b",
        ),
        (
            PartKind.PROVINCIAAL_VERSLAG,
            r"\bprovinciaal verslag\b|\bverslag\b.*(?:commissaris|spreidingswet|cdK)",
        ),
        (
            PartKind.POSITION_PAPER,
            r"\bposition\s?paper\b|\bstandpunt\b|\bvisie\b|\binbreng\b|\bpaper\b|\brondetafel",
        ),
        (PartKind.INVOERINGSTOETS, r"\binvoeringstoets(?:en)?\b"),
        (PartKind.REPORT, r"\brapport(?:age)?\b|\banalyse\b|\bevaluatie\b|\bonderzoek\b|\bmonitor\b"),
    )
)
"""What a title calls its document, the most specific name first."""

TOP_BLOCKS = 12
"""How far from its top a part still shows what it is."""

TITLE_WORDS = 20
"""The longest line under a title that still says what the document is."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What a part is, its title, the words that show it, and what else it may be."""

    kind: PartKind
    title: str
    evidence: str
    alternatives: tuple[PartKind, ...] = ()


def split(blocks: Sequence[Draft]) -> list[list[Draft]]:
    """The blocks part by part: a new one begins behind a letter's closing and at the title of an annex."""
    parts: list[list[Draft]] = [[]]
    pending = False
    for index, block in enumerate(blocks):
        pending = pending or block.begins
        starts = (pending and not block.aside) or _is_annex(block)
        if starts and _holds_text(parts[-1]) and _holds_text(blocks[index:]):
            parts.append([])
        pending = pending and block.aside
        parts[-1].append(block)
    return parts


def _is_annex(block: Draft) -> bool:
    return block.kind is BlockKind.HEADING and _ANNEX.match(block.content.text) is not None


def _holds_text(blocks: Sequence[Draft]) -> bool:
    return any(block.kind in TEXT for block in blocks)


def natures(parts: Sequence[Sequence[Draft]]) -> list[Nature]:
    """What each part is; an annex that does not say so itself is what its cover letter is about."""
    found: list[Nature] = []
    for index, part in enumerate(parts):
        own = nature(part, last=index == len(parts) - 1)
        cover = found[0].title if found and found[0].kind is PartKind.COVER_LETTER else ""
        named = [kind for kind, pattern in TITLES if pattern.search(cover)]
        found.append(
            replace(own, kind=named[0], evidence=cover) if own.kind is PartKind.OTHER and named else own
        )
    return found


def nature(part: Sequence[Draft], *, last: bool) -> Nature:
    """What a part is by itself; `last` says that nothing follows it, so that it covers no annex."""
    subject, title = subject_of([b.content.text for b in _letter(part)]), _title(part)
    named = subject or title
    for kind, evidence in _shown(part, named, last=last):
        return Nature(kind, named, evidence)
    return Nature(PartKind.OTHER, named, named)


def _letter(part: Sequence[Draft]) -> list[Draft]:
    return [block for block in part if block.kind is BlockKind.LETTERHEAD]


def _title(part: Sequence[Draft]) -> str:
    return next((block.content.text for block in part if block.kind is BlockKind.HEADING), "")


def _shown(part: Sequence[Draft], named: str, *, last: bool) -> list[tuple[PartKind, str]]:
    """The kinds that a part shows, each with its evidence, the most certain one first."""
    letter = [block.content.text for block in _letter(part)]
    parliament = next((text for text in letter if _PARLIAMENT.search(text)), "")
    attended = next((text for text in letter if attendance_value(text) is not None), "")
    greeting = next((text for text in letter if SALUTATION.match(text) or CLOSING.match(text)), "")
    encloses = next((m[0] for b in part if b.kind in TEXT and (m := _ENCLOSES.search(b.content.text))), "")
    titled = [(kind, named) for kind, pattern in TITLES if pattern.search(named)]
    signed = greeting or any(label_value(text) is not None for text in letter)
    shown = [(PartKind.KAMERBRIEF, parliament)] if parliament else []
    if greeting and (not last or encloses):
        shown.append((PartKind.COVER_LETTER, encloses or greeting))
    if attended and not greeting:
        minutes = [(kind, text) for kind, text in titled if kind is PartKind.MINUTES]
        shown += minutes or [(PartKind.MINUTES, attended)]
    if not titled and not signed:
        titled = _titled_at_top(part)
    return shown + titled


def _titled_at_top(part: Sequence[Draft]) -> list[tuple[PartKind, str]]:
    """What the first blocks call the document, where its title does not."""
    texts = [
        b.content.text
        for b in part[:TOP_BLOCKS]
        if b.kind is not BlockKind.PARAGRAPH or len(b.content.text.split()) <= TITLE_WORDS
    ]
    return [(kind, text) for kind, pattern in TITLES for text in texts if pattern.search(text)]


def subject_of(letter: Sequence[str]) -> str:
    """The subject of a letter: what stands behind "Betreft" or "Onderwerp", or under a bare label.

    Where extraction has put all labels before all values, it is the first value that is a phrase.
    """
    for index, text in enumerate(letter):
        match = re.search(r"\b(?:Betreft|Onderwerp)\b\s*:?\s*(.*)$", text)
        if match and match[1]:
            return _NEXT_LABEL.split(match[1])[0].strip()
        if match:
            below = (t for t in letter[index + 1 :] if label_value(t) is None and len(t.split()) > 2)
            return next((t for t in below if not SALUTATION.match(t)), "")
    return ""
