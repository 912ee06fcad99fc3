"""What of the sources an audit may show: the words of a confidential passage only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.quotes import VERTROUWELIJK

if TYPE_CHECKING:
    from corpus.findings import Passage
    from corpus.points import Point


def is_open(passage: Passage, *, quoted: bool) -> bool:
    """Whether its words may be shown; `quoted` says that those of confidential passages may."""
    return quoted or not passage.confidential


def label(point: Point, *, quoted: bool) -> str:
    """The point's label; one that its reviewers did not give may repeat words of its passages."""
    secret = not point.named and not any(is_open(passage, quoted=quoted) for passage in point.passages)
    return VERTROUWELIJK if secret else point.label


def text(passage: Passage, *, quoted: bool) -> str:
    """The words of a passage in one line, or that they are confidential."""
    return " ".join(passage.observation.text.split()) if is_open(passage, quoted=quoted) else VERTROUWELIJK


def figure(told: str, passage: Passage, *, quoted: bool) -> str:
    """A figure that a passage gives, or that it is confidential."""
    return told if is_open(passage, quoted=quoted) else VERTROUWELIJK
