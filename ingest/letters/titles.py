"""What a title calls its document, and how strongly that shows what the document is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.model import PartKind

if TYPE_CHECKING:
    from corpus.lawbook import Lawbook

FORM, NAME, MENTION, NEAR = 4, 3, 2, 1
"""The strength of a sign: the form of the part, what its title calls it, what its title is about, what
short lines under the title say."""

_ABOUT = re.compile(
    r"\s(?:aan|bij|betreffende|inzake|naar aanleiding van|n\.a\.v\.|op|over|t\.b\.v\."
    r"|ten behoeve van|van|voor)\s|\s\(",
    re.IGNORECASE,
)
"""What a document is about stands behind these words; what it is stands before them."""

_REPORT = "verslag"
_MEETINGS = ("overleg", "vergadering", "bijeenkomst", "sessie", "gesprek", "beraad")


def titles() -> tuple[tuple[PartKind, re.Pattern[str]], ...]:
    """What a title calls its document, the most specific name first, in the words of the law in use too."""
    return _titles(lawbook.in_use())


@lru_cache(maxsize=4)
def _titles(book: Lawbook) -> tuple[tuple[PartKind, re.Pattern[str]], ...]:
    table = book.table(lawbook.ORGANISATIONS)
    meetings = rf"(?:{'|'.join((*_MEETINGS, *table.get('overleggen', ())))})"
    own = table.get("titels", {})
    general = _general(meetings, lawbook.papers(book).get(PartKind.STATUTORY_REPORT.value, ""))
    patterns = [(kind, "|".join(filter(None, (said, own.get(kind.value, ""))))) for kind, said in general]
    filled = [(kind, said.replace("{overleg}", meetings)) for kind, said in patterns if said]
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in filled)


def _general(meetings: str, statutory: str) -> tuple[tuple[PartKind, str], ...]:
    """What titles say under any law; of `statutory`, what the law calls its report, there are no minutes."""
    first = re.escape(statutory.removesuffix(_REPORT))
    before = rf"(?<!{first})" if statutory.endswith(f" {_REPORT}") else ""
    without = rf"(?!.*\b{re.escape(statutory)})" if statutory else ""
    return (
        (PartKind.BESLISNOTA, r"\bbeslisnota(?:'s)?\b|\bnota ter beslissing\b"),
        (PartKind.COVER_LETTER, r"\b(?:oplegbrief|aanbiedingsbrief|begeleidende brief)\b"),
        (PartKind.PLAN, ""),
        (PartKind.STATUTORY_REPORT, ""),
        (
            PartKind.MINUTES,
            rf"{before}\b(?:concept)?(?:verslag|notulen|besluitenlijst|gespreksverslag|conceptverslag)\b"
            rf"{without}.*{meetings}|{meetings}.*\b(?:verslag|notulen|besluitenlijst)\b"
            r"|^(?:concept)?notulen\b|\b(?:vergader|gespreks|overleg)verslag\b",
        ),
        (
            PartKind.POSITION_PAPER,
            r"\bposition[ -]?paper\b|\bstandpunt(?:ennotitie)?\b|\bvisie\b|\binbreng\b|\bpaper\b"
            r"|\brondetafel",
        ),
        (PartKind.INVOERINGSTOETS, r"\binvoeringstoets(?:en)?\b"),
        (PartKind.REPORT, r"\b\w*rapport(?:age)?\b|\banalyse\b|\bevaluatie\b|\bonderzoek\b|\bmonitor\b"),
    )


DECISIVE = frozenset({PartKind.BESLISNOTA, PartKind.COVER_LETTER, PartKind.MINUTES, PartKind.POSITION_PAPER})
"""Kinds that are about something else by their nature."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind that a part shows, how strongly, and in which words."""

    kind: PartKind
    strength: int
    words: str


def named(title: str) -> list[Sign]:
    """What a title calls the document; a name behind "bij" or "over" is only what it is about.

    What stands beside the name of a paper of its own kind ("Beslisnota invoeringstoets") is so too.
    """
    about = _ABOUT.search(title)
    end = about.start() if about else len(title)
    found = [(kind, match.start() <= end) for kind, pattern in titles() if (match := pattern.search(title))]
    decided = any(kind in DECISIVE and free for kind, free in found)
    return [
        Sign(kind, NAME if free and (kind in DECISIVE or not decided) else MENTION, title)
        for kind, free in found
    ]
