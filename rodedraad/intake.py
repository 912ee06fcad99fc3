"""Reading and coding what a run found to be new, and recording each document as soon as it is done."""

from __future__ import annotations

import shutil
from collections import defaultdict
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from corpus import rights
from corpus.errors import OutputError, PassingError, UnreadableError, reason
from rodedraad import dossier, halves
from rodedraad.planning import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from corpus.sheets import Sheet
    from corpus.store import Corpus
    from ingest.settings import Limits
    from rodedraad.engines import Engine
    from rodedraad.planning import Failures, Plan

    Tell = Callable[[str, int, int], None]

ORIGINALS = "bronnen"
"""The folder of the originals, below the output."""


def read_all(corpus: Corpus, plan: Plan, engine: Engine, limits: Limits, tell: Tell) -> Failures:
    """Enter what is to be read; gives what could not be, by name.

    Raises `OutputError`, `ClusterError` and `CorpusError`s; what was recorded before stays.
    """
    if not plan.todo:
        return {}
    failures: Failures = {}
    twins = _by_content(plan.ids)
    results = engine.each({name: plan.tasks[name] for name in plan.todo}, limits)
    with closing(results):  # workers end here too when a document cannot be recorded
        for done, (name, result) in enumerate(results, start=1):
            kept = result if isinstance(result, UnreadableError) else _keep(corpus, plan, name, result)
            if kept is not None:
                id_ = plan.ids[name]
                failures |= dict.fromkeys(twins[id_ or name], (_retried(kept, id_), kept))
            tell(name, done, len(plan.todo))
    corpus.set_setting(READERS, plan.readers)
    return failures


def _by_content(ids: Mapping[str, str]) -> Mapping[str, list[str]]:
    """The names of files with the same content together; what could not be opened stands alone."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, id_ in ids.items():
        found[id_ or name].append(name)
    return found


def _retried(error: UnreadableError, id_: str) -> str:
    """The content that a failure holds for: none when the next run may fare better with the same bytes."""
    return "" if isinstance(error, PassingError) else id_


def _keep(corpus: Corpus, plan: Plan, name: str, found: Sheet) -> UnreadableError | None:
    """Record a document, its original first; gives the failure when the file was changed meanwhile."""
    id_ = plan.ids[name]
    if found.id != id_ or not _keep_original(plan.out, plan.tasks[name].path, id_):
        return PassingError(
            "Het bestand veranderde terwijl het werd gelezen.", "Draai het opnieuw als het klaar is."
        )
    try:
        corpus.enter(found, plan.stamps[name])
    except UnreadableError as removed_meanwhile:
        return removed_meanwhile
    return None


def _keep_original(out: Path, path: Path, id_: str) -> bool:
    """Keep the file by its content, so that its pages can be shown when the folder is gone.

    Gives whether the file still had that content. Raises `OutputError`.
    """
    kept = out / ORIGINALS / f"{id_}{path.suffix.lower()}"
    half = halves.half(kept)
    try:
        if kept.exists():
            return True
        rights.make(kept.parent)
        shutil.copyfile(path, half)
        same = dossier.content_id(half) == id_
        half.replace(kept) if same else half.unlink()
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        if error.filename == str(path) and error.filename2 is None:  # both are named when the disk is full
            return False  # the file went, or was closed to us, after it was read
        raise OutputError(
            f"'{kept.parent}' kan niet worden geschreven ({reason(error)}).",
            "Controleer de rechten op de map en de vrije schijfruimte.",
        ) from error
    return same
