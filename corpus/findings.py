"""What synthesis finds and reports tell: values that keep hold of the observations they rest on.

Counts come in two forms everywhere: documents that say something, and independent sources (voices:
the letter that twelve provinces agreed on is one).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Laag

if TYPE_CHECKING:
    from corpus.gaps import Gaps
    from corpus.model import Observation
    from corpus.points import Conflict, Entry, Point


@dataclass(frozen=True, slots=True)
class Bron:
    """An independent voice: those who speak as one, a province, a ministry, an association, an agency."""

    name: str
    laag: Laag


LAYER_ORDER = {laag: number for number, laag in enumerate(Laag)}


def rank(bron: Bron) -> tuple[int, str]:
    """The sorting key of a voice: its layer in the order of `Laag`, then its name."""
    return LAYER_ORDER[bron.laag], bron.name


@dataclass(frozen=True, slots=True)
class Passage:
    """An observation together with what a report needs to cite it.

    `stem` is the file stem, `title` the readable title of the document, `bron` whose voice it is,
    `date` the document's ISO date or "", `confidential` forbids quoting. `part` is the part's kind.
    `relayed` says that its writer passes on what others found (a minister's letter that tells of the
    toetsen of provinces, an annex that repeats the agreed letter): an answer or an echo, which is shown
    but adds no independent source.
    """

    observation: Observation
    stem: str
    title: str
    part: str
    bron: Bron
    date: str
    confidential: bool
    relayed: bool = False

    @property
    def id(self) -> str:
        """The observation's id."""
        return self.observation.id


@dataclass(frozen=True, slots=True)
class Deviation:
    """A copy of a shared text whose words differ from it.

    `own` are the half-open ranges of the words in the copy's text (`passage.observation.text`) that the
    shared text does not have, `lacks` those in the shared text that the copy does not have. Both are in
    order; case, spacing and punctuation are no difference.
    """

    passage: Passage
    own: tuple[tuple[int, int], ...]
    lacks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SharedText:
    """A sentence that stands (nearly) verbatim in several documents, counted as one voice.

    `passages` holds one passage for each copy, in order of document; `text` is the most frequent wording,
    `deviations` are the copies whose words differ from it, in the same order.
    """

    id: str
    text: str
    voice: Bron
    signatories: tuple[str, ...]
    passages: tuple[Passage, ...]
    deviations: tuple[Deviation, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Stems of the documents that say it, each once, in order of document."""
        return tuple(dict.fromkeys(passage.stem for passage in self.passages))


@dataclass(frozen=True, slots=True)
class Finding:
    """What the dossier says about one thema.

    `passages` are the bottlenecks, effects and questions, one for each voice and wording (a copy
    of shared text is not repeated); `copies` is the number of observations behind them, copies
    included. `calls`, `commitments` and `actions` are what is asked, promised and agreed about it,
    `works` what goes well on the same subject. `attribution` counts passages by toerekening.
    """

    thema: str
    passages: tuple[Passage, ...]
    calls: tuple[Passage, ...]
    commitments: tuple[Passage, ...]
    actions: tuple[Passage, ...]
    works: tuple[Passage, ...]
    sources: tuple[Bron, ...]
    documents: tuple[str, ...]
    fasen: tuple[str, ...]
    attribution: tuple[tuple[str, int], ...]
    raised_before: tuple[Passage, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of passages by row and column; `cells[i][j]` belongs to `rows[i]` and `columns[j]`."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Respondent:
    """A document in the dossier as a reader of the report meets it; `document` is its id."""

    document: str
    stem: str
    title: str
    kinds: tuple[str, ...]
    senders: tuple[str, ...]
    laag: Laag
    date: str
    pages: int
    observations: int
    confidential: bool
    month: str = ""
    """The month ("2033-02") of one that tells no day; "" where `date` is known."""


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document that a passage names but the dossier lacks."""

    description: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of the dossier, or a page or attachment of one, that could not be read, and why (in Dutch)."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the dossier yields: a function of its observations alone, independent of file order.

    `passages` holds every observation in order of document and place, the annex of the report.
    `works` and `unthemed` (bottlenecks outside every thema) are not part of a single finding. `copies`
    holds the ids of observations that are counted as one statement, wherever there are several. `points`,
    `register`, `conflicts` and `gaps` are how the dossier stands on the day `until`, where that was asked.
    """

    respondents: tuple[Respondent, ...]
    passages: tuple[Passage, ...]
    themas: tuple[Finding, ...]
    shared: tuple[SharedText, ...]
    works: tuple[Passage, ...]
    calls: tuple[Passage, ...]
    commitments: tuple[Passage, ...]
    actions: tuple[Passage, ...]
    questions: tuple[Passage, ...]
    unthemed: tuple[Passage, ...]
    by_source: Matrix
    missing: tuple[MissingDocument, ...]
    reviewed: int = 0
    copies: tuple[tuple[str, ...], ...] = ()
    unread: tuple[Unread, ...] = ()
    points: tuple[Point, ...] = ()
    register: tuple[Entry, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: Gaps | None = None
    until: str = ""
