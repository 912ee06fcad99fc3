"""Holding a draft against a corpus: it is read and coded as a document is, and kept out of the corpus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.coverage import Audit
    from corpus.findings import Findings
    from corpus.model import Document, Notice, Observation
    from corpus.store import Corpus
    from reports.versions import Version
    from rodedraad.tasks import Coded, Task


@dataclass(frozen=True, slots=True)
class Audited:
    """A draft by its file name, what is held against the dossier, and what of the file could not be read.

    `compared` counts the documents of the dossier; the draft itself is none of them, even if it lies in it.
    """

    name: str
    audit: Audit
    compared: int
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a corpus before a draft comes: its findings, and the reports written of it."""

    findings: Findings
    written: tuple[Version, ...]


def audited(
    corpus: Corpus, draft: Path, passwords: tuple[str, ...] = (), *, standing: Standing | None = None
) -> Audited:
    """The draft at a path held against a corpus. Raises `UnreadableError` when it cannot be read.

    With `standing` the draft comes from anybody: it is read in a process of its own, which may hang or die.
    """
    document, sentences, notices = _read(draft, passwords, apart=standing is not None)
    documents = [one for one in corpus.documents() if one.id != document.id]
    if standing is None or len(documents) < len(corpus.documents()):
        written = standing.written if standing else None
        standing = _standing(corpus, document.id, documents, written)
    return Audited(draft.name, _audit(sentences, standing), len(documents), notices)


def _read(
    draft: Path, passwords: tuple[str, ...], *, apart: bool
) -> tuple[Document, tuple[Observation, ...], tuple[Notice, ...]]:
    from ingest.overrides.corrections import Dossier
    from nlp import analysis
    from rodedraad import drafts, tasks, themanames

    task = tasks.task(draft, draft.name, Dossier({}), passwords)
    found = _apart(task) if apart else tasks.read_and_code(task)
    if isinstance(found, UnreadableError):
        raise found
    reading, sentences = found
    labels = [thema.label for thema in analysis.codebook().themas]
    spoken = themanames.as_headings(drafts.spoken(reading, sentences), labels)
    return reading.document, spoken, reading.notices


def _apart(task: Task) -> Coded | UnreadableError:
    from rodedraad import tasks, workers

    made = workers.each(tasks.read_and_code, {task.name: (task,)}, jobs=1, limits=task.settings.limits)
    return next(found for _, found in made)


def _standing(
    corpus: Corpus, draft: str, documents: list[Document], written: tuple[Version, ...] | None
) -> Standing:
    """The corpus without the draft, should it lie in it."""
    from nlp import analysis
    from rodedraad import finding, versions
    from synthesis.findings import find

    observations = [one for one in corpus.coded() if one.document != draft]
    findings = find(documents, observations, analysis.codebook(), finding.means(corpus))
    return Standing(findings, versions.every(corpus) if written is None else written)


def _audit(sentences: tuple[Observation, ...], standing: Standing) -> Audit:
    from nlp import searching
    from rodedraad import opening, ownwords
    from synthesis.coverage import audit

    encode = opening.language().vectors
    assert encode is not None  # noqa: S101  # this program's own language always has an encoder
    known = standing.findings
    found = audit(sentences, known.points, known.passages, encode, searching.lemmas, known.register)
    return replace(found, claims=ownwords.as_written(found.claims, standing.written, known.passages))
