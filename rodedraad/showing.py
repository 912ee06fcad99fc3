"""What reports show of what they withhold by default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether the words of confidential documents and the names of persons are shown."""

    confidential: bool = False
    names: bool = False

    @property
    def key(self) -> str:
        """What tells versions apart that may not show the same."""
        return f"{'alles' if self.confidential else 'openbaar'}{'/namen' if self.names else ''}"


BY_DEFAULT = Shown()
