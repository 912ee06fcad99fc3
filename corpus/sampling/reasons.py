"""Why an observation is asked, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.sampling.candidates import Ground
from corpus.sampling.priority import closeness, scarcity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.sampling.candidates import Candidate, Setting

ON_THE_EDGE = 0.75
"""A thema this close to its threshold is named."""
RARE = 0.5
"""A thema this rare is named: it has about the square root of all labels, or fewer."""

FIXED = {
    Ground.CONFLICT: "beoordelaars spreken elkaar tegen",
    Ground.REOPENED: "eerder beoordeeld, maar de bron of het model is sindsdien veranderd",
    Ground.CONTROL: "steekproef: door het lot aangewezen, hoe zeker de machine ook is",
}


def reason(candidate: Candidate, ground: Ground, setting: Setting, rare: Mapping[str, float]) -> str:
    """The reason of a pick, one line of Dutch; `rare` is `priority.rarities(setting)`."""
    return FIXED.get(ground) or "; ".join(_chosen(candidate, setting, rare))


def _chosen(candidate: Candidate, setting: Setting, rare: Mapping[str, float]) -> Iterator[str]:
    sure = f"zekerheid {_percent(candidate.rol_score)}"
    yield f"de machine gist, {sure}" if candidate.onzeker else sure
    for one in candidate.thema:
        if closeness(one, setting.threshold) >= ON_THE_EDGE:
            yield f"thema {one.thema} op de grens ({_percent(one.score)})"
    rarest = max(candidate.thema, key=lambda one: (rare.get(one.thema, 1.0), one.thema), default=None)
    if rarest and rare.get(rarest.thema, 1.0) >= RARE:
        yield _rare(rarest.thema, setting)


def _rare(thema: str, setting: Setting) -> str:
    if scarcity(setting.corpus.get(thema, 0), sum(setting.corpus.values())) >= RARE:
        return f"thema {thema} komt weinig voor"
    never = not setting.reviewed.get(thema, 0)
    return f"thema {thema} is nog {'niet' if never else 'weinig'} beoordeeld"


def _percent(chance: float) -> str:
    return f"{round(100 * chance)} %"
