"""What a text tells of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.persons.circumstances import circumstances
from corpus.persons.details import details
from corpus.persons.kinds import Kind, Personal
from corpus.persons.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable


def found(text: str) -> tuple[Personal, ...]:
    """The personal data in a text, in order of place and apart; time and memory grow with its length.

    Names are known by what stands before them: a title, an office, a role, initials, a first name, a heading
    of those who attend, act or sign. Those who hold an office are among them: a report can do with the
    office, and the AVG asks for no more than is needed (article 5, first paragraph, under c), though the Woo
    would let their names stand. Names of bodies, places, streets and laws are none.
    """
    from corpus.persons.names import names  # its expressions take a quarter of a second to compile

    named = (Personal(start, end, Kind.NAME) for start, end in names(text))
    return tuple(_apart(sorted((*details(text), *numbers(text), *circumstances(text), *named))))


def _apart(every: Iterable[Personal]) -> list[Personal]:
    """What overlaps is one, of the kind that begins first."""
    made: list[Personal] = []
    for one in every:
        if made and one.start < made[-1].end:
            made[-1] = made[-1]._replace(end=max(one.end, made[-1].end))
        else:
            made.append(one)
    return made
