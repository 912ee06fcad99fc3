"""Where a long Dutch word may break, by its vowels: good enough for soft hyphens, no dictionary needed."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
SHORTEST = 7
"""Shorter words are not broken, as typesetters have it."""
VOWELS = "aeiouyëïöüáéèó"
ONSETS = ("ch", "sch", "br", "bl", "dr", "fr", "gr", "kr", "kl", "pr", "pl", "sl", "tr", "vr", "gl")
WORD = re.compile(rf"[a-zëïöüáéèó]{{{SHORTEST},}}")
GROUP = re.compile(rf"(?<=[{VOWELS}])([^{VOWELS}]+)(?=[{VOWELS}])")


def with_soft_hyphens(text: str) -> str:
    """The text with a soft hyphen at each place where a long word may break."""
    return WORD.sub(lambda match: _broken(match.group()), text)


def _broken(word: str) -> str:
    inner = GROUP.sub(lambda match: _split(match.group(1)), word)
    return inner if inner.find(SOFT_HYPHEN) != 1 else inner.replace(SOFT_HYPHEN, "", 1)


def _split(consonants: str) -> str:
    if consonants == "j":  # of "ij": bij-een
        return f"j{SOFT_HYPHEN}"
    onset = next((o for o in sorted(ONSETS, key=len, reverse=True) if consonants.endswith(o)), consonants[-1])
    coda = consonants.removesuffix(onset)
    return f"{coda}{SOFT_HYPHEN}{onset}"
