"""Which passages of a dossier bear out what a draft states, and where the draft says more than they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.coverage import ClaimCheck, FigureFault
from synthesis.attributions import overstated
from synthesis.claimfigures import checked
from synthesis.drafted import claims
from synthesis.softening import is_good

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from corpus.model import Observation
    from synthesis.kinship import Kinship

NEAR = 0.35
"""Least likeness of a claim to a passage that bears it out."""
NEAR_IN_THEMA = 0.2
"""The same where both are about one thema and both tell what is wrong."""
NEAR_AS_FACT = 0.45
"""The same where one of them values nothing: a fact on the same subject is seldom the same fact."""
SHOWN = 5
"""Passages that are shown with a claim, those that bear it out or those that come nearest."""
NEAREST = 2
BAD, GOOD, FACT = "slecht", "goed", "feit"
UNHEARD = "Geen bron zegt dit."
"""The reason of a claim that no passage comes near enough to bear out."""
_KINDS = {"knelpunt": BAD, "gevolg": BAD, "vraag": BAD, "meerwaarde": GOOD, "toezegging": GOOD}
_NO_EVIDENCE = ("oproep", "toezegging")


def borne(draft: Sequence[Observation], seen: Kinship) -> tuple[ClaimCheck, ...]:
    """Each claim of the draft with what bears it out, in the order of the draft."""
    return tuple(
        _checked(sentence, number, seen) for number, sentence in enumerate(draft) if claims(sentence)
    )


def _checked(sentence: Observation, number: int, seen: Kinship) -> ClaimCheck:
    ranked = _ranked(number, seen)
    bearing = tuple(passage for passage, likeness in ranked if _bears(sentence, passage, likeness))
    figures = checked(sentence, [(passage, likeness) for passage, likeness in ranked])
    reason = _reason(sentence, bearing, seen.sources)
    wrong = [figure for figure in figures if figure.fault is FigureFault.DIFFERS]
    if wrong and not reason:
        reason = f"Een bron geeft een ander cijfer dan '{wrong[0].text}'."
    shown = bearing or tuple(passage for passage, _ in ranked[:NEAREST])
    return ClaimCheck(sentence, not reason, shown[:SHOWN], reason, figures)


def _ranked(number: int, seen: Kinship) -> list[tuple[Passage, float]]:
    """The sources by their likeness to the sentence or to a clause of it, the nearest first."""
    rows = [row for row, piece in enumerate(seen.pieces) if piece.sentence == number]
    if not rows or not seen.sources:
        return []
    best = seen.likeness[rows].max(axis=0)
    order = sorted(range(len(seen.sources)), key=lambda column: (-float(best[column]), column))
    return [(seen.sources[column], float(best[column])) for column in order]


def _bears(sentence: Observation, passage: Passage, likeness: float) -> bool:
    if passage.observation.coding.rol in _NO_EVIDENCE:
        return False
    own, other = _kind(sentence), _kind(passage.observation)
    if {own, other} == {BAD, GOOD}:
        return False
    if own != other:
        return likeness >= NEAR_AS_FACT
    related = set(sentence.coding.onderwerp) & set(passage.observation.coding.onderwerp)
    if own == FACT:
        return likeness >= NEAR_AS_FACT
    return likeness >= (NEAR_IN_THEMA if related and own == BAD else NEAR)


def _kind(said: Observation) -> str:
    """Whether it tells what is wrong, what goes well or neither, unless its own words gainsay the coding."""
    kind = _KINDS.get(said.coding.rol, FACT)
    return BAD if kind == GOOD and not is_good(said.text) else kind


def _reason(sentence: Observation, bearing: Sequence[Passage], sources: Sequence[Passage]) -> str:
    if not bearing:
        return UNHEARD
    return overstated(sentence.text, bearing, sources)
