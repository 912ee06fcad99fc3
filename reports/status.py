"""What stands on top of a report: how far it may be relied on, and whether it may leave the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.blocks import Fixed
from reports.dossier import COUNTED
from reports.dutch import counted, figures

if TYPE_CHECKING:
    from reports.dossier import Dossier


def status(dossier: Dossier) -> tuple[Fixed, ...]:
    """CONCEPT until every observation has been reviewed; a warning when confidential text is shown."""
    total, reviewed = len(dossier.findings.passages), dossier.findings.reviewed
    basis = f"opgesteld uit {figures(total)} waarnemingen{_judged(total, reviewed)}"
    mark = "" if 0 < total == reviewed else "CONCEPT: "
    return (Fixed(f"{mark}{basis}.", COUNTED), *_unveiled(dossier), *_selected(dossier))


def _selected(dossier: Dossier) -> tuple[Fixed, ...]:
    """That not all of it is shown, and what is."""
    return (selection.pointing(),) if dossier.is_large else ()


def _judged(total: int, reviewed: int) -> str:
    """How many of them a person has judged."""
    if not total:
        return ""
    count = "geen" if not reviewed else "alle" if reviewed == total else f"waarvan {figures(reviewed)}"
    return f", {count} door een mens beoordeeld"


def _unveiled(dossier: Dossier) -> tuple[Fixed, ...]:
    shown = sum(r.confidential for r in dossier.findings.respondents) if not dossier.withheld else 0
    if not shown:
        return ()
    documents = counted(shown, "vertrouwelijk stuk", "vertrouwelijke stukken")
    return (Fixed(f"NIET OPENBAAR: bevat tekst uit {documents}.", COUNTED),)
