"""Writing the reports: only when what they rest on has changed, and never half."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import OutputError, reason
from corpus.findings import Unread
from corpus.ids import source_digest
from corpus.pointlog import events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.findings import Findings
    from corpus.store import Corpus
    from synthesis.insight import Means

REPORTS = ("rapport.html", "kamerbrief.docx")
BASIS = "rapportbasis"
"""The setting that holds what the reports on disk were made from."""


def paths(out: Path) -> tuple[Path, ...]:
    """Where the reports stand."""
    return tuple(out / name for name in REPORTS)


def refresh(corpus: Corpus, out: Path, *, force: bool, include_confidential: bool) -> Findings | None:
    """Write the reports to `out` unless they rest on the same already; gives the findings when written."""
    basis = _basis(corpus, include_confidential=include_confidential)
    complete = all(path.is_file() for path in paths(out))
    if complete and not force and corpus.setting(BASIS) == basis:
        return None
    findings = find(corpus)
    write(findings, out, include_confidential=include_confidential)
    corpus.set_setting(BASIS, basis)
    return findings


def find(corpus: Corpus, means: Means | None = None) -> Findings:
    """The findings over all that the corpus holds, and what the last run could not read.

    With `means`, points, register, conflicts and gaps too.
    """
    from nlp import analysis
    from synthesis import findings

    found = findings.find(corpus.documents(), corpus.coded(), analysis.codebook(), means)
    return replace(found, unread=tuple(_unread(corpus)))


def _unread(corpus: Corpus) -> Iterator[Unread]:
    """The files that could not be read, then what is lost of others."""
    for name, (_, error) in sorted(corpus.failures().items()):
        yield Unread(name, str(error))
    notices = corpus.notices()
    for document in corpus.documents():
        for notice in notices.get(document.id, ()):
            if notice.lost:
                page = f", pagina {notice.page}" if notice.page else ""
                yield Unread(f"{document.name}{page}", notice.message)


def write(findings: Findings, out: Path, *, include_confidential: bool) -> None:
    """Write the rapport as HTML and the Kamerbrief as Word. Raises `OutputError`."""
    from nlp import analysis
    from reports import build, docx, html

    codebook = analysis.codebook()
    rapport = build.report("rapport", findings, codebook, include_confidential=include_confidential)
    brief = build.report("kamerbrief", findings, codebook, include_confidential=include_confidential)
    contents = (html.render(rapport).encode(), docx.render(brief))
    for path, content in zip(paths(out), contents, strict=True):
        _replace(path, content)


def _replace(path: Path, content: bytes) -> None:
    """Put the new file in place of the old in one step."""
    half = path.with_name(f".{path.name}.deel")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise OutputError(
            f"'{path}' kan niet worden geschreven ({reason(error)}).",
            "Sluit het bestand als het open staat, en controleer de rechten en de schijfruimte.",
        ) from error


def _basis(corpus: Corpus, *, include_confidential: bool) -> str:
    """A hash of all that determines the reports: the files, what they were analysed with, the program."""
    program = source_digest("corpus", "synthesis", "reports")
    stamps = {id_: tuple(made_with) for id_, made_with in corpus.stamps().items()}
    failed = {name: str(error) for name, (_, error) in corpus.failures().items()}
    judged = len(corpus.judgements()), len(events(corpus))
    basis = [program, include_confidential, corpus.files(), stamps, failed, judged]
    return hashlib.sha256(json.dumps(basis, sort_keys=True).encode()).hexdigest()
