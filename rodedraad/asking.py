"""What a user asks of the corpus on the command line, as a question of the filter language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.filters import EVERYTHING, both, parse
from corpus.filters.syntax import Is
from nlp import analysis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.filters import Question

CODED = ("thema", "rol", "fase")


def question(
    text: str = "", options: Mapping[str, str | None] | None = None, *, uncertain: bool = False
) -> Question:
    """What is asked in words and by options (`thema`, `rol`, `bron`, `fase`) at once.

    Raises `FilterError`, and `UnknownValueError` for an option that the codebook does not know.
    """
    codebook = analysis.codebook()
    asked = parse(text, codebook) if text.strip() else EVERYTHING
    chosen = {name: value for name, value in (options or {}).items() if value is not None}
    for name in CODED:
        if name in chosen:
            chosen[name] = codebook.check(name, chosen[name].lower())
    parts = [Is(name, _names(value) if name == "bron" else (value,)) for name, value in chosen.items()]
    return both(asked, *parts, *([Is("onzeker", ("ja",))] if uncertain else ()))


def _names(bron: str) -> tuple[str, ...]:
    """A sender as it was typed, and its names in reports: "vng" and "VNG" are one organisation."""
    from ingest.letters.organisations import named_in

    return bron, *sorted({known.name for form in (bron, bron.upper()) for known in named_in(form)})
