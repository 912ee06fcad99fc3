"""Who wrote a document, when, on what: each value with the words it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Fact, Laag, Metadata, PartKind
from ingest.dates import find_dates, is_date
from ingest.letterlines import ADDRESSEE, INITIALS, NUMBER, POSTCODE, label_value
from ingest.organisations import called, named_in
from ingest.outline import TEXT
from ingest.parts import subject_of
from ingest.wording import has_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model import Block, Part

MINUTES_REASON = "verslag van een overleg: standaard vertrouwelijk"
MARKED_REASON = "het document is als vertrouwelijk gemerkt"

TOP_BLOCKS = 8
"""A paper names its authors within its first paragraphs; further down it names whom it writes about."""

OPENING = 40
"""In characters: whoever a paragraph begins with stands here."""

TITLE_WORDS = 20
"""The longest line under a title that still says who wrote the document."""

SHORT_WORDS = 18
"""A date in so few words dates the document; one in a longer text is what the text is about."""

QUOTE = 200
"""In characters: evidence is shown beside a value and need not hold a whole paragraph."""

_DATE_LABEL = re.compile(r"\b(?:verzenddatum|datum|verzonden|d\.d\.)", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:onze referentie|ons kenmerk|(?<!uw )kenmerk|(?<!uw )referentie|zaaknummer|documentnummer)\b"
    r"\s*:?\s*(\S*\d\S*)?",
    re.IGNORECASE,
)
_COMMISSIONER = re.compile(
    r"(?:commissaris van de koning\w* (?:in|van)|gedeputeerde staten van) (?:de provincie )?([A-Z][\w-]+)",
    re.IGNORECASE,
)
_KRING = re.compile(r"\b(?:namens|voorzitter van) de kring\b", re.IGNORECASE)
_MUNICIPALITY = re.compile(
    r"(?:burgemeester(?: en wethouders)?|college(?: van burgemeester en wethouders)?|gemeentebestuur) van "
    r"(?:de gemeente )?([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)|\bgemeente ([A-Z][\w'-]+)"
)
_ORGANISER = re.compile(
    r"^(?:organisator|organisatie|georganiseerd door|gastheer|opsteller|afzender)\b", re.IGNORECASE
)
_PHRASE = r"(?-i:([A-Z][\w&'’-]*(?:(?: (?:van|voor|der|de|het))* [A-Z][\w&'’-]*)*))"
"""A name: words with a capital, small words between them."""
_ON_BEHALF = re.compile(r"\b[Nn]amens (?:de |het )?" + _PHRASE)
_BY = re.compile(
    r"\b(?:position ?paper|bijdrage|inbreng|reactie|zienswijze|notitie|brief|advies|afzender:|opgesteld door)"
    r"(?: (?:van|door))? (?:de |het )?" + _PHRASE + r"(?:(?:,| en) (?:de |het )?" + _PHRASE + ")?",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"\(([^()]{2,80}?),? voorzitter\)", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:Aan (?:de|het|mevrouw)|[Tt]\.a\.v\.)\s")
_CONFIDENTIAL = re.compile(r"(?<!niet )(?<!niet-)\bvertrouwelijk\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sender:
    name: str
    laag: Laag
    block: Block


def metadata(blocks: Sequence[Block], parts: Sequence[Part]) -> Metadata:
    """What the first part of a file says about the whole, later parts being annexes to it."""
    first = [block for block in blocks if block.part == 0]
    senders = _senders(first, parts[0])
    return Metadata(
        senders=tuple(Fact(sender.name, _quote(sender.block), sender.block.page) for sender in senders),
        laag=_laag(senders),
        date=_date(first),
        subject=_subject(first),
        reference=_reference(first),
        confidential=_confidential(first, parts[0]),
    )


def _quote(block: Block) -> str:
    return block.text[:QUOTE]


def _laag(senders: Sequence[_Sender]) -> Laag:
    """The layer of the Kring when it is a sender, else that of the first one."""
    found = [sender.laag for sender in senders]
    return Laag.KRING if Laag.KRING in found else found[0] if found else Laag.ONBEKEND


def _senders(blocks: Sequence[Block], part: Part) -> list[_Sender]:
    """Who sent it: by signature, else by title, letterhead, header or first paragraphs."""
    minutes = part.kind is PartKind.MINUTES  # who attends a meeting or is spoken of there did not write them
    sources = (_meeting, _titles, _headers) if minutes else (_signature, _titles, _addresses, _headers, _top)
    for source in sources:
        found = _unique(source(blocks))
        if found:
            return found
    return []


def _unique(senders: Iterable[_Sender]) -> list[_Sender]:
    first: dict[str, _Sender] = {}
    for sender in senders:
        first.setdefault(sender.name, sender)
    return list(first.values())


def _named(block: Block, *, title: bool = False) -> Iterator[_Sender]:
    for organisation in named_in(block.text, title=title):
        yield _Sender(organisation.name, organisation.laag, block)


def _letter(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The letterhead and the signature: letter furniture before and after the first running text."""
    body = next((block.index for block in blocks if block.kind in TEXT), len(blocks))
    letter = [block for block in blocks if block.kind is BlockKind.LETTERHEAD]
    return [b for b in letter if b.index < body], [b for b in letter if b.index > body]


def _signature(blocks: Sequence[Block]) -> Iterator[_Sender]:
    for block in (block for block in _letter(blocks)[1] if not has_link(block.text)):
        if _KRING.search(block.text):
            yield from (_Sender(o.name, o.laag, block) for o in named_in("Kring van commissarissen"))
            continue
        province = _COMMISSIONER.search(block.text)
        if province:
            found = [o for o in named_in(f"provincie {province[1]}") if o.laag is Laag.PROVINCIE]
        else:
            found = named_in(block.text) or [called(match[1]) for match in _ON_BEHALF.finditer(block.text)]
        yield from (_Sender(o.name, o.laag, block) for o in found)
        yield from _municipalities(block)


def _municipalities(block: Block) -> Iterator[_Sender]:
    for match in _MUNICIPALITY.finditer(block.text):
        yield _Sender(f"Gemeente {match[1] or match[2]}", Laag.GEMEENTE, block)


def _meeting(blocks: Sequence[Block]) -> Iterator[_Sender]:
    """Who called a meeting: the organiser or whom the title names, else the chair, else the ministry."""
    chairs = [
        _Sender(o.name, o.laag, block)
        for block in blocks
        if block.kind is BlockKind.LETTERHEAD and (chair := _CHAIR.search(block.text))
        for o in named_in(chair[1])
    ]
    stated = [b for b in blocks if b.kind is BlockKind.LETTERHEAD and _ORGANISER.match(b.text)]
    heads = [b for b in blocks if b.kind is BlockKind.HEADING]
    named = [sender for block in [*stated, *heads][:1] for sender in _named(block, title=True)]
    present = [b for b in blocks if b.kind in (BlockKind.LETTERHEAD, *TEXT)]
    rijk = [sender for block in present for sender in _named(block) if sender.laag is Laag.RIJK]
    yield from named or chairs[:1] or rijk[:1]


def _titles(blocks: Sequence[Block]) -> Iterator[_Sender]:
    """Whom a title or the line under it calls the author, else whom the title names."""
    heads = [block for block in blocks if block.kind is BlockKind.HEADING]
    top = [block for block in blocks if block.kind is not BlockKind.FURNITURE][:TOP_BLOCKS]
    short = [block for block in top if len(block.text.split()) <= TITLE_WORDS]
    authors = [(b, name) for b in short if (by := _BY.search(b.text)) for name in by.groups() if name]
    if authors:
        yield from (_Sender(o.name, o.laag, block) for block, name in authors for o in [called(name)])
        return
    for block in heads[:2]:
        yield from _named(block, title=True)


def _headers(blocks: Sequence[Block]) -> Iterator[_Sender]:
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            yield from _named(block, title=True)


def _addresses(blocks: Sequence[Block]) -> Iterator[_Sender]:
    """The letterhead without the addressee: he stands in it with his function or name above his address."""
    for block in _letter(blocks)[0]:
        addressed = ADDRESSEE.match(block.text) or INITIALS.match(block.text)
        if not (addressed and (POSTCODE.search(block.text) or len(block.text.split()) < SHORT_WORDS)):
            own = _ADDRESSED.split(block.text)[0]
            yield from (_Sender(o.name, o.laag, block) for o in named_in(own))


def _top(blocks: Sequence[Block]) -> Iterator[_Sender]:
    """Whom the first paragraphs begin with: an author speaks of itself there."""
    for block in [block for block in blocks if block.kind in TEXT][:TOP_BLOCKS]:
        found = [_Sender(o.name, o.laag, block) for o in named_in(block.text[:OPENING])]
        if found:
            yield from found
            return


def _date(blocks: Sequence[Block]) -> Fact | None:
    """The document's date: behind its label, on a stamp, in the title, or standing alone at the top."""
    letter, _ = _letter(blocks)
    for index, block in enumerate(letter):
        if _DATE_LABEL.search(block.text):
            values = [block, *(b for b in letter[index + 1 :] if is_date(b.text))]
            dated = _first_date(values)
            if dated:
                return dated
    stamps = [b for b in blocks if b.kind is BlockKind.FURNITURE and is_date(b.text)]
    heads = [b for b in blocks if b.kind is BlockKind.HEADING][:2]
    alone = [b for b in blocks[: TOP_BLOCKS * 2] if len(b.text.split()) <= SHORT_WORDS]
    return _first_date([*stamps, *letter, *heads, *alone])


def _first_date(blocks: Sequence[Block]) -> Fact | None:
    for block in blocks:
        label = _DATE_LABEL.search(block.text)
        dates = find_dates(block.text[label.end() :] if label else block.text)
        if dates:
            return Fact(dates[0].iso, _quote(block), block.page)
    return None


def _subject(blocks: Sequence[Block]) -> Fact | None:
    letter, _ = _letter(blocks)
    subject = subject_of([block.text for block in letter])
    found = next((block for block in letter if subject and subject in block.text), None)
    return Fact(subject, _quote(found), found.page) if found else None


def _reference(blocks: Sequence[Block]) -> Fact | None:
    letter, _ = _letter(blocks)
    for index, block in enumerate(letter):
        match = _REFERENCE.search(block.text)
        if match and match[1]:
            return Fact(match[1], _quote(block), block.page)
        below = letter[index + 1] if match and index + 1 < len(letter) else None
        if below and label_value(below.text) is None and NUMBER.match(below.text) and not is_date(below.text):
            return Fact(below.text, _quote(below), below.page)
    return None


def _confidential(blocks: Sequence[Block], part: Part) -> Fact | None:
    marks = [b for b in blocks if b.kind not in TEXT and _CONFIDENTIAL.search(b.text)]
    if marks:
        return Fact(MARKED_REASON, _quote(marks[0]), marks[0].page)
    if part.kind is PartKind.MINUTES:
        return Fact(MINUTES_REASON, part.evidence, blocks[0].page)
    return None
