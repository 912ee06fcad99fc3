"""What a document is and what stands in it; all follows from the seed and the document's number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from dossier_maker import stock
from dossier_maker.senders import of_layer
from dossier_maker.stock import KRING, Section, Sentence
from dossier_maker.varying import MONTHS, varied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier_maker.senders import Sender

KINDS = {
    "brief": 25, "invoeringstoets": 22, "verslag": 16, "oplegbrief": 10, "bijdrage": 8, "kamerbrief": 7,
    "positionpaper": 6, "rapport": 4, "nota": 2,
}  # fmt: skip
"""How many of a hundred documents are of a kind."""
LAYERS = {
    "brief": ("gemeente",), "invoeringstoets": ("provincie", "gemeente"), "verslag": ("provincie",),
    "oplegbrief": ("provincie",), "bijdrage": ("uitvoeringsorganisatie",), "kamerbrief": ("rijk",),
    "positionpaper": ("koepel",), "rapport": ("rijk",), "nota": ("rijk",),
}  # fmt: skip
USUAL = {"docx": 30, "pdf": 25, "odt": 12, "html": 10, "txt": 8, "md": 8, "eml": 5, "msg": 2}
SHORT = {"txt": 33, "md": 22, "html": 20, "docx": 15, "odt": 4, "eml": 3, "pdf": 2, "msg": 1}
PARLIAMENT = {"xml": 60, "pdf": 25, "docx": 15}
MAILED = frozenset({"eml", "msg"})
SHORTEST = 20
"""Sentences that a short document has at most."""
CHAPTERS = (3, 7)
FIRST_DAY, DAYS = date(2024, 2, 1), 850
AGREED, AGREED_AT = 0.85, 120
"""So many of the covering letters have a text of the Kring: the same for all among so many documents."""
LOOKED_BACK, ANSWERED = 60, 2
"""A letter to parliament answers calls of so many of the documents before it at most."""
LATER = 60
"""Days after the latest call that it is written at the earliest."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A call of an earlier document, and the commitment that answers it, as both are written."""

    reference: str
    name: str
    call: str
    commitment: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A document to be: what it is, and its sections; `agreed` names the text of the Kring that it shares."""

    number: int
    kind: str
    sender: Sender
    day: date
    form: str
    sections: tuple[Section, ...]
    agreed: str = ""
    answers: tuple[Answer, ...] = field(default=())

    @property
    def name(self) -> str:
        """The file, within the dossier."""
        return f"{self.number // 1000:04d}/{self.kind}-{self.number:06d}.{self.form}"

    @property
    def reference(self) -> str:
        """By what letters refer to it."""
        return f"{self.sender.short}/{self.day.year}-{self.number:06d}"

    def sentences(self) -> Iterator[Sentence]:
        """All that it says, in order."""
        return (sentence for section in self.sections for sentence in section.sentences)


def composed(seed: int, number: int, *, short: bool = False) -> Piece:
    """The document with this number."""
    piece, draw = _bare(seed, number, short=short), _draw(seed, number, "antwoord")
    return _answering(piece, seed, draw, short=short) if piece.kind == "kamerbrief" else piece


def _draw(*of: int | str) -> Random:
    """What chance decides of a thing, the same each time."""
    return Random("/".join(map(str, of)))  # noqa: S311  # nothing secret is drawn


def _bare(seed: int, number: int, *, short: bool) -> Piece:
    """The document without answers to others."""
    draw = _draw(seed, number)
    kind = _drawn(draw, KINDS)
    form = _drawn(draw, PARLIAMENT if kind == "kamerbrief" else SHORT if short else USUAL)
    sender = draw.choice(of_layer()[draw.choice(LAYERS[kind])])
    day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    agreed = f"kring-{number // AGREED_AT:05d}" if kind == "oplegbrief" and draw.random() < AGREED else ""
    sections = _agreed(seed, agreed, short=short) if agreed else _own(draw, kind, form, short=short)
    covering = (_covering(sender),) if kind == "oplegbrief" else ()
    return Piece(number, kind, sender, day, form, (*covering, *sections), agreed)


def _covering(sender: Sender) -> Section:
    """What makes it a covering letter."""
    text = f"Hierbij bied ik u de invoeringstoets van de provincie {sender.name.split()[-1]} aan."
    return Section("", "invoeringstoets", (Sentence(text, "context", (), "geen", eerder=False, begins=True),))


def _drawn(draw: Random, shares: Mapping[str, int]) -> str:
    return draw.choices(list(shares), list(shares.values()))[0]


def _own(draw: Random, kind: str, form: str, *, short: bool) -> tuple[Section, ...]:
    """Sections of documents of this kind, in words of its own."""
    some = [draw.choice(stock.sections()[kind]) for _ in range(draw.randint(*CHAPTERS))]
    kept = _cut(some) if short or form in MAILED else tuple(some)
    return tuple(replace(one, sentences=tuple(_varied(s, draw) for s in one.sentences)) for one in kept)


def _varied(sentence: Sentence, draw: Random) -> Sentence:
    return replace(sentence, text=varied(sentence.text, draw))


def _agreed(seed: int, agreed: str, *, short: bool) -> tuple[Section, ...]:
    """The text of the Kring: the same in every letter."""
    draw = _draw(seed, agreed)
    return _own(draw, KRING, "", short=short)


def _cut(sections: list[Section]) -> tuple[Section, ...]:
    """The first sentences of them."""
    left, kept = SHORTEST, []
    for section in sections:
        if left > 0:
            kept.append(replace(section, sentences=section.sentences[:left]))
            left -= len(section.sentences)
    return tuple(kept)


def _answering(piece: Piece, seed: int, draw: Random, *, short: bool) -> Piece:
    """The letter, with a chapter in which it answers calls of some documents before it."""
    before = range(max(0, piece.number - LOOKED_BACK), piece.number)
    asked = [_bare(seed, n, short=short) for n in sorted(draw.sample(before, min(ANSWERED, len(before))))]
    found = [pair for one in asked if one.kind != "kamerbrief" for pair in _call(one, draw)]
    if not found:
        return piece
    said = tuple(sentence for one, call in found for sentence in _told(one, call))
    chapter = Section("Antwoord op oproepen", "algemeen", said)
    day = max(piece.day, *(one.day + timedelta(days=LATER) for one, _ in found), FIRST_DAY)
    answers = tuple(
        Answer(one.reference, one.name, call.text, told.text)
        for (one, call), told in zip(found, said[1::2], strict=True)
    )
    kept = _cut([chapter, *piece.sections]) if short else (chapter, *piece.sections)
    return replace(piece, day=day, sections=kept, answers=answers)


def _call(piece: Piece, draw: Random) -> list[tuple[Piece, Sentence]]:
    """A call of this document, if it makes any that can be quoted."""
    calls = [s for s in piece.sentences() if s.rol == "oproep" and s.thema and s.text.endswith(".")]
    return [(piece, draw.choice(calls))] if calls else []


def _told(piece: Piece, call: Sentence) -> tuple[Sentence, Sentence]:
    """What was asked by whom, and that it will be done."""
    day = in_words(piece.day)
    asked = f"In de brief van {day} (kenmerk {piece.reference}) doet {piece.sender.name} een oproep aan mij."
    done = f"Ik geef uiterlijk 1 maart 2027 gevolg aan het verzoek ‘{call.text.rstrip('.')}’."
    context = Sentence(asked, "context", (), "geen", eerder=False, begins=True)
    return context, Sentence(done, "toezegging", call.thema, "geen", eerder=False)


def in_words(day: date) -> str:
    """A date as letters have it."""
    return f"{day.day} {MONTHS.split('|')[day.month - 1]} {day.year}"
