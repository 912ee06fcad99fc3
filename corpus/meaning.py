"""The meaning of observations: vectors kept with the corpus, and what is near in it.

`index` makes what is missing, a few documents in a transaction, so that it goes on where it was ended. A
vector hangs on the text of an observation alone, which never changes: a document whose observations changed
(`recording.outdate`) keeps its vectors until it has new ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, not_, or_, select

from corpus import deriving, schema
from corpus.errors import OtherEncoderError
from corpus.model import BlockKind
from corpus.remembered import DOCUMENTS, VECTORS, remembered
from corpus.vectors import neighbours, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection, Select

    from corpus.language import Language
    from corpus.store import Corpus
    from corpus.vectors import Neighbours

    Vector = NDArray[np.float32]
    Texts = dict[str, list[tuple[int, str]]]

AT_ONCE = 100
"""Documents in one transaction: some ten thousand sentences."""
BYTES = 8
"""Of the number of an observation."""
SILENT = (BlockKind.HEADING.value, BlockKind.LETTERHEAD.value)
"""Blocks of which no meaning is kept: a heading is near to everything below it, and says less."""
d, v, o = schema.document.c, schema.vector.c, schema.observation.c


def index(corpus: Corpus, tell: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Make the vectors that the documents of the folder lack, by the encoder of the corpus's language.

    `tell(done, total)` is called with numbers of documents. Loads nothing when nothing is missing.
    """
    vectors = corpus.language.vectors
    if vectors is None:
        return
    encoder = corpus.language.encoder()
    with corpus.reading() as connection:
        missing = list(connection.scalars(_missing(encoder)))
    for number, some in enumerate(deriving.chunks(missing, AT_ONCE)):
        with corpus.reading() as connection:
            texts = _texts(connection, some)
        made = vectors([text for found in texts.values() for _, text in found])
        with corpus.writing() as connection:
            _keep(connection, encoder, texts, made)
        tell(number * AT_ONCE + len(some), len(missing))


def _missing(encoder: str) -> Select[tuple[str]]:
    """The documents that the folder holds without up-to-date vectors by this encoder, in order of number."""
    done = select(v.document).where(v.document == d.id, v.encoder == encoder, v.stale == 0)
    return select(d.id).where(d.position.is_not(None), not_(exists(done))).order_by(d.nr)


def _texts(connection: Connection, documents: Sequence[str]) -> Texts:
    """The numbers and texts of what was observed in these documents, and of what reviewers cut anew."""
    block = schema.block
    own = and_(block.c.document == o.document, block.c.idx == o.block)
    said = or_(block.c.kind.is_(None), block.c.kind.not_in(SILENT))
    query = (
        select(o.document, o.nr, o.text)
        .select_from(schema.observation.outerjoin(block, own))
        .where(o.document.in_(documents), or_(o.present == 1, o.origin > 0), said)
        .order_by(o.nr)
    )
    texts: Texts = {document: [] for document in documents}
    for row in connection.execute(query):
        texts[row.document].append((row.nr, row.text))
    return texts


def _keep(connection: Connection, encoder: str, texts: Texts, made: Vector) -> None:
    """Enter the vectors of those documents that are still what they were when their texts were read."""
    import numpy as np

    unchanged = {id_ for id_, found in _texts(connection, list(texts)).items() if found == texts[id_]}
    there = set(connection.scalars(select(d.id).where(d.id.in_(unchanged))))
    start, rows = 0, []
    for document, found in texts.items():
        stop = start + len(found)
        if document in there:
            numbers = np.array([number for number, _ in found], dtype=np.int64)
            content = {"observations": numbers.tobytes(), "data": packed(made[start:stop])}
            rows.append({"document": document, "encoder": encoder, "stale": 0} | content)
        start = stop
    connection.execute(schema.vector.delete().where(v.document.in_(there)))
    if rows:
        connection.execute(schema.vector.insert(), rows)


def near(connection: Connection, language: Language) -> Neighbours | None:
    """The vectors of the documents that the folder holds, by number of observation; none if it has none.

    Raises `OtherEncoderError` when they are by another encoder than that of the language.
    """
    encoder = language.encoder()
    found = remembered(connection, encoder, (DOCUMENTS, VECTORS), lambda: _read(connection, encoder))
    if found is None and connection.scalar(_held(v.encoder).limit(1)) is not None:
        raise OtherEncoderError(
            "De betekenis van de zinnen in dit corpus is bepaald door een ander model dan nu in gebruik is.",
            "Noem met --model het model waarmee 'rodedraad run' codeerde, draai 'rodedraad run' opnieuw (met "
            "--force als die erom vraagt), of zoek met --words alleen op woorden.",
        )
    return found


def _held(*columns: ColumnElement[Any]) -> Select[Any]:
    """Vectors of documents that the folder holds, in order of number."""
    joined = schema.vector.join(schema.document, d.id == v.document)
    return select(*columns).select_from(joined).where(d.position.is_not(None)).order_by(d.nr)


def _read(connection: Connection, encoder: str) -> Neighbours | None:
    import numpy as np

    found = connection.execute(_held(v.observations, v.data).where(v.encoder == encoder)).all()
    numbers, content = (b"".join(row[i] for row in found) for i in (0, 1))
    count = len(numbers) // BYTES
    if not count:
        return None
    return neighbours(np.frombuffer(numbers, dtype=np.int64), [content], max(1, len(content) // count))
