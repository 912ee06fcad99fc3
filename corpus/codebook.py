"""The vocabulary in which sentences are coded, as typed and validated data.

A codebook belongs to one law and has an id and a version; another law brings its own file. The rules
by which a machine applies it are no part of these types: they belong to nlp. A value `replaces` those of
earlier versions that it stands for, so that what people said in their words is not lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.errors import CodebookError, UnknownValueError
from corpus.wording import NOWHERE

if TYPE_CHECKING:
    from corpus.model import Laag
    from corpus.wording import Wording


@dataclass(frozen=True, slots=True)
class Rol:
    """What a sentence does; `thematic` says whether it may carry themas, `attributed` a toerekening."""

    id: str
    label: str
    meaning: str
    thematic: bool = False
    attributed: bool = False
    examples: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thema:
    """A bottleneck that is followed: what it includes, and what belongs elsewhere."""

    id: str
    label: str
    includes: str
    excludes: str = ""
    examples: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fase:
    """A phase of the law's cycle: its statutory moment, who acts, the articles (empty if not verified)."""

    id: str
    label: str
    moment: str = ""
    who: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Toerekening:
    """What a bottleneck is put down to."""

    id: str
    label: str
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collective:
    """Those who speak with one voice: what they agreed on and several of them send counts once, as theirs.

    `short` is the name in running text, after `article` ("de"); `members` is how its members are called, in
    the plural, and `laag` is their layer of government.
    """

    name: str
    short: str
    article: str
    laag: Laag
    members: str

    @property
    def called(self) -> str:
        """The name in running text with its article."""
        return f"{self.article} {self.short}".strip()

    @property
    def in_full(self) -> str:
        """The whole name with its article."""
        return f"{self.article} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Law:
    """The law whose working is coded."""

    name: str
    title: str
    citation: str
    in_force: str
    """ISO date."""


@dataclass(frozen=True)
class Codebook:
    """The values that a coding may hold, in the order in which reports show them."""

    id: str
    version: int
    law: Law
    rollen: tuple[Rol, ...]
    themas: tuple[Thema, ...]
    fasen: tuple[Fase, ...]
    toerekeningen: tuple[Toerekening, ...]
    collective: Collective | None = None
    """Who speaks as one in this law's dossiers, if anybody does."""
    wording: Wording = NOWHERE
    """How reports speak of the law."""

    def __post_init__(self) -> None:
        for kind, values in self.vocabulary.items():
            if len(set(values)) != len(values) or not values:
                raise CodebookError(
                    f"Codeboek {self.name}: de waarden van '{kind}' ontbreken of zijn niet uniek.",
                    "Geef elke waarde een eigen id.",
                )
        for question in self.wording.questions:
            for kind, named in (("thema", question.themas), ("rol", question.rollen)):
                for value in named:
                    self.check(kind, value)

    @property
    def name(self) -> str:
        """The identity that goes with every coding, such as "waterwet/1"."""
        return f"{self.id}/{self.version}"

    @cached_property
    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """The permitted values by filter name."""
        return {
            "rol": tuple(r.id for r in self.rollen),
            "thema": tuple(t.id for t in self.themas),
            "fase": tuple(f.id for f in self.fasen),
            "toerekening": tuple(t.id for t in self.toerekeningen),
        }

    def check(self, kind: str, value: str) -> str:
        """The value itself. Raises `UnknownValueError`, which lists the permitted ones."""
        if value not in self.vocabulary[kind]:
            raise UnknownValueError(
                f"Onbekende waarde '{value}' voor {kind}.",
                f"Kies uit: {', '.join(self.vocabulary[kind])}.",
            )
        return value

    def rol(self, value: str) -> Rol:
        """The rol with this id; one of another codebook goes by its id."""
        return next((r for r in self.rollen if r.id == value), Rol(value, value, ""))

    def thema(self, value: str) -> Thema:
        """The thema with this id; one of another codebook goes by its id."""
        return next((t for t in self.themas if t.id == value), Thema(value, value, ""))
