"""Whether a draft puts a bottleneck in clearly softer words than its sources do, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synthesis.drafted import compiled, lists
from synthesis.stances import stances

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Observation

GOOD = ("meerwaarde",)
WEAK = -0.5
"""A sign of degree or frequency below this makes small: "zelden", "gering"."""
LIGHT = ("mate", "frequentie")
_EITHER_WAY = ("weinig", "niet", "geen")
"""Begins of signs that make a bottleneck greater as often as smaller: "weinig plekken"."""
_SCALED = {
    "mate": "als iets van weinig gewicht",
    "frequentie": "als iets van nu en dan",
}


def softening(text: str, sentence: Observation, sources: Sequence[str]) -> str:
    """In what the text (the sentence or its clause that makes the point) is softer, in Dutch; else "".

    A hedge counts where most sources are without one of its kind: who passes on a doubt weakens nothing.
    """
    if sentence.coding.rol in GOOD and is_good(text):
        return "Het concept brengt het als iets wat goed gaat."
    own = dict(_hedges(text))
    shared = [kind for kind in own if 2 * sum(kind in dict(_hedges(s)) for s in sources) > len(sources)]
    left = [(kind, words) for kind, words in own.items() if kind not in shared]
    told = "; ".join(f"{kind} ('{words}')" for kind, words in left)
    return f"Het concept brengt het {told}." if told else ""


def is_good(text: str) -> bool:
    """Whether its words judge well of something, and none judges ill."""
    signs = [sign.value for sign in stances(text)[0].signs if sign.scale not in (*LIGHT, "richting")]
    return not signs or min(signs) > 0


def _hedges(text: str) -> Iterator[tuple[str, str]]:
    """What makes a text softer: the kind and the words, each kind once."""
    lower = text.lower()
    for entry in lists()["afzwakken"]:
        found = compiled(tuple(entry["woorden"])).search(lower)
        if found:
            yield entry["reden"], found[0].strip()
    for sign in stances(text)[0].signs:
        if sign.scale in LIGHT and sign.value <= WEAK and not sign.text.startswith(_EITHER_WAY):
            yield _SCALED[sign.scale], sign.text
