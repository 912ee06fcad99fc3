"""Sentences as vectors: what an encoder is, and the static one that comes with the program.

The static encoder is a table of vectors for pieces of words, averaged. The table and its tokenizer are a
sentence-transformers `StaticEmbedding` on disk, read here with numpy and tokenizers alone, so that using it
loads no torch (J. Tissier et al., and model2vec, call such models static).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from nlp.wordpieces import WordPieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

Pieces = list[list[int]]

TOKENIZER, WEIGHTS = "tokenizer.json", "model.safetensors"
TABLE = "embedding.weight"
"""The name of the table in the weights of a `StaticEmbedding`."""
STATIC, SHIPPED = "statisch", "meegeleverd"
"""Kind and name of the encoder that comes with the program."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which encoder it is: its kind, where it is found, and an identity that no other content has.

    Fitting a static encoder to passages leaves its origin as it was.
    """

    kind: str
    name: str
    identity: str


class Encoder(Protocol):
    """What both views look through: pieces of words for the one, vectors of texts for the other."""

    @property
    def origin(self) -> Origin:
        """Which encoder it is."""

    def pieces(self, texts: Sequence[str]) -> Pieces:
        """The pieces of words of each text, as numbers."""

    def vectors(self, texts: Sequence[str], pieces: Pieces) -> Vectors:
        """The vectors of texts, with their pieces, at length one; zeros for a text that says nothing."""

    def remembering(self, texts: Sequence[str]) -> Encoder:
        """The same encoder, ready to give the vectors of these texts over and over."""

    def save(self, folder: Path) -> None:
        """Write to a folder what reading it again needs."""


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """A tokenizer (Hugging Face `tokenizers`) and a vector for each of its pieces."""

    tokenizer: Any
    table: Vectors
    origin: Origin
    words: WordPieces = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", WordPieces(self.tokenizer))

    def pieces(self, texts: Sequence[str]) -> Pieces:
        """The pieces of each text, as rows of the table."""
        return self.words.of(texts)

    def vectors(self, texts: Sequence[str], pieces: Pieces) -> Vectors:  # noqa: ARG002  # the pieces say it all
        """The mean of the vectors of its pieces for each text, at length one."""
        return unit(mean(self.table, pieces))

    def remembering(self, texts: Sequence[str]) -> StaticEncoder:  # noqa: ARG002  # it is as fast without
        """The encoder itself."""
        return self

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The mean of the vectors of its pieces for each text, a row each; zeros for a text without any."""
        return mean(self.table, self.pieces(texts))

    def save(self, folder: Path) -> None:
        """Write it so that sentence-transformers can read it too (`StaticEmbedding.load`)."""
        from safetensors.numpy import save

        folder.mkdir(exist_ok=True)
        self.tokenizer.save(str(folder / TOKENIZER), pretty=False)
        (folder / WEIGHTS).write_bytes(save({TABLE: self.table.astype("float16")}))


def mean(table: Vectors, pieces: Sequence[Sequence[int]]) -> Vectors:
    """The mean of these rows of the table, for each group of rows."""
    import numpy as np
    from scipy.sparse import csr_matrix

    lengths = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
    rows = np.fromiter(chain.from_iterable(pieces), dtype=np.int32, count=int(lengths.sum()))
    shares = np.repeat(1 / np.maximum(lengths, 1), lengths).astype(np.float32)
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    shape = (len(pieces), len(table))
    means: Vectors = csr_matrix((shares, rows, bounds), shape=shape) @ table
    return means


def unit(vectors: Vectors) -> Vectors:
    """The vectors at length one (zeros stay)."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def read(folder: Traversable, origin: Origin | None = None) -> StaticEncoder:
    """The static encoder that stands in a folder; without `origin` it is where a training begins."""
    from safetensors.numpy import load

    weights = (folder / WEIGHTS).read_bytes()
    begun = origin or Origin(STATIC, SHIPPED, f"{SHIPPED}-{hashlib.sha256(weights).hexdigest()[:12]}")
    return StaticEncoder(tokenizer(folder), load(weights)[TABLE].astype("float32"), begun)


def tokenizer(folder: Traversable) -> Any:
    """The tokenizer that stands in a folder."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_str((folder / TOKENIZER).read_text("utf-8"))
    found.no_padding()
    found.no_truncation()
    return found
