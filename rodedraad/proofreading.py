"""Checking a codebook, by itself or on the sentences of a dossier or a corpus: as text and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from corpus.errors import CodebookFaultsError
from nlp.proofing.remark import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.lawbook import Lawbook
    from corpus.model import Observation
    from nlp.proofing.remark import Remark

    Tell = Callable[[str, int, int], None]

PLURAL = {Severity.FAULT: "fouten", Severity.WARNING: "waarschuwingen", Severity.HINT: "aanwijzingen"}


def remarks(book: Lawbook) -> tuple[Remark, ...]:
    """What there is to say of the codebook by itself."""
    from ingest.letters import organisations
    from nlp.proofing import proof

    names = (name for one in organisations.general() for name in (one.name, *one.names))
    return proof.remarks(book, tuple(names))


def on_dossier(book: Lawbook, where: str, folder: Path, tell: Tell) -> tuple[Remark, ...]:
    """Idem, and how it does on a dossier, which is read and coded with it for the occasion.

    `where` is the codebook's name or folder. One with faults is not tried. Raises what `pipeline.run` does.
    """
    from rodedraad import models, opening, pipeline
    from rodedraad.output import When

    found = remarks(book)
    if is_faulty(found):
        return found
    with TemporaryDirectory() as room:
        choice = models.Choice(codebook=where)
        pipeline.run(folder, Path(room), choice=choice, reports=When.NEVER, tell=tell)
        with opening.corpus(Path(room)) as corpus:
            return _practised(book, found, corpus.coded())


def on_corpus(book: Lawbook, where: Path | str) -> tuple[Remark, ...]:
    """Idem, and how its rules do on the sentences of a corpus, as they are coded there."""
    from rodedraad import opening

    found = remarks(book)
    if is_faulty(found):
        return found
    with opening.corpus(where) as corpus:
        return _practised(book, found, corpus.coded())


def _practised(book: Lawbook, found: Sequence[Remark], said: Sequence[Observation]) -> tuple[Remark, ...]:
    from nlp import codebooks
    from nlp.proofing import practice, proof

    shown = practice.remarks(codebooks.of(book), said, book.text(lawbook.CODEBOOK))
    return proof.in_order((*found, *shown))


def is_faulty(found: Sequence[Remark]) -> bool:
    """Whether the codebook cannot be used as it is."""
    return any(remark.severity is Severity.FAULT for remark in found)


def as_json(book: Lawbook, found: Sequence[Remark]) -> dict[str, Any]:
    """The remarks as plain values, and how many there are of each severity."""
    counts = Counter(remark.severity for remark in found)
    return {
        "codeboek": book.name,
        "aantallen": {PLURAL[severity]: counts[severity] for severity in Severity},
        "opmerkingen": [
            {
                "ernst": remark["severity"],
                "bestand": remark["file"],
                "regel": remark["line"] or None,
                "wat": remark["message"],
                "raad": remark["remedy"],
            }
            for remark in map(asdict, found)
        ],
    }


def told(book: Lawbook, found: Sequence[Remark]) -> str:
    """The remarks as Dutch text for a terminal."""
    counts = Counter(remark.severity for remark in found)
    total = ", ".join(_number(counts[severity], severity) for severity in Severity)
    lines = [f"{r.severity}: {place(r)}: {r.message} {r.remedy}" for r in found]
    return "\n".join([*lines, f"Codeboek {book.name}: {total}."])


def _number(count: int, severity: Severity) -> str:
    return f"{count} {severity if count == 1 else PLURAL[severity]}"


def place(remark: Remark) -> str:
    """Where it is, as editors understand it."""
    return f"{remark.file}:{remark.line}" if remark.line else remark.file


def require(found: Sequence[Remark]) -> None:
    """Raises `CodebookFaultsError` when there are faults."""
    if is_faulty(found):
        count = sum(remark.severity is Severity.FAULT for remark in found)
        told_as = "staat één fout" if count == 1 else f"staan {count} fouten"
        raise CodebookFaultsError(f"In het codeboek {told_as}.", "Zie de regels hierboven.")
