"""What is asked, promised and agreed, each once: the entries of the register before anything answers them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model import Laag, PartKind
from corpus.points import Entry, EntryKind
from synthesis.calendar import is_day
from synthesis.deadlines import deadline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.findings import Passage
    from corpus.model import Document, Observation
    from synthesis.statements import Statement
    from synthesis.timeline import Timeline

KINDS = {"oproep": EntryKind.CALL, "toezegging": EntryKind.COMMITMENT, "actie": EntryKind.ACTION}


def entries(
    said: Iterable[Statement], documents: Mapping[str, Document], timeline: Timeline
) -> tuple[Entry, ...]:
    """One entry for each call, commitment and action item that was there by the day `until`, in order.

    Copies of a shared text are one entry: its first copy when the passage that stands for it is later.
    """
    found = []
    for statement in said:
        shown = [copy for copy in statement.copies if timeline.shows(copy)]
        if statement.rol in KINDS and shown:
            passage = statement.passage if timeline.shows(statement.passage) else shown[0]
            found.append(_entry(passage, KINDS[statement.rol], documents, timeline))
    return tuple(found)


def subject(entry: Entry, observations: Mapping[str, Observation]) -> Observation:
    """What an entry is about: its observation, an action item with the statement that it follows from.

    "Actie: VNG" alone says nothing; in minutes the sentence before it says what is to be done.
    """
    own = entry.passage.observation
    about = observations.get(own.action.about) if own.action else None
    if about is None:
        return own
    return replace(about, id=own.id, text=f"{about.text} {own.text}", coding=own.coding, action=own.action)


def _entry(passage: Passage, kind: EntryKind, documents: Mapping[str, Document], timeline: Timeline) -> Entry:
    document = documents[passage.observation.document]
    day = timeline.moment(passage)
    found = deadline(passage.observation, day.first if day.first == day.last else "")
    addressee = "" if _is_minutes(passage) else _addressee(document)
    return Entry(
        id=passage.id,
        kind=kind,
        passage=passage,
        owner=next(_owners(passage, kind, addressee), ""),
        addressee=addressee,
        deadline=found.words,
        due=found.due if is_day(found.due) else "",
    )


def _owners(passage: Passage, kind: EntryKind, addressee: str) -> Iterator[str]:
    """Who is to act, the surest first: as minutes and coding tell; who promises; to whom a letter is sent.

    A letter of the Rijk goes to parliament, which is not whom its calls are for.
    """
    observation = passage.observation
    if observation.action is not None and observation.action.owner:
        yield observation.action.owner
    if observation.coding.aan:
        yield observation.coding.aan
    if kind is EntryKind.COMMITMENT:
        yield passage.bron.name
    if kind is EntryKind.CALL and addressee and passage.bron.laag is not Laag.RIJK:
        yield addressee


def _addressee(document: Document) -> str:
    fact = document.metadata.addressee
    return fact.value if fact is not None else ""


def _is_minutes(passage: Passage) -> bool:
    return passage.part == PartKind.MINUTES
