"""Holding a draft that was handed in against the dossier."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from rodedraad.web import handed, results
from rodedraad.web.coverage.model import FILE
from rodedraad.web.editions import Audience
from rodedraad.web.reporting.wish import FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.findings import Findings
    from reports.formats import Format
    from reports.report import Kind, Report
    from rodedraad.auditing import Audited
    from rodedraad.web.house import House
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell

STEPS = len(FORMS) + 2
KIND: Kind = "dekkingstoets"


def tested(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:
    """The audit as a page, as JSON and as a report in every form. Raises `UnreadableError`."""
    from reports import formats

    audience, secret = Audience(job.arguments["audience"]), bool(job.arguments["confidential"])
    _tell(tell, "Het dossier wordt doorgenomen.", 0)
    findings = desk.house.findings(audience)
    results.note_drawn(desk.folder, findings, desk.house.corpus_of(audience))
    _tell(tell, "Het concept wordt gelezen en naast het dossier gelegd.", 1)
    found = _audited(desk.house, job, audience, findings)
    report = _report(desk.house, found, findings, secret=secret)
    for number, form in enumerate(FORMS, start=2):
        _tell(tell, f"Het verslag wordt gemaakt: {form.upper()}.", number)
        (desk.folder / f"{KIND}.{form}").write_bytes(formats.rendered(report, cast("Format", form)))
    return _kept(desk, found, secret=secret)


def _tell(tell: Tell, step: str, number: int) -> None:
    tell({"stap": step, "klaar": number, "van": STEPS})


def _audited(house: House, job: Job, audience: Audience, findings: Findings) -> Audited:
    from rodedraad import auditing, versions

    written = versions.every(house.everything, public=audience is Audience.PUBLIC)
    draft = handed.path(house.state, job.arguments[handed.HELD], job.arguments["naam"])
    standing = auditing.Standing(findings, written)
    return auditing.audited(house.corpus_of(audience), draft, standing=standing)


def _report(house: House, found: Audited, findings: Findings, *, secret: bool) -> Report:
    from rodedraad import reporting
    from rodedraad.showing import Shown

    shown = Shown(confidential=secret)
    return reporting.report(house.everything, KIND, findings, shown=shown, keep=False, audit=found.audit)


def _kept(desk: Desk, found: Audited, *, secret: bool) -> Mapping[str, Any]:
    from nlp import analysis, searching
    from reports.confidential import disclosed
    from rodedraad import auditvalues
    from rodedraad.web.coverage.making import toets

    audit = disclosed(found.audit, include_confidential=secret, include_names=True)
    told = replace(found, audit=audit)
    leaves = replace(found, audit=disclosed(audit, include_confidential=secret))
    values = json.dumps(auditvalues.as_json(leaves), indent=2, ensure_ascii=False)
    (desk.folder / f"{KIND}.json").write_text(values, "utf-8")
    results.write(desk.folder / FILE, toets(told, analysis.codebook(), searching.lemmas))
    weighed = {"score": audit.score, "punten": len(audit.points), "zonder_steun": len(audit.unsupported)}
    return weighed | {"vormen": [*FORMS, "json"]}
