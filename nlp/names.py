"""Names from a data file, found in a text: actors.toml and laws.toml say how they are written."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Names:
    """A regular expression that takes the longest form, and the normal form of each form."""

    pattern: str
    values: Mapping[str, str]

    def value(self, form: str) -> str:
        """The normal form of a form as found in a text."""
        return self.values[_folded(form)]

    def normal(self, name: str) -> str:
        """The normal form of a name by itself; one that is not known is its own, in small letters."""
        return self.values.get(_folded(name), _folded(name))


@cache
def names(file: str) -> Names:
    """The names of a data file of this package: for each normal form its `forms` and its `exact` forms."""
    data = tomllib.loads(files("nlp").joinpath(file).read_text(encoding="utf-8"))
    spelt = [
        (form, name, style) for name, styles in data.items() for style in styles for form in styles[style]
    ]
    spelt.sort(key=lambda entry: (-len(entry[0]), entry))
    patterns = (_pattern(form, folded=style == "forms") for form, _, style in spelt)
    return Names("|".join(patterns), {_folded(form): name for form, name, _ in spelt})


def actors(text: str) -> Iterator[Mention]:
    """Who is named: authorities, associations and agencies, also in a compound ("COA-cijfers")."""
    known = names("actors.toml")
    for match in _actor_pattern().finditer(text):
        yield Mention("actor", *match.span(), match[0], known.value(match["name"]))


@cache
def _actor_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<name>{names('actors.toml').pattern})(?:['’]s)?(?!\w)")


def _pattern(form: str, *, folded: bool) -> str:
    pattern = r"\s+".join(re.escape(word) for word in form.split())
    return f"(?i:{pattern})" if folded else pattern


def _folded(form: str) -> str:
    return " ".join(form.split()).lower()
