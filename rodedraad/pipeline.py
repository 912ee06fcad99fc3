"""The main job: a folder of letters and minutes in, a coded corpus and the reports out.

`run` reads from top to bottom as the work goes: what the folder holds, what is new in it, reading and
coding (in as many processes as asked), recording each document when it is done, then the findings
and the reports over all that the folder holds.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import lawbook, meaning, store
from corpus.databases import make_folder
from corpus.errors import (
    ClusterError,
    CodebookError,
    ModelError,
    NothingReadableError,
)
from nlp import analysis, installed
from rodedraad import (
    bookshelf,
    browsing,
    dossier,
    finding,
    halves,
    intake,
    lawbooks,
    models,
    noticing,
    opening,
    output,
    planning,
)
from rodedraad.engines import HERE
from rodedraad.output import When
from rodedraad.showing import BY_DEFAULT
from rodedraad.writing import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus.codebook import Codebook
    from corpus.errors import (
        UnreadableError,
    )
    from corpus.findings import Findings
    from corpus.model import Notice
    from corpus.store import Corpus
    from rodedraad.dossier import Contents
    from rodedraad.engines import Engine
    from rodedraad.intake import Tell
    from rodedraad.planning import Failures
    from rodedraad.showing import Shown


OURS = models.Choice()
FOLDER = "dossiermap"
"""The setting that holds which folder was read at the last run."""


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
        halves.sweep(out)
        halves.sweep(out / intake.ORIGINALS)
        codebook, told = analysis.codebook(), _keep_codebook(corpus)
        plan = planning.plan(corpus, contents, passwords, out, force=force)
        failures = plan.failures | intake.read_all(corpus, plan, engine, contents.said.limits, tell)
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
        notices = noticing.of_files(corpus, readable)
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
        begun = isinstance(error, ClusterError) and (out / intake.ORIGINALS).exists()
        if not existed and not begun:
            store.erase(out)  # nothing, where the corpus stands elsewhere
        for folder in (out / intake.ORIGINALS, out) if made else ():
            with suppress(OSError):  # not there, or something is in it
                folder.rmdir()
        raise


def _nothing_readable(failures: Failures, *, earlier: bool) -> NothingReadableError:
    name, (_, error) = min(failures.items())
    left = " Corpus en rapporten tonen nog de vorige stand." if earlier else ""
    return NothingReadableError(
        f"Geen van de {len(failures)} bestanden kon worden gelezen; het eerste is '{name}': {error.message}",
        f"{error.remedy}{left}",
    )
