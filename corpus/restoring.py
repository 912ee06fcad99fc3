"""A copy of a corpus put back as the record stood when a codebook was last in use.

What was recorded later is taken out of the copy, which is no record itself; the corpus stays as it is. Not
put back: how files were read (a later reading replaces an earlier one), and which could not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from corpus import holdings, schema
from corpus.codebookfile import CODEBOOK, written

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.bookversions import BookVersion
    from corpus.codebook import Codebook
    from corpus.store import Corpus


def restore(copy: Corpus, then: BookVersion, codebook: Codebook) -> tuple[str, ...]:
    """Put a copy back; `codebook` is what that version says.

    Gives the names of the files that the folder held then and that this version never coded: they are left
    out. Judgements count that were made before its end, or on its codings.
    """
    with copy.writing() as connection:
        _forget(connection, then)
        _hold(connection, then.until)
        left_out = _adopt(connection, then)
        holdings.rename(connection)
        holdings.shelve(connection)
        document = schema.document
        connection.execute(document.update().where(document.c.id.in_(holdings.held())).values(stale=1))
    copy.set_setting(CODEBOOK, written(codebook))
    copy.keep_lawbook(then.book)
    copy.catch_up()
    return left_out


def _forget(connection: Connection, then: BookVersion) -> None:
    """Take out what people said later."""
    judgement, event = schema.judgement, schema.point_event
    later = judgement.c.made_at >= then.until, judgement.c.codebook != then.name
    connection.execute(judgement.delete().where(*later))
    connection.execute(event.delete().where(event.c.made_at >= then.until))


def _hold(connection: Connection, until: str) -> None:
    """Let the folder hold what it held then."""
    table = schema.holding
    connection.execute(table.delete().where(table.c.since >= until))
    connection.execute(table.update().where(table.c.until >= until).values(until=""))


def _adopt(connection: Connection, then: BookVersion) -> tuple[str, ...]:
    """Let the last analysis count that each document had with the codebook; without any it is not held."""
    counting = _analyses(connection, then)
    table, holding = schema.document, schema.holding
    files = holdings.files(connection)
    for document in set(files.values()):
        chosen = counting.get(document)
        connection.execute(table.update().where(table.c.id == document).values(analysis=chosen))
        if chosen is None:
            connection.execute(holding.delete().where(holding.c.document == document))
        else:
            _present(connection, document, chosen)
    return tuple(name for name, document in files.items() if document not in counting)


def _analyses(connection: Connection, then: BookVersion) -> dict[str, int]:
    """By document the analysis under the codebook's name that was adopted last before its end."""
    analysis, adoption = schema.analysis, schema.adoption
    query = (
        select(analysis.c.document, analysis.c.nr)
        .select_from(adoption.join(analysis, analysis.c.nr == adoption.c.analysis))
        .where(analysis.c.codebook == then.name)
        .where(or_(adoption.c.adopted_at < then.until, adoption.c.adopted_at == ""))
        .order_by(adoption.c.nr)
    )
    return {row.document: row.nr for row in connection.execute(query)}


def _present(connection: Connection, document: str, analysis: int) -> None:
    """Let the observations be present that the analysis is about, beside the pieces that people made."""
    observation, coding = schema.observation, schema.coding
    said = select(coding.c.observation).where(coding.c.analysis == analysis)
    ours = (observation.c.document == document, observation.c.origin == 0)
    connection.execute(observation.update().where(*ours).values(present=0))
    connection.execute(observation.update().where(*ours, observation.c.nr.in_(said)).values(present=1))
