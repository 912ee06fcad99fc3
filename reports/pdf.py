"""A report as PDF/A-2a and PDF/UA-1 in one file, set by typst."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from reports.pdftree import tree
from reports.typeface import fonts

if TYPE_CHECKING:
    from reports.report import Report

TEMPLATE = Path(__file__).with_name("templates") / "report.typ"


def render(report: Report) -> bytes:
    """The report as a file that is archivable and accessible; equal reports give equal bytes."""
    import typst

    made = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=fonts(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        sys_inputs={"report": json.dumps(tree(report))},
        timestamp=0,
    )
    return made if isinstance(made, bytes) else made[0]
