"""Names found in a text: actors.toml and laws.toml say how they are written, and the codebook of the law."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.lawbook import Lawbook

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """A regular expression that takes the longest form, and the normal form of each form.

    `starts` are the first words of the forms, in lower case.
    """

    pattern: str
    values: Mapping[str, str]
    starts: frozenset[str]

    def value(self, form: str) -> str:
        """The normal form of a form as found in a text."""
        return self.values[_folded(form)]

    def normal(self, name: str) -> str:
        """The normal form of a name by itself; one that is not known is its own, in small letters."""
        return self.values.get(_folded(name), _folded(name))


ACTORS, LAWS = "actors.toml", "laws.toml"
OF_LAW = {ACTORS: "actoren", LAWS: "wetten"}
"""The table of the codebook's names that goes with each data file of this package."""


def names(file: str) -> Names:
    """The names of a data file and of the law in use: for each normal form its `forms` and `exact` forms."""
    return _names(file, lawbook.in_use())


@lru_cache(maxsize=8)
def _names(file: str, book: Lawbook) -> Names:
    data = tomllib.loads(files("nlp").joinpath(file).read_text(encoding="utf-8"))
    data |= book.table(lawbook.NAMES).get(OF_LAW[file], {})
    spelt = [
        (form, name, style) for name, styles in data.items() for style in styles for form in styles[style]
    ]
    spelt.sort(key=lambda entry: (-len(entry[0]), entry))
    patterns = (_pattern(form, folded=style == "forms") for form, _, style in spelt)
    values = {_folded(form): name for form, name, _ in spelt}
    return Names("|".join(patterns), values, frozenset(WORD.findall(form)[0] for form in values))


def actors(text: str) -> Iterator[Mention]:
    """Who is named: authorities, associations and agencies, also in a compound ("VNG-cijfers")."""
    known = names(ACTORS)
    for match in occurrences(_actor_pattern(known), known.starts, text):
        yield Mention("actor", *match.span(), match[0], known.value(match["name"]))


@lru_cache(maxsize=4)
def _actor_pattern(known: Names) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{known.pattern})(?:['’]s)?(?!\w)")


def occurrences(pattern: re.Pattern[str], starts: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that can only begin with one of these words (lower case), without overlap.

    It gives what `finditer` would, but a long list of alternatives is tried at those words alone.
    """
    places, done = words(text), 0
    for start in sorted(chain.from_iterable(places[word] for word in starts.intersection(places))):
        if start >= done and (match := pattern.match(text, start)):
            yield match
            done = match.end()


@lru_cache(maxsize=1)
def words(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word of a text begins, by the word in lower case.

    That of the last text is kept, because all that looks for names looks at the same text in turn.
    """
    places: dict[str, list[int]] = {}
    for word in WORD.finditer(text):
        places.setdefault(word[0].lower(), []).append(word.start())
    return places


def _pattern(form: str, *, folded: bool) -> str:
    pattern = r"\s+".join(re.escape(word) for word in form.split())
    return f"(?i:{pattern})" if folded else pattern


def _folded(form: str) -> str:
    return " ".join(form.split()).lower()
