"""How many labels that nobody has judged are still wrong, told from control draws.

The i-th control draw is one of the `left` observations that nobody had judged by then, each as likely. If
the corpus has `wrong` wrong labels in all, of which `found` had been found by then, it meets one with the
chance (wrong - found) / left. The number of wrong labels met is then a sum of draws with known chances
(Poisson binomial: Y. Hong, Computational Statistics & Data Analysis 59, 2013), and every `wrong` that
would not give a sum as far off as the one met, or only seldom, lies in the interval: the test of
C. Clopper and E. Pearson (Biometrika 26, 1934), turned round for a finite corpus as J. Buonaccorsi does (The
American Statistician 41, 1987). So the interval holds however everything else was chosen for review, and
however much of what was wrong has been put right since. M. Callaghan and F. Müller-Hansen (Systematic
Reviews 9:273, 2020) rest their stopping rule on random draws from the rest in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Draw:
    """A control draw: how many observations nobody had judged, how many errors were found before it."""

    left: int
    found: int


def most(draws: Sequence[Draw], met: int, known: int, unreviewed: int, level: float) -> int:
    """The most errors that may be left among the unreviewed, with this one-sided confidence.

    `met` is how many draws met an error, `known` how many errors were found in all, draws included.
    """
    return max(0, _last(unreviewed, lambda rest: _at_most(met, _chances(draws, known + rest)) > 1 - level))


def least(draws: Sequence[Draw], met: int, known: int, unreviewed: int, level: float) -> int:
    """The fewest errors that are left among the unreviewed, with this one-sided confidence."""
    too_few = _last(
        unreviewed, lambda rest: 1 - _at_most(met - 1, _chances(draws, known + rest)) <= 1 - level
    )
    return min(too_few + 1, unreviewed)


def _last(most_there: int, holds: Callable[[int], bool]) -> int:
    """The largest number, 0 to `most_there`, for which it holds, if it holds for all below it; else -1."""
    low, high = -1, most_there
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _chances(draws: Sequence[Draw], wrong: int) -> list[float]:
    return [(wrong - draw.found) / draw.left for draw in draws]


def _at_most(met: int, chances: Sequence[float]) -> float:
    """The chance that at most so many of the draws meet an error."""
    import numpy as np

    if met < 0:
        return 0.0
    numbers = np.zeros(met + 1)
    numbers[0] = 1.0
    for chance in chances:
        numbers[1:] = numbers[1:] * (1 - chance) + numbers[:-1] * chance
        numbers[0] *= 1 - chance
    return float(numbers.sum())
