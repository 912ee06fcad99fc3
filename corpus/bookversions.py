"""The versions of the codebook that a corpus was coded with: what they said, and when each was in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from corpus import lawbook, schema
from corpus.codebookfile import LAWBOOK
from corpus.errors import CodebookError, UnknownValueError
from corpus.recording import next_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from corpus.lawbook import Lawbook

BY_DIGEST = "@"
"""Between name and digest, where one name stands for several: "dorpshuizen/1@3f2a"."""


@dataclass(frozen=True, slots=True)
class BookVersion:
    """A codebook from when until when it was in use; "" is from the beginning, or still.

    `name` is what goes with its codings ("dorpshuizen/1"), `digest` that of its files.
    """

    nr: int
    name: str
    digest: str
    book: Lawbook
    since: str
    until: str = ""


def name_of(book: Lawbook) -> str:
    """The identity that goes with every coding. Raises `CodebookError`."""
    said = book.table(lawbook.CODEBOOK)
    try:
        return f"{said['id']}/{said['version']}"
    except KeyError as error:
        raise CodebookError(f"Het codeboek heeft geen {error}.", "Herstel het codeboekbestand.") from error


def keep(connection: Connection, book: Lawbook, moment: str) -> None:
    """Let it be in use from now on; one that an earlier program kept was so from the beginning."""
    if not versions(connection):
        setting = schema.setting.c
        before = connection.scalar(select(setting.value).where(setting.name == LAWBOOK))
        if before is not None and before != lawbook.written(book):
            _begin(connection, lawbook.read_written(before), "")
    _begin(connection, book, moment)


def _begin(connection: Connection, book: Lawbook, moment: str) -> None:
    table = schema.codebook_version
    row = {
        "nr": next_number(connection, table),
        "name": name_of(book),
        "digest": book.digest(),
        "book": lawbook.written(book),
        "since": moment,
    }
    connection.execute(table.insert(), row)


def versions(connection: Connection) -> tuple[BookVersion, ...]:
    """All, in the order in which they came into use; one that came back is there twice."""
    table = schema.codebook_version
    found = connection.execute(select(table).order_by(table.c.nr)).all()
    ends = [*(row.since for row in found[1:]), ""]
    return tuple(
        BookVersion(r.nr, r.name, r.digest, lawbook.read_written(r.book), r.since, end)
        for r, end in zip(found, ends, strict=False)  # without any there is an end too many
    )


def counts(connection: Connection) -> dict[str, tuple[int, int]]:
    """How many documents and observations were coded under each name, and are there still."""
    analysis, coding = schema.analysis, schema.coding
    joined = analysis.outerjoin(coding, coding.c.analysis == analysis.c.nr)
    numbers = (
        func.count(analysis.c.document.distinct()).label("documents"),
        func.count(coding.c.observation.distinct()).label("observations"),
    )
    query = select(analysis.c.codebook, *numbers).select_from(joined).group_by(analysis.c.codebook)
    return {row.codebook: (row.documents, row.observations) for row in connection.execute(query)}


def version(known: Sequence[BookVersion], wanted: str) -> BookVersion:
    """The one that is meant by "id/versie" or "id/versie@digest": of several the latest in use.

    Raises `UnknownValueError`.
    """
    name, _, digest = wanted.partition(BY_DIGEST)
    found = [one for one in known if one.name == name and one.digest.startswith(digest)]
    if not found:
        names = ", ".join(dict.fromkeys(f"{one.name}{BY_DIGEST}{one.digest}" for one in known))
        raise UnknownValueError(
            f"Met codeboek '{wanted}' is dit corpus nooit gecodeerd.",
            f"Kies uit: {names}." if names else "Draai eerst: rodedraad run.",
        )
    return found[-1]


def renamed_silently(known: Sequence[BookVersion]) -> bool:
    """Whether the codebook in use goes by the name of an earlier one that said something else."""
    return any(one.name == known[-1].name and one.digest != known[-1].digest for one in known)
