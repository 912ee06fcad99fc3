"""What a run has to do: which files of the folder are new, changed, or to be tried again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rodedraad import dossier, tasks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus.errors import UnreadableError
    from corpus.store import Corpus, Stamp
    from rodedraad.dossier import Contents
    from rodedraad.tasks import Task

    Failures = dict[str, tuple[str, UnreadableError]]

READERS = "reader"
"""The setting that holds what the files were read with at the last run."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do: the folder's files and their content ids by name, and the names to read.

    Originals are kept below `out`.
    """

    tasks: Mapping[str, Task]
    ids: Mapping[str, str]
    stamps: Mapping[str, Stamp]
    """What each is read and coded with."""
    todo: tuple[str, ...]
    failures: Failures
    """Files that failed before in the same way and have not changed since, and broken archives."""
    out: Path
    readers: str
    """What all files are read with."""


def plan(corpus: Corpus, contents: Contents, passwords: tuple[str, ...], out: Path, *, force: bool) -> Plan:
    """The work on what the folder holds; with `force` all of it, whatever was done before."""
    work = {name: tasks.task(path, name, contents.said, passwords) for name, path in contents.files.items()}
    ids = {name: dossier.content_id(path) for name, path in contents.files.items()}
    wanted = tasks.stamps(work)
    readers = _readers(wanted)
    stamps = {} if force else corpus.stamps()
    failures = _removed(corpus, ids) | ({} if force else _same_failures(corpus, work, ids, readers))
    todo: dict[str, str] = {}
    for name, id_ in ids.items():
        if stamps.get(id_) != wanted[name] and name not in failures:
            todo.setdefault(id_ or name, name)
    broken = {name: ("", error) for name, error in contents.broken.items()}
    return Plan(work, ids, wanted, tuple(todo.values()), failures | broken, out, readers)


def _removed(corpus: Corpus, ids: Mapping[str, str]) -> Failures:
    """The files that were taken out of the corpus on purpose and still lie in the folder."""
    erased = corpus.erased()
    return {name: (id_, erased[id_].refusal(id_)) for name, id_ in ids.items() if id_ in erased}


def _same_failures(
    corpus: Corpus, work: Mapping[str, Task], ids: Mapping[str, str], readers: str
) -> Failures:
    """What could not be read before in the same way, unchanged.

    A file that would not even open is tried again, and so is any that a password may open now.
    """
    if corpus.setting(READERS) != readers:
        return {}
    return {
        name: (id_, error)
        for name, (id_, error) in corpus.failures().items()
        if id_ and ids.get(name) == id_ and not work[name].settings.passwords
    }


def _readers(wanted: Mapping[str, Stamp]) -> str:
    """What all files are read with."""
    return " ".join(sorted({stamp.reader for stamp in wanted.values()}))
