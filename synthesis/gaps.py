"""Tables of a dossier with both counts, and its gaps: who did not speak on what, who asked did not answer."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from corpus.findings import rank
from corpus.gaps import Asked, Count, Gaps, Position, Reply, Stance, Table
from corpus.model import Modaliteit
from synthesis.relayed import STATING
from synthesis.shared import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.codebook import Codebook
    from corpus.findings import Bron, Passage
    from corpus.model import Document
    from synthesis.statements import Statement
    from synthesis.voices import Voices

BOTTLENECKS = ("knelpunt", "gevolg")


def gaps(
    said: Sequence[Statement],
    documents: Sequence[Document],
    voices: Voices,
    codebook: Codebook,
    asked: Iterable[str] = (),
) -> Gaps:
    """The tables and gaps of a dossier; `asked` are the names of those who were asked to contribute.

    Rows and columns are those of the codebook in its order, sources by layer and name. Sources are all who
    speak for themselves, and those who sent a document in which they say nothing that counts.
    """
    sources = _sources(said, documents, voices)
    names = [bron.name for bron in sources]
    values = codebook.vocabulary
    positions = _positions(said, sources, values["thema"])
    return Gaps(
        by_source=table(said, values["thema"], names, lambda p: (p.bron.name,)),
        by_fase=table(said, values["thema"], values["fase"], lambda p: (p.observation.coding.fase,)),
        by_toerekening=table(said, values["thema"], values["toerekening"], _toerekening),
        positions=positions,
        asked=tuple(_asked(name, said, documents, voices) for name in asked),
        uncovered=_uncovered(values["thema"], positions),
    )


def table(
    said: Iterable[Statement],
    themas: Sequence[str],
    columns: Sequence[str],
    of: Callable[[Passage], Iterable[str]],
) -> Table:
    """Who states what by thema and whatever `of` gives for the passage that stands for a statement.

    Only what states something counts (bottleneck, effect, call, question). What is relayed counts for the
    documents that say it, not for the sources.
    """
    stating = [statement for statement in said if statement.rol in STATING]
    cells: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in stating:
        for pair in product(statement.themas, of(statement.passage)):
            cells[pair].append(statement)
    return Table(
        rows=tuple(themas),
        columns=tuple(columns),
        cells=tuple(tuple(_count(cells[thema, column]) for column in columns) for thema in themas),
        row_totals=tuple(_count(s for column in columns for s in cells[thema, column]) for thema in themas),
    )


def _count(statements: Iterable[Statement]) -> Count:
    statements = tuple(statements)
    documents = {copy.observation.document for statement in statements for copy in statement.copies}
    sources = {statement.passage.bron for statement in statements if not statement.passage.relayed}
    return Count(len(documents), len(sources))


def _toerekening(passage: Passage) -> tuple[str, ...]:
    coding = passage.observation.coding
    return (coding.toerekening,) if coding.rol in BOTTLENECKS else ()


def _sources(said: Iterable[Statement], documents: Iterable[Document], voices: Voices) -> tuple[Bron, ...]:
    speaking = {statement.passage.bron for statement in said if not statement.passage.relayed}
    return tuple(sorted(speaking | {voices.senders[document.id] for document in documents}, key=rank))


def _positions(
    said: Iterable[Statement], sources: Sequence[Bron], themas: Sequence[str]
) -> tuple[Position, ...]:
    found: defaultdict[tuple[str, Bron], list[tuple[Stance, Passage]]] = defaultdict(list)
    for statement in said:
        for thema, stance in _stances(statement.passage):
            found[thema, statement.passage.bron].append((stance, statement.passage))
    return tuple(
        Position(thema, bron, *_position(found[thema, bron])) for thema in themas for bron in sources
    )


def _stances(passage: Passage) -> Iterable[tuple[str, Stance]]:
    """What a passage says of each thema that it is about or touches; nothing when it relays others."""
    coding = passage.observation.coding
    if passage.relayed or coding.rol in FURNITURE:
        return
    denies = coding.modaliteit is Modaliteit.ONTKEND
    for thema in dict.fromkeys((*coding.themas, *coding.onderwerp)):
        if coding.rol == "meerwaarde" or denies:
            yield thema, Stance.NO_PROBLEM
        elif coding.rol in STATING and thema in coding.themas:
            yield thema, Stance.PROBLEM
        else:
            yield thema, Stance.TOUCHED


def _position(found: Sequence[tuple[Stance, Passage]]) -> tuple[Stance, tuple[Passage, ...]]:
    """The stance that what was said amounts to, and the passages that show it."""
    stances = {stance for stance, _ in found}
    shown = stances & {Stance.PROBLEM, Stance.NO_PROBLEM}
    passages = tuple(passage for stance, passage in found if stance in (shown or stances))
    if len(shown) == 2:
        return Stance.BOTH, passages
    return next(iter(shown), Stance.TOUCHED if found else Stance.NO_STATEMENT), passages


def _uncovered(themas: Iterable[str], positions: Iterable[Position]) -> tuple[str, ...]:
    spoken = {position.thema for position in positions if position.stance is not Stance.NO_STATEMENT}
    return tuple(thema for thema in themas if thema not in spoken)


def _asked(name: str, said: Iterable[Statement], documents: Iterable[Document], voices: Voices) -> Asked:
    """By its names: a joint paper is a reply of each of its senders."""
    sent = [document for document in documents if voices.sent(name, document.id)]
    if sent:
        bron = voices.named(name) or voices.senders[sent[0].id]
        return Asked(name, Reply.SENT, bron, tuple(document.stem for document in sent))
    heard = (s.passage.bron for s in said if not s.passage.relayed and voices.same(name, s.passage.bron.name))
    spoken = next(heard, None)
    return Asked(name, Reply.HEARD, spoken) if spoken else Asked(name, Reply.NONE)
