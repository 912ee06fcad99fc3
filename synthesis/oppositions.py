"""In what two sentences on one subject differ, so that both cannot hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthesis.lexicon import scales
from synthesis.subjects import akin

if TYPE_CHECKING:
    from collections.abc import Callable

    from synthesis.amounts import Amount
    from synthesis.signs import Sign
    from synthesis.stances import Stance

    Lemma = Callable[[str], str]

STEPS = 2.0
"""So far apart on a scale wordings differ: "gestart" and "nog niet gestart", not "gestart" and "klaar"."""
LEAST, NEAR, NEARER, DENIED, NEAREST = 0.48, 0.5, 0.59, 0.64, 0.65
"""How near two subjects are where their sentences give other figures (no opposition asks for less), stand on
one scale, where only their judgements differ, where one denies what the other says, and where nothing differs
but what they are coded as."""
BOTH_BAD = 0.1
"""What is asked on top where both complain: then the negation is seldom what they differ in."""
_CAUSES = {
    "wet": "de wet en haar regels",
    "rijk": "het Rijk",
    "uitvoering": "de uitvoering",
    "medeoverheden": "gemeenten en provincies",
    "omgeving": "de omgeving",
}
_JUDGING = frozenset(scale.name for scale in scales() if scale.judges)
_VAGUE = frozenset(("oordeel", "bestaan"))
"""Scales that judge in general, so that what another says on its own scale may contradict them."""
_BAD, _GOOD = ("knelpunt", "gevolg"), ("meerwaarde",)


@dataclass(frozen=True, slots=True)
class Opposition:
    """In what two sentences differ: the kind, in Dutch why, and how near their subjects must be (0 to 1)."""

    kind: str
    reason: str
    demands: float


def opposition(a: Stance, b: Stance, rollen: tuple[str, str], lemma: Lemma) -> Opposition | None:
    """The plainest way in which two sentences differ, if they do."""
    if not (a.states and b.states) or _both_hold(a, b):
        return None
    return next(
        (
            found
            for found in (
                _of_amounts(a, b, lemma),
                _of_causes(a, b),
                _of_risk(a, b),
                _of_scales(a, b),
                _of_judgement(a, b, rollen),
                _of_negation(a, b, rollen),
            )
            if found
        ),
        None,
    )


def _both_hold(a: Stance, b: Stance) -> bool:
    """Whether each speaks of something else: another place, year or group, most and a few, then and now."""
    if _apart(a.names, b.names) or _apart(a.years, b.years):
        return True
    if _apart(a.parties, b.parties) and not (a.causes or b.causes):
        return True
    return any(
        {x, y} == pair for x in a.reach for y in b.reach for pair in ({"meeste", "enkele"}, {"toen", "nu"})
    )


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _of_amounts(a: Stance, b: Stance, lemma: Lemma) -> Opposition | None:
    for one in a.amounts:
        for other in b.amounts:
            if one.differs(other) and _same_unit(one, other, lemma):
                told = f"De cijfers verschillen: {one.text} tegenover {other.text}."
                return Opposition("aantal", told, LEAST)
    return None


def _same_unit(a: Amount, b: Amount, lemma: Lemma) -> bool:
    return any(akin(lemma(x), lemma(y)) for x in a.unit[:2] for y in b.unit[:2] if len(x) > 3 and len(y) > 3)


def _of_causes(a: Stance, b: Stance) -> Opposition | None:
    if not _apart(a.causes, b.causes):
        return None
    one, other = (" en ".join(_CAUSES[name] for name in sorted(side.causes)) for side in (a, b))
    return Opposition("oorzaak", f"De een legt het bij {one}, de ander bij {other}.", 0.6)


def _of_risk(a: Stance, b: Stance) -> Opposition | None:
    if a.risks == b.risks or (bool(a.negations) != bool(b.negations) and not _soft(a, b)):
        return None
    signs = a.places.keys() & b.places.keys()
    if any(abs(a.places[s] - b.places[s]) >= STEPS for s in signs):
        return None
    return Opposition("risico", "De een noemt het een risico, de ander een feit.", 0.66)


def _soft(a: Stance, b: Stance) -> bool:
    """Whether the negation is part of a condition ("zonder aanpassing")."""
    return all(side.text.lower()[place:].startswith("zonder") for side in (a, b) for place in side.negations)


def _of_scales(a: Stance, b: Stance) -> Opposition | None:
    both = a.places.keys() & b.places.keys() - {"oordeel"}
    for scale in scales() if both else ():
        if scale.name not in both:
            continue
        for one in _on(a, scale.name):
            for other in _on(b, scale.name):
                if abs(one.value - other.value) >= STEPS and _agree_otherwise(scale.name, a, b, one, other):
                    words = f"“{one.text}” tegenover “{other.text}”"
                    return Opposition(scale.name, f"Zij verschillen over {scale.differs}: {words}.", NEAR)
    return None


def _on(stance: Stance, scale: str) -> tuple[Sign, ...]:
    """The signs on a scale, none when the sentence says both."""
    signs = tuple(sign for sign in stance.signs if sign.scale == scale)
    values = [sign.value for sign in signs]
    return signs if not signs or max(values) - min(values) < STEPS else ()


def _agree_otherwise(scale: str, a: Stance, b: Stance, one: Sign, other: Sign) -> bool:
    """Words of degree differ when they stand with the same word: "enige vertraging", "grote vertraging"."""
    if scale != "mate":
        return True
    x, y = (_next(stance.text, sign.end) for stance, sign in ((a, one), (b, other)))
    return bool(akin(x, y)) if x and y else x == y


def _next(text: str, end: int) -> str:
    after = text[end:].lower().split()
    return after[0].strip(".,;:()") if after and not text[end : end + 1].strip() else ""


def _of_judgement(a: Stance, b: Stance, rollen: tuple[str, str]) -> Opposition | None:
    one, other = _judged(a), _judged(b)
    good = (one or _of_rol(rollen[0]), other or _of_rol(rollen[1]))
    if good[0] * good[1] >= 0 or _judge_apart(a, b):
        return None
    if not _shared_scales(a, b) and (one * _of_rol(rollen[0]) < 0 or other * _of_rol(rollen[1]) < 0):
        return None  # words and coding disagree about a sentence itself
    words = [_words(side, value) for side, value in zip((a, b), good, strict=True)]
    told = f": {words[0]} tegenover {words[1]}" if all(words) else ""
    demands = NEAR if _shared_scales(a, b) else NEARER if one or other else NEAREST
    return Opposition("oordeel", f"De een zegt dat het goed gaat, de ander van niet{told}.", demands)


def _judge_apart(a: Stance, b: Stance) -> bool:
    """Whether each judges something of its own: one that it is certain, the other that it is late."""
    one, other = (_JUDGING & side.places.keys() for side in (a, b))
    return bool(one and other) and not one & other and _VAGUE.isdisjoint(one | other)


def _shared_scales(a: Stance, b: Stance) -> frozenset[str]:
    return _JUDGING & a.places.keys() & b.places.keys()


def _judged(stance: Stance) -> int:
    """Whether a sentence says that something goes well (1) or not (-1); 0 when it says neither or both."""
    values = stance.places
    signs = {(-1 if values[s] < 0 else 1) for s in _JUDGING & values.keys() if values[s]}
    return signs.pop() if len(signs) == 1 else 0


def _of_rol(rol: str) -> int:
    return -1 if rol in _BAD else 1 if rol in _GOOD else 0


def _words(stance: Stance, value: int) -> str:
    said = [s.text for s in stance.signs if s.scale in _JUDGING and s.value * value > 0]
    return f"“{said[-1]}”" if said else ""


def _of_negation(a: Stance, b: Stance, rollen: tuple[str, str]) -> Opposition | None:
    if bool(a.denials) == bool(b.denials) or _judged(a) * _judged(b) > 0 or _both_deny(a, b, rollen):
        return None
    demands = DENIED + (BOTH_BAD if all(_of_rol(rol) < 0 for rol in rollen) else 0.0)
    return Opposition("polariteit", "De een ontkent wat de ander zegt.", demands)


def _both_deny(a: Stance, b: Stance, rollen: tuple[str, str]) -> bool:
    """Whether the one that denies nothing says in another way that it does not go well, as the other does."""
    return any(
        side.denials and _of_rol(rol) < 0 and _judged(other) < 0
        for side, other, rol in ((a, b, rollen[0]), (b, a, rollen[1]))
    )
