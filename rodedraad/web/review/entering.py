"""What a form says of an observation, entered as a judgement: once, and of what its author saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import HTTPException

from corpus import reviewed
from corpus.errors import StandingChangedError
from corpus.judgements import Act, last_of
from corpus.labels import ASPECTS, Labels
from corpus.reviewing import NONE, NOTHING, Wish, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from corpus.reviewing import Standing
    from corpus.store import Corpus
    from rodedraad.web.house import House
    from rodedraad.web.visitor import Visitor

MOST_PIECES = 20


@dataclass(frozen=True, slots=True)
class Given:
    """A form: the act, the mark of what its author saw, the labels that are chosen, and words.

    `pieces` is what `Wish` says, one a line of the form.
    """

    act: Act
    seen: str
    labels: Labels
    why: str
    pieces: tuple[str, ...]


def given(fields: Mapping[str, str], themas: Sequence[str]) -> Given:
    """The form that was sent. Fails on an act that there is not, and on a form without mark."""
    try:
        act = Act(fields.get("daad", ""))
    except ValueError:
        raise HTTPException(400, "Dit formulier noemt geen handeling die er is.") from None
    if not fields.get("gezien"):
        raise HTTPException(400, "Dit formulier is niet volledig. Open de zin opnieuw.")
    pieces = [line.strip() for line in fields.get("stukken", "").splitlines()]
    labels = Labels(
        rol=fields.get("rol") or None,
        thema=frozenset(themas) if "rol" in fields else None,
        toerekening=fields.get("toerekening") or None,
        eerder={"ja": True, "nee": False}.get(fields.get("eerder", "")),
    )
    cut = tuple(filter(None, pieces))[:MOST_PIECES]
    return Given(act, fields["gezien"], labels, fields.get("waarom", "").strip(), cut)


def enter(house: House, visitor: Visitor, observation: str, form: Given) -> None:
    """Enter it; a form that was sent twice counts once. Raises `ReviewError`s as `reviewing.judge` does."""
    corpus = house.corpus(visitor)
    wish = wished(observation, form, _standing(corpus, observation), corpus.codebook())
    try:
        house.judge(visitor, wish)
    except StandingChangedError:
        if not is_entered(wish, _standing(corpus, observation), visitor.name):
            raise


def _standing(corpus: Corpus, observation: str) -> Standing:
    with corpus.reading() as connection:
        counting = reviewed.seen(connection, observation)
    return counting[1] if counting else standing(corpus, observation)


def wished(observation: str, form: Given, now: Standing, codebook: Codebook) -> Wish:
    """The judgement that a form asks for, over how the observation stands."""
    labels, act = NOTHING, form.act
    if act in {Act.CHANGE, Act.DECIDE} and now.verdict is not None:
        labels = tidied(form.labels, now.verdict.labels, codebook)
        act = Act.ACCEPT if act is Act.CHANGE and labels == now.machine else act
    pieces = form.pieces if act in {Act.SPLIT, Act.JOIN} else ()
    return Wish(observation, act, "", NOTHING if act is Act.ACCEPT else labels, form.why, pieces, form.seen)


def tidied(chosen: Labels, before: Labels, codebook: Codebook) -> Labels:
    """The labels without what the new rol rules out, where the form only left that as it was."""
    rol = next((one for one in codebook.rollen if one.id == chosen.rol), None)
    if rol is None:
        return chosen
    thema, cause = chosen.thema, chosen.toerekening
    if not rol.thematic and thema == before.thema:
        thema = frozenset()
    if not rol.attributed and cause == before.toerekening:
        cause = NONE
    return Labels(chosen.rol, thema, cause, chosen.eerder)


def is_entered(wish: Wish, now: Standing, author: str) -> bool:
    """Whether the last that this author did to it is what is wished: the form was sent twice."""
    own = [event for event in now.events if event.author == author]
    if not own or own[-1].act is not wish.act:
        return False
    if wish.act is Act.UNDO:
        return True
    same = all(getattr(wish.labels, a) in {None, getattr(own[-1].labels, a)} for a in ASPECTS)
    return own[-1].why == wish.why and same and last_of(now.events, author) == own[-1]
