"""Why the machine chose its labels, in plain Dutch. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.labels import Labels

LEARNT = "woorden en samenhang: "
"""How the share of the classifier begins among the reasons (`nlp.coding`)."""
STRENGTHS = ((3.0, "sterk"), (1.0, "duidelijk"), (0.0, "licht"))
"""In words, from which weight on."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something in the text that pointed to a label, and how strongly: sterk, duidelijk or licht."""

    detail: str
    strength: str


@dataclass(frozen=True, slots=True)
class Why:
    """A label of the machine, how sure it is of it (`None`: it does not say), what the classifier said.

    `chance` is from 0 to 1, `learnt` is Dutch ("kans 74 %, daarna context 23 %"), "" when a rule decided.
    """

    aspect: str
    label: str
    chance: float | None
    learnt: str
    signs: tuple[Sign, ...]


def explained(
    evidence: Iterable[Sequence[object]],
    machine: Labels,
    chances: Mapping[str, float],
    labels: Mapping[str, str],
) -> tuple[Why, ...]:
    """The reasons by label, the rol first. `evidence` has label, weight and detail of each reason.

    `chances` has how sure the machine is and `labels` what readers call it, both by "aspect:id".
    """
    signs: defaultdict[str, dict[str, str]] = defaultdict(dict)
    learnt: dict[str, str] = {}
    for label, weight, detail in evidence:
        if str(detail).startswith(LEARNT):
            learnt[str(label)] = str(detail).removeprefix(LEARNT)
        else:
            signs[str(label)].setdefault(_detail(str(detail)), _strength(float(str(weight))))
    return tuple(
        Why(
            name.partition(":")[0],
            labels.get(name, name.partition(":")[2]),
            chances.get(name),
            learnt.get(name, ""),
            tuple(Sign(*one) for one in signs[name].items()),
        )
        for name in _names(machine)
    )


def _names(machine: Labels) -> list[str]:
    """The labels that are explained: all that the machine gave, without what says that it gave nothing."""
    names = [f"rol:{machine.rol}", *(f"thema:{thema}" for thema in sorted(machine.thema or ()))]
    if machine.toerekening not in {None, "geen"}:
        names.append(f"toerekening:{machine.toerekening}")
    return [*names, *(["eerder:ja"] if machine.eerder else [])]


def _detail(detail: str) -> str:
    """A word of the text by itself is called that."""
    return f"het woord {detail}" if detail.startswith("‘") else detail


def _strength(weight: float) -> str:
    return next((word for least, word in STRENGTHS if weight >= least), STRENGTHS[-1][1])
