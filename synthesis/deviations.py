"""What each copy of a shared text has of its own: the words in which it differs from the common wording."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from corpus.findings import Deviation
from synthesis.wording import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from synthesis.wording import Spelled

    Ranges = tuple[tuple[int, int], ...]


def deviations(text: str, copies: Sequence[Passage]) -> tuple[Deviation, ...]:
    """The copies whose words differ from `text`, in the order given."""
    found = (_deviation(text, copy) for copy in copies)
    return tuple(deviation for deviation in found if deviation.own or deviation.lacks)


def _deviation(text: str, copy: Passage) -> Deviation:
    own, common = spelled(copy.observation.text), spelled(text)
    matcher = SequenceMatcher(None, [word for word, *_ in common], [word for word, *_ in own], autojunk=False)
    edits = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return Deviation(
        copy,
        own=_ranges(own, [(start, end) for *_, start, end in edits]),
        lacks=_ranges(common, [(start, end) for _, start, end, _, _ in edits]),
    )


def _ranges(sentence: Spelled, runs: Sequence[tuple[int, int]]) -> Ranges:
    """The stretches of text that runs of words cover; a run without words covers none."""
    return tuple((sentence[start][1], sentence[end - 1][2]) for start, end in runs if start < end)
