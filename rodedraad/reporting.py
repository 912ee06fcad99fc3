"""A single report of a corpus, of any kind and in any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import InputError, reason
from rodedraad.showing import BY_DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.coverage import Audit
    from corpus.findings import Findings
    from corpus.store import Corpus
    from reports.formats import Format
    from reports.report import Kind, Report
    from rodedraad.showing import Shown

DRAFTED = "dekkingstoets"
"""The kind that tells of a draft beside the corpus."""
TEMPLATED = "docx"
"""The format that takes a user's own template."""
TEXTS: frozenset[Format] = frozenset({"html", "md"})
"""The formats that can be shown on standard output."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What report is asked for: `template` is a Word document whose styles it gets, `draft` is audited."""

    kind: Kind
    form: Format
    shown: Shown = BY_DEFAULT
    template: Path | None = None
    draft: Path | None = None


def content(corpus: Corpus, wish: Wish, *, keep: bool) -> bytes:
    """The report as a file; with `keep` it is the version that the next is compared to.

    Raises `UnreadableError` for a draft, `InputError` for a template.
    """
    from reports import formats
    from rodedraad import auditing, finding

    audit = auditing.audited(corpus, wish.draft).audit if wish.draft is not None else None
    made = report(
        corpus,
        wish.kind,
        finding.found(corpus),
        shown=wish.shown,
        keep=keep,
        audit=audit,
    )
    if wish.template is None:
        return formats.rendered(made, wish.form)
    return formats.with_template(made, _read(wish.template))


def report(
    corpus: Corpus,
    kind: Kind,
    findings: Findings,
    *,
    shown: Shown,
    keep: bool,
    audit: Audit | None = None,
) -> Report:
    """The report, with what differs from its last version."""
    from nlp import analysis
    from reports import build
    from rodedraad import versions

    made = build.report(
        kind,
        findings,
        analysis.codebook(),
        include_confidential=shown.confidential,
        include_names=shown.names,
        audit=audit,
    )
    return versions.compared(corpus, made, findings, shown=shown, keep=keep)


def reports(
    corpus: Corpus, kinds: Iterable[Kind], findings: Findings, *, shown: Shown, keep: bool
) -> dict[Kind, Report]:
    """Idem of several kinds over the same findings."""
    from nlp import analysis
    from reports import build
    from rodedraad import versions

    made = build.reports(
        kinds,
        findings,
        analysis.codebook(),
        include_confidential=shown.confidential,
        include_names=shown.names,
    )
    return {
        kind: versions.compared(corpus, one, findings, shown=shown, keep=keep) for kind, one in made.items()
    }


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise InputError(
            f"Het sjabloon '{template}' kan niet worden geopend ({reason(error)}).",
            "Geef met --template een Word-document (.docx of .dotx).",
        ) from error
