"""What the page of the codebook shows: each value with its meaning, how often it was given, and examples.

Examples come from the dossier: what people judged first, then what the machine is surest of, from as many
documents as there are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rodedraad.web.editions import Chapter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.codebook import Codebook, Fase, Rol
    from corpus.findings import Passage
    from rodedraad.web.editions import Scene

SHOWN = 12
"""Examples of a value: enough to see how it is applied."""
KINDS = {"rol": "Rollen", "thema": "Thema's", "toerekening": "Toerekeningen", "fase": "Fasen"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the codebook: what it means, and in how many observations and documents it was found."""

    kind: str
    id: str
    label: str
    meaning: str = ""
    excludes: str = ""
    invented: tuple[str, ...] = ()
    observations: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """An observation that has a value, `reviewed` by people or not, `score` how sure the machine is of it."""

    id: str
    text: str
    bron: str
    document: str
    title: str
    date: str
    page: int
    reviewed: bool
    score: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its examples."""

    value: Value
    examples: tuple[Example, ...]


def entries(scene: Scene) -> Mapping[str, Entry]:
    """Every value of the codebook, by "soort/waarde", in its order."""
    found: defaultdict[str, list[tuple[Passage, float]]] = defaultdict(list)
    for passage in scene.findings.passages:
        for key, score in _values(passage):
            found[key].append((passage, score))
    return {f"{v.kind}/{v.id}": _entry(v, found[f"{v.kind}/{v.id}"]) for v in defined(scene.codebook)}


def defined(codebook: Codebook) -> Iterator[Value]:
    """The values of a codebook with what they mean."""
    for rol in codebook.rollen:
        yield Value("rol", rol.id, rol.label, _rol(rol), invented=rol.examples)
    for thema in codebook.themas:
        yield Value("thema", thema.id, thema.label, thema.includes, thema.excludes, thema.examples)
    for toerekening in codebook.toerekeningen:
        yield Value("toerekening", toerekening.id, toerekening.label)
    for fase in codebook.fasen:
        yield Value("fase", fase.id, fase.label, _fase(fase))


def _rol(rol: Rol) -> str:
    more = (("krijgt thema's", rol.thematic), ("krijgt een toerekening", rol.attributed))
    return "; ".join([rol.meaning, *(words for words, holds in more if holds)])


def _fase(fase: Fase) -> str:
    """When it is, who acts, and where the law says so."""
    article = f"artikel {fase.article}" if fase.article[:1].isdigit() else fase.article
    return "; ".join(words for words in (fase.moment, fase.who, article) if words)


def _values(passage: Passage) -> Iterator[tuple[str, float]]:
    coding = passage.observation.coding
    yield f"rol/{coding.rol}", coding.rol_score
    yield f"toerekening/{coding.toerekening}", coding.rol_score
    yield f"fase/{coding.fase}", coding.rol_score
    for thema in coding.thema:
        yield f"thema/{thema.thema}", thema.score


def _entry(value: Value, found: list[tuple[Passage, float]]) -> Entry:
    best = sorted(found, key=lambda one: (one[0].observation.review is None, -one[1], one[0].id))
    counted = Value(
        value.kind, value.id, value.label, value.meaning, value.excludes, value.invented,
        len(found), len({passage.stem for passage, _ in found}),
    )  # fmt: skip
    return Entry(counted, tuple(_example(*one) for one in _spread(best)[:SHOWN]))


def _spread(best: Iterable[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
    """The best of each document first, then the second best of each; a sentence in several places once."""
    rounds: defaultdict[str, int] = defaultdict(int)
    seen: set[str] = set()
    ranked: list[tuple[int, int, Passage, float]] = []
    for passage, score in best:
        if passage.observation.text not in seen:
            seen.add(passage.observation.text)
            ranked.append((rounds[passage.stem], len(ranked), passage, score))
            rounds[passage.stem] += 1
    return [(passage, score) for _, _, passage, score in sorted(ranked, key=lambda one: one[:2])]


def _example(passage: Passage, score: float) -> Example:
    seen = passage.observation
    return Example(
        id=seen.id, text=seen.text, bron=passage.bron.name, document=seen.document, title=passage.title,
        date=passage.date, page=seen.page, reviewed=seen.review is not None, score=score,
    )  # fmt: skip


def index(scene: Scene) -> Mapping[str, tuple[Value, ...]]:
    """All values with their counts, under one key."""
    return {"": tuple(entry.value for entry in entries(scene).values())}


ENTRY = Chapter("codeboekwaarde", Entry, entries)
INDEX: Chapter[tuple[Value, ...]] = Chapter("codeboek", tuple[Value, ...], index)
