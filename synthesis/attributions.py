"""Whether as many say it as a draft has it: "alle provincies", "de meeste provincies", "de Kring"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import Laag
from synthesis.drafted import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Passage

_MUNICIPAL = re.compile(r"gemeente")


def overstated(text: str, bearing: Sequence[Passage], sources: Iterable[Passage]) -> str:
    """What a claim says too much of who says it, in Dutch; "" when the sources agree or none is named.

    `sources` are all passages of the dossier: of those who do not speak in it nobody knows what they say.
    """
    lower = text.lower()
    if _says(lower, "kring") and not any(p.bron.laag is Laag.KRING for p in bearing):
        return "De Kring zegt dit niet in de bronnen."
    for name, enough in (("allen", 1.0), ("meesten", 0.5)):
        found = _says(lower, name)
        if found:
            return _counted(found, enough, bearing, sources)
    return ""


def _says(text: str, name: str) -> str:
    """Who is said to say it: those who are named before a verb of saying."""
    who = pattern("toeschrijving", name).pattern
    said = pattern("toeschrijving", "zeggen").pattern
    found = re.search(rf"(?P<wie>{who})(?: \w+){{0,3}}? {said}", text)
    return found["wie"] if found else ""


def _counted(who: str, enough: float, bearing: Iterable[Passage], sources: Iterable[Passage]) -> str:
    laag = Laag.GEMEENTE if _MUNICIPAL.search(who) else Laag.PROVINCIE
    every = {passage.bron for passage in sources if passage.bron.laag is laag}
    own = list(bearing)
    if laag is Laag.PROVINCIE and any(passage.bron.laag is Laag.KRING for passage in own):
        return ""
    saying = {passage.bron for passage in own if passage.bron.laag is laag}
    share = len(saying) / len(every) if every else 0.0
    if share >= 1 or (enough < 1 and share > enough):
        return ""
    counted = f"{len(saying)} van de {len(every)}"
    return f"Het concept schrijft dit toe aan '{who}'; in de bronnen zeggen {counted} het."
