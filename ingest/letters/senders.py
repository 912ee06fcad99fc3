"""Who sent a document: by signature, sender's line, title, letterhead, header or first paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import collective
from corpus.model import BlockKind, Fact, Laag, PartKind
from ingest.dates import find_dates
from ingest.letters.labels import Label, labelled
from ingest.letters.letterlines import ADDRESSEE, INITIALS, POSTCODE
from ingest.letters.organisations import called, named_in, parties, unlisted_in
from ingest.letters.particulars import QUOTE, fact
from ingest.outline import TEXT
from ingest.wording import ends_sentence, has_link, is_finite, without_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.letters.letterparts import Frame
    from ingest.letters.organisations import Organisation
    from ingest.paragraphs import Draft

TOP_BLOCKS = 8
"""A paper names its authors within its first paragraphs; further down it names whom it writes about."""

OPENING = 40
"""In characters: whoever a paragraph begins with stands here."""

BYLINE_WORDS = 40
"""The longest list of those who wrote a paper together, under its title."""

BYLINES = 4
"""Who wrote a paper stands under its title, among so many blocks."""

TITLE_WORDS = 20
"""The longest line under a title that still says who wrote the document."""

ADDRESS_WORDS = 18
"""The longest stretch of a letterhead that is the addressee's name and function alone."""

_TOGETHER = r"\b(?:namens|voorzitter van) (?:de |het )?{together}\b"
_ORGANISER = re.compile(
    r"^(?:organisator|organisatie|georganiseerd door|gastheer|opsteller|afzender)\b", re.IGNORECASE
)
_NAME = r"[A-Z][\w&'’-]*(?:(?: (?:van|voor|der|de|het))* [A-Z][\w&'’-]*)*"
"""Words with a capital, small words between them."""
_ON_BEHALF = re.compile(rf"\b[Nn]amens (?:de |het )?({_NAME})")
_BY = re.compile(
    r"\b(?:position ?paper|bijdrage|inbreng|reactie|zienswijze|notitie|brief|advies|afzender:|opgesteld door)"
    r"(?: (?:van|door))? (?:de |het )?((?-i:"
    + _NAME
    + r")(?:(?:,| en|, en) (?:de |het )?(?-i:"
    + _NAME
    + r"))*)",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"(?:minister|staatssecretaris|commissaris(?:sen)?|voorzitters?|bestuur|college|raad)(?: (?:van|voor))?",
    re.IGNORECASE,
)
"""A function without its office is no sender."""

_WORDS_OF_TOPIC = r"[A-Z]\w*(?:wet|besluit|toets|verslag|plan|cyclus)\b"
_TOPIC = re.compile(rf"^(?:{_WORDS_OF_TOPIC}\s*)+|(?:\s+{_WORDS_OF_TOPIC})+$")
"""What a paper is about, where its title names that instead of who wrote it."""

_SOURCE = re.compile(r"\(?\bbron(?:nen)?\s?:.*", re.IGNORECASE)
"""Where figures come from: whoever is named behind it did not write the document."""

_CHAIR = re.compile(
    r"\(([^()]{2,80}?),? voorzitter\)|^voorzitter\s*:\s*(.{2,120})", re.IGNORECASE | re.MULTILINE
)
_ADDRESSED = re.compile(r"\b(?:Aan (?:de|het|mevrouw)|[Tt]\.a\.v\.)\s")


@lru_cache(maxsize=4)
def _for_together(together: str) -> re.Pattern[str]:
    """How a signature says that it speaks for the collective."""
    return re.compile(_TOGETHER.format(together=together), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sender:
    """An organisation that sent a document, and the words that show it."""

    organisation: Organisation
    fact: Fact


def senders_of(
    part: Sequence[Draft], framed: Frame, kind: PartKind, extra: tuple[Organisation, ...]
) -> list[Sender]:
    """The senders by the strongest source that names any; `extra` are organisations of the user."""
    search = _Search(part, framed, extra)
    minutes = kind is PartKind.MINUTES  # who attends a meeting or is spoken of there did not write them
    letter = (search.signature, search.stated, search.titles, search.addresses, search.headers, search.top)
    for source in (search.meeting, search.titles, search.headers) if minutes else letter:
        found = {sender.organisation.name: sender for sender in reversed(list(source()))}
        if found:
            return list(found.values())[::-1]
    return []


@dataclass(frozen=True, slots=True)
class _Search:
    part: Sequence[Draft]
    framed: Frame
    extra: tuple[Organisation, ...]

    def _sent(self, organisations: Iterable[Organisation], block: Draft) -> Iterator[Sender]:
        for organisation in organisations:
            yield Sender(
                organisation, Fact(organisation.name, block.content.text[:QUOTE], block.lines[0].page)
            )

    def _named(self, block: Draft, *, title: bool = False) -> Iterator[Sender]:
        text = _SOURCE.sub("", block.content.text)
        yield from self._sent(named_in(text, self.extra, title=title), block)

    def signature(self) -> Iterator[Sender]:
        """Whom the closing names, or on whose behalf it is signed."""
        for block in self.framed.close:
            text = block.content.text
            if not has_link(text):
                yield from self._sent(self._signing(text), block)

    def _signing(self, text: str) -> list[Organisation]:
        together = collective.collective()
        if together and _for_together(collective.word()).search(text):
            return named_in(together.name, self.extra)
        behalf = [called(match[1], self.extra) for match in _ON_BEHALF.finditer(text)]
        return named_in(text, self.extra) or behalf or unlisted_in(text)

    def stated(self) -> Iterator[Sender]:
        """Whom a sender's line names; a mail shows it by its address."""
        for found in self.framed.stated(Label.SENDER):
            for organisation in named_in(found.value, self.extra) or unlisted_in(found.value):
                yield Sender(organisation, fact(organisation.name, found.line))

    def meeting(self) -> Iterator[Sender]:
        """Who called a meeting: the organiser or whom the title names, else the chair, else the ministry."""
        letter = [block for block in self.part if block.kind is BlockKind.LETTERHEAD]
        chairs = [
            sender
            for block in letter
            for chair in _CHAIR.findall("\n".join(line.text for line in block.lines))
            for sender in self._sent(named_in("".join(chair), self.extra), block)
        ]
        stated = [block for block in letter if _ORGANISER.match(block.content.text)]
        heads = [block for block in self.part if block.kind is BlockKind.HEADING]
        named = [sender for block in [*stated, *heads][:1] for sender in self._named(block, title=True)]
        present = [block for block in self.part if block.kind in (BlockKind.LETTERHEAD, *TEXT)]
        rijk = [s for block in present for s in self._named(block) if s.organisation.laag is Laag.RIJK]
        yield from named or chairs[:1] or rijk[:1]

    def titles(self) -> Iterator[Sender]:
        """Whom a title or the line under it calls the author, else whom the title names."""
        top = [block for block in self.part if block.kind is not BlockKind.FURNITURE][:TOP_BLOCKS]
        authors = [s for place, block in enumerate(top) for s in self._authors(block, top[place + 1 :][:1])]
        heads = [block for block in self.part if block.kind is BlockKind.HEADING]
        known = any(sender.organisation.laag is not Laag.ONBEKEND for sender in authors)
        under = [] if known else [s for block in top[:BYLINES] for s in self._byline(block)]
        yield from under or authors
        for block in heads[:2] if not authors else ():
            yield from self._named(block, title=True)

    def _authors(self, block: Draft, below: Sequence[Draft]) -> Iterator[Sender]:
        """Whom a title calls its author ("Position paper van ..."), apart from what it is about."""
        text = block.content.text
        if len(text.split()) > TITLE_WORDS and (len(text.split()) > BYLINE_WORDS or ends_sentence(text)):
            return
        by = _BY.search(text)
        if by and _FUNCTION.fullmatch(by[1]):  # the title runs on over the next line
            by = _BY.search(" ".join([text, *(other.content.text for other in below)]))
        named = parties(_TOPIC.sub("", _before_label(by)), self.extra) if by else []
        yield from self._sent((o for o in named if not _FUNCTION.fullmatch(o.name)), block)

    def _byline(self, block: Draft) -> Iterator[Sender]:
        """Who is named with a date, or alone, on a line under the title."""
        if ends_sentence(block.content.text):
            return
        for line in block.lines:
            text = _undated(line.text).strip(" ,;*_>")
            if is_finite(text):
                continue
            named = [*named_in(text, self.extra), *unlisted_in(text)]
            whole = [o for o in named if o.name.lower() == text.lower() or called(text, self.extra) == o]
            yield from self._sent(whole[:1], block)

    def headers(self) -> Iterator[Sender]:
        """Whom headers and footers name."""
        for block in self.framed.repeated:
            yield from self._named(block, title=True)

    def addresses(self) -> Iterator[Sender]:
        """The letterhead without the addressee, who stands in it with function or name above an address."""
        for block in self.framed.letterhead:
            text = block.content.text
            addressed = ADDRESSEE.match(text) or INITIALS.match(text)
            if not (addressed and (POSTCODE.search(text) or len(text.split()) < ADDRESS_WORDS)):
                own = _ADDRESSED.split(text)[0]
                yield from self._sent(named_in(own, self.extra), block)

    def top(self) -> Iterator[Sender]:
        """Whom the first paragraphs begin with: an author speaks of itself there."""
        spoken = TEXT - {BlockKind.LIST_ITEM}
        for block in [block for block in self.part if block.kind in spoken][:TOP_BLOCKS]:
            found = named_in(_own_words(block.content.text)[:OPENING], self.extra)
            if found:
                yield from self._sent(found, block)
                return


def _before_label(by: re.Match[str]) -> str:
    """The name that was found, up to a label that stands behind it: "Afzender: De Dienst Datum: 1 mei"."""
    own = labelled(by.string[by.start(1) :])[0]
    return by[1] if own.label else by[1][: len(own.value)]


def _own_words(text: str) -> str:
    """A text without the sources and sites that it refers to."""
    return _SOURCE.sub("", without_links(text))


def _undated(text: str) -> str:
    """A line up to its date, if it has one."""
    dates = find_dates(text)
    return text[: dates[0].start] if dates else text
