"""What each coder says of each observation, from the log of judgements and the machine's own labels. Pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from corpus.judgements import Act, opinions, standing
from corpus.labels import ASPECTS, Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.judgements import Judgement

MACHINE = "machine"
"""The name under which the machine stands among the coders."""


def by_observation(events: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The events about each observation, by number."""
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.nr):
        found[event.observation].append(event)
    return dict(found)


def ratings(events: Iterable[Judgement], machine: Mapping[str, Labels]) -> dict[str, dict[str, Labels]]:
    """The labels by coder and observation; the machine's of what people judged, under `MACHINE`.

    Decisions are left out: who decides knows what the others said. What somebody rejected has no labels.
    """
    found: defaultdict[str, dict[str, Labels]] = defaultdict(dict)
    for id_, about in by_observation(events).items():
        said = opinions(event for event in standing(about) if event.act is not Act.DECIDE)
        for author, opinion in said.items():
            if opinion.labels:
                found[author][id_] = opinion.labels
        if said and id_ in machine:
            found[MACHINE][id_] = machine[id_]
    return {coder: found[coder] for coder in sorted(found)}


def agreed(events: Iterable[Judgement]) -> dict[str, Labels]:
    """What people agree on since the last decision, by observation; where they differ it is open."""
    found: dict[str, Labels] = {}
    for id_, about in by_observation(events).items():
        held = opinions(about)
        if held and not any(opinion.rejected for opinion in held.values()):
            labels = [opinion.labels for opinion in held.values()]
            found[id_] = Labels(*(_common(getattr(one, a) for one in labels) for a in ASPECTS))
    return {id_: labels for id_, labels in found.items() if labels}


def _common(values: Iterable[Any]) -> Any:
    said = {value for value in values if value is not None}
    return said.pop() if len(said) == 1 else None


def first_judged(events: Iterable[Judgement]) -> Sequence[tuple[str, bool]]:
    """What was judged, in order of the first judgement, and whether the machine's rol was wrong."""
    found: dict[str, bool] = {}
    for event in standing(events):
        if event.act is Act.REJECT:
            found.setdefault(event.observation, True)
        elif event.act in {Act.ACCEPT, Act.CHANGE, Act.DECIDE}:
            rol = event.labels.over(event.machine).rol
            found.setdefault(event.observation, rol != event.machine.rol)
    return list(found.items())
