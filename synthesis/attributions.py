"""Whether as many say it as a draft has it: "alle provincies", "de meeste provincies"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import collective, lawbook
from corpus.model import Laag
from synthesis.drafted import compiled, lists, pattern
from synthesis.lawwords import added
from synthesis.voices import is_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.codebook import Collective
    from corpus.findings import Passage
    from corpus.lawbook import Lawbook

_GOVERNMENTS = (("gemeente", Laag.GEMEENTE), ("provincie", Laag.PROVINCIE))


def overstated(text: str, bearing: Sequence[Passage], sources: Iterable[Passage]) -> str:
    """What a claim says too much of who says it, in Dutch; "" when the sources agree or none is named.

    `sources` are all passages of the dossier: of those who do not speak in it nobody knows what they say.
    """
    lower, one = text.lower(), collective.collective()
    if one and _says(lower, _called(one)) and not any(p.bron.laag is Laag.COLLECTIVE for p in bearing):
        return f"{_capital(f'{one.article} {one.short}'.strip())} zegt dit niet in de bronnen."
    for name, enough in (("allen", 1.0), ("meesten", 0.5)):
        found = _says(lower, _quantified(name, lawbook.in_use()))
        if found:
            return _counted(found, enough, bearing, sources)
    return ""


def _says(text: str, who: str) -> str:
    """Who is said to say it: those (a pattern) who are named before a verb of saying."""
    said = pattern("toeschrijving", "zeggen").pattern
    found = re.search(rf"(?P<wie>{compiled((who,)).pattern})(?: \w+){{0,3}}? {said}", text)
    return found["wie"] if found else ""


def _called(one: Collective) -> str:
    """How a text calls those who speak as one, in lower case."""
    article, short, members = (re.escape(word.lower()) for word in (one.article, one.short, one.members))
    return f"{article} {short}( van {members})?".strip()


@lru_cache(maxsize=8)
def _quantified(name: str, book: Lawbook) -> str:
    """How a text says that all or most of some government say it, or of the members of the collective."""
    one = collective.of(book)
    numbers = added(book, lawbook.VOICES, collective.TABLE, "aantallen")
    others = added(book, lawbook.VOICES, collective.TABLE, "organen")
    members = (re.escape(one.members.lower()), *others) if one else (collective.NOBODY,)
    found = str(lists()["toeschrijving"][name])
    number = "|".join(numbers) or collective.NOBODY
    return found.replace("{aantal}", f"(?:{number})").replace("{leden}", "|".join(members))


def _counted(who: str, enough: float, bearing: Iterable[Passage], sources: Iterable[Passage]) -> str:
    one = collective.collective()
    laag = next((laag for word, laag in _GOVERNMENTS if word in who), None)
    among = is_member if laag is None else lambda bron: bron.laag is laag
    every = {passage.bron for passage in sources if among(passage.bron)}
    own = list(bearing)
    if one and laag in (None, one.laag) and any(passage.bron.laag is Laag.COLLECTIVE for passage in own):
        return ""
    saying = {passage.bron for passage in own if among(passage.bron)}
    share = len(saying) / len(every) if every else 0.0
    if share >= 1 or (enough < 1 and share > enough):
        return ""
    counted = f"{len(saying)} van de {len(every)}"
    return f"Het concept schrijft dit toe aan '{who}'; in de bronnen zeggen {counted} het."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
