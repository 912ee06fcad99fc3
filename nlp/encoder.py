"""Sentences as vectors: a static encoder, which is a table of vectors for pieces of words, averaged.

The table and its tokenizer are a sentence-transformers `StaticEmbedding` on disk, read here with numpy and
tokenizers alone, so that using it loads no torch (J. Tissier et al., and model2vec, call such models static).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

TOKENIZER, WEIGHTS = "tokenizer.json", "model.safetensors"
TABLE = "embedding.weight"
"""The name of the table in the weights of a `StaticEmbedding`."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """A tokenizer (Hugging Face `tokenizers`) and a vector for each of its pieces."""

    tokenizer: Any
    table: Vectors

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text, as rows of the table."""
        found = self.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in found]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The mean of the vectors of its pieces for each text, a row each; zeros for a text without any."""
        return mean(self.table, self.pieces(texts))


def mean(table: Vectors, pieces: Sequence[Sequence[int]]) -> Vectors:
    """The mean of these rows of the table, for each group of rows."""
    import numpy as np
    from scipy.sparse import csr_matrix

    lengths = np.array([len(ids) for ids in pieces])
    rows = np.fromiter((i for ids in pieces for i in ids), dtype=np.int64, count=int(lengths.sum()))
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


def read(folder: Traversable) -> Encoder:
    """The encoder that stands in a folder."""
    from safetensors.numpy import load
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str((folder / TOKENIZER).read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Encoder(tokenizer, load((folder / WEIGHTS).read_bytes())[TABLE].astype("float32"))


def save(encoder: Encoder, folder: Path) -> None:
    """Write an encoder so that sentence-transformers can read it too (`StaticEmbedding.load`)."""
    from safetensors.numpy import save_file

    folder.mkdir(exist_ok=True)
    encoder.tokenizer.save(str(folder / TOKENIZER), pretty=False)
    save_file({TABLE: encoder.table.astype("float16")}, str(folder / WEIGHTS))
