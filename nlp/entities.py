"""What a sentence names: actors, dates, law references and quantities."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from nlp.boundaries import WEB, may_hold_address
from nlp.dates import dates
from nlp.laws import laws
from nlp.names import actors
from nlp.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model import Mention


FOLDED_BY_RE = str.maketrans("ıſİ", "???")
"""Letters that `re.IGNORECASE` takes for i and s, and `str.lower` does not: they are in no Dutch name."""


def mentions(text: str) -> tuple[Mention, ...]:
    """All that is named in a text, in order and without overlap.

    Of overlapping mentions the one that begins first stays, of those the longest: "artikel 3 van de
    Gemeentewet" is one law, "12 gemeenten" a quantity. Addresses of web and e-mail name nothing.
    """
    shown = text if text.isascii() else text.translate(FOLDED_BY_RE)
    if may_hold_address(shown):
        shown = WEB.sub(lambda address: "?" * len(address[0]), shown)
    found = chain(actors(shown), dates(shown), laws(shown), quantities(shown))
    return tuple(_apart(sorted(found, key=lambda mention: (mention.start, -mention.end, mention.kind))))


def _apart(ordered: Iterable[Mention]) -> Iterator[Mention]:
    done = 0
    for mention in ordered:
        if mention.start >= done:
            yield mention
            done = mention.end
