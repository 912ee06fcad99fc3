"""The chapter on bottlenecks: for each thema who says what, what it is put down to, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.account import KINDS, account, having
from reports.blocks import BulletList, Fixed, Heading, Paragraph, Section
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, enumeration, lowered
from reports.grounds import METHOD
from reports.quotes import by_turns
from reports.voices import all_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Bron, Finding, Passage
    from reports.blocks import Block
    from reports.dossier import Dossier

SHOWN = 5
"""Quotations that a chapter shows of one kind: enough to hear each layer of government; the annex has all."""

FOLLOW_UP = (
    ("calls", "Gevraagd", "oproep", "oproepen"),
    ("commitments", "Toegezegd", "toezegging", "toezeggingen"),
    ("actions", "Afgesproken", "actie", "acties"),
)
"""What answers a bottleneck: the field of a finding, its lead word, and the noun in singular and plural."""


def chapter(dossier: Dossier) -> Section:
    """A section for each thema that is spoken of, what falls outside them, and the themas that are not."""
    sections: list[Block] = [_thema(dossier, finding, n) for n, finding in enumerate(dossier.spoken, 1)]
    blocks = (*sections, *_outside(dossier, len(sections) + 1), *_silent(dossier))
    return Section(Heading("3. Knelpunten per thema", "themas"), blocks)


def _thema(dossier: Dossier, finding: Finding, n: int) -> Section:
    blocks: list[Block] = [_scope(dossier, finding.thema)]
    blocks.append(Paragraph(account(dossier, finding, n)))
    for rol, heading, one, many in KINDS:
        blocks += _quoted(dossier, finding, having(finding.passages, rol), heading, (one, many))
    blocks += [
        _follow_up(dossier, finding),
        *_quoted(dossier, finding, finding.works, "Wat op dit punt werkt", PLUS),
    ]
    return Section(Heading(f"3.{n} {dossier.thema(finding.thema)}", f"thema-{finding.thema}"), tuple(blocks))


PLUS = ("positieve ervaring", "positieve ervaringen")


def _scope(dossier: Dossier, thema: str) -> Paragraph:
    value = dossier.codebook.thema(thema)
    excludes = f" Niet: {_open(value.excludes)}." if value.excludes else ""
    return Paragraph((dossier.fixed(f"Reikwijdte (code ‘{thema}’): {_open(value.includes)}.{excludes}"),))


def _open(text: str) -> str:
    return lowered(text.strip().rstrip(".;"))


def _quoted(
    dossier: Dossier, finding: Finding, passages: Sequence[Passage], heading: str, noun: tuple[str, str]
) -> list[Block]:
    """The passages in the words of as many sources as fit, and how many more there are."""
    if not passages:
        return []
    ordered = by_turns(passages, finding.thema)
    quotes: tuple[Block, ...] = tuple(dossier.quote(p) for p in ordered[:SHOWN])
    return [Section(Heading(heading), (*quotes, *_more(dossier, ordered[SHOWN:], noun, "de bijlage")))]


def _more(
    dossier: Dossier, rest: Sequence[Passage], noun: tuple[str, str], where: str
) -> tuple[Paragraph, ...]:
    if not rest:
        return ()
    verb = "staat" if len(rest) == 1 else "staan"
    return (Paragraph((dossier.say(f"Nog {counted(len(rest), *noun)} {verb} in {where}.", rest),)),)


def _follow_up(dossier: Dossier, finding: Finding) -> Section:
    """The calls, commitments and actions about it, and what of these is lacking."""
    blocks: list[Block] = []
    absent = []
    for field, lead, one, many in FOLLOW_UP:
        passages: tuple[Passage, ...] = getattr(finding, field)
        if not passages:
            absent.append(one)
            continue
        intro = dossier.say(
            f"{counted(len(passages), one, many)} van {all_named(voices(passages))}.", passages
        )
        ordered = by_turns(passages, finding.thema)
        blocks += [
            Paragraph((intro,), lead=f"{lead}:"),
            BulletList(tuple(dossier.quote(p) for p in ordered[:SHOWN])),
            *_more(dossier, ordered[SHOWN:], (one, many), "hoofdstuk 5"),
        ]
    if absent:
        text = f"Het dossier bevat over dit thema geen {enumeration(absent, last=' of ')}."
        blocks.append(Paragraph((Fixed(text, COUNTED),)))
    return Section(Heading("Opvolging"), tuple(blocks))


def _outside(dossier: Dossier, n: int) -> tuple[Section, ...]:
    """Bottlenecks that no thema covers."""
    found = by_turns(dossier.findings.unthemed)
    if not found:
        return ()
    brons: tuple[Bron, ...] = voices(found)
    total = counted(len(found), "knelpunt of gevolg valt", "knelpunten en gevolgen vallen")
    intro = dossier.say(f"{capital(total)} buiten de thema's; zij komen van {all_named(brons)}.", found)
    if len(found) == 1:
        intro = dossier.say(f"{capital(total)} buiten de thema's; het komt van {all_named(brons)}.", found)
    quotes: list[Block] = [dossier.quote(p) for p in found[: 2 * SHOWN]]
    noun = ("knelpunt of gevolg", "knelpunten en gevolgen")
    blocks = (Paragraph((intro,)), *quotes, *_more(dossier, found[2 * SHOWN :], noun, "de bijlage"))
    return (Section(Heading(f"3.{n} Knelpunten buiten de thema's", "buiten"), blocks),)


def _silent(dossier: Dossier) -> tuple[Paragraph, ...]:
    """The themas without any passage, in one sentence."""
    if not dossier.silent:
        return ()
    labels = "; ".join(lowered(label) for label in dossier.silent)
    one = len(dossier.silent) == 1
    which = "het volgende thema" if one else "de volgende thema's"
    text = f"Over {which} bevat het dossier geen passage, oproep, toezegging of actie: {labels}."
    return (Paragraph((Fixed(text, f"{METHOD}; {COUNTED}"),)),)
