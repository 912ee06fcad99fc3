"""The random sample among what is reviewed: what is chosen by doubt tells nothing of the rest.

Every observation has a lot, which hangs on its id alone and not on what it says. The control draw is the
lowest lot among what nobody has judged yet: as good as a random draw from it, and the same on any machine.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EVERY = 5
"""One in so many picks is a control draw: a fifth of the work buys a figure that can be trusted, and 60
draws, the least from which 5 % can be told (`corpus.sampling.advice`), come within 300 judgements."""


def lot(identity: str) -> bytes:
    """The place of an observation in the order of drawing."""
    return hashlib.blake2b(identity.encode(), digest_size=16, person=b"steekproef").digest()


def due(judged: int, controls: int) -> bool:
    """Whether the next pick is a control draw, after so many judgements and control draws."""
    return controls < (judged + 1) // EVERY


def drawn(judged: Sequence[str], unreviewed: Iterable[str]) -> frozenset[str]:
    """Which judgements count as control draws: those on the lowest lot that was left at the time.

    `judged` has the ids in the order in which they were first judged. Nothing needs to be recorded
    with a judgement, and a draw that was passed over stays the next one. Observations that came in later
    may have a lower lot; earlier draws then no longer count, since they were not drawn from these too.
    """
    order = sorted({*judged, *unreviewed}, key=lot)
    found, done, lowest = set(), set[str](), 0
    for identity in judged:
        while lowest < len(order) and order[lowest] in done:
            lowest += 1
        if identity not in done and identity == order[lowest]:
            found.add(identity)
        done.add(identity)
    return frozenset(found)
