"""A matrix of counts as a polars frame, in which each number says what it counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.counting.dimensions import UNKNOWN, Dimension, dimension, in_order
from corpus.counting.tallying import cells, voiced
from corpus.counting.voices import known
from corpus.errors import ComparisonError
from corpus.language import folded

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    import polars

    from corpus.counting.tallying import Cell
    from corpus.filters import Question
    from corpus.store import Corpus

    Key = tuple[str, ...]


class Values(StrEnum):
    """What is counted. Only `SOURCES` tells how many independent sources say something."""

    OBSERVATIONS = "waarnemingen"
    """Observations: every copy of a letter counts again."""
    DOCUMENTS = "documenten"
    """Documents with at least one."""
    SENDERS = "afzenders"
    """Senders of those documents, by name; all that name no sender count as one. A letter that
    twelve provinces agreed on has twelve senders: this is no number of independent sources."""
    SOURCES = "bronnen"
    """Independent voices, as the reports count them: that letter is one. What only passes on what others
    found is left out, and so is what states nothing (context, furniture): it makes nobody a source."""
    STATEMENTS = "uitspraken"
    """What those voices state, all copies of a statement taken as one."""


VOICED = frozenset({Values.SOURCES, Values.STATEMENTS})


def matrix(
    corpus: Corpus, rows: str, columns: str | None, values: str, question: Question
) -> polars.DataFrame:
    """How much of what a question asks for has which values: one of `rows` a row, one of `columns` a column.

    `rows` and `columns` are of `dimensions.Dimension`, `values` of `Values`; without `columns` there is one
    column, which has the name of `values`. The first column has the name of `rows`. What has several themas,
    or senders, counts under each, and one source may stand in several cells: these are no numbers to add up.
    For `bronnen` and `uitspraken`, `bron` and `laag` are those of the voice; the labels are those of the
    statement. Raises `ComparisonError`.
    """
    counted = _values(values)
    by = [dimension(name) for name in (rows, columns) if name is not None]
    if len(set(by)) < len(by):
        raise ComparisonError(f"Rijen en kolommen zijn allebei '{rows}'.", "Kies er twee verschillende.")
    voices = known(corpus) if counted in VOICED else {}
    with corpus.reading() as connection:
        if counted in VOICED:
            found = _counts(voiced(connection, question, corpus.language, by, voices), counted)
        else:
            found = _counts(cells(connection, question, corpus.language, by), counted)
    codebook = corpus.codebook()
    shown = [
        in_order(one, (key[place] for key in found), codebook, every=_has_all(one, counted))
        for place, one in enumerate(by)
    ]
    down = shown[0]
    if columns is None:
        return _frame(rows, down, {counted.value: [found[value,] for value in down]})
    across = shown[1]
    headed = {_heading(name, rows, columns): [found[value, name] for value in down] for name in across}
    return _frame(rows, down, headed)


def _values(name: str) -> Values:
    try:
        return Values(name)
    except ValueError as error:
        raise ComparisonError(f"'{name}' is niet te tellen.", f"Kies uit: {', '.join(Values)}.") from error


def _has_all(by: Dimension, values: Values) -> bool:
    """Whether 0 of a value means that there is none: some rollen make nobody a source, however often."""
    return not (by is Dimension.ROL and values in VOICED)


def _counts(found: Iterable[Cell], values: Values) -> Counter[Key]:
    """The number in each cell."""
    if values is Values.OBSERVATIONS:
        numbers: Counter[Key] = Counter()
        for cell in found:
            numbers[cell.key] += cell.number
        return numbers
    there: defaultdict[Key, set[Hashable]] = defaultdict(set)
    for cell in found:
        there[cell.key].update(_counted(cell, values))
    return Counter({key: len(different) for key, different in there.items()})


def _counted(cell: Cell, values: Values) -> Iterable[Hashable]:
    """What a cell has of that of which the different ones are counted."""
    if cell.voice is not None:
        return (cell.voice.name if values is Values.SOURCES else cell.voice.statement,)
    if values is Values.DOCUMENTS:
        return (cell.about.nr,)
    return [folded(name) for name in cell.about.senders] or (UNKNOWN,)


def _frame(rows: str, down: list[str], numbers: dict[str, list[int]]) -> polars.DataFrame:
    import polars

    types = dict.fromkeys(numbers, polars.Int64)
    return polars.DataFrame({rows: down, **numbers}, schema={rows: polars.String, **types})


def _heading(name: str, rows: str, columns: str) -> str:
    """The name of a column; no two columns of a frame may have one name."""
    return f"{name} ({columns})" if name == rows else name
