"""The rules of a codebook: weighted patterns that say what a sentence shows, in words a reader can check.

A rule table is data in the codebook file (`nlp/codebook/*.toml`, `[[regel]]`), in the manner of a weighted
matcher in which every score carries its reason. Patterns run on the text in lower case with plain spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from corpus.errors import CodebookError
from corpus.model import Evidence
from nlp.openings import Openings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.codebook import Codebook

WHERE = ("tekst", "kop")
"""Where a rule looks: in the sentence, or in the headings above it."""
WHITE_SPACE = re.compile(r"\s+")
OTHER_KINDS = {"eerder": ("ja",)}
"""The kinds of label that are no list of the codebook's, with their values."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A weight for one label ("rol:knelpunt") where one of the patterns stands at the beginning of a word.

    With `near` one of those patterns must stand in the text as well; `unless` switches the rule off.
    """

    label: str
    weight: float
    patterns: tuple[str, ...]
    near: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    where: str = "tekst"

    def evidence(self, found: str, text: str) -> Evidence | None:
        """The evidence that this rule gives when its patterns found these words in the text, or `None`."""
        if self.unless is not None and self.unless.search(text):
            return None
        near = self.near.search(text) if self.near is not None else None
        if self.near is not None and near is None:
            return None
        beside = f" bij ‘{near.group().strip()}’" if near else ""
        place = "" if self.where == "tekst" else " in de kop"
        return Evidence(self.label, self.weight, f"‘{found.strip()}’{beside}{place}")


@dataclass(frozen=True)
class RuleSet:
    """The rules of a codebook, in their order."""

    rules: tuple[Rule, ...]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels that a rule can give, sorted."""
        return tuple(sorted({rule.label for rule in self.rules}))

    def in_text(self, text: str) -> tuple[Evidence, ...]:
        """The evidence in a sentence, in the order of the rules."""
        return self._hits(self._in_text, plain(text))

    def in_heading(self, text: str) -> tuple[Evidence, ...]:
        """The evidence in a heading: rules for headings look there alone, the others too."""
        return self._hits(self._in_heading, plain(text))

    @cached_property
    def _in_heading(self) -> Openings[tuple[int, re.Pattern[str]]]:
        return _indexed(enumerate(self.rules))

    @cached_property
    def _in_text(self) -> Openings[tuple[int, re.Pattern[str]]]:
        return _indexed((i, rule) for i, rule in enumerate(self.rules) if rule.where == "tekst")

    def _hits(self, index: Openings[tuple[int, re.Pattern[str]]], text: str) -> tuple[Evidence, ...]:
        """Of each rule the match that begins first, of those the pattern that is listed first."""
        found: dict[int, tuple[int, str]] = {}
        for at, (number, pattern) in index.places(text):
            if number not in found and (match := pattern.match(text, at)):
                found[number] = at, match.group()
        for number, pattern in index.anywhere:
            match = pattern.search(text)
            if match and (number not in found or match.start() < found[number][0]):
                found[number] = match.start(), match.group()
        given = (self.rules[number].evidence(found[number][1], text) for number in sorted(found))
        return tuple(evidence for evidence in given if evidence)


def plain(text: str) -> str:
    """The form in which rules read a text: lower case, every run of white space one space."""
    return WHITE_SPACE.sub(" ", text).strip().lower()


def _indexed(rules: Iterable[tuple[int, Rule]]) -> Openings[tuple[int, re.Pattern[str]]]:
    return Openings(
        [
            (pattern, (i, re.compile(rf"(?<!\w)(?:{pattern})")))
            for i, rule in rules
            for pattern in rule.patterns
        ]
    )


def ruleset(table: Sequence[Mapping[str, Any]], codebook: Codebook) -> RuleSet:
    """The rules of a codebook's table. Raises `CodebookError`, which names the rule that is wrong."""
    return RuleSet(tuple(_rule(number, row, codebook) for number, row in enumerate(table, start=1)))


def _rule(number: int, row: Mapping[str, Any], codebook: Codebook) -> Rule:
    try:
        rule = Rule(
            label=row["label"],
            weight=float(row["gewicht"]),
            patterns=tuple(re.compile(pattern).pattern for pattern in row["patronen"]),
            near=re.compile(rf"(?<!\w)(?:{'|'.join(row['bij'])})") if "bij" in row else None,
            unless=re.compile(row["tenzij"]) if "tenzij" in row else None,
            where=row.get("in", WHERE[0]),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise _wrong(number, codebook, str(error)) from error
    kind, _, value = rule.label.partition(":")
    if value not in {**codebook.vocabulary, **OTHER_KINDS}.get(kind, ()) or rule.where not in WHERE:
        raise _wrong(number, codebook, f"onbekend label of onbekende plaats bij '{rule.label}'")
    return rule


def _wrong(number: int, codebook: Codebook, reason: str) -> CodebookError:
    return CodebookError(
        f"Codeboek {codebook.name}: regel {number} klopt niet ({reason}).",
        "Herstel de regel in het codeboekbestand.",
    )
