"""Makes a large corpus of invented observations, for measuring and for tests: rows straight into the tables.

The words are those of the project's own training passages at their own frequencies, so that common and rare
words, compounds and forms of one lemma occur as they do in letters; labels, and which go together, are theirs
too. What no question looks at is left out: the documents have no source text and no blocks.

    python tests/bench/corpus_maker.py FOLDER [--observations N] [--documents N] [--seed N]
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import func, select

from corpus import schema
from corpus.deriving import place
from corpus.ids import observation_id
from corpus.recording import DOCUMENT_BITS
from corpus.shelf import STEP
from nlp import analysis, train

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.random import Generator
    from sqlalchemy import Connection, TableClause

    from corpus.store import Corpus

    Rows = list[tuple[Any, ...]]

AT_ONCE = 250
"""Documents in one transaction."""
LAGEN = {"gemeente": 0.6, "provincie": 0.2, "koepel": 0.08, "rijk": 0.07, "uitvoeringsorganisatie": 0.05}
FASEN = {"realisatie": 0.4, "algemeen": 0.3, "invoeringstoets": 0.15, "overleg": 0.1, "evaluatie": 0.05}
NAME = "stuk-{:06d}"
"""What a document is called, by its number."""
SENDERS = 400
FIRST_DAY, DAYS = date(2024, 2, 1), 1000
CONFIDENTIAL, UNCERTAIN, PREVIOUS = 0.03, 0.1, 0.06
PARTS = ("invoeringstoets", "verslag", "position_paper", "oplegbrief", "overig")
MOMENT = "2026-11-01T09:00:00+00:00"
REASONS = '[["rol:knelpunt",1.0,"te krap"]]'


@dataclass(frozen=True, slots=True)
class Stock:
    """What rows are made of: the words and their share, the lengths of sentences, and their labels."""

    words: tuple[str, ...]
    shares: np.ndarray
    lengths: np.ndarray
    labels: tuple[tuple[str, tuple[str, ...], str], ...]


@cache
def stock() -> Stock:
    """What the training passages have."""
    units = [
        unit
        for path in sorted(train.PASSAGES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        for unit in json.loads(line)["eenheden"]
    ]
    counts = Counter(word for unit in units for word in unit["tekst"].split())
    words, found = zip(*sorted(counts.items()), strict=True)
    labels = tuple((unit["rol"], tuple(unit["thema"]), unit["toerekening"]) for unit in units)
    lengths = np.array([len(unit["tekst"].split()) for unit in units])
    return Stock(words, np.array(found) / sum(found), lengths, labels)


def fill(corpus: Corpus, observations: int, documents: int, seed: int = 0) -> None:
    """Put so many observations in so many documents into a corpus on either database, after what it holds."""
    draw = np.random.default_rng(seed)
    sizes = _sizes(draw, observations, documents)
    findable = _Findable(corpus)
    corpus.keep_codebook(analysis.codebook())
    start = _free(corpus)
    for first in range(0, documents, AT_ONCE):
        with corpus.writing() as connection:
            for number in range(first, min(first + AT_ONCE, documents)):
                for table, rows in _document(draw, start + number, sizes[number], findable):
                    _insert(connection, table, rows)


def _free(corpus: Corpus) -> int:
    """The first number that is free for a document and for all that is numbered with it."""
    numbered = (schema.document, schema.holding, schema.analysis, schema.adoption)
    with corpus.reading() as connection:
        taken = [connection.scalar(select(func.max(table.c.nr))) or 0 for table in numbered]
        shelved = connection.scalar(select(func.max(schema.document.c.position))) or 0
    return 1 + max(*taken, shelved // STEP)


def _sizes(draw: Generator, observations: int, documents: int) -> list[int]:
    """Few long documents and many short ones, together as many observations as asked."""
    shares = draw.lognormal(0, 0.8, documents)
    bounds = np.rint(np.cumsum(shares) / shares.sum() * observations).astype(int)
    return np.diff(bounds, prepend=0).tolist()


class _Findable:
    """The words and lemmas of each word of the stock, worked out once."""

    def __init__(self, corpus: Corpus) -> None:
        known = stock().words
        self.words = [corpus.language.words(word) for word in known]
        self.lemmas = [corpus.language.lemmas(word) for word in known]

    def of(self, sentence: Sequence[int]) -> tuple[str, str]:
        """The words and lemmas of a sentence."""
        return _joined(self.words, sentence), _joined(self.lemmas, sentence)


def _document(
    draw: Generator, number: int, size: int, findable: _Findable
) -> Iterator[tuple[TableClause, Rows]]:
    id_ = hashlib.sha256(str(number).encode()).hexdigest()
    laag = draw.choice(list(LAGEN), p=list(LAGEN.values()))
    stem, position = NAME.format(number), STEP * number
    name = f"{stem}.pdf"
    about = (id_, name, stem, "pdf", 1 + size // 30, str(laag), number, position, number, 0, "")
    yield schema.document, [about]
    day = (FIRST_DAY + timedelta(days=int(draw.integers(DAYS)))).isoformat()
    facts = [("sender", f"{str(laag).capitalize()} {_name(int(draw.integers(SENDERS)))}"), ("date", day)]
    facts += [("confidential", "vertrouwelijk")] if draw.random() < CONFIDENTIAL else []
    yield schema.fact, [(id_, field, 0, value, value, 1) for field, value in facts]
    yield schema.part, [(id_, 0, PARTS[number % len(PARTS)], "", "", "[]", "")]
    yield schema.holding, [(number, name, id_, MOMENT, "")]
    yield schema.analysis, [(number, id_, "maker/1", analysis.model(), analysis.codebook().name, MOMENT)]
    yield schema.adoption, [(number, number, MOMENT)]
    yield from _observations(draw, number, id_, size, findable)


SYLLABLES = ("bo", "ker", "lo", "mer", "na", "wol", "dre", "ven", "hoog", "land")


def _name(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:03d}").capitalize()


def _observations(
    draw: Generator, number: int, id_: str, size: int, findable: _Findable
) -> Iterator[tuple[TableClause, Rows]]:
    known = stock()
    lengths = draw.choice(known.lengths, size)
    drawn = iter(draw.choice(len(known.words), int(lengths.sum()), p=known.shares).tolist())
    sentences = [[next(drawn) for _ in range(length)] for length in lengths.tolist()]
    texts = [" ".join(map(known.words.__getitem__, sentence)) for sentence in sentences]
    starts = [0, *accumulate(len(one) + 1 for one in texts)]
    first, at = number << DOCUMENT_BITS, place(STEP * number, 0)
    yield schema.observation, [
        (first + i, observation_id(id_, start, start + len(one), one), id_, i, 0, i, 0, len(one), 1 + i // 30,
         one, '["Knelpunten"]', None, 1, 0)
        for i, (one, start) in enumerate(zip(texts, starts, strict=False))
    ]  # fmt: skip
    labels = [_labels(draw, known) for _ in range(size)]
    yield schema.coding, [(number, first + i, *label.coding()) for i, label in enumerate(labels)]
    yield (
        schema.effective,
        [
            (at + i, first + i, number, number, first + i, *label.counting(), *findable.of(sentence))
            for i, (sentence, label) in enumerate(zip(sentences, labels, strict=True))
        ],
    )
    named = [(thema, at + i) for i, label in enumerate(labels) for thema in label.themas]
    yield schema.effective_thema, named
    yield schema.effective_onderwerp, named


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of an observation."""

    rol: str
    themas: tuple[str, ...]
    blame: str
    score: float
    fase: str
    earlier: str
    unsure: int

    @property
    def scored(self) -> str:
        """The themas as a row has them."""
        return json.dumps([[thema, self.score] for thema in self.themas])

    @property
    def subjects(self) -> str:
        """Idem the subjects."""
        return json.dumps(self.themas, separators=(",", ":"))

    def coding(self) -> tuple[Any, ...]:
        """The end of its row of `coding`."""
        said = (self.rol, self.score, self.scored, self.subjects, self.blame, self.earlier, self.fase)
        return *said, "", self.unsure, "feit", "nl", "[]", "", REASONS, "[]", ""

    def counting(self) -> tuple[Any, ...]:
        """The middle of its row of `effective`."""
        said = (self.rol, self.score, self.scored, self.subjects, self.blame, self.earlier, self.fase)
        return *said, self.unsure, "geen", "[]"


def _labels(draw: Generator, known: Stock) -> Label:
    """The labels of one of the passages, with a score, a phase and doubt drawn for it."""
    rol, themas, blame = known.labels[int(draw.integers(len(known.labels)))]
    score, phase, earlier, doubt = draw.random(4).tolist()
    bounds = accumulate(FASEN.values())
    fase = next((fase for fase, bound in zip(FASEN, bounds, strict=True) if phase < bound), "algemeen")
    said = "ja" if earlier < PREVIOUS else "nee"
    return Label(rol, themas, blame, round(0.4 + 0.6 * score, 3), fase, said, int(doubt < UNCERTAIN))


def _joined(of: Sequence[str], sentence: Sequence[int]) -> str:
    return " ".join(filter(None, map(of.__getitem__, sentence)))


def _insert(connection: Connection, table: TableClause, rows: Rows) -> None:
    """Past SQLAlchemy, which would take as long again to make the statements."""
    if not rows:
        return
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    columns = ", ".join(column.name for column in table.c)
    marks = ", ".join([mark] * len(table.c))
    statement = f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608  # names of our tables
    connection.exec_driver_sql(statement, rows)


def main() -> None:
    """Make one in a folder."""
    from rodedraad import opening

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for name, count in (("observations", 1_000_000), ("documents", 10_000), ("seed", 0)):
        parser.add_argument(f"--{name}", type=int, default=count)
    asked = parser.parse_args()
    with opening.corpus(asked.folder, create=True) as corpus:
        fill(corpus, asked.observations, asked.documents, asked.seed)


if __name__ == "__main__":
    main()
