"""The rules of a codebook: weighted patterns that say what a sentence shows, in words a reader can check.

A rule table is data in the codebook file (`nlp/codebook/*.toml`, `[[regel]]`), in the manner of a weighted
matcher in which every score carries its reason. Patterns run on the text in lower case with plain spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import CodebookError
from corpus.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.codebook import Codebook

WHERE = ("tekst", "kop")
"""Where a rule looks: in the sentence, or in the headings above it."""
WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One weighted pattern for one label ("rol:knelpunt"); `unless` switches it off."""

    label: str
    weight: float
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    where: str = "tekst"

    def hit(self, text: str) -> Evidence | None:
        """The evidence that this rule finds in a text in its `plain` form, or `None`."""
        match = self.pattern.search(text)
        if match is None or (self.unless is not None and self.unless.search(text)):
            return None
        place = "" if self.where == "tekst" else " in de kop"
        return Evidence(self.label, self.weight, f"‘{match.group().strip()}’{place}")


def plain(text: str) -> str:
    """The form in which rules read a text: lower case, every run of white space one space."""
    return WHITE_SPACE.sub(" ", text).strip().lower()


def ruleset(table: Iterable[Mapping[str, Any]], codebook: Codebook) -> tuple[Rule, ...]:
    """The rules of a codebook's table. Raises `CodebookError`, which names the rule that is wrong."""
    return tuple(_rule(number, row, codebook) for number, row in enumerate(table, start=1))


def _rule(number: int, row: Mapping[str, Any], codebook: Codebook) -> Rule:
    try:
        rule = Rule(
            label=row["label"],
            weight=float(row["gewicht"]),
            pattern=_pattern(row["patronen"]),
            unless=re.compile(row["tenzij"]) if "tenzij" in row else None,
            where=row.get("in", WHERE[0]),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise _wrong(number, codebook, str(error)) from error
    kind, _, value = rule.label.partition(":")
    if value not in {**codebook.vocabulary, "eerder": ("ja",)}.get(kind, ()) or rule.where not in WHERE:
        raise _wrong(number, codebook, f"onbekend label of onbekende plaats bij '{rule.label}'")
    return rule


def _wrong(number: int, codebook: Codebook, reason: str) -> CodebookError:
    return CodebookError(
        f"Codeboek {codebook.name}: regel {number} klopt niet ({reason}).",
        "Herstel de regel in het codeboekbestand.",
    )


def _pattern(alternatives: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all alternatives, each beginning at a word boundary.

    The boundary stands before them all, so that it is looked for once a position.
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})")
