"""The two reports of the article 12 process, as blocks that `html` and `docx` render.

Neither knows a clock: the same findings give the same report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.confidential import disclosed
from reports.dossier import Dossier
from reports.kamerbrief import letter
from reports.rapport import full

if TYPE_CHECKING:
    from corpus.codebook import Codebook
    from corpus.findings import Findings
    from reports.report import Report


def rapport(findings: Findings, codebook: Codebook, *, include_confidential: bool = False) -> Report:
    """The report: all findings, the registers, and every observation in the annex.

    Without `include_confidential` no text of a confidential document is in it.
    """
    return full(Dossier(disclosed(findings, include_confidential=include_confidential), codebook))


def kamerbrief(findings: Findings, codebook: Codebook, *, include_confidential: bool = False) -> Report:
    """The draft letter, with the observations it rests on in the Verantwoording.

    Without `include_confidential` no text of a confidential document is in it.
    """
    return letter(Dossier(disclosed(findings, include_confidential=include_confidential), codebook))
