"""The follow-up register: what was asked, promised and agreed, who answers what, and how it stands.

Begin at `register`. It reads: `entries` (what stands in it), `answering` (which commitment answers which
call or point), `fulfilment` (what later documents show), `standing` (status and reason on the reference
date).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from corpus.model import PartKind
from corpus.points import EntryKind
from synthesis.answering import links, subjects
from synthesis.content import Contents
from synthesis.entries import entries
from synthesis.fulfilment import candidates, signs
from synthesis.outcomes import is_reply
from synthesis.standing import Reactions, judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.findings import Passage
    from corpus.model import Document
    from corpus.points import Entry, Point
    from synthesis.answering import Link
    from synthesis.content import Encode, Lemma
    from synthesis.fulfilment import Sign
    from synthesis.statements import Statement
    from synthesis.timeline import Timeline

    Section = tuple[str, tuple[str, ...]]

REPLIED_WITHIN = 3
"""Blocks of minutes after a call in which a reply to it stands."""


def register(
    said: Sequence[Statement],
    documents: Sequence[Document],
    points: Sequence[Point],
    timeline: Timeline,
    encode: Encode,
    lemma: Lemma,
) -> tuple[Entry, ...]:
    """The register on the day `until` of the timeline, in the order of the statements.

    `said` are all statements of the dossier: what was done is told by sentences of any rol. What is certainly
    later than `until` is left out altogether; what may be later proves nothing.
    """
    found = entries(said, {document.id: document for document in documents}, timeline)
    passages = [copy for statement in said for copy in statement.copies if timeline.shows(copy)]
    told = [passage for passage, _ in candidates(passages)]
    made = [member.passage for point in points for member in point.members if timeline.shows(member.passage)]
    observations = {passage.id: passage.observation for passage in passages}
    compared, rows = subjects(found, _in_order(chain(told, made)), observations)
    contents = Contents.of(compared, encode, lemma)
    linked = links(found, rows, contents, points, timeline)
    shown = signs(found, told, _kin(found, linked), rows, contents, timeline)
    kept = _kept(found, linked, shown, timeline.until)
    done = kept | _heard(found, linked, kept, shown, passages, timeline)
    return tuple(done[entry.id] for entry in found)


def _in_order(passages: Iterable[Passage]) -> list[Passage]:
    """Each once, in an order that does not depend on that of the input."""
    return sorted({passage.id: passage for passage in passages}.values(), key=lambda passage: passage.id)


def _kin(found: Sequence[Entry], linked: Iterable[Link]) -> dict[str, frozenset[str]]:
    """For each entry those that answer it, that it answers, and that answer the same call."""
    calls: defaultdict[str, set[str]] = defaultdict(set)
    asked = {entry.id for entry in found if entry.kind is EntryKind.CALL}
    for link in linked:
        if link.to in asked:
            calls[link.to].add(found[link.entry].id)
    kin: defaultdict[str, set[str]] = defaultdict(set)
    for call, promised in calls.items():
        for key in (call, *promised):
            kin[key] |= {call, *promised}
    return {key: frozenset(others) for key, others in kin.items()}


def _kept(
    found: Iterable[Entry],
    linked: Iterable[Link],
    shown: Mapping[str, tuple[Sign, ...]],
    until: str,
) -> dict[str, Entry]:
    """The commitments and actions by id, with what they answer and how they stand."""
    given: defaultdict[int, list[Link]] = defaultdict(list)
    for link in linked:
        given[link.entry].append(link)
    done = {}
    for number, entry in enumerate(found):
        if entry.kind is not EntryKind.CALL:
            answers = tuple(link.answer for link in given[number] if not link.vague)
            reactions = Reactions(signs=shown.get(entry.id, ()))
            done[entry.id] = judged(replace(entry, answers=answers), reactions, until)
    return done


def _heard(
    found: Sequence[Entry],
    linked: Iterable[Link],
    kept: Mapping[str, Entry],
    shown: Mapping[str, tuple[Sign, ...]],
    passages: Iterable[Passage],
    timeline: Timeline,
) -> dict[str, Entry]:
    """The calls by id, with how they stand, which depends on the commitments that answer them."""
    reacting: defaultdict[str, list[Link]] = defaultdict(list)
    for link in sorted(linked, key=lambda link: (-link.score, link.entry)):
        if timeline.is_known(found[link.entry].passage):
            reacting[link.to].append(link)
    replies = _replies(passages)
    done = {}
    for entry in found:
        if entry.kind is EntryKind.CALL:
            to_it = [(kept[found[link.entry].id], link.vague) for link in reacting[entry.id]]
            reactions = Reactions(
                signs=shown.get(entry.id, ()),
                promises=tuple(promise for promise, vague in to_it if not vague),
                near=tuple(promise for promise, vague in to_it if vague),
                reply=_reply(entry, replies),
            )
            done[entry.id] = judged(entry, reactions, timeline.until)
    return done


def _replies(passages: Iterable[Passage]) -> dict[Section, list[Passage]]:
    """The replies on the spot by document and headings of minutes."""
    found: defaultdict[Section, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.part == PartKind.MINUTES and is_reply(passage.observation.text):
            found[passage.observation.document, passage.observation.path].append(passage)
    return dict(found)


def _reply(call: Entry, replies: Mapping[Section, Sequence[Passage]]) -> Passage | None:
    """The first reply shortly after a call, under the same heading."""
    own = call.passage.observation
    after = (
        passage
        for passage in replies.get((own.document, own.path), ())
        if (own.block, own.start) < (passage.observation.block, passage.observation.start)
        and passage.observation.block <= own.block + REPLIED_WITHIN
    )
    return min(after, key=lambda p: (p.observation.block, p.observation.start, p.id), default=None)
