"""How references to observations are written: "w3", "w3–w7, w9"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FEW = 3
"""References up to this many stand in the text itself; more would hide the sentence."""


def label(number: int) -> str:
    """The short name of an observation in a report."""
    return f"w{number}"


def numbered(observations: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the observations, each once, ascending."""
    return tuple(sorted({numbers[known] for known in observations}))


def in_order(numbers: Mapping[str, int], observations: Iterable[str]) -> list[str]:
    """The observations by number."""
    return sorted(observations, key=numbers.__getitem__)


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Ascending numbers as runs (first, last) without gaps."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def spelled(run: tuple[int, int]) -> str:
    """A run in short: "w3", "w3–w7"."""
    first, last = run
    return label(first) if first == last else f"{label(first)}–{label(last)}"


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers in short: "w3–w7, w9"."""
    return ", ".join(map(spelled, runs(numbers)))
