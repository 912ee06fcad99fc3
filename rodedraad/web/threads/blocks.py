"""Long lists of page models: kept in small blocks, so that a page reads little more than it shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rodedraad.web.editions import Chapter, Edition

Item = TypeVar("Item")

IN_BLOCK = 10
"""Items that are read together: rows that were chosen lie apart, pages are five blocks."""
ON_PAGE = 50
SEPARATOR = "\x1f"
"""Between the parts of a key: no name of a source has it (`Unit Separator`)."""


@dataclass(frozen=True, slots=True)
class Places:
    """Which items of a list belong to a choice, by their place."""

    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Item]):
    """One page of a list: its items, the number of the page, the last page, and how many items there are."""

    items: tuple[Item, ...]
    number: int
    last: int
    total: int


def key(*parts: object) -> str:
    """The key of a model that belongs to all of these."""
    return SEPARATOR.join(map(str, parts))


def cut(items: Sequence[Item], *of: str) -> dict[str, tuple[Item, ...]]:
    """The items in blocks, by the key of the list and their number."""
    starts = range(0, len(items), IN_BLOCK)
    return {key(*of, number): tuple(items[at : at + IN_BLOCK]) for number, at in enumerate(starts)}


def placed(items: Iterable[Item], choices: Callable[[Item], Iterable[str]]) -> dict[str, Places]:
    """The places of the items by each of the keys that `choices` gives for one."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        for choice in dict.fromkeys(choices(item)):
            found[choice].append(place)
    return {choice: Places(tuple(places)) for choice, places in found.items()}


def sheet(
    edition: Edition, chapter: Chapter[Any], of: Sequence[str], at: Sequence[int], page: int
) -> Sheet[Any]:
    """A page of the chosen items of a list; the last one for a number beyond it."""
    last = max(1, -(-len(at) // ON_PAGE))
    number = min(max(page, 1), last)
    wanted = at[(number - 1) * ON_PAGE : number * ON_PAGE]
    read: dict[int, Any] = {
        block: edition.page(chapter, key(*of, block))
        for block in sorted({place // IN_BLOCK for place in wanted})
    }
    items = tuple(read[place // IN_BLOCK].items[place % IN_BLOCK] for place in wanted)
    return Sheet(items, number, last, len(at))
