"""Making a report that was asked for on the page, in every form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from rodedraad.web import handed, results
from rodedraad.web.reporting.made import FILE, made_of
from rodedraad.web.reporting.wish import FORMS, wish_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.findings import Findings
    from reports.formats import Format
    from reports.report import Kind, Report
    from rodedraad.web.house import House
    from rodedraad.web.reporting.wish import Wish
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell

STEPS = len(FORMS) + 2


def made(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:
    """The report as files in the folder of the job. Raises `TemplateError`."""
    wish = wish_of(job.arguments)
    _tell(tell, "Het dossier wordt doorgenomen.", 0)
    findings = _findings(desk.house, wish)
    results.note_drawn(desk.folder, findings, desk.house.corpus_of(wish.audience))
    _tell(tell, "Het stuk wordt opgesteld.", 1)
    report = _report(desk.house, wish, findings)
    for number, form in enumerate(FORMS, start=2):
        _tell(tell, f"Het bestand wordt gemaakt: {form.upper()}.", number)
        (desk.folder / f"{wish.kind}.{form}").write_bytes(_rendered(desk.house, wish, report, form))
    results.write(desk.folder / FILE, made_of(report, findings))
    return {"titel": report.title, "vormen": list(FORMS)}


def _tell(tell: Tell, step: str, number: int) -> None:
    tell({"stap": step, "klaar": number, "van": STEPS})


def _findings(house: House, wish: Wish) -> Findings:
    from rodedraad import finding

    if not wish.selection:
        return house.findings(wish.audience)
    return finding.among(house.corpus_of(wish.audience), wish.takes)


def _report(house: House, wish: Wish, findings: Findings) -> Report:
    """With what differs from the last version; one of some documents is compared to nothing."""
    from nlp import analysis
    from reports import build
    from reports.blocks import Fixed
    from reports.dossier import COUNTED
    from rodedraad import reporting

    kind = cast("Kind", wish.kind)
    if not wish.selection:
        # The versions of all lie in one place, those for the public under a key of their own.
        return reporting.report(house.everything, kind, findings, shown=wish.shown, keep=True)
    made = build.report(
        kind, findings, analysis.codebook(),
        include_confidential=wish.confidential, include_names=wish.names,
    )  # fmt: skip
    told = f"SELECTIE: alleen stukken {wish.selection}; wat andere stukken zeggen, telt nergens in mee."
    return replace(made, status=(*made.status, Fixed(told, COUNTED)))


def _rendered(house: House, wish: Wish, report: Report, form: str) -> bytes:
    from reports import formats
    from rodedraad.reporting import TEMPLATED

    if wish.bestand and form == TEMPLATED:
        template = handed.path(house.state, wish.bestand, wish.naam).read_bytes()
        return formats.with_template(report, template)
    return formats.rendered(report, cast("Format", form))
