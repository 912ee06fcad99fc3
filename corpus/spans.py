"""Text that knows where each of its characters came from.

A reader keeps the source text as it found it; every repair (ligatures, hyphenation, spacing, joined
lines) yields an `AlignedText`, in which each character carries the offset of the source character
that it stands for. A span of repaired text can so always be shown in its source.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

CODE = "I"
"""The kind of array that holds origins: unsigned, 32 bits."""

Run = tuple[int, int, int]
"""(offset in the text, offset in the source, length); a length repeats no source character."""


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text and, for each character, the offset in the source of the character it stands for.

    `origins` has the length of `text` and never decreases within a line; a replacement of one source
    character by two ("ﬁ" by "fi") gives both the same origin. They are kept as 32-bit numbers, since a
    report of a thousand pages has millions of them.
    """

    text: str
    origins: Sequence[int]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.origins):
            raise ValueError("every character needs exactly one origin")
        if not isinstance(self.origins, array):
            object.__setattr__(self, "origins", array(CODE, self.origins))

    def __hash__(self) -> int:
        return hash(self.text)

    def __len__(self) -> int:
        return len(self.text)

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> AlignedText:
        """The piece `source[start:end]`, aligned to itself."""
        end = len(source) if end is None else end
        return cls(source[start:end], range(start, end))

    def slice(self, start: int, end: int) -> AlignedText:
        """The characters from `start` up to `end`, with their origins."""
        return AlignedText(self.text[start:end], self.origins[start:end])

    def strip(self, characters: str | None = None) -> AlignedText:
        """As `str.strip`."""
        start = len(self.text) - len(self.text.lstrip(characters))
        return self.slice(start, max(start, len(self.text.rstrip(characters))))

    def sub(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> AlignedText:
        """As `pattern.sub`; a replacement takes its origins from the matched characters, in order."""
        pieces: list[AlignedText] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = replacement if isinstance(replacement, str) else replacement(match)
            pieces.append(self.slice(done, match.start()))
            pieces.append(self._replaced(match.start(), match.end(), new))
            done = match.end()
        return join_aligned([*pieces, self.slice(done, len(self.text))]) if pieces else self

    def _replaced(self, start: int, end: int, new: str) -> AlignedText:
        if start == end:
            anchor = self.origins[min(start, len(self.origins) - 1)] if self.origins else 0
            return AlignedText(new, [anchor] * len(new))
        old = self.origins[start:end]
        return AlignedText(new, [old[min(i, len(old) - 1)] for i in range(len(new))])

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the source that `text[start:end]` stands for (not empty)."""
        origins = self.origins[start:end]
        return min(origins), max(origins) + 1

    def runs(self) -> tuple[Run, ...]:
        """The alignment in its short form: maximal runs in which text and source go in step."""
        return tuple(_runs(self.origins))

    @classmethod
    def from_runs(cls, text: str, runs: Iterable[Sequence[int]]) -> AlignedText:
        """The inverse of `runs`. Raises `ValueError` when the runs do not cover the text."""
        return cls(text, array(CODE, chain.from_iterable(range(s, s + n) for _, s, n in runs)))


def join_aligned(pieces: Iterable[AlignedText], glue: str = "") -> AlignedText:
    """The pieces one after another; `glue` takes the origin of the character before it."""
    texts: list[str] = []
    origins = array(CODE)
    for piece in pieces:
        if texts and glue:
            texts.append(glue)
            origins.extend([origins[-1] if origins else 0] * len(glue))
        texts.append(piece.text)
        origins.extend(piece.origins)
    return AlignedText("".join(texts), origins)


def _runs(origins: Sequence[int]) -> Iterator[Run]:
    starts = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(origins)) if b != a + 1)]
    for start, end in zip(starts, [*starts[1:], len(origins)], strict=True):
        if end > start:
            yield start, origins[start], end - start
