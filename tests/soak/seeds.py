"""Chances that depend on a seed, so that what went wrong can be made to go wrong again."""

from __future__ import annotations

import random


def drawing(*of: object) -> random.Random:
    """What draws for a campaign, a kind and a number."""
    return random.Random("/".join(map(str, of)))  # noqa: S311  # nothing secret
