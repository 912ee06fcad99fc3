"""The themas by weight, under each choice of layer, phase and half-year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpus.model import Laag
from rodedraad.web.threads import evidence, sayings
from rodedraad.web.threads.attributions import Share, attributed
from rodedraad.web.threads.blocks import key
from rodedraad.web.threads.evidence import ALL, ANY, Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Finding, Passage
    from rodedraad.web.editions import Scene
    from rodedraad.web.threads.evidence import Instance
    from synthesis.statements import Statement


@dataclass(frozen=True, slots=True)
class Beat:
    """A half-year and how many independent sources speak in it.

    `sources` is `None` where nobody who could speak has a document.
    """

    period: str
    sources: int | None


@dataclass(frozen=True, slots=True)
class Weight:
    """A thema as the list of themas shows it.

    `sources` are independent ones, `documents` count copies too, `passages` statements, `points` those to
    which they belong and `answered` how many of these a commitment or action answers. `calls`,
    `commitments` and `actions` are about the thema.
    """

    thema: str
    label: str
    sources: int
    documents: int
    passages: int
    points: int
    answered: int
    trend: tuple[Beat, ...]
    attribution: tuple[Share, ...]
    calls: int
    commitments: int
    actions: int


class Option(NamedTuple):
    """A value to choose from, with its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Themes:
    """The themas under a choice, the weightiest first; those without a source are left out of a real choice.

    `uncovered` are the themas on which nobody speaks at all.
    """

    rows: tuple[Weight, ...]
    uncovered: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What rows are made of: the findings with what was looked up in them."""

    scene: Scene
    same: Mapping[str, Sequence[Passage]]
    points: Mapping[tuple[str, str], frozenset[str]]
    answered: frozenset[str]
    periods: tuple[str, ...]
    heard: frozenset[tuple[str, str]]


def themes(scene: Scene) -> dict[str, Themes]:
    """The list of themas by `key(*choice)`, for each choice under which somebody speaks."""
    ground = _ground(scene)
    rows: defaultdict[Choice, list[Weight]] = defaultdict(list)
    rows[ALL] = []
    for finding in scene.findings.themas:
        for choice, row in _rows(finding, ground).items():
            rows[choice].append(row)
    uncovered = uncovered_in(scene)
    return {
        key(*choice): Themes(tuple(sorted(found, key=_weight)), uncovered if choice == ALL else ())
        for choice, found in rows.items()
    }


def _weight(row: Weight) -> tuple[int, int, int]:
    return -row.sources, -row.documents, -row.points


def uncovered_in(scene: Scene) -> tuple[Option, ...]:
    """The themas on which no source speaks at all."""
    gaps = scene.findings.gaps
    return tuple(Option(id_, scene.codebook.thema(id_).label) for id_ in gaps.uncovered) if gaps else ()


def _ground(scene: Scene) -> _Ground:
    findings = scene.findings
    points: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for point in findings.points:
        for passage in point.passages:
            points[point.thema, passage.id].add(point.id)
    return _Ground(
        scene,
        sayings.copies(findings),
        {passage: frozenset(ids) for passage, ids in points.items()},
        frozenset(point.id for point in findings.points if point.answers),
        evidence.periods(findings),
        evidence.heard(findings),
    )


def _rows(finding: Finding, ground: _Ground) -> dict[Choice, Weight]:
    """The rows of a thema by choice."""
    said = evidence.by_choice(evidence.stating(finding, ground.same))
    replied = evidence.by_choice(evidence.follow_up(finding, ground.same))
    spoken = {ALL} | {choice for choice in (*said, *replied) if choice != ALL}
    return {c: _row(finding, ground, c, said.get(c, []), replied.get(c, [])) for c in spoken}


def _row(
    finding: Finding, ground: _Ground, choice: Choice, said: list[Instance], replied: list[Instance]
) -> Weight:
    codebook, thema = ground.scene.codebook, finding.thema
    passages = evidence.said_once(said)
    made = {id_ for passage in passages for id_ in ground.points.get((thema, passage.id), ())}
    return Weight(
        thema=thema,
        label=codebook.thema(thema).label,
        sources=evidence.sources(said),
        documents=len({instance.document for instance in said}),
        passages=len(passages),
        points=len(made),
        answered=len(made & ground.answered),
        trend=_trend(said, ground, choice),
        attribution=attributed(filter(evidence.is_bottleneck, passages), codebook),
        calls=_of(passages, "oproep"),
        commitments=_of(evidence.said_once(replied), "toezegging"),
        actions=_of(evidence.said_once(replied), "actie"),
    )


def _of(passages: Iterable[Passage], rol: str) -> int:
    return sum(passage.observation.coding.rol == rol for passage in passages)


def _trend(said: Sequence[Instance], ground: _Ground, choice: Choice) -> tuple[Beat, ...]:
    """The sources by half-year; one that was chosen stands alone."""
    laag = evidence.together(Laag(choice.laag)) if choice.laag else ANY
    by_period: defaultdict[str, list[Instance]] = defaultdict(list)
    for instance in said:
        by_period[instance.choice.period].append(instance)
    shown = [name for name in ground.periods if choice.period in {ANY, name}]
    counts = {name: evidence.sources(by_period[name]) for name in shown}
    return tuple(Beat(name, counts[name] if (laag, name) in ground.heard else None) for name in shown)


def statements_of(scene: Scene) -> tuple[Statement, ...]:
    """All statements about themas, each once whatever the number of its themas."""
    same = sayings.copies(scene.findings)
    found = (s for finding in scene.findings.themas for s in evidence.stating(finding, same))
    return tuple({s.passage.id: s for s in found}.values())
