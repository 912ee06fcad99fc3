"""What reports show of what they withhold by default."""

from __future__ import annotations

from dataclasses import dataclass

PUBLIC = "/openbare-stukken"
"""How the key ends of what knows of no confidential document."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether the words of confidential documents and the names of persons are shown.

    `public` says that it is for those to whom confidential documents do not exist, not even as a count.
    """

    confidential: bool = False
    names: bool = False
    public: bool = False

    @property
    def key(self) -> str:
        """What tells versions apart that may not show the same."""
        words = "alles" if self.confidential else "openbaar"
        return f"{words}{'/namen' if self.names else ''}{PUBLIC if self.public else ''}"


BY_DEFAULT = Shown()
