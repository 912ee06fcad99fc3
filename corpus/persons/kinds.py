"""What personal data is: its kinds, and a place in a text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Kinds of personal data, by the Dutch word that stands in its place."""

    NAME = "naam"
    MAIL = "e-mailadres"
    PHONE = "telefoonnummer"
    BSN = "bsn"
    ACCOUNT = "rekeningnummer"
    HOME = "woonadres"
    BORN = "geboortedatum"
    PLATE = "kenteken"


class Personal(NamedTuple):
    """Something personal in the half-open range of a text; in order of place when sorted."""

    start: int
    end: int
    kind: Kind
