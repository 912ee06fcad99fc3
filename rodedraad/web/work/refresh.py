"""The job that makes a new edition of the page models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell


def refresh(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:  # noqa: ARG001
    """Make an edition of the corpus as it stands."""
    return {"uitgave": desk.house.refresh()}
