"""Who says what about a thema, counted under any choice of layer, phase and period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from corpus.collective import collective
from corpus.model import Laag
from synthesis.calendar import is_possible
from synthesis.gaps import BOTTLENECKS
from synthesis.statements import Statement
from synthesis.timeline import half_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.findings import Finding, Findings, Passage

ANY = ""


class Choice(NamedTuple):
    """What is looked at: a layer, a phase and a half-year; `ANY` is all of them."""

    laag: str = ANY
    fase: str = ANY
    period: str = ANY


ALL = Choice()


@dataclass(frozen=True, slots=True)
class Instance:
    """A copy of a statement: under which layer, phase and half-year it counts ("" for no date)."""

    statement: Statement
    choice: Choice
    document: str


def period(date: str) -> str:
    """The half-year of an ISO date, "" where there is none."""
    return half_years(date, date)[0].name if is_possible(date) else ""


def periods(findings: Findings) -> tuple[str, ...]:
    """The half-years that the dossier covers, in order."""
    dates = sorted(r.date for r in findings.respondents if is_possible(r.date))
    return tuple(span.name for span in half_years(dates[0], dates[-1])) if dates else ()


def heard(findings: Findings) -> frozenset[tuple[str, str]]:
    """Which layers speak in which half-year; who speaks as one and its members are one."""
    found = {(together(p.bron.laag), period(p.date)) for p in findings.passages if not p.relayed}
    return frozenset(pair for own, when in found for pair in ((own, when), (ANY, when)))


def together(laag: Laag) -> str:
    """The layer under which silence is judged: who speaks through those that speak as one has spoken."""
    as_one = collective()
    return (as_one.laag if as_one and laag is Laag.COLLECTIVE else laag).value


def stating(finding: Finding, same: Mapping[str, Sequence[Passage]]) -> tuple[Statement, ...]:
    """The statements that make their voice a source of the thema, with their copies."""
    return statements((*finding.passages, *finding.calls), same)


def follow_up(finding: Finding, same: Mapping[str, Sequence[Passage]]) -> tuple[Statement, ...]:
    """The statements that promise or agree something about the thema."""
    return statements((*finding.commitments, *finding.actions), same)


def statements(passages: Iterable[Passage], same: Mapping[str, Sequence[Passage]]) -> tuple[Statement, ...]:
    """The passages as statements, with their copies."""
    return tuple(Statement(p, tuple(same.get(p.id, (p,)))) for p in passages)


def by_choice(statements: Iterable[Statement]) -> Mapping[Choice, list[Instance]]:
    """The copies under each choice that they belong to, `ALL` included."""
    found: defaultdict[Choice, list[Instance]] = defaultdict(list)
    for instance in _instances(statements):
        for parts in product(*((part, ANY) if part else (ANY,) for part in instance.choice)):
            found[Choice(*parts)].append(instance)
    return found


def _instances(statements: Iterable[Statement]) -> Iterator[Instance]:
    for statement in statements:
        said = statement.passage
        for copy in statement.copies:
            choice = Choice(said.bron.laag.value, said.observation.coding.fase, period(copy.date))
            yield Instance(statement, choice, copy.observation.document)


def sources(instances: Iterable[Instance]) -> int:
    """How many independent sources say it: who only passes it on is none."""
    own = (i.statement.passage for i in instances if not i.statement.passage.relayed)
    return len({passage.bron for passage in own})


def said_once(instances: Iterable[Instance]) -> tuple[Passage, ...]:
    """The passages that stand for the statements, each once."""
    return tuple({i.statement.passage.id: i.statement.passage for i in instances}.values())


def is_bottleneck(passage: Passage) -> bool:
    """Whether it is put down to something."""
    return passage.observation.coding.rol in BOTTLENECKS
