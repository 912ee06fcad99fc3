"""The calls in the letter: how many, of whom, what followed, and some in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.points import EntryKind
from reports.blocks import BulletList, Fixed, Paragraph, Statement
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, number
from reports.naming import by_name, in_short, is_ministry, is_one
from reports.quotes import LETTER_QUOTE, by_turns, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.points import Entry
    from reports.blocks import Block
    from reports.dossier import Dossier


def calls(dossier: Dossier, shown: int) -> tuple[Block, ...]:
    """How many calls there are, of whom, what followed, and some (`shown`) in their own words."""
    found = [e for e in dossier.findings.register if e.kind is EntryKind.CALL]
    if not found:
        return (Paragraph((Fixed("Het dossier bevat geen oproepen.", COUNTED),)),)
    brons = voices(e.passage for e in found)
    verb = "doet" if is_one(brons) else "doen"
    text = f"{in_short(brons)} {verb} {counted(len(found), 'oproep', 'oproepen')}."
    said = dossier.say(capital(text), (e.passage for e in found))
    others = [e.passage for e in found if not is_ministry(e.passage.bron) and not e.passage.relayed]
    public = [p for p in by_turns(others) if not p.confidential]
    fitting = [p for p in public if len(p.observation.text) <= LETTER_QUOTE] or public
    items = tuple(Statement(f"{capital(by_name((p.bron,)))}: {quoted(p)}", (p.id,)) for p in fitting[:shown])
    return (Paragraph((said, *_followed(dossier, found))), *([BulletList(items)] if items else []))


def _followed(dossier: Dossier, found: Sequence[Entry]) -> tuple[Statement, ...]:
    """On how many of the calls something was promised or done."""
    answered = [e for e in found if dossier.answers_to(e.id)]
    if not answered:
        text = "Uit de stukken blijkt nog niet van een antwoord daarop."
        return (dossier.say(text, (e.passage for e in found)),)
    given = [a.passage for e in answered for a in dossier.answers_to(e.id)]
    text = (
        f"Op {number(len(answered))} daarvan is een toezegging of actie gevolgd; bij de andere blijkt uit de "
        "stukken nog geen vervolg."
    )
    if len(answered) == len(found):
        text = "Daarop is een toezegging of actie gevolgd."
    return (dossier.say(text, (*(e.passage for e in answered), *given)),)
