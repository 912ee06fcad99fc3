"""A thema as its page shows it, and the passages behind each number of the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from corpus.findings import rank
from corpus.gaps import Stance
from corpus.points import EntryKind
from rodedraad.web.threads import clashing, entries, evidence, sayings
from rodedraad.web.threads.attributions import Share, Split, phased, split
from rodedraad.web.threads.blocks import Places, cut, key, placed
from rodedraad.web.threads.clashing import Clash
from rodedraad.web.threads.entries import Listing
from rodedraad.web.threads.points import OUTSIDE, OUTSIDE_LABEL, Sayings
from rodedraad.web.threads.sayings import Said, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.findings import Findings, Passage
    from rodedraad.web.editions import Scene
    from synthesis.statements import Statement

MOST = 20
"""Passages that work well, and conflicts, that a page shows."""
DIMENSIONS = ("bron", "laag", "fase", "toerekening")
"""By what the passages of a thema can be narrowed: the columns of the matrix."""


@dataclass(frozen=True, slots=True)
class ThemePage:
    """A thema: what it holds, who speaks and who does not, and what goes along with it.

    `points` is how many there are; they are kept in blocks apart, as are its `passages`.
    """

    thema: str
    label: str
    includes: str
    excludes: str
    voices: tuple[Voice, ...]
    documents: int
    points: int
    passages: int
    copies: int
    raised_before: int
    attribution: Split
    fasen: tuple[Share, ...]
    works: tuple[Said, ...]
    working: int
    calls: Listing
    commitments: Listing
    actions: Listing
    clashes: tuple[Clash, ...]
    clashing: int
    no_problem: tuple[Voice, ...]
    both: tuple[Voice, ...]
    silent: tuple[Voice, ...]


def pages(scene: Scene) -> dict[str, ThemePage]:
    """The themas by id, and what lies outside all of them."""
    found = {finding.thema: _theme(finding.thema, scene) for finding in scene.findings.themas}
    return found | ({OUTSIDE: _outside(scene)} if scene.findings.unthemed else {})


def _theme(thema: str, scene: Scene) -> ThemePage:
    findings, codebook = scene.findings, scene.codebook
    finding = next(f for f in findings.themas if f.thema == thema)
    meant = codebook.thema(thema)
    conflicts = [c for c in findings.conflicts if c.thema == thema]
    about = {p.id for p in (*finding.calls, *finding.commitments, *finding.actions)}
    register = [entry for entry in findings.register if entry.passage.id in about]
    listings = {
        kind: entries.listing((e for e in register if e.kind is kind), codebook) for kind in EntryKind
    }
    return ThemePage(
        thema=thema,
        label=meant.label,
        includes=meant.includes,
        excludes=meant.excludes,
        voices=tuple(map(sayings.voice, finding.sources)),
        documents=len(finding.documents),
        points=sum(point.thema == thema for point in findings.points),
        passages=len(finding.passages) + len(finding.calls),
        copies=finding.copies,
        raised_before=len(finding.raised_before),
        attribution=split(finding.passages, codebook),
        fasen=phased(finding.passages, codebook),
        works=tuple(sayings.said(passage, codebook) for passage in finding.works[:MOST]),
        working=len(finding.works),
        calls=listings[EntryKind.CALL],
        commitments=listings[EntryKind.COMMITMENT],
        actions=listings[EntryKind.ACTION],
        clashes=tuple(clashing.clash(conflict, scene) for conflict in conflicts[:MOST]),
        clashing=len(conflicts),
        no_problem=_taking(findings, thema, Stance.NO_PROBLEM),
        both=_taking(findings, thema, Stance.BOTH),
        silent=_taking(findings, thema, Stance.NO_STATEMENT),
    )


def _taking(findings: Findings, thema: str, stance: Stance) -> tuple[Voice, ...]:
    """The sources that take a stance on a thema."""
    positions = findings.gaps.positions if findings.gaps else ()
    return tuple(sayings.voice(p.bron) for p in positions if p.thema == thema and p.stance is stance)


def _outside(scene: Scene) -> ThemePage:
    """What lies outside every thema: nobody is asked about it, so that nobody is silent on it."""
    findings, none = scene.findings, Listing((), 0)
    loose, same = findings.unthemed, sayings.copies(findings)
    said = [copy for p in loose for copy in same.get(p.id, (p,))]
    own = dict.fromkeys(passage.bron for passage in loose if not passage.relayed)
    return ThemePage(
        OUTSIDE, OUTSIDE_LABEL, "", "",
        voices=tuple(map(sayings.voice, own)),
        documents=len({copy.observation.document for copy in said}),
        points=sum(not point.thema for point in findings.points),
        passages=len(loose),
        copies=len(said),
        raised_before=sum(passage.observation.coding.eerder for passage in loose),
        attribution=split(loose, scene.codebook),
        fasen=phased(loose, scene.codebook),
        works=(), working=0, calls=none, commitments=none, actions=none,
        clashes=(), clashing=0, no_problem=(), both=(), silent=(),
    )  # fmt: skip


def passages(scene: Scene) -> dict[str, Sayings]:
    """What is stated on each thema in blocks: by source, in the order of the findings."""
    found: dict[str, Sayings] = {}
    for thema, statements in _stated(scene):
        told = [sayings.said(s.passage, scene.codebook, s.copies) for s in statements]
        found |= {place: Sayings(items) for place, items in cut(told, thema).items()}
    return found


def places(scene: Scene) -> dict[str, Places]:
    """Which passages of a thema have a value, by `key(thema, dimension, value)`; of all with "" and ""."""
    found: dict[str, Places] = {}
    for thema, statements in _stated(scene):
        found |= placed([s.passage for s in statements], partial(_keys, thema))
    return found


def _keys(thema: str, passage: Passage) -> Iterator[str]:
    coding = passage.observation.coding
    yield key(thema, "", "")
    yield key(thema, "bron", passage.bron.name)
    yield key(thema, "laag", passage.bron.laag.value)
    yield key(thema, "fase", coding.fase)
    if evidence.is_bottleneck(passage):
        yield key(thema, "toerekening", coding.toerekening)


def _stated(scene: Scene) -> Iterator[tuple[str, Sequence[Statement]]]:
    same = sayings.copies(scene.findings)
    for finding in scene.findings.themas:
        yield finding.thema, _by_source(evidence.stating(finding, same))
    yield OUTSIDE, _by_source(evidence.statements(scene.findings.unthemed, same))


def _by_source(statements: Iterable[Statement]) -> Sequence[Statement]:
    return sorted(statements, key=lambda s: (s.passage.relayed, rank(s.passage.bron)))
