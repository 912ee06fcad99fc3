"""The page models of the register: one index that is filtered, and what only an entry's own page tells."""

from __future__ import annotations

from dataclasses import dataclass

from rodedraad.web.said import Said


@dataclass(frozen=True, slots=True)
class Link:
    """A point or an entry that another entry is about; `reason` says why, in Dutch."""

    to: str
    text: str
    is_point: bool
    reason: str = ""

    @property
    def href(self) -> str:
        """The address of its own page."""
        return f"/draden/punt/{self.to}" if self.is_point else f"/register/{self.to}"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a line of the table.

    `owner` is who is to act, `addressee` to whom it is said, "" when the text does not tell; `deadline` is
    what the text says of it, `due` the last day that is in time (ISO) or "". `themas` are labels.
    `answers` are what it goes into, the best first; `answered` counts the entries that go into it.
    """

    kind: str
    status: str
    because: str
    said: Said
    owner: str
    addressee: str
    deadline: str
    due: str
    themas: tuple[str, ...]
    answers: tuple[Link, ...]
    answered: int

    @property
    def id(self) -> str:
        """The entry's id, that of its observation."""
        return self.said.id


@dataclass(frozen=True, slots=True)
class Pending:
    """A point of several sources that no commitment or action answers."""

    id: str
    label: str
    thema: str
    sources: int


@dataclass(frozen=True, slots=True)
class Index:
    """The whole register; `until` is the day on which it stands so, `lacking` counts the points in words."""

    rows: tuple[Row, ...]
    pending: tuple[Pending, ...]
    lacking: str
    until: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What the page of one entry has beside its row: all that it goes into, and what goes into it."""

    path: tuple[str, ...]
    answers: tuple[Link, ...]
    followers: tuple[tuple[Link, Said], ...]
    evidence: Said | None
    about: Said | None
