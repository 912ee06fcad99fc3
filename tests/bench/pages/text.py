"""The words on the pages: invented sentences, dealt from a seed, none twice before all are used."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content import Note, Paragraph
from sentences_a import OPVANG, VERGUNNING
from sentences_b import HUISVESTING, TOEZICHT
from sentences_c import MIDDELEN, SAMENWERKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content import Text

TOPICS = {
    "opvang": OPVANG,
    "vergunning": VERGUNNING,
    "huisvesting": HUISVESTING,
    "toezicht": TOEZICHT,
    "samenwerking": SAMENWERKING,
    "middelen": MIDDELEN,
}
POOL: dict[str, tuple[str, ...]] = {
    topic: tuple(line for line in lines.splitlines() if line) for topic, lines in TOPICS.items()
}


@dataclass
class Dealer:
    """Deals sentences: the same seed deals the same ones in the same order."""

    seed: int
    _random: random.Random = field(init=False)
    _decks: dict[str, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 - repeatable, nothing secret

    def sentence(self, topic: str = "") -> str:
        """The next sentence on a topic, or on any."""
        topic = topic or self._random.choice(sorted(POOL))
        if not self._decks.get(topic):
            self._decks[topic] = self._random.sample(POOL[topic], len(POOL[topic]))
        return self._decks[topic].pop()

    def paragraph(self, topic: str = "", *, sentences: int = 0, notes: int = 0, look: str = "") -> Paragraph:
        """A paragraph of some sentences, with this many footnotes in it."""
        count = sentences or self._random.randint(2, 6)
        return Paragraph(self._noted([self.sentence(topic) for _ in range(count)], notes), look=look)

    def paragraphs(self, count: int, topic: str = "", *, notes: int = 0) -> tuple[Paragraph, ...]:
        """Some paragraphs, the first `notes` of which have a footnote."""
        return tuple(self.paragraph(topic, notes=1 if i < notes else 0) for i in range(count))

    def item(self, topic: str = "", *, end: str = ";") -> str:
        """A list item: a sentence that ends as list items do."""
        return self.sentence(topic).rstrip(".") + end

    def _noted(self, sentences: list[str], notes: int) -> Text:
        marked = set(self._random.sample(range(len(sentences)), min(notes, len(sentences))))
        return tuple(_merged(self._pieces(sentences, marked)))

    def _pieces(self, sentences: list[str], marked: set[int]) -> Iterator[str | Note]:
        for i, sentence in enumerate(sentences):
            yield (" " if i else "") + sentence
            if i in marked:
                yield Note(self._source())

    def _source(self) -> str:
        """What a footnote says: a place in parliamentary papers, a law, a remark."""
        number, year = self._random.randint(200, 998), self._random.randint(2019, 2025)
        page, day, part = number % 41 + 2, number % 27 + 1, number % 7 + 1
        return self._random.choice(
            (
                f"Kamerstukken II {year}/{(year + 1) % 100}, 39 {number}, nr. {day}, p. {page}.",
                f"Stcrt. {year}, {number * 17}.",
                f"Zie bijlage {part}, tabel {page}, van de rapportage d.d. {day} mei {year}.",
                f"Rb. Oost-Holland {day} juni {year}, zaaknr. {number * 13}, r.o. {part}.{page}.",
                self.sentence(),
            )
        )


def _merged(pieces: Iterator[str | Note]) -> Iterator[str | Note]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        yield from (text, piece)
        text = ""
    if text:
        yield text
