"""The job that verifies the corpus and looks at what this computer has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell


def check(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:  # noqa: ARG001
    """Verify the corpus and the originals, making anew what can be. Raises `CorpusError`s."""
    from corpus import checking
    from rodedraad import doctor, intake

    originals = desk.house.settings.out / intake.ORIGINALS
    report = checking.check(desk.house.everything, originals if originals.is_dir() else None)
    return {
        "nagegaan": dict(report.counts),
        "hersteld": list(report.repaired),
        "niet_nagegaan": list(report.skipped),
        "mis": [f"{d.message} {d.remedy}" for d in report.damage] + [f"{line}." for line in report.waiting],
        "onderdelen": doctor.as_json(doctor.parts()),
    }
