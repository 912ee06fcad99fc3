"""Writing files: each wholly or not at all, and beside what the user edited."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import TYPE_CHECKING

from corpus.errors import OutputError, reason
from rodedraad import edits, halves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus.errors import RodedraadError
    from corpus.store import Corpus
    from rodedraad.edits import Known


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing: the files as they now stand, and those that could not be written.

    `beside` says where the new version stands of a file that the user had edited.
    """

    files: tuple[Path, ...] = ()
    beside: Mapping[Path, Path] = field(default_factory=dict)
    failed: Mapping[Path, RodedraadError] = field(default_factory=dict)


def write(corpus: Corpus, contents: Mapping[Path, bytes], *, anew: bool) -> Written:
    """Write files; one that fails does not cost the others.

    What was already made for an edited file is made beside it once more only if asked for `anew`.
    """
    known = edits.known(corpus).expecting(contents.values())
    edits.keep(corpus, known)
    files: dict[Path, Path] = {}
    failed: dict[Path, RodedraadError] = {}
    for path, content in contents.items():
        had = not anew and known.last.get(edits.place(corpus, path)) == edits.hash_of(content)
        try:
            files[path] = _put(path, content, known, had=had)
        except OutputError as error:
            failed[path] = error
    last = {edits.place(corpus, path): edits.hash_of(contents[path]) for path in files}
    edits.keep(corpus, replace(known, last={**known.last, **last}))
    beside = {path: where for path, where in files.items() if where != path}
    return Written(tuple(files.values()), beside, failed)


def _put(path: Path, content: bytes, known: Known, *, had: bool) -> Path:
    """Write one file; gives where it stands. Raises `OutputError`."""
    try:
        if had and known.is_edited(path):
            return path
        where = next(one for one in chain((path,), _beside(path)) if not known.is_edited(one))
        if not where.exists() or where.read_bytes() != content:
            _replace(where, content)
    except OSError as error:
        raise OutputError(
            f"'{path}' kan niet worden geschreven ({reason(error)}).",
            "Sluit het bestand als het open staat, en controleer de rechten en de schijfruimte.",
        ) from error
    return where


def _beside(path: Path) -> Iterator[Path]:
    """The names for a new version: kamerbrief-nieuw.docx, kamerbrief-nieuw-2.docx and so on."""
    yield path.with_stem(f"{path.stem}-{edits.BESIDE}")
    yield from (path.with_stem(f"{path.stem}-{edits.BESIDE}-{number}") for number in count(2))


def _replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of an old one in one step. Raises `OSError`."""
    half = halves.half(path)
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
