"""Measures the search for shared text: time, recall on planted near copies, and what it should keep apart.

A made dossier of 1,000, 10,000 and 100,000 passages of the project's own sentences: a letter of twelve
provinces edited by each, pairs of near copies elsewhere, pairs that differ in a negation, number or name
only, one sentence in 500 near copies, and a formula that opens sentences in very many documents.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.findings import Bron, Passage
from corpus.model import Coding, Laag, Observation
from synthesis.relayed import marked
from synthesis.shared import shared_texts
from synthesis.voices import Voices
from synthesis.wording import MIN_WORDS, RATIO, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TRAINING = Path(__file__).parents[2] / "nlp" / "training"
SIZES = (1_000, 10_000, 100_000)
PROVINCES = 12
A_DOCUMENT = 50
EDITS = {
    "voor": "ten behoeve van", "ook": "eveneens", "gemeenten": "onze gemeenten", "daarom": "om die reden",
    "omdat": "aangezien", "maar": "echter", "moet": "dient", "kan": "mag", "vraagt": "vergt",
    "over": "omtrent", "zijn": "waren", "is": "was", "wordt": "werd", "de": "deze", "het": "dit",
    "een": "zo'n", "nog": "thans",
    "bij": "aan", "tot": "naar", "door": "vanwege", "en": "en ook", "op": "bij", "van": "uit", "in": "binnen",
}  # fmt: skip
"""What an editor may put for a word without saying anything else."""
FORMULA = "met belangstelling hebben wij kennisgenomen van uw brief over de uitvoering en"
TURNS = ("niet", "geen", "nooit", "twaalf", "2031", "Zwartsluis", "Wouddal", "nauwelijks")


@dataclass
class Planted:
    """Sentences of documents; `origin` numbers what each is a copy of, `turned` says otherwise."""

    passages: list[Passage] = field(default_factory=list)
    origin: dict[str, int] = field(default_factory=dict)
    copies: set[str] = field(default_factory=set)
    turned: list[tuple[str, str]] = field(default_factory=list)

    def add(self, document: str, text: str, part: str, origin: int, *, copy: bool = False) -> None:
        """One passage in a document."""
        number = len(self.passages)
        self.passages.append(_passage(document, text, part, number))
        self.origin[self.passages[-1].id] = origin
        if copy:
            self.copies.add(self.passages[-1].id)


def sentences() -> list[str]:
    """The different sentences of the training passages, in a fixed order."""
    found: dict[tuple[str, ...], str] = {}
    for file in sorted(TRAINING.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            for unit in json.loads(line).get("eenheden", ()):
                if len(form := words(unit["tekst"])) >= 2 * MIN_WORDS:
                    found.setdefault(form, unit["tekst"])
    return [found[form] for form in sorted(found)]


def plant(size: int, seed: int = 20) -> Planted:
    """A made dossier of about `size` passages."""
    rng = random.Random(seed)  # noqa: S311
    made, fresh = Planted(), _fresh(rng)
    origins = iter(range(size * 2))
    _letters(made, rng, fresh, origins, max(5, size // 1_000))
    _near_copies(made, rng, fresh, origins, size // 20)
    _turned(made, rng, fresh, origins, size // 40)
    _many(made, rng, next(fresh), next(origins), min(500, size // 10))
    for number in range(min(3_000, size // 10)):
        made.add(f"f{number}", f"{FORMULA} {' '.join(next(fresh).split()[:6])}", "overig", next(origins))
    while len(made.passages) < size:
        made.add(f"d{len(made.passages) // A_DOCUMENT}", next(fresh), "overig", next(origins))
    return made


def _fresh(rng: random.Random) -> Iterator[str]:
    """Sentences that are no near copies: the training's own, then halves of two of them put together."""
    known = sentences()
    rng.shuffle(known)
    yield from known
    while True:
        one, other = (rng.choice(known).split() for _ in range(2))
        yield " ".join(one[: len(one) // 2 + 1] + other[len(other) // 2 :])


def _letters(
    made: Planted, rng: random.Random, fresh: Iterator[str], origins: Iterator[int], number: int
) -> None:
    for _ in range(number):
        sentence, origin = next(fresh), next(origins)
        for province in range(PROVINCES):
            made.add(f"p{province}", _edited(rng, sentence, 0.88), "oplegbrief", origin, copy=True)


def _near_copies(
    made: Planted, rng: random.Random, fresh: Iterator[str], origins: Iterator[int], number: int
) -> None:
    for pair in range(number):
        sentence, origin = next(fresh), next(origins)
        made.add(f"a{pair // 20}", sentence, "overig", origin, copy=True)
        made.add(f"b{pair // 20}", _edited(rng, sentence, RATIO + 0.01), "overig", origin, copy=True)


def _turned(
    made: Planted, rng: random.Random, fresh: Iterator[str], origins: Iterator[int], number: int
) -> None:
    """Pairs of which one has a negation, number or name more: two statements."""
    for pair in range(number):
        sentence = next(fresh).split()
        place, word = rng.randrange(1, len(sentence)), rng.choice(TURNS)
        made.add(f"g{pair // 20}", " ".join(sentence), "overig", next(origins))
        other = [*sentence[:place], word, *sentence[place:]]
        made.add(f"h{pair // 20}", " ".join(other), "overig", next(origins))
        made.turned.append((made.passages[-2].id, made.passages[-1].id))


def _many(made: Planted, rng: random.Random, sentence: str, origin: int, number: int) -> None:
    long = f"{sentence} {FORMULA.replace('uw brief', 'het verslag')}"
    for copy in range(number):
        made.add(f"m{copy}", _edited(rng, long, 0.96), "overig", origin, copy=True)


def _edited(rng: random.Random, sentence: str, ratio: float) -> str:
    """The sentence with words put for others as long as it stays this near; now and then unchanged."""
    own = sentence.split()
    for place in rng.sample(range(len(own)), rng.randrange(len(own))):
        other = EDITS.get(own[place].lower())
        if other and len(own) >= 10:
            changed = [*own[:place], *other.split(), *own[place + 1 :]]
            if _agreement(words(sentence), words(" ".join(changed))) >= ratio:
                own = changed
    return " ".join(own)


def _agreement(one: Sequence[str], other: Sequence[str]) -> float:
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other))


def _passage(document: str, text: str, part: str, number: int) -> Passage:
    coding = Coding("knelpunt", 1.0, (), (), "geen", False, "algemeen", "", (), "bench", "bench/1")
    observation = Observation(str(number), document, 0, number, 0, len(text), 1, text, (), coding)
    return Passage(observation, document, document, part, _bron(document), "2030-01-01", False)


def _bron(document: str) -> Bron:
    return Bron(f"Afzender {document}", Laag.PROVINCIE if document.startswith("p") else Laag.GEMEENTE)


def measure(size: int) -> dict[str, float]:
    """Seconds, recall of planted copies, and the share of joined passages that belong together."""
    made = plant(size)
    made.passages.sort(key=lambda passage: (passage.stem, passage.observation.block))
    senders = {passage.stem: passage.bron for passage in made.passages}
    voices = Voices(senders, {}, {document: frozenset() for document in senders})
    start = time.perf_counter()
    found = shared_texts(marked(made.passages, voices), voices)
    seconds = time.perf_counter() - start
    return {"passages": len(made.passages), "seconds": seconds, **_scores(made, [t.passages for t in found])}


def _scores(made: Planted, groups: Sequence[Sequence[Passage]]) -> dict[str, float]:
    standing = {p.id: number for number, group in enumerate(groups) for p in group}
    found = {p.id for group in groups for p in group if _most(made, group) == made.origin[p.id]}
    joined = sum(standing.get(one, -1) == standing.get(other, -2) for one, other in made.turned)
    return {
        "recall": len(found & made.copies) / len(made.copies),
        "precision": len(found) / max(len(standing), 1),
        "apart": 1 - joined / len(made.turned),
    }


def _most(made: Planted, group: Sequence[Passage]) -> int:
    return Counter(made.origin[passage.id] for passage in group).most_common(1)[0][0]


def rows() -> list[list[str]]:
    """A table for docs/benchmarks.md: time, recall and precision by size, and the growth of time."""
    found = [measure(size) for size in SIZES]
    growth = ["–", *(f"{b['seconds'] / a['seconds']:.1f}x" for a, b in pairwise(found))]
    head = [
        "passages",
        "seconds",
        "growth",
        "recall of near copies",
        "joined rightly",
        "turned pairs kept apart",
    ]
    body = [
        [
            f"{f['passages']:,.0f}",
            f"{f['seconds']:.2f}",
            g,
            f"{f['recall']:.4f}",
            *(f"{f[n]:.4f}" for n in ("precision", "apart")),
        ]
        for f, g in zip(found, growth, strict=True)
    ]
    return [head, *body]


if __name__ == "__main__":
    for row in rows():
        print(" | ".join(row))  # noqa: T201
