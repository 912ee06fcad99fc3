"""The domain model: what a dossier holds and what is said in it.

All values are frozen. A `Reading` is what ingest makes of a file, an `Observation` is what nlp makes
of one sentence of it. Offsets are half-open and count characters (Unicode code points). Values of the
enumerations are the Dutch words that stand in the corpus, in exports and in the gold coding.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.judgements import State
    from corpus.labels import Labels
    from corpus.spans import AlignedText


class BlockKind(StrEnum):
    """What a block of text is on its page."""

    HEADING = "kop"
    PARAGRAPH = "alinea"
    LIST_ITEM = "lijstitem"
    TABLE_ROW = "tabelrij"
    LETTERHEAD = "briefdeel"
    """Address, reference lines, salutation, signature, attendance list: letter furniture in the body."""
    NOTE = "voetnoot"
    """A footnote or endnote: read as text of its own, apart from the text that refers to it."""
    COMMENT = "opmerking"
    """What a reader of the document wrote beside it: kept, but no statement of the sender."""
    FURNITURE = "paginaopmaak"
    """Header, footer, page number, margin column, stamp: labelled and kept, never part of a sentence."""


class PartKind(StrEnum):
    """What a part of a file is."""

    COVER_LETTER = "oplegbrief"
    INVOERINGSTOETS = "invoeringstoets"
    MINUTES = "verslag"
    POSITION_PAPER = "position_paper"
    KAMERBRIEF = "kamerbrief"
    BESLISNOTA = "beslisnota"
    STATUTORY_REPORT = "wettelijk_verslag"
    """A report that the law asks for; the law says what it is called."""
    PLAN = "plan"
    """A plan that the law, or those who carry it out, know by a name of its own."""
    REPORT = "rapportage"
    OTHER = "overig"


class Laag(StrEnum):
    """The layer of government of a sender, in the order in which reports show them."""

    COLLECTIVE = "gezamenlijk"
    """Equals who speak with one voice, whatever the law calls them."""
    RIJK = "rijk"
    PROVINCIE = "provincie"
    GEMEENTE = "gemeente"
    KOEPEL = "koepel"
    UITVOERING = "uitvoeringsorganisatie"
    ONBEKEND = "onbekend"


def stem_of(name: str) -> str:
    """The file name without folder and extension."""
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


REDACTED = "█"
"""Stands in repaired text for what was blanked: a black bar, "[weggelakt]", a blanked name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was recognised on a picture: its half-open range in the source, confidence 0 to 1."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its half-open range in the source, its size in points (0 if it has none).

    `file` names the attachment that it is a page of ("": the file itself); each has its own page 1.
    `words` are those that were recognised on a picture of the page (none: it has a text layer).
    """

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    file: str = ""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A box on a page, in points, from the top left corner of the page."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the table's number in its file from 1, whether it is a header, its cells.

    `cells` are half-open ranges in the block's text, one a column; an empty range is an empty cell.
    """

    table: int
    header: bool
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with one function on the page.

    `content` is the repaired text, aligned to the document's source. `level` is the depth of a
    heading or list item from 1, else 0. `path` holds the headings above it, outermost first. A block
    that runs on over a page has a region on each. `row` is there for a row of a table.
    """

    index: int
    part: int
    kind: BlockKind
    content: AlignedText
    page: int
    level: int = 0
    path: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    row: Row | None = None

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.content.text


@dataclass(frozen=True, slots=True)
class Part:
    """A letter, an annex, minutes: one piece of a file; `evidence` quotes what showed its kind.

    `alternatives` are the other kinds that its text allows, `file` names the attachment that it is (of).
    """

    index: int
    kind: PartKind
    title: str
    evidence: str
    alternatives: tuple[PartKind, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value read from the document, with the words it was read from and their page (0: not on a page)."""

    value: str
    evidence: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who wrote what when; each value with its evidence. `None` means that the document does not say it.

    `senders` holds one fact for each sender (a joint paper has several), `date` is ISO 8601
    ("2026-01-26"), as is `received`, the date on which the addressee had it; `month` ("2026-01") is all that
    a document tells of its date that names no day. `confidential` holds the
    reason why the document may not be quoted, if there is one. `attachments` are those that it announces,
    `participants` the organisations that a meeting was attended by, `stamps` what stands rotated on a page.
    """

    senders: tuple[Fact, ...] = ()
    laag: Laag = Laag.ONBEKEND
    addressee: Fact | None = None
    date: Fact | None = None
    month: Fact | None = None
    received: Fact | None = None
    subject: Fact | None = None
    reference: Fact | None = None
    their_reference: Fact | None = None
    confidential: Fact | None = None
    attachments: tuple[Fact, ...] = ()
    meeting_date: Fact | None = None
    meeting_place: Fact | None = None
    participants: tuple[Fact, ...] = ()
    stamps: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the dossier: what it is, without its text.

    `id` is the SHA-256 of the file's bytes (64 hexadecimal digits), `name` its path within the
    dossier with forward slashes, `format` the name of the reader that took it. `page_count` is 0
    for formats without pages.
    """

    id: str
    name: str
    format: str
    page_count: int
    parts: tuple[Part, ...]
    metadata: Metadata

    @property
    def stem(self) -> str:
        """The file name without folder and extension."""
        return stem_of(self.name)

    @property
    def title(self) -> str:
        """What a reader would call it: its subject, else the title of its first part, else the stem."""
        if self.metadata.subject is not None:
            return self.metadata.subject.value
        return next((part.title for part in self.parts if part.title), self.stem)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the user must know of a file that was read, in Dutch; `page` is 0 when it is about the whole.

    `lost` says that something of the file could not be read.
    """

    message: str
    page: int = 0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file: document, source text, pages, and blocks in reading order.

    `blocks[i].index == i`; a block's `content` is aligned to `source`.
    """

    document: Document
    source: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemaScore:
    """A thema and how sure the machine is of it (0 to 1)."""

    thema: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a label ("rol:knelpunt") was given: its weight, and the `detail` for a Dutch reader."""

    label: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in an observation: `kind` is actor, datum, wet or hoeveelheid, `value` its normal form.

    `text` equals `observation.text[start:end]`.
    """

    kind: str
    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Action:
    """An action item of minutes: who does it, by when, and the observation that it follows from.

    `owner` is as the minutes name it; "" when it is missing and `REDACTED` when it was blanked.
    `deadline` is an ISO date or, where the minutes name no day, their own words; "" when there is none.
    `about` is the id of the last observation of the paragraph that it belongs to, "" when it has none.
    """

    owner: str
    deadline: str
    about: str


class Modaliteit(StrEnum):
    """How a sentence states what it states."""

    FEIT = "feit"
    RISICO = "risico"
    """As what may come."""
    ONTKEND = "ontkend"
    """As what is not so: "heeft niet geleid tot bezwaar"."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The machine's labels for one observation, by one model and one version of the codebook.

    `thema` is what a bottleneck is about (highest score first, at most three); `onderwerp` is what
    the sentence touches whatever its rol. `spreker` is the organisation whose voice it is, `getroffen` has
    who bears what it tells of, `aan` is who is to act on it. `onzeker` says that the machine abstains: its
    rol is a guess that a person should look at first. `taal` is the ISO 639 code of the sentence's language.
    """

    rol: str
    rol_score: float
    thema: tuple[ThemaScore, ...]
    onderwerp: tuple[str, ...]
    toerekening: str
    eerder: bool
    fase: str
    spreker: str
    evidence: tuple[Evidence, ...]
    model: str
    codebook: str
    onzeker: bool = False
    modaliteit: Modaliteit = Modaliteit.FEIT
    taal: str = "nl"
    getroffen: tuple[str, ...] = ()
    aan: str = ""

    @property
    def themas(self) -> tuple[str, ...]:
        """The themas alone."""
        return tuple(score.thema for score in self.thema)


@dataclass(frozen=True, slots=True)
class Review:
    """That people judged an observation: how it stands, who they are, what the machine said."""

    state: State
    authors: tuple[str, ...]
    machine: Labels


@dataclass(frozen=True, slots=True)
class Observation:
    """One coded sentence, list item, heading or piece of letter furniture, with its exact place.

    `coding` holds the labels that count: the machine's, or where `review` says so those of people.
    `text` equals `block.text[start:end]` of block `block` of document `document`; `page` is where it begins.
    `confidence` is that of the least certain word when it was recognised on a picture (0 to 1).
    """

    id: str
    document: str
    part: int
    block: int
    start: int
    end: int
    page: int
    text: str
    path: tuple[str, ...]
    coding: Coding
    mentions: tuple[Mention, ...] = ()
    action: Action | None = None
    confidence: float | None = None
    review: Review | None = None
