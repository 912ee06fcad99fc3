"""For whom something is made: those who may see all of a dossier, or those who may not."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """For whom an edition, or what comes of a job, is."""

    EVERYTHING = "alles"
    PUBLIC = "openbaar"
