"""What of the findings a report may show, decided once and before anything is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from corpus.findings import SharedText
from corpus.model import Action
from corpus.persons.masking import has_mask, masked, masked_as_name
from corpus.points import Entry
from reports.rebuilding import rebuilt
from reports.withholding import lifted, withheld

T = TypeVar("T")


def disclosed(value: T, *, include_confidential: bool, include_names: bool = False) -> T:
    """Findings, an audit or a point as a report may show them.

    By default all that was read from a confidential passage (its words, headings, mentions, the title of
    its document, who is to act and by when) makes way for "vertrouwelijk", also where it was put in a label
    or a reason; it keeps its place in every count and is cited by file and page. With
    `include_confidential` its flag is lifted, so that it is quoted. Names of persons are masked wherever they
    stand, and so is other personal data (`corpus.persons`), unless `include_names`.
    """
    passages = lifted if include_confidential else withheld
    return rebuilt(value, passages if include_names else lambda part: passages(_unnamed(part)))


def _unnamed(part: Any) -> Any:
    """Text without names; an enumeration is a string too, and stays what it is."""
    if type(part) is str:
        return masked(part)
    if type(part) is Entry or type(part) is Action:
        return _unowned(part)
    return _without_ranges(part) if type(part) is SharedText else part


def _unowned(part: Entry | Action) -> Entry | Action:
    """A name alone says by its place that it is one, also where a reason repeats it."""
    owner = masked_as_name(part.owner)
    if owner == part.owner:
        return part
    if isinstance(part, Action):
        return replace(part, owner=owner)
    return replace(part, owner=owner, because=part.because.replace(part.owner, owner))


def _without_ranges(shared: SharedText) -> SharedText:
    """A deviation tells no ranges of a text that a mask has made longer or shorter."""
    told = (
        replace(d, own=(), lacks=()) if has_mask(d.passage.observation.text + shared.text) else d
        for d in shared.deviations
    )
    return replace(shared, deviations=tuple(told))
