"""The reports of an invoeringstoets, as blocks that every format renders.

None knows a clock: the same findings give the same report.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, get_args

from reports import (
    beslisnota,
    dekkingstoets,
    kamerbrief,
    kringmemo,
    rapport,
    register,
    samenvatting,
    speaking,
)
from reports.confidential import disclosed
from reports.dossier import Dossier
from reports.report import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.codebook import Codebook
    from corpus.coverage import Audit
    from corpus.findings import Findings
    from reports.report import Report

KINDS: tuple[Kind, ...] = get_args(Kind)

WRITERS: dict[Kind, Callable[[Dossier], Report]] = {
    "kamerbrief": kamerbrief.letter,
    "rapport": rapport.full,
    "beslisnota": beslisnota.nota,
    "dekkingstoets": dekkingstoets.tested,
    "samenvatting": samenvatting.page,
    "kringmemo": kringmemo.memo,
    "register": register.full,
}


def report(
    kind: Kind,
    findings: Findings,
    codebook: Codebook,
    *,
    include_confidential: bool = False,
    include_names: bool = False,
    audit: Audit | None = None,
) -> Report:
    """A report of this kind; `audit` is what a dekkingstoets tells of.

    Without `include_confidential` no text of a confidential document is in it, without `include_names` no
    name of a person. Raises `ValueError` for a dekkingstoets without `audit`.
    """
    shown = partial(disclosed, include_confidential=include_confidential, include_names=include_names)
    with speaking.of(codebook):
        return _written(kind, Dossier(shown(findings), codebook, audit and shown(audit)))


def reports(
    kinds: Iterable[Kind],
    findings: Findings,
    codebook: Codebook,
    *,
    include_confidential: bool = False,
    include_names: bool = False,
) -> dict[Kind, Report]:
    """Several kinds of report over the same findings, each as `report` gives it; masked once for all."""
    shown = disclosed(findings, include_confidential=include_confidential, include_names=include_names)
    with speaking.of(codebook):
        dossier = Dossier(shown, codebook, None)
        return {kind: _written(kind, dossier) for kind in kinds}


def _written(kind: Kind, dossier: Dossier) -> Report:
    return replace(WRITERS[kind](dossier), selective=dossier.is_large)
