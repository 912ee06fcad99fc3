"""Text that several senders share, as a page shows it: one voice, with deviations word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rodedraad.web.threads import sayings
from rodedraad.web.threads.blocks import Places, cut
from rodedraad.web.threads.sayings import COPIES, Place, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.findings import Deviation, SharedText
    from rodedraad.web.editions import Scene

LIST = "gedeeld"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text; `own` says that the other wording does not have it."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Deviating:
    """A copy that differs: where it stands, its own words, and the shared words that it lacks."""

    place: Place
    copy: tuple[Stretch, ...]
    shared: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A shared text: whose voice it is, who signed it, where it stands and which copies deviate.

    It stands in `documents` documents; of the copies and deviations the first `COPIES` are there.
    """

    id: str
    text: str
    voice: Voice
    signatories: tuple[str, ...]
    documents: int
    copies: tuple[Place, ...]
    deviations: tuple[Deviating, ...]
    deviating: int


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """A block of them."""

    items: tuple[Shared, ...]


def shown(text: SharedText) -> Shared:
    """A shared text as a page shows it."""
    return Shared(
        text.id,
        text.text,
        sayings.voice(text.voice),
        text.signatories,
        len({passage.observation.document for passage in text.passages}),
        tuple(sayings.place(passage) for passage in text.passages[:COPIES]),
        tuple(_deviating(text, deviation) for deviation in text.deviations[:COPIES]),
        len(text.deviations),
    )


def _deviating(text: SharedText, deviation: Deviation) -> Deviating:
    passage = deviation.passage
    own = tuple(stretches(passage.observation.text, deviation.own))
    return Deviating(sayings.place(passage), own, tuple(stretches(text.text, deviation.lacks)))


def stretches(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    """The text cut at the ranges, which are in order and apart."""
    at = 0
    for start, end in ranges:
        if at < start:
            yield Stretch(text[at:start], own=False)
        yield Stretch(text[start:end], own=True)
        at = end
    if at < len(text):
        yield Stretch(text[at:], own=False)


def shared(scene: Scene) -> dict[str, SharedTexts]:
    """All shared texts in blocks, in the order of the findings."""
    found = [shown(text) for text in scene.findings.shared]
    return {place: SharedTexts(items) for place, items in cut(found, LIST).items()}


def places(scene: Scene) -> dict[str, Places]:
    """All of them, and those of which a copy deviates ("afwijkend")."""
    texts = scene.findings.shared
    return {
        "": Places(tuple(range(len(texts)))),
        "afwijkend": Places(tuple(n for n, text in enumerate(texts) if text.deviations)),
    }
