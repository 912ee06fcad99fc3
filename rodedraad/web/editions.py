"""Page models that take long to work out: made outside a request, kept as one edition for all that show them.

What a dossier says as a whole (its points, their history, the register) takes minutes for a large one. It is
worked out when the corpus has changed, for those who may see all of it and for those who may not; until a new
edition is there, every page shows the one before, so that pages never contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import func, select

from corpus import lawbook, schema
from corpus.ids import source_digest
from rodedraad.finding import SAID
from rodedraad.web.audience import Audience
from rodedraad.web.drawn import Drawn, drawn
from rodedraad.web.state import tables
from rodedraad.web.state.database import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic import TypeAdapter

    from corpus.codebook import Codebook
    from corpus.findings import Findings
    from corpus.store import Corpus
    from rodedraad.web.state.database import State

__all__ = ["Audience", "Chapter", "Edition", "Scene", "basis", "latest", "publish"]

Model = TypeVar("Model")
KEPT = 2
"""Editions that are kept: a reader may be amid the one before."""
AT_HAND = 256
"""Page models that are kept read."""
LAST = select(
    *(
        select(func.max(table.c.nr)).scalar_subquery()
        for table in (schema.judgement, schema.point_event, schema.adoption)
    ),
    select(func.count()).select_from(schema.failure).scalar_subquery(),
    select(schema.setting.c.value).where(schema.setting.c.name == SAID).scalar_subquery(),
)
"""What an edition rests on besides what `revision` counts; every page asks for it, so in one question."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What page models are made of: the findings over what an audience may see, and that corpus itself."""

    findings: Findings
    codebook: Codebook
    corpus: Corpus


@dataclass(frozen=True, slots=True)
class Chapter(Generic[Model]):
    """The models of one kind of page, by key: frozen dataclasses of plain values, tuples and enums."""

    name: str
    model: type[Model]
    make: Callable[[Scene], Mapping[str, Model]]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as a page reads it. `behind` says that the corpus was changed since."""

    state: State
    nr: int
    audience: Audience
    made_at: str
    behind: bool
    at_hand: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def page(self, chapter: Chapter[Model], key: str = "") -> Model | None:
        """The model with this key, if there is one."""
        known = (self.nr, self.audience, chapter.name, key)
        if known not in self.at_hand:
            table = tables.model.c
            wanted = select(table.content).where(
                table.edition == self.nr, table.audience == self.audience.value,
                table.chapter == chapter.name, table.key == key,
            )  # fmt: skip
            with self.state.reading() as connection:
                content = connection.scalar(wanted)
            if len(self.at_hand) >= AT_HAND:
                self.at_hand.clear()
            self.at_hand[known] = None if content is None else _adapter(chapter).validate_json(content)
        return cast("Model | None", self.at_hand[known])

    def stands(self, corpus: Corpus) -> bool:
        """Whether the corpus of its audience still has every document that it drew on.

        It is not told of any longer when not: not even until a new edition is there.
        """
        found = self.page(DRAWN)
        return found is not None and found.stands(corpus)


def _drawn(scene: Scene) -> dict[str, Drawn]:
    return {"": drawn(scene.findings, scene.corpus)}


DRAWN = Chapter("stukken", Drawn, _drawn)


@cache
def _adapter(chapter: Chapter[Model]) -> TypeAdapter[Model]:
    from pydantic import TypeAdapter

    return TypeAdapter(chapter.model)


def basis(corpus: Corpus) -> str:
    """What tells one state of a corpus, as this program sees it, from another.

    All that an edition rests on is only ever added to, so that numbers tell.
    """
    revision = schema.revision.c
    with corpus.reading() as connection:
        revisions = sorted(map(tuple, connection.execute(select(revision.name, revision.number))))
        last = tuple(connection.execute(LAST).one())
    program = (
        source_digest("corpus", "synthesis", "rodedraad"),
        (corpus.lawbook() or lawbook.in_use()).digest(),
    )
    return repr((*program, revisions, last))


def latest(state: State, audience: Audience, standing: str, at_hand: dict[object, Any]) -> Edition | None:
    """The latest edition, seen from the present `standing` of the corpus."""
    table = tables.edition
    with state.reading() as connection:
        row = connection.execute(select(table).order_by(table.c.nr.desc()).limit(1)).first()
    return (
        None if row is None else Edition(state, row.nr, audience, row.made_at, row.basis != standing, at_hand)
    )


def publish(
    state: State, standing: str, scenes: Mapping[Audience, Scene], chapters: Iterable[Chapter[Any]]
) -> int:
    """Make an edition and keep it, wholly or not at all; gives its number."""
    rows = [
        {"audience": audience.value, "chapter": chapter.name, "key": key, "content": _written(chapter, model)}
        for chapter in (DRAWN, *chapters)
        for audience, scene in scenes.items()
        for key, model in chapter.make(scene).items()
    ]
    with state.writing() as connection:
        made = {"basis": standing, "made_at": now()}
        number = int(connection.execute(tables.edition.insert(), made).lastrowid)
        if rows:
            connection.execute(tables.model.insert(), [row | {"edition": number} for row in rows])
        for table in (tables.model.c.edition, tables.edition.c.nr):
            connection.execute(table.table.delete().where(table <= number - KEPT))
    return number


def _written(chapter: Chapter[Model], model: Model) -> bytes:
    return _adapter(chapter).dump_json(model)
