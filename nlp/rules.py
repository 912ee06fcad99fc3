"""The rules of a codebook: weighted patterns that say what a sentence shows, in words a reader can check.

A rule table is data in the codebook file (`codeboek.toml`, `[[regel]]`), in the manner of a weighted
matcher in which every score carries its reason. Patterns run on the text in lower case with plain spaces.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from corpus import tomltext
from corpus.errors import CodebookError
from corpus.model import Evidence
from nlp.openings import Openings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.codebook import Codebook

WHERE = ("tekst", "kop")
"""Where a rule looks: in the sentence and the headings, or in the headings alone."""
SIGN, SENTENCE = "teken", "zin"
"""The kind of label that a sign gives; signs look in the sentence alone."""
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
    meaning: str = ""
    """What a sign says, in words for a reader; rules have a label for that."""

    def evidence(self, found: str, text: str) -> Evidence | None:
        """The evidence that this rule gives when its patterns found these words in the text, or `None`."""
        if self.unless is not None and self.unless.search(text):
            return None
        near = self.near.search(text) if self.near is not None else None
        if self.near is not None and near is None:
            return None
        beside = f" bij ‘{near.group().strip()}’" if near else ""
        place = " in de kop" if self.where == "kop" else ""
        said = f"{self.meaning}: " if self.meaning else ""
        return Evidence(self.label, self.weight, f"{said}‘{found.strip()}’{beside}{place}")


@dataclass(frozen=True)
class RuleSet:
    """The rules and signs of a codebook, in their order."""

    rules: tuple[Rule, ...]

    def __reduce__(self) -> tuple[type[RuleSet], tuple[tuple[Rule, ...]]]:
        return RuleSet, (self.rules,)  # another process makes its own index

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels that a rule can give, sorted."""
        return tuple(sorted({rule.label for rule in self.rules}))

    def in_text(self, text: str) -> tuple[Evidence, ...]:
        """The evidence in a sentence, in the order of the rules."""
        return self._hits(self._in_text, plain(text))

    def in_heading(self, text: str) -> tuple[Evidence, ...]:
        """The evidence in a heading; signs are not looked for there."""
        return self._hits(self._in_heading, plain(text))

    @cached_property
    def _in_heading(self) -> Openings[tuple[int, str]]:
        return _indexed((i, rule) for i, rule in enumerate(self.rules) if rule.where != SENTENCE)

    @cached_property
    def _in_text(self) -> Openings[tuple[int, str]]:
        return _indexed((i, rule) for i, rule in enumerate(self.rules) if rule.where != "kop")

    def _hits(self, index: Openings[tuple[int, str]], text: str) -> tuple[Evidence, ...]:
        """Of each rule the match that begins first, of those the pattern that is listed first."""
        found: dict[int, tuple[int, str]] = {}
        for at, (number, pattern) in index.places(text):
            if number not in found and (match := _compiled(pattern).match(text, at)):
                found[number] = at, match.group()
        for number, pattern in index.anywhere:
            match = _compiled(pattern).search(text)
            if match and (number not in found or match.start() < found[number][0]):
                found[number] = match.start(), match.group()
        given = (self.rules[number].evidence(found[number][1], text) for number in sorted(found))
        return tuple(evidence for evidence in given if evidence)


def plain(text: str) -> str:
    """The form in which rules read a text: lower case, every run of white space one space."""
    return WHITE_SPACE.sub(" ", text).strip().lower()


def _indexed(rules: Iterable[tuple[int, Rule]]) -> Openings[tuple[int, str]]:
    return Openings([(pattern, (i, pattern)) for i, rule in rules for pattern in rule.patterns])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern at the beginning of a word, compiled when it is first tried: a document tries few."""
    return re.compile(rf"(?<!\w)(?:{pattern})")


def ruleset(table: Sequence[Mapping[str, Any]], codebook: Codebook) -> tuple[Rule, ...]:
    """The rules of a codebook's table. Raises `CodebookError`, which names the rule that is wrong."""
    return tuple(_rule(number, row, codebook) for number, row in enumerate(table, start=1))


def signset(text: str, codebook: Codebook) -> tuple[Rule, ...]:
    """The signs of a list: words that mean something for the coding without deciding it, as rules.

    Each `[[teken]]` has an `id`, its meaning and its patterns. Raises `CodebookError`.
    """
    try:
        return tuple(
            Rule(
                label=f"{SIGN}:{row['id']}",
                weight=1.0,
                patterns=tuple(map(_checked, row["patronen"])),
                where=SENTENCE,
                meaning=row["betekenis"],
            )
            for row in tomltext.read(text)["teken"]
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise CodebookError(
            f"Codeboek {codebook.name}: de lijst van tekens klopt niet ({error}).", "Herstel de lijst."
        ) from error


def _checked(pattern: str) -> str:
    """The pattern itself; that it is one shows on use, and a test tries all that come with the program."""
    if not isinstance(pattern, str):
        raise TypeError(f"geen patroon: {pattern}")
    return pattern


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
