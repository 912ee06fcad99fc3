"""How far the review is and how its coders agree, worked out with the edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.awaiting import STRUCTURAL
from corpus.coders import MACHINE
from corpus.judgements import Act, standing
from rodedraad import reviewing
from rodedraad.web.editions import Chapter
from rodedraad.web.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.agreement.measuring import Agreement, Figure
    from corpus.model import Observation
    from corpus.sampling.advice import Advice
    from corpus.store import Corpus
    from rodedraad.web.editions import Scene

LONGEST = 50
"""Documents that are listed: those with most to judge."""
UNSAID = "–"


@dataclass(frozen=True, slots=True)
class Part:
    """A thema, document or reviewer: how many were judged, of how many (0: that is not told)."""

    id: str
    name: str
    judged: int
    total: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How coders agree on one question, as a reader sees it; `reason` says why there is no figure."""

    question: str
    units: int
    equal: str
    kappa: str
    alpha: str
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Coders that were compared with each other."""

    coders: tuple[str, ...]
    figures: tuple[Figures, ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often people made of the machine's rol (row) which rol (column)."""

    rollen: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the pages tell of the review as a whole; `advice` is a sentence, `may_stop` its gist."""

    judged: int
    total: int
    advice: str
    may_stop: bool
    sample: int
    themas: tuple[Part, ...]
    documents: tuple[Part, ...]
    reviewers: tuple[Part, ...]
    groups: tuple[Group, ...]
    confusion: Confusion


def progress(scene: Scene) -> dict[str, Progress]:
    """The whole of it."""
    observations = [o for o in scene.corpus.coded() if reviewing.machine_labels(o).rol not in STRUCTURAL]
    advice = reviewing.advised(reviewing.awaiting(scene.corpus))
    return {"": _progress(scene, observations, advice)}


def _progress(scene: Scene, observations: Sequence[Observation], advice: Advice) -> Progress:
    return Progress(
        judged=sum(o.review is not None for o in observations),
        total=len(observations),
        advice=advice.sentence,
        may_stop=advice.verdict.value.startswith("stoppen"),
        sample=advice.sample,
        themas=_themas(scene, observations),
        documents=_documents(scene.corpus, observations),
        reviewers=_reviewers(scene.corpus),
        groups=_groups(scene.corpus),
        confusion=_confusion(observations),
    )


def _themas(scene: Scene, observations: Iterable[Observation]) -> tuple[Part, ...]:
    every, judged = Counter[str](), Counter[str]()
    for one in observations:
        every.update(one.coding.themas)
        judged.update(one.coding.themas if one.review else ())
    return tuple(Part(t.id, t.label, judged[t.id], every[t.id]) for t in scene.codebook.themas if every[t.id])


def _documents(corpus: Corpus, observations: Iterable[Observation]) -> tuple[Part, ...]:
    """Those with most to judge first."""
    every, judged = Counter[str](), Counter[str]()
    for one in observations:
        every[one.document] += 1
        judged[one.document] += one.review is not None
    parts = [Part(d.id, d.stem, judged[d.id], every[d.id]) for d in corpus.documents() if every[d.id]]
    return tuple(sorted(parts, key=lambda part: (part.judged - part.total, part.name))[:LONGEST])


def _reviewers(corpus: Corpus) -> tuple[Part, ...]:
    """Those who judged, most first; comments are no judgements."""
    said = ((e.author, e.observation) for e in standing(corpus.judgements()) if e.act is not Act.COMMENT)
    counts = Counter(author for author, _ in set(said))
    return tuple(Part(name, name, n, 0) for name, n in sorted(counts.items(), key=lambda i: (-i[1], i[0])))


def _groups(corpus: Corpus) -> tuple[Group, ...]:
    """The pairs with something to compare, people with people first; then all together."""
    concord = reviewing.concord(corpus)
    pairs = sorted(concord.pairs.items(), key=lambda pair: (MACHINE in pair[0], pair[0]))
    found = [(coders, agreements) for coders, agreements in pairs if any(one.units for one in agreements)]
    together = [(("Allen samen",), concord.together)] if concord.together else []
    return tuple(
        Group(coders, tuple(_figures(one) for one in agreements if one.units))
        for coders, agreements in (*found, *together)
    )


def _figures(one: Agreement) -> Figures:
    reasons = (figure.reason for figure in (one.alpha, one.kappa) if figure.value is None and figure.reason)
    return Figures(
        one.question, one.units, _share(one.observed), _decimal(one.kappa), _decimal(one.alpha),
        next(reasons, ""),
    )  # fmt: skip


def _share(figure: Figure) -> str:
    return UNSAID if figure.value is None else f"{round(100 * figure.value)} %"


def _decimal(figure: Figure) -> str:
    """With its 95 % interval, where there is one."""
    if figure.value is None:
        return UNSAID
    within = figure.interval
    ends = f" ({_two(within.low)} tot {_two(within.high)})" if within else ""
    return f"{_two(figure.value)}{ends}"


def _two(value: float) -> str:
    return number(round(value, 2) + 0.0)


def _confusion(observations: Iterable[Observation]) -> Confusion:
    pairs = Counter(
        (str(one.review.machine.rol), one.coding.rol) for one in observations if one.review is not None
    )
    rollen = tuple(sorted({rol for pair in pairs for rol in pair}))
    return Confusion(rollen, tuple((rol, tuple(pairs[rol, other] for other in rollen)) for rol in rollen))


CHAPTER: Chapter[Progress] = Chapter("voortgang", Progress, progress)
