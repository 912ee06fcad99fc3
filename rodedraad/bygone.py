"""A corpus as it stood when another version of the codebook was in use, for as long as somebody looks."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus import backup, bookversions, restoring
from rodedraad import opening, versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.store import Corpus


@contextmanager
def standing(corpus: Corpus, wanted: str) -> Iterator[tuple[Corpus, tuple[str, ...]]]:
    """The corpus with the codebook "id/versie" in use, and the files that are left out.

    It is a copy, unless that codebook is in use still. Reports of it do not tell what differs from an earlier
    one: versions of reports that were kept since are later than it. Raises `UnknownValueError`.
    """
    from nlp import codebooks

    then = bookversions.version(corpus.codebook_versions(), wanted)
    if not then.until:
        yield corpus, ()
        return
    with TemporaryDirectory() as name:
        room = Path(name)
        backup.copied(corpus, room)
        with opening.corpus(room) as copy:
            left_out = restoring.restore(copy, then, codebooks.of(then.book).codebook)
            versions.forget(copy)
        with opening.corpus(room) as copy:  # with its own codebook in use from the beginning
            yield copy, left_out
