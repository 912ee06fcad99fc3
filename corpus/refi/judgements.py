"""Who judged which stretch of a source, with which codings.

Programs differ in what they keep together: QualCoder gives every coding a selection of its own, others share
a selection between coders. Here the codings of one coder on one stretch are one judgement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from corpus.refi.project import Coding, Selection, Source


@dataclass(frozen=True, slots=True)
class Judgement:
    """Selections of one stretch with the codings of one user; `comments` are those of the user."""

    source: Source
    start: int
    end: int
    user: str
    selections: tuple[str, ...] = ()
    codings: tuple[Coding, ...] = ()
    comments: tuple[str, ...] = ()
    created: tuple[datetime, ...] = ()


def judgements(source: Source, memos: Mapping[str, str]) -> Iterator[Judgement]:
    """The judgements in a source, in the order of their first selections; `memos` are notes by guid."""
    groups: dict[tuple[int, int, str], list[Judgement]] = defaultdict(list)
    for selection in source.selections:
        for part in _parts(source, selection, memos):
            groups[part.start, part.end, part.user].append(part)
    for (start, end, user), parts in groups.items():
        yield Judgement(
            source,
            start,
            end,
            user,
            tuple(dict.fromkeys(guid for part in parts for guid in part.selections)),
            tuple(coding for part in parts for coding in part.codings),
            tuple(dict.fromkeys(comment for part in parts for comment in part.comments)),
            tuple(when for part in parts for when in part.created),
        )


def _parts(source: Source, selection: Selection, memos: Mapping[str, str]) -> Iterator[Judgement]:
    """A selection by its coders; its comment belongs to whoever made it."""
    by_user: dict[str, list[Coding]] = defaultdict(list)
    for coding in selection.codings:
        by_user[coding.user or selection.user].append(coding)
    comments = tuple(filter(None, (selection.description, *(memos.get(n, "") for n in selection.notes))))
    maker = selection.user or next(iter(by_user), "")
    if comments or not by_user:
        by_user.setdefault(maker, [])
    for user, codings in by_user.items():
        moments = tuple(c.created for c in codings if c.created) or (selection.created,)
        yield Judgement(
            source,
            selection.start,
            selection.end,
            user,
            (selection.guid,),
            tuple(codings),
            comments if user == maker else (),
            tuple(filter(None, moments)),
        )
