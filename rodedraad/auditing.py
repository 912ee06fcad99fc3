"""Holding a draft against a corpus: it is read and coded as a document is, and kept out of the corpus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.coverage import Audit
    from corpus.model import Document, Notice, Observation
    from corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class Audited:
    """A draft by its file name, what is held against the dossier, and what of the file could not be read.

    `compared` counts the documents of the dossier; the draft itself is none of them, even if it lies in it.
    """

    name: str
    audit: Audit
    compared: int
    notices: tuple[Notice, ...] = ()


def audited(corpus: Corpus, draft: Path, passwords: tuple[str, ...] = ()) -> Audited:
    """The draft at a path held against a corpus. Raises `UnreadableError` when it cannot be read."""
    document, sentences, notices = _read(draft, passwords)
    documents = [one for one in corpus.documents() if one.id != document.id]
    observations = [one for one in corpus.coded() if one.document != document.id]
    return Audited(draft.name, _audit(corpus, sentences, documents, observations), len(documents), notices)


def _read(
    draft: Path, passwords: tuple[str, ...]
) -> tuple[Document, tuple[Observation, ...], tuple[Notice, ...]]:
    from ingest.overrides.corrections import Dossier
    from nlp import analysis
    from rodedraad import drafts, tasks, themanames

    found = tasks.read_and_code(tasks.task(draft, draft.name, Dossier({}), passwords))
    if isinstance(found, UnreadableError):
        raise found
    reading, sentences = found
    labels = [thema.label for thema in analysis.codebook().themas]
    spoken = themanames.as_headings(drafts.spoken(reading, sentences), labels)
    return reading.document, spoken, reading.notices


def _audit(
    corpus: Corpus,
    sentences: tuple[Observation, ...],
    documents: list[Document],
    observations: list[Observation],
) -> Audit:
    from nlp import analysis, searching
    from rodedraad import finding, opening, ownwords, versions
    from synthesis.coverage import audit
    from synthesis.findings import find

    encode = opening.language().vectors
    assert encode is not None  # noqa: S101  # this program's own language always has an encoder
    findings = find(documents, observations, analysis.codebook(), finding.means(corpus))
    found = audit(sentences, findings.points, findings.passages, encode, searching.lemmas)
    return replace(found, claims=ownwords.as_written(found.claims, versions.every(corpus), findings.passages))
