"""The bottlenecks in the letter: a paragraph for each thema, those with the most sources first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import causes, themanames
from reports.blocks import BulletList, Fixed, Paragraph, Statement
from reports.dissent import contradicted, denied
from reports.dossier import COUNTED, voices
from reports.dutch import capital, closed, counted, number, share
from reports.grounds import METHOD
from reports.naming import by_name, in_short, is_ministry, is_one, is_unnamed
from reports.quotes import quoted, strongest

if TYPE_CHECKING:
    from corpus.findings import Finding, Passage
    from corpus.points import Point
    from reports.blocks import Block
    from reports.dossier import Dossier

LEADS = (
    ("{bron} verwoordt het zo: {words}", "{bron} verwoorden het zo: {words}"),
    ("In de woorden van {bron}: {words}", "In de woorden van {bron}: {words}"),
    ("Zo schrijft {bron}: {words}", "Zo schrijven {bron}: {words}"),
    ("{bron} schrijft: {words}", "{bron} schrijven: {words}"),
)
"""Ways to lead in a quotation, taken in turn, for one source and for several that write together."""
OWN_LEADS = ("In eigen woorden: {words}", "Zo staat het er: {words}")
"""Ways to lead in a quotation of the only source, which the sentence before has named."""

SAME = (
    "{count} van hen maken hetzelfde punt.",
    "Daarvan maken {count} hetzelfde punt.",
    "{count} bronnen wijzen op hetzelfde.",
    "Het meest gedeelde punt komt van {count} bronnen.",
)
BEFORE = (
    "{names} {verb} dat dit al eerder is gemeld.",
    "Volgens {names} is dit niet voor het eerst gemeld.",
    "Dat dit al eerder aan de orde is gesteld, {verb} {names}.",
)
BEFORE_ALONE = "Deze bron schrijft dat dit al eerder is gemeld."
"""Ways to say that sources agree and that something was said before, taken in turn."""

LABELS = 3
"""Themas that are named as those on which wordings differ."""
SHORT = 90
"""Characters of names that an item of the list holds: a line."""
MORE = "Daarnaast is gemeld:"


def themas(dossier: Dossier, worked_out: int, contradicting: int) -> tuple[Block, ...]:
    """A paragraph for each of the themas with the most sources, `worked_out` of them, an item for each other.

    A thema has sources when a bottleneck, effect or question of it is told. So many of those on which the
    ministry and others are `contradicting` each other are worked out besides.
    """
    found = [f for f in dossier.spoken if f.passages]
    if not found:
        return (Paragraph((Fixed("Het dossier bevat geen passages over een van de thema's.", COUNTED),)),)
    weightiest = sorted(found, key=lambda f: -len(f.sources))
    taken: list[Passage] = []
    disputed = [f for f in weightiest if contradicted(dossier, f)][:contradicting]
    full = [f for n, f in enumerate(weightiest) if n < worked_out or f in disputed]
    rest = [f for f in weightiest if f not in full]
    paragraphs = [_thema(dossier, finding, turn, taken) for turn, finding in enumerate(full)]
    items = tuple(_item(dossier, finding, turn) for turn, finding in enumerate(rest))
    more = (Paragraph((Fixed(MORE, METHOD),)), BulletList(items)) if items else ()
    return (*paragraphs, *more, *_elsewhere(dossier, shown=len(disputed)))


def _elsewhere(dossier: Dossier, *, shown: int) -> tuple[Paragraph, ...]:
    """That the report sets more wordings that differ side by side than the letter has `shown`."""
    told = dossier.findings.conflicts
    if len(told) <= shown:
        return ()
    which = themanames.over(dossier, (c.thema for c in told), LABELS)
    count = counted(len(told), "paar", "paren")
    text = f"Het rapport zet {which} {count} bewoordingen die uiteenlopen naast elkaar."
    if dossier.is_large:
        many = f"Er zijn {which} {count} bewoordingen gevonden die uiteenlopen"
        text = f"{many}; het rapport zet de zwaarste naast elkaar."
    return (Paragraph((dossier.say(text, (p for c in told for p in c.sides)),)),)


def _thema(dossier: Dossier, finding: Finding, turn: int, taken: list[Passage]) -> Paragraph:
    """Who says it and why, in whose words, and who sees it otherwise; `taken` are wordings used above.

    That several make the same point is told only where its words follow.
    """
    point = _shared(dossier, finding)
    quote = _quotable(finding, point, taken)
    sentences = (
        _reported(dossier, finding, turn),
        *([_made(dossier, finding, point, turn)] if point and quote in point.passages else []),
        _worded(dossier, finding, quote, turn),
        *_before(dossier, finding, turn),
        *contradicted(dossier, finding),
        *denied(dossier, finding),
    )
    return Paragraph(sentences, lead=f"{dossier.thema(finding.thema)}.")


def _item(dossier: Dossier, finding: Finding, turn: int) -> Statement:
    """A thema in short: which sources, and what they put it down to."""
    cause = causes.sentence(dossier, finding, turn)
    text = f"{dossier.thema(finding.thema)}: {_in_short(dossier, finding)}. {cause}".strip()
    return dossier.say(text, (*finding.passages, *finding.calls))


def _in_short(dossier: Dossier, finding: Finding) -> str:
    """The sources by name with their number, or the number alone when the names fill a line."""
    if not finding.sources:
        return "alleen weergegeven door anderen"
    names = by_name(finding.sources, known=dossier.voices)
    count = counted(len(finding.sources), "bron", "bronnen")
    return f"{names} ({count})" if len(names) <= SHORT else count


def _reported(dossier: Dossier, finding: Finding, turn: int) -> Statement:
    """The independent sources and what they put it down to."""
    said = (*finding.passages, *finding.calls)
    cause = causes.sentence(dossier, finding, turn)
    return dossier.say(" ".join(filter(None, (_sources(dossier, finding, turn), cause))), said)


def _sources(dossier: Dossier, finding: Finding, turn: int) -> str:
    names = by_name(finding.sources, known=dossier.voices)
    if not finding.sources:
        return "Geen bron meldt dit in eigen naam; het is weergegeven als bevinding van anderen."
    if len(finding.sources) == 1:
        one = is_one(finding.sources)
        single = (
            f"alleen {names} {'meldt' if one else 'melden'} dit.",
            f"dit komt van één bron: {names}.",
            f"{names} {'is' if one else 'zijn samen'} de enige bron die dit meldt.",
        )
        return capital(single[turn % len(single)])
    count = counted(len(finding.sources), "onafhankelijke bron", "onafhankelijke bronnen")
    frames = (
        f"{count} melden dit: {names}.",
        f"dit brengen {names} naar voren: {count}.",
        f"{names} noemen dit, samen {count}.",
        f"hierover schrijven {count}: {names}.",
    )
    return capital(frames[turn % len(frames)])


def _before(dossier: Dossier, finding: Finding, turn: int) -> tuple[Statement, ...]:
    """Who says that it was raised before."""
    told = [p for p in finding.raised_before if not p.relayed and not is_unnamed(p.bron)]
    if not told:
        return ()
    brons = voices(told)
    names, verb = in_short(brons), "schrijft" if is_one(brons) else "schrijven"
    frame = BEFORE_ALONE if len(brons) == 1 and brons == finding.sources else BEFORE[turn % len(BEFORE)]
    return (dossier.say(capital(frame.format(names=names, verb=verb)), told),)


def _shared(dossier: Dossier, finding: Finding) -> Point | None:
    """The point of the thema that most sources make, if several do and it may be quoted."""
    of = [p for p in dossier.findings.points if p.thema == finding.thema and len(p.sources) > 1]
    of = [p for p in of if strongest(p.passages, p.thema)]
    return min(of, key=lambda p: (-len(p.sources), -len(p.members), p.id), default=None)


def _made(dossier: Dossier, finding: Finding, point: Point, turn: int) -> Statement:
    """How many sources make the point that is quoted next."""
    made, whole = len(point.sources), len(finding.sources)
    text = SAME[turn % len(SAME)].format(count=number(made))
    if set(point.sources) >= set(finding.sources):
        text = f"zij wijzen {share(made, whole)} op hetzelfde."
    return dossier.say(capital(text), point.passages)


def _quotable(finding: Finding, point: Point | None, taken: list[Passage]) -> Passage | None:
    """The sharpest wording that no other thema has taken, rather of another than the ministry itself.

    That of the point goes before, and is then `taken`.
    """
    of, gone = {p.id for p in point.passages} if point else (), {p.id for p in taken}
    free = [p for p in finding.passages if p.id not in gone]
    others = [p for p in free if not p.relayed and not is_ministry(p.bron)]
    choices = ([p for p in others if p.id in of], others, free, finding.passages)
    quote = next((pick for choice in choices if (pick := strongest(choice, finding.thema))), None)
    if quote is not None:
        taken.append(quote)
    return quote


def _worded(dossier: Dossier, finding: Finding, quote: Passage | None, turn: int) -> Statement:
    """The wording, led in by who wrote it; that all are confidential when none may be quoted."""
    if quote is None:
        text = "De passages hierover komen uit vertrouwelijke stukken en worden niet aangehaald."
        return dossier.say(text, finding.passages)
    if finding.sources == (quote.bron,):
        text = OWN_LEADS[turn % len(OWN_LEADS)].format(words=quoted(quote))
        return Statement(closed(text), (quote.id,))
    return spoken(quote, turn)


def spoken(passage: Passage, turn: int = 0) -> Statement:
    """A passage's exact words, led in by who wrote them; `turn` varies the lead."""
    one, many = LEADS[turn % len(LEADS)]
    lead = one if is_one((passage.bron,)) else many
    text = lead.format(bron=by_name((passage.bron,)), words=quoted(passage))
    return Statement(closed(capital(text)), (passage.id,))
