"""What a reviewer did just before, told on the page that comes after it, with the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import reviewed
from corpus.judgements import Act, last_of, opinions
from corpus.labels import ASPECTS
from corpus.reviewing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.judgements import Judgement
    from corpus.labels import Labels
    from corpus.store import Corpus

ENTERED = {
    Act.ACCEPT: "Akkoord vastgelegd",
    Act.CHANGE: "Wijziging vastgelegd",
    Act.REJECT: "Verworpen",
    Act.DECIDE: "Beslissing vastgelegd",
    Act.SPLIT: "Zin gesplitst",
    Act.JOIN: "Zinnen samengevoegd",
    Act.COMMENT: "Opmerking bewaard",
}


@dataclass(frozen=True, slots=True)
class Done:
    """The sentence before this one: what was entered of it, and what others had said of it.

    `act` is "" when nothing of the reviewer stands: it was passed over. `same` and `other` name those who
    said the same and something else. `mark` goes along with a form that takes it back.
    """

    id: str
    text: str
    act: str
    same: tuple[str, ...]
    other: tuple[str, ...]
    mark: str


def done(corpus: Corpus, observation: str, author: str) -> Done:
    """What was done. Raises `ReviewError` when the dossier does not have the observation."""
    with corpus.reading() as connection:
        counting = reviewed.seen(connection, observation)
    found = counting[1] if counting else standing(corpus, observation)
    last = last_of(found.events, author)
    same, other = _compared(found.events, author)
    said = ENTERED[last.act] if last else ""
    return Done(observation, found.text, said, same, other, found.mark)


def _compared(events: Sequence[Judgement], author: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    held = opinions(events)
    mine = held.pop(author, None)
    if mine is None:
        return (), ()
    alike = {
        name: one.rejected == mine.rejected and _agree(one.labels, mine.labels) for name, one in held.items()
    }
    return tuple(n for n, same in alike.items() if same), tuple(n for n, same in alike.items() if not same)


def _agree(one: Labels, other: Labels) -> bool:
    pairs = ((getattr(one, aspect), getattr(other, aspect)) for aspect in ASPECTS)
    return all(a == b for a, b in pairs if a is not None and b is not None)
