"""Who speaks as one and what names go by under the law at hand: that of the report that is being written.

Outside a report it is the law of the codebook in use. Names stand in nearly every sentence; in the context
they need not be handed on by each.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import collective, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.codebook import Codebook, Collective
    from corpus.wording import Wording


@dataclass(frozen=True, slots=True)
class Names:
    """Who speaks as one, if anybody does, and how names are worded."""

    collective: Collective | None
    wording: Wording


@contextmanager
def of(codebook: Codebook) -> Iterator[None]:
    """Within it sources go by what this codebook calls them."""
    token = _AT_HAND.set(Names(codebook.collective, codebook.wording))
    try:
        yield
    finally:
        _AT_HAND.reset(token)


def names() -> Names:
    """Those of the law at hand."""
    return _AT_HAND.get() or Names(collective.collective(), wording.wording())


_AT_HAND: ContextVar[Names | None] = ContextVar("names", default=None)
