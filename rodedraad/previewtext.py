"""What another codebook would change, as Dutch text and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rodedraad import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.comparing.comparison import Pair
    from rodedraad.previewing import Preview

SAMPLE = 12
"""Sentences that a terminal shows; JSON has all."""
KIND = "codeboek"


def as_json(found: Preview, now: str) -> dict[str, Any]:
    """The preview as plain values, with every sentence that changes; `now` is the codebook in use."""
    compared = differences.as_json(found.sides, KIND, (now, found.name))
    moves = [{"soort": m.aspect, "van": m.before, "naar": m.after, "aantal": m.count} for m in found.moves]
    words = {"stay": "blijven", "renamed": "hernoemd", "gone": "vervallen"}
    judged = {words[name]: count for name, count in asdict(found.judged).items()}
    return compared | {"overgangen": moves, "oordelen": judged}


def told(found: Preview, now: str) -> str:
    """The preview as Dutch text for a terminal."""
    return "\n".join(_lines(found, now))


def _lines(found: Preview, now: str) -> Iterator[str]:
    compared, judged = found.sides.comparison, found.judged
    yield f"Van codeboek {now} naar {found.name}: {differences.summary(compared)}."
    changes = [move for move in found.moves if move.before != move.after]
    yield from (f"  {m.aspect}: {m.before} → {m.after}: {m.count}" for m in changes)
    yield (
        f"Oordelen: blijven zoals zij zijn {judged.stay}, krijgen de nieuwe naam {judged.renamed}, "
        f"verliezen een waarde die er niet meer is {judged.gone}."
    )
    for pair in compared.changed[:SAMPLE]:
        yield from _pair(pair)
    if len(compared.changed) > SAMPLE:
        yield f"En nog {len(compared.changed) - SAMPLE} zinnen; alle staan in --json."


def _pair(pair: Pair) -> Iterator[str]:
    one = pair.right
    page, secret = f", p. {one.page}" if one.page else "", " (vertrouwelijk)" if one.confidential else ""
    yield f"- {one.document}{page}{secret}: {one.text}"
    yield from (f"    {line}" for line in differences.changed(pair))
