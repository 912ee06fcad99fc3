"""What of a draft speaks to its reader: not the account that Rodedraad gives with the letters that it writes.

A letter by Rodedraad comes back edited. Its notes name places, its last pages say what was changed and show
the passages themselves: held against the dossier these would cover everything.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from reports.changes import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model import Block, Observation, Reading

ASIDE = frozenset({BlockKind.NOTE, BlockKind.COMMENT})
"""What stands beside the text: where something is found, and what its writers tell each other."""
ACCOUNT = "Verantwoording"
"""The heading in HTML above the passages that the letter rests on; in other formats it may be anybody's."""
EXPLAINED = "Elke verwijzing in de brief hoort bij een waarneming"
"""How the account begins in a letter in Word."""
STATUS = re.compile(r"(?:CONCEPT: )?opgesteld uit [\d.]+ waarnemingen\b|NIET OPENBAAR: ", re.IGNORECASE)
REFERENCE = re.compile(r"\W*w\d+(?:\W+w\d+)*\W*|\([^()]*\)\.?\d*")
"""A reference that stands alone: "[w3–w7, w9]", "(provincie X, oplegbrief, p. 2)" ..."""
FIRST = re.compile(r"\s*\[(?:w\d[\dw–, ]*\]?)?$|(?:(?<=[a-z]{4}[.?!])|(?<=[”)\]]))\d{1,3}$|\s*\[noot \d+\]")
"""The beginning of a reference after a sentence, where the sentence was cut: " [", " [w3–w7]", "39"."""
LAST_OF_ANOTHER = re.compile(r"^(?:\[?w\d[\dw–, ]*\]|\[noot \d+\])\s*")
"""The rest of a reference to the sentence before: "w3–w7, w9] "."""
PLACE = re.compile(
    r"(?:\d+ )?[^.“”]{2,160} \(\d{1,2} [a-z]+ \d{4}\), [a-z‘].*|(?:\d+ )?[^.“”]{2,160}, p\. [\d–, ]+\.?"
)
"""What a note says, should it be read as text: "Provincie X (3 mei 2026), toets, p. 2"."""
LETTERHEAD = re.compile(
    r"(?:Retouradres|Aan de Voorzitter|der Staten-Generaal|Datum|Betreft|On(?:s|ze) (?:kenmerk|referentie)"
    r"|Bijlagen?:|De (?:Minister|Staatssecretaris) v(?:an|oor) [^,]+,(?= ?(?:█|\[|$))|\[)[^.]{0,100}"
)
"""A line above or below a letter: whom it is to, what it is about, who signs."""


def spoken(reading: Reading, sentences: Iterable[Observation]) -> tuple[Observation, ...]:
    """The sentences of a draft that are its own."""
    text = {block.index for block in takewhile(lambda b: not _ends(b, reading), reading.blocks)}
    aside = {block.index for block in reading.blocks if block.kind in ASIDE}
    own = (s for s in sentences if s.block in text - aside and not _is_account(s.text))
    return tuple(replace(s, text=bare(s.text)) for s in own)


def bare(text: str) -> str:
    """The words of a sentence without the references that were read with it."""
    return FIRST.sub("", LAST_OF_ANOTHER.sub("", text))


def _ends(block: Block, reading: Reading) -> bool:
    """Whether the letter itself ends here."""
    words = block.content.text.strip()
    ours = words == ACCOUNT and reading.document.format == "html"
    return ours or words == TITLE or words.startswith(EXPLAINED)


def _is_account(text: str) -> bool:
    words = " ".join(text.split())
    return bool(STATUS.match(words)) or any(p.fullmatch(words) for p in (REFERENCE, PLACE, LETTERHEAD))
