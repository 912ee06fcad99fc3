"""The rules of a codebook one by one: labels that are not there, patterns that are none or that run away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from nlp.coldstart import GENERAL
from nlp.proofing.remark import Remark, Severity, row_line, words_line
from nlp.proofing.runaway import runs_away
from nlp.rules import OTHER_KINDS, WHERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = lawbook.CODEBOOK
KEYS = {"label", "gewicht", "patronen", "bij", "tenzij", "in"}
RULED = {"thema": Severity.WARNING, "fase": Severity.HINT}
"""The kinds of value that need a rule of their own, and how bad it is when one has none."""


def remarks(said: Mapping[str, Any], text: str) -> Iterator[Remark]:
    """What there is to say of the rules, in the order of the file, then of values without any."""
    rules = said.get("regel", ())
    known = {
        kind: {str(row.get("id")) for row in said.get(kind, ())} for kind in (*RULED, "rol", "toerekening")
    }
    for number, row in enumerate(rules):
        line = row_line(text, "regel", number)
        yield from _row(row, known, line)
        yield from _patterns(row, text, line, FILE)
    given = {str(row.get("label", "")) for row in rules}
    for kind, severity in RULED.items():
        for value in sorted(known[kind] - {GENERAL}):
            if f"{kind}:{value}" not in given:
                line = words_line(text, f'id = "{value}"', 0)
                message = f"Er is geen regel voor {kind} '{value}'."
                yield Remark(
                    severity, FILE, line, message, f'Zet erbij: [[regel]] met label = "{kind}:{value}".'
                )


def of_signs(said: Mapping[str, Any], text: str) -> Iterator[Remark]:
    """What there is to say of the patterns of the codebook's own signs."""
    for number, row in enumerate(said.get("teken", ())):
        yield from _patterns(row, text, row_line(text, "teken", number), lawbook.SIGNS)


def _row(row: Mapping[str, Any], known: Mapping[str, set[str]], line: int) -> Iterator[Remark]:
    label, weight = str(row.get("label", "")), row.get("gewicht")
    kind, _, value = label.partition(":")
    if value not in {**known, **OTHER_KINDS}.get(kind, ()):
        message = f"De regel geeft '{label}', en die waarde is er niet."
        yield Remark(
            Severity.FAULT, FILE, line, message, "Schrijf soort:id van een waarde die erboven staat."
        )
    if not isinstance(weight, int | float):
        yield Remark(
            Severity.FAULT, FILE, line, f"De regel voor '{label}' heeft geen gewicht.", "Geef gewicht = 0.8."
        )
    elif kind != "rol" and not 0 < weight <= 1:
        message = f"Het gewicht {weight} van '{label}' is geen kans."
        yield Remark(Severity.WARNING, FILE, line, message, "Kies een getal boven 0 en hoogstens 1.")
    if unknown := sorted(row.keys() - KEYS):
        message = f"De regel voor '{label}' heeft sleutels die niets betekenen: {', '.join(unknown)}."
        yield Remark(Severity.WARNING, FILE, line, message, f"Kies uit: {', '.join(sorted(KEYS))}.")
    if row.get("in", WHERE[0]) not in WHERE:
        message = f"De regel voor '{label}' kijkt in '{row['in']}', en dat is geen plaats."
        yield Remark(Severity.FAULT, FILE, line, message, f"Kies uit: {', '.join(WHERE)}.")


def _patterns(row: Mapping[str, Any], text: str, line: int, file: str) -> Iterator[Remark]:
    if not row.get("patronen"):
        yield Remark(Severity.FAULT, file, line, "Er staan geen patronen in.", "Geef patronen = ['woord'].")
    told = [*row.get("patronen", ()), *row.get("bij", ()), *([row["tenzij"]] if "tenzij" in row else ())]
    for pattern in told:
        yield from _pattern(pattern, words_line(text, str(pattern), line), file)


def _pattern(pattern: object, line: int, file: str) -> Iterator[Remark]:
    if not isinstance(pattern, str):
        yield Remark(
            Severity.FAULT, file, line, f"{pattern} is geen patroon.", "Zet het tussen aanhalingstekens."
        )
        return
    try:
        found = re.compile(pattern)
    except re.error as error:
        message = f"'{pattern}' is geen patroon ({error.msg}, bij teken {(error.pos or 0) + 1})."
        yield Remark(
            Severity.FAULT, file, line, message, "Herstel haakjes en tekens; zet \\ voor een leesteken."
        )
        return
    if found.match(""):
        message = f"'{pattern}' past op elke zin."
        yield Remark(Severity.FAULT, file, line, message, "Zorg dat er minstens één letter moet staan.")
    elif runs_away(pattern):
        message = f"'{pattern}' kan op hol slaan: een herhaling in een herhaling kost bij een lange zin uren."
        yield Remark(
            Severity.FAULT, file, line, message, "Begrens de buitenste herhaling: {0,6} in plaats van * of +."
        )
