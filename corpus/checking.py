"""Whether a corpus is what was put into it, and making anew what follows from the record where it is not.

Nothing of the record is ever changed: what is wrong there is told, with what to do about it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import deriving, schema
from corpus.errors import OutputError
from corpus.integrity import database, derived, originals, record
from corpus.integrity.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from corpus.integrity.report import Found
    from corpus.store import Corpus

ENCODER = "encoder"
"""The setting that holds with which encoder the corpus is coded."""
AT_ONCE = 50
"""Documents that are made anew in one transaction; others wait for it."""
WORDS, INDEXES = "de zoekindex", "de indexen van de database"
LOCKED = "er mag niet worden geschreven"


def check(corpus: Corpus, folder: Path | None = None, *, repair: bool = True) -> Report:
    """Verify a corpus, and the originals in `folder` where that is given.

    With `repair` what is derived is made anew where it is not what it should be. Raises `CorpusError`s when
    the corpus cannot be read at all, and `OutputError` when the folder cannot.
    """
    file = _file(corpus, repair=repair)
    if file.damage:
        return file  # what else it says cannot be relied upon
    words = _words(corpus, repair=repair)
    return file.and_then(words).and_then(_contents(corpus, folder, repair=repair))


def _file(corpus: Corpus, *, repair: bool) -> Report:
    """What the database says of itself; indexes are made anew when they are all that is wrong."""
    with corpus.reading() as connection:
        said = database.complaints(connection)
    if not said:
        return Report()
    if not database.only_indexes(said):
        return Report(damage=(database.spoilt(said),))
    if not repair:
        return Report(waiting=(INDEXES,))
    with corpus.writing() as connection:
        database.remake_indexes(connection)
    return Report(repaired=(INDEXES,))


def _words(corpus: Corpus, *, repair: bool) -> Report:
    """The index of words."""
    try:
        with corpus.writing() as connection:
            if database.finds_words(connection):
                return Report()
            if not repair:
                return Report(waiting=(WORDS,))
            database.remake_words(connection)
    except OutputError:
        return Report(skipped=(f"{WORDS}: {LOCKED}",))
    return Report(repaired=(WORDS,))


def _contents(corpus: Corpus, folder: Path | None, *, repair: bool) -> Report:
    """The record, what follows from it, and the originals."""
    with corpus.reading() as connection:
        parts = list(_parts(connection, corpus))
        vectors, spoilt = derived.vectors(connection, _encoder(connection))
        strays = derived.strays(connection)
        held, removed = originals.names(connection)
    if folder is not None:
        parts.append(originals.unharmed(folder, held, removed))
    counts = {name: count for part in parts for name, count in part.counts.items()}
    damage = tuple(one for part in parts for one in part.damage)
    stale = {id_: reason for part in parts for id_, reason in part.stale.items()}
    found = Report(counts | {"stukken met vectoren": vectors}, damage)
    todo = tuple(_told(stale.values(), strays, spoilt))
    if not todo:
        return found
    if not repair:
        return found.and_then(Report(waiting=todo))
    try:
        _mend(corpus, list(stale), spoilt)
    except OutputError:
        return found.and_then(Report(waiting=todo, skipped=(f"herstellen: {LOCKED}",)))
    return found.and_then(Report(repaired=todo))


def _parts(connection: Connection, corpus: Corpus) -> Iterable[Found]:
    whole = record.held_together(connection)
    yield whole
    yield record.log_holds(connection)
    yield record.removed_is_gone(connection)
    yield database.loose_ends(connection)
    yield derived.in_step(connection, corpus.language, whole.broken)


def _encoder(connection: Connection) -> str | None:
    setting = schema.setting.c
    return connection.scalar(select(setting.value).where(setting.name == ENCODER))


def _told(reasons: Iterable[str], strays: int, vectors: Sequence[str]) -> Iterable[str]:
    """What is to be made anew, in Dutch."""
    for reason, count in sorted(Counter(reasons).items()):
        yield f"{_documents(count)}: {reason}"
    if strays:
        yield f"{strays} rijen die bij geen stuk in de map horen"
    if vectors:
        yield f"de vectoren van {_documents(len(vectors))}; de volgende run maakt ze opnieuw"


def _documents(count: int) -> str:
    return "1 stuk" if count == 1 else f"{count} stukken"


def _mend(corpus: Corpus, stale: Sequence[str], vectors: Sequence[str]) -> None:
    with corpus.writing() as connection:
        derived.drop_strays(connection)
        for some in deriving.chunks(vectors, deriving.CHUNK):
            connection.execute(schema.vector.delete().where(schema.vector.c.document.in_(some)))
    for some in deriving.chunks(stale, AT_ONCE):
        with corpus.writing() as connection:
            derived.make_anew(connection, some, corpus.language)
