"""The main job: a folder of letters and minutes in, a coded corpus and the reports out.

`run` reads from top to bottom as the work goes: what the folder holds, what is new in it, reading and
coding (in as many processes as asked), recording each document when it is done, then the findings
and the reports over all that the folder holds.
"""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import lawbook, meaning, rights, store
from corpus.databases import make_folder
from corpus.errors import (
    ClusterError,
    CodebookError,
    ModelError,
    NothingReadableError,
    OutputError,
    PassingError,
    UnreadableError,
    reason,
)
from corpus.model import Notice
from ingest.registry import misnamed
from nlp import analysis, installed
from rodedraad import bookshelf, browsing, dossier, finding, lawbooks, models, opening, output, tasks
from rodedraad.engines import HERE
from rodedraad.output import When
from rodedraad.showing import BY_DEFAULT
from rodedraad.writing import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from corpus.codebook import Codebook
    from corpus.findings import Findings
    from corpus.model import Document
    from corpus.sheets import Sheet
    from corpus.store import Corpus, Stamp
    from ingest.overrides.corrections import Dossier
    from rodedraad.dossier import Contents
    from rodedraad.engines import Engine
    from rodedraad.showing import Shown
    from rodedraad.tasks import Task

    Failures = dict[str, tuple[str, UnreadableError]]
    Tell = Callable[[str, int, int], None]

ORIGINALS = "bronnen"
OURS = models.Choice()
FOLDER = "dossiermap"
"""The setting that holds which folder was read at the last run."""
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how many files it read, had read under another name, and left alone; what failed."""

    read: int
    doubles: int
    unchanged: int
    failures: Mapping[str, UnreadableError]
    contents: Contents
    notices: Mapping[str, tuple[Notice, ...]]
    """What there is to know of the files, by name."""
    written: Written
    """The reports that stand, and what could not be written."""
    findings: Findings | None
    """What the reports tell; none when they were not written anew."""
    codebook: Codebook
    """What was coded with."""
    codebook_told: str = ""
    """What there is to tell of it; "" for nothing."""

    @property
    def reports_wait(self) -> bool:
        """Whether reports were neither written nor found to be what they should be."""
        return self.findings is None and self.written == Written(())

    @property
    def is_partial(self) -> bool:
        """Whether a file, or something of one, could not be read."""
        lost = any(notice.lost for notices in self.notices.values() for notice in notices)
        return lost or bool(self.failures)


def run(
    folder: Path,
    out: Path,
    *,
    engine: Engine = HERE,
    force: bool = False,
    shown: Shown = BY_DEFAULT,
    passwords: tuple[str, ...] = (),
    choice: models.Choice = OURS,
    where: Path | str | None = None,
    reports: When = When.CHANGED,
    tell: Tell = lambda _name, _done, _total: None,
) -> Outcome:
    """Read and code what is new in `folder`, and write corpus and reports to `out`.

    `engine` reads the files. `where` is the corpus, when it is not in `out`. `passwords` are tried on PDFs
    that ask for one, `choice` says which model codes and by which codebook, `shown` what the reports may
    show, `reports` when they are written.
    `tell(name, done, total)` is called as each file is done. A file that cannot be read is listed in the
    outcome and does not stop the rest. Raises `InputError`s, `ModelError`s, `OutputError`, `ClusterError`
    and `CorpusError`s.
    """
    with (
        dossier.opened(folder, out) as contents,
        installed.using(contents.said.language_model),
        _corpus(out, where) as corpus,
        lawbook.using(lawbooks.chosen(corpus, folder, contents.said, choice.codebook)),
        models.using(choice, corpus, out, tell, force=force),
    ):
        codebook, told = analysis.codebook(), _keep_codebook(corpus)
        plan = _plan(corpus, contents, passwords, out, force=force)
        failures = plan.failures | _read_all(corpus, plan, engine, contents.said, tell)
        readable = {name: id_ for name, id_ in plan.ids.items() if name not in failures}
        if not readable:
            raise _nothing_readable(failures, earlier=bool(corpus.files()))
        corpus.set_folder(readable, failures)
        finding.keep_said(corpus, contents.said.asked, contents.said.reference_date)
        models.keep_encoder(corpus)
        models.keep_model(corpus)
        _keep_folder(corpus, folder)
        meaning.index(corpus)
        findings, written = output.refresh(corpus, out, When.ALWAYS if force else reports, shown)
        notices = _notices(corpus, readable)
        browsing.describe(out)
    read = {plan.ids[name] for name in plan.todo if name not in failures}
    return Outcome(
        read=len(read),
        doubles=sum(id_ in read for id_ in readable.values()) - len(read),
        unchanged=sum(id_ not in read for id_ in readable.values()),
        failures={name: error for name, (_, error) in sorted(failures.items())},
        contents=contents,
        notices=notices,
        written=written,
        findings=findings,
        codebook=codebook,
        codebook_told=told,
    )


def _keep_codebook(corpus: Corpus) -> str:
    """Keep the codebook in use with the corpus; gives what there is to tell of it when it is another."""
    before = len(corpus.codebook_versions())
    corpus.keep_codebook(analysis.codebook())
    corpus.keep_lawbook(lawbook.in_use())
    now = corpus.codebook_versions()
    return bookshelf.changed(now) if len(now) > before else ""


def _keep_folder(corpus: Corpus, folder: Path) -> None:
    place = str(folder.resolve())
    if corpus.setting(FOLDER) != place:
        corpus.set_setting(FOLDER, place)


@contextmanager
def _corpus(out: Path, where: Path | str | None) -> Iterator[Corpus]:
    """The corpus; a file in `out` that was made for a run that cannot code anything is taken away again.

    What was recorded before a cluster went away stays: the next run goes on from there.
    """
    existed, made = (out / store.FILE_NAME).exists(), not out.exists()
    try:
        with opening.corpus(where or out, create=True) as corpus:
            make_folder(out)
            yield corpus
    except (NothingReadableError, ModelError, CodebookError, ClusterError) as error:
        begun = isinstance(error, ClusterError) and (out / ORIGINALS).exists()
        if not existed and not begun:
            store.erase(out)  # nothing, where the corpus stands elsewhere
        for folder in (out / ORIGINALS, out) if made else ():
            with suppress(OSError):  # not there, or something is in it
                folder.rmdir()
        raise


def _notices(corpus: Corpus, readable: Mapping[str, str]) -> dict[str, tuple[Notice, ...]]:
    told = corpus.notices()
    documents = {document.id: document for document in corpus.documents()}
    return {
        name: (*misnamed(name, documents[id_].format), *told.get(id_, ()), *_doubts(documents[id_]))
        for name, id_ in readable.items()
    }


def _doubts(document: Document) -> Iterator[Notice]:
    """The parts of which the text allows several kinds."""
    for part in document.parts:
        if part.alternatives:
            others = " of ".join(kind.value for kind in part.alternatives)
            yield Notice(
                f"deel {part.index + 1} ('{part.title}') is gelezen als {part.kind.value}, maar kan ook "
                f"{others} zijn. Zet de soort zo nodig in dossier.toml."
            )


def _plan(corpus: Corpus, contents: Contents, passwords: tuple[str, ...], out: Path, *, force: bool) -> Plan:
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


def _read_all(corpus: Corpus, plan: Plan, engine: Engine, said: Dossier, tell: Tell) -> Failures:
    if not plan.todo:
        return {}
    failures: Failures = {}
    results = engine.each({name: plan.tasks[name] for name in plan.todo}, said.limits)
    with closing(results):  # workers end here too when a document cannot be recorded
        for done, (name, result) in enumerate(results, start=1):
            kept = result if isinstance(result, UnreadableError) else _keep(corpus, plan, name, result)
            if kept is not None:
                failures |= {twin: (_retried(kept, plan.ids[twin]), kept) for twin in _twins(plan, name)}
            tell(name, done, len(plan.todo))
    corpus.set_setting(READERS, plan.readers)
    return failures


def _twins(plan: Plan, name: str) -> Iterator[str]:
    """The file itself, and those with the same content."""
    id_ = plan.ids[name]
    return (other for other in plan.ids if other == name or (id_ and plan.ids[other] == id_))


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
    half = kept.with_suffix(".deel")
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
        raise OutputError(
            f"'{kept.parent}' kan niet worden geschreven ({reason(error)}).",
            "Controleer de rechten op de map en de vrije schijfruimte.",
        ) from error
    return same


def _nothing_readable(failures: Failures, *, earlier: bool) -> NothingReadableError:
    name, (_, error) = min(failures.items())
    left = " Corpus en rapporten tonen nog de vorige stand." if earlier else ""
    return NothingReadableError(
        f"Geen van de {len(failures)} bestanden kon worden gelezen; het eerste is '{name}': {error.message}",
        f"{error.remedy}{left}",
    )
