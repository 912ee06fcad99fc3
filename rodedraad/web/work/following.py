"""An edition follows the corpus by itself: when it was changed and nobody changed it for a while."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.codebookfile import CODEBOOK
from rodedraad.web import editions
from rodedraad.web.editions import Audience
from rodedraad.web.state import jobs
from rodedraad.web.state.jobs import JobKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from rodedraad.web.house import House

QUIET = 5.0
"""Seconds without a change: judging goes on, and each judgement would ask for the same work."""
LONGEST = 120.0
"""Seconds after which an edition is made though changes go on."""
OURS = "Rodedraad"
"""Who asks for what comes of itself."""


@dataclass(slots=True)
class Follower:
    """Sees to it that an edition is asked for; `look` is to be called every second or so."""

    house: House
    clock: Callable[[], float] = time.monotonic
    seen: str = ""
    since: float = 0.0
    """When the corpus was first as `seen`."""
    behind_since: float | None = None
    asked: str = ""
    """The state for which an edition was asked: one that failed is not asked for over and over."""

    def look(self) -> bool:
        """Ask for an edition when it is time to; gives whether it did."""
        standing, moment = editions.basis(self.house.everything), self.clock()
        if standing != self.seen:
            self.seen, self.since = standing, moment
        if not self._wanted(standing):
            self.behind_since = None
            return False
        if self.behind_since is None:
            self.behind_since = moment
        if moment - self.since < QUIET and moment - self.behind_since < LONGEST:
            return False
        jobs.submit(self.house.state, JobKind.REFRESH, {}, OURS)
        self.asked, self.behind_since = standing, None
        return True

    def _wanted(self, standing: str) -> bool:
        if standing == self.asked or self.house.everything.setting(CODEBOOK) is None:
            return False
        latest = editions.latest(self.house.state, Audience.EVERYTHING, standing, {})
        return latest is None or latest.behind
