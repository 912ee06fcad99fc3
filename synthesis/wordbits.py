"""How many words two sentences can have in common at most, told from one bit a word."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from synthesis.wording import Words

BITS = 512
"""A sentence of fifty words has two of them on one bit now and then, which costs a comparison, not a copy."""
SLICE = 2**16
EPSILON = 1e-9
"""Keeps a share that is met exactly from being missed by rounding."""


def may_agree(alike: NDArray[np.int64], forms: Sequence[Words], ratio: float) -> NDArray[np.bool_]:
    """Which pairs have words enough in common, by one bit a word: never too few for a pair that has."""
    import numpy as np

    bits = _bits(forms)
    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    may = np.zeros(len(alike), dtype=bool)
    for start in range(0, len(alike), SLICE):
        a, b = alike[start : start + SLICE].T
        only_a = np.bitwise_count(bits[a] & ~bits[b]).sum(axis=1, dtype=np.int64)
        only_b = np.bitwise_count(bits[b] & ~bits[a]).sum(axis=1, dtype=np.int64)
        common = np.minimum(lengths[a] - only_a, lengths[b] - only_b)
        may[start : start + SLICE] = 2 * common >= ratio * (lengths[a] + lengths[b]) - EPSILON
    return may


def _bits(forms: Sequence[Words]) -> NDArray[np.uint64]:
    """The words of each sentence as bits of `BITS`."""
    import numpy as np

    owner = np.repeat(np.arange(len(forms)), np.fromiter(map(len, forms), np.int64, len(forms)))
    hashed = {word: crc32(word.encode()) % BITS for word in set(chain.from_iterable(forms))}
    place = np.fromiter((hashed[word] for word in chain.from_iterable(forms)), np.uint64, len(owner))
    bits = np.zeros((len(forms), BITS // 64), dtype=np.uint64)
    np.bitwise_or.at(
        bits, (owner, (place // np.uint64(64)).astype(np.int64)), np.uint64(1) << (place % np.uint64(64))
    )
    return bits
