from __future__ import annotations

from typing import TYPE_CHECKING

from reports import build

if TYPE_CHECKING:
    from corpus.codebook import Codebook
    from corpus.findings import Findings
    from reports.report import Kind


def test_several_kinds_at_once_are_as_each_alone(findings: Findings, codebook: Codebook) -> None:
    kinds: tuple[Kind, ...] = ("kamerbrief", "rapport", "beslisnota")
    alone = {kind: build.report(kind, findings, codebook) for kind in kinds}
    assert build.reports(kinds, findings, codebook) == alone
