"""The reports that a run writes: only when what they rest on has changed."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.errors import RodedraadError
from corpus.ids import source_digest
from corpus.pointlog import events
from rodedraad import finding, reporting, writing
from rodedraad.writing import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    from corpus.findings import Findings
    from corpus.store import Corpus
    from reports.formats import Format
    from reports.report import Kind, Report
    from rodedraad.showing import Shown

KINDS: tuple[Kind, ...] = ("kamerbrief", "rapport", "beslisnota")
FORMATS: tuple[Format, ...] = ("docx", "odt", "pdf", "html")
THREADS = 2
"""One for pages that typst sets, one for all else."""
BASIS = "rapportbasis"
"""The setting that holds what the reports on disk were made from."""

Failed = dict["Path", RodedraadError]


class When(Enum):
    """When reports are written: never, when what they rest on has changed, or in any case."""

    NEVER, CHANGED, ALWAYS = range(3)


def names() -> dict[str, tuple[Kind, Format]]:
    """The reports that a run writes, by the name of the file."""
    from reports.build import WRITERS
    from reports.formats import RENDERERS

    return {f"{k}.{f}": (k, f) for k in KINDS if k in WRITERS for f in FORMATS if f in RENDERERS}


def paths(out: Path) -> tuple[Path, ...]:
    """Where the reports stand."""
    return tuple(out / name for name in names())


def refresh(corpus: Corpus, out: Path, when: When, shown: Shown) -> tuple[Findings | None, Written]:
    """Write the reports to `out`, by default unless they rest on the same already; gives the findings then.

    A report that cannot be written costs only itself, and is tried again the next time.
    """
    if when is When.NEVER:
        return None, Written(())
    basis = _basis(corpus, shown)
    complete = all(path.is_file() for path in paths(out))
    if complete and when is When.CHANGED and corpus.setting(BASIS) == basis:
        return None, Written(paths(out))
    findings = finding.found(corpus)
    contents, failed = _contents(corpus, findings, out, shown)
    written = writing.write(corpus, contents, anew=False)
    failed |= written.failed
    corpus.set_setting(BASIS, "" if failed else basis)
    return findings, replace(written, failed=failed)


def _contents(
    corpus: Corpus, findings: Findings, out: Path, shown: Shown
) -> tuple[dict[Path, bytes], Failed]:
    """What is to stand in each file, and why one has nothing."""
    kinds = dict.fromkeys(kind for kind, _ in names().values())
    made = reporting.reports(corpus, kinds, findings, shown=shown, keep=True)
    contents: dict[Path, bytes] = {}
    failed: Failed = {}
    for name, rendered in _rendered(made):
        try:
            contents[out / name] = rendered.result()
        except RodedraadError as error:
            failed[out / name] = error
    return contents, failed


def _rendered(made: Mapping[Kind, Report]) -> Iterator[tuple[str, Future[bytes]]]:
    """Each file, rendered while others are: typst sets pages outside the lock of the interpreter."""
    from reports import formats

    with ThreadPoolExecutor(THREADS) as pool:
        longest_first = sorted(names().items(), key=lambda named: named[1][1] != "pdf")
        futures = {n: pool.submit(formats.rendered, made[kind], form) for n, (kind, form) in longest_first}
        yield from ((name, futures[name]) for name in names())


def _basis(corpus: Corpus, shown: Shown) -> str:
    """A hash of all that determines the reports: the files, what they were analysed with, what people said.

    Judgements and what was said of points are only ever added to, so that their number tells them apart.
    """
    program = source_digest("corpus", "synthesis", "reports")
    stamps = {id_: tuple(made_with) for id_, made_with in corpus.stamps().items()}
    failed = {name: str(error) for name, (_, error) in corpus.failures().items()}
    judged = len(corpus.judgements()), len(events(corpus))
    said = corpus.setting(finding.SAID)
    basis = [program, lawbook.in_use().digest(), shown.key, corpus.files(), stamps, failed, judged, said]
    return hashlib.sha256(json.dumps(basis, sort_keys=True).encode()).hexdigest()
