"""The register's page models, made of the findings. Pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from corpus.points import EntryKind
from reports import entries, pending
from reports.confidential import disclosed
from reports.points import title
from rodedraad.web.editions import Chapter
from rodedraad.web.register.model import Detail, Index, Link, Pending, Row
from rodedraad.web.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.codebook import Codebook
    from corpus.findings import Findings, Passage
    from corpus.points import Entry, Point
    from rodedraad.web.editions import Scene

    Followers = Mapping[str, list[tuple[Entry, str]]]

OUTSIDE = "Buiten de thema's"
LONGEST = 140
"""Characters of the words by which an entry is named in the row of another."""


def index(scene: Scene) -> dict[str, Index]:
    """The whole register under the one key ""."""
    found = scene.findings
    names, followers = _names(found), _followers(found)
    rows = tuple(_row(entry, scene.codebook, names, followers) for entry in found.register)
    several = pending.weightiest_of(found.points)
    open_ = [point for point in several if not point.answers]
    told = pending.lacking(open_, several) if open_ else ""
    return {"": Index(rows, tuple(_pending(p, scene.codebook) for p in open_), told, found.until)}


def details(scene: Scene) -> dict[str, Detail]:
    """What the page of each entry tells, by the entry's id."""
    found = scene.findings
    names, followers = _names(found), _followers(found)
    passages = {passage.id: passage for passage in found.passages}
    return {entry.id: _detail(entry, names, followers, passages) for entry in found.register}


def _names(found: Findings) -> dict[str, Link]:
    """What points and entries are called, by their ids."""
    points = {point.id: Link(point.id, _title(point), is_point=True) for point in found.points}
    return points | {
        entry.id: Link(entry.id, _short(entry.passage), is_point=False) for entry in found.register
    }


def _title(point: Point) -> str:
    """Its label: whoever has a page of it may read all of it."""
    return title(disclosed(point, include_confidential=True, include_names=True))


def _short(passage: Passage) -> str:
    text = said(passage).text
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rsplit(' ', 1)[0]}…"


def _followers(found: Findings) -> Followers:
    """The entries that go into each point or entry, with the reason."""
    having: defaultdict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in found.register:
        for answer in entry.answers:
            having[answer.to].append((entry, answer.reason))
    return having


def _row(entry: Entry, codebook: Codebook, names: Mapping[str, Link], followers: Followers) -> Row:
    shown = disclosed(entry, include_confidential=True, include_names=True)
    owner = entries.owner(shown) if entry.owner else ""
    return Row(
        kind=entry.kind.value, status=entry.status.value, because=entry.because, said=said(entry.passage),
        owner=owner, addressee=entry.addressee, deadline=entries.deadline(shown), due=entry.due,
        themas=_themas(entry, codebook), answers=tuple(_links(entry, names))[: entries.ANSWERS],
        answered=len(followers.get(entry.id, ())),
    )  # fmt: skip


def _themas(entry: Entry, codebook: Codebook) -> tuple[str, ...]:
    return tuple(codebook.thema(thema).label for thema in entry.passage.observation.coding.themas)


def _links(entry: Entry, names: Mapping[str, Link]) -> Iterator[Link]:
    """What it goes into, the surest first."""
    for answer in sorted(entry.answers, key=lambda answer: -answer.score):
        if (named := names.get(answer.to)) is not None:
            yield Link(named.to, named.text, named.is_point, answer.reason)


def _pending(point: Point, codebook: Codebook) -> Pending:
    label = codebook.thema(point.thema).label if point.thema else OUTSIDE
    return Pending(point.id, _title(point), label, len(point.sources))


def _detail(
    entry: Entry, names: Mapping[str, Link], followers: Followers, passages: Mapping[str, Passage]
) -> Detail:
    after = tuple(
        (Link(one.id, names[one.id].text, is_point=False, reason=reason), said(one.passage))
        for one, reason in followers.get(entry.id, ())
    )
    action = entry.passage.observation.action
    about = passages.get(action.about) if action and action.about not in ("", entry.id) else None
    return Detail(
        path=entry.passage.observation.path, answers=tuple(_links(entry, names)), followers=after,
        evidence=said(entry.evidence) if entry.evidence else None, about=said(about) if about else None,
    )  # fmt: skip


INDEX = Chapter("register", Index, index)
DETAILS = Chapter("registerpost", Detail, details)
KINDS = {kind.value: nouns for kind, nouns in entries.NOUNS.items()}
"""What an entry is called, in singular and plural."""
STATUSES = {status.value: name for status, name in entries.STATUSES.items()}
"""How an entry stands, what is late first."""
CALL = EntryKind.CALL.value
