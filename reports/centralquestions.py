"""The central questions of the toets, each answered with what the sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import BulletList, Fixed, Heading, Paragraph, Section
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, number
from reports.grounds import METHOD
from reports.points import once, own_voices, ranked, stands_alone, title
from reports.quotes import by_turns
from reports.voices import all_named, among, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from corpus.points import Point
    from corpus.wording import Question
    from reports.blocks import Block, Statement
    from reports.dossier import Dossier

POINTS = 4
"""Points under a question; the chapter of themas has the others."""
POSITIVE = "meerwaarde"
NOTHING = "Het dossier bevat hierover geen waarnemingen."


def chapter(dossier: Dossier) -> Section | None:
    """A section for each question; none when the codebook has no questions."""
    questions = dossier.codebook.wording.questions
    if not questions:
        return None
    many = counted(len(questions), "hoofdvraag", "hoofdvragen")
    intro = Fixed(
        f"De toets stelt {many}. Per vraag staat hier wat de bronnen in eigen naam melden: waar het knelt en "
        "wat goed gaat. Het rapport weegt die antwoorden niet tegen elkaar af.",
        METHOD,
    )
    sections = (_answered(dossier, question, n) for n, question in enumerate(questions, 1))
    return Section(Heading("Antwoord op de hoofdvragen", "hoofdvragen"), (Paragraph((intro,)), *sections))


def _answered(dossier: Dossier, question: Question, turn: int) -> Section:
    heading = Heading(question.text, f"hoofdvraag-{turn}")
    rollen = question.rollen or tuple(r.id for r in dossier.codebook.rollen if r.thematic or r.id == POSITIVE)
    found = [p for p in dossier.findings.passages if not p.relayed and _answers(p, question.themas, rollen)]
    if not found:
        none = Fixed(NOTHING, COUNTED)
        return Section(heading, (Paragraph((none,)),))
    good = [p for p in found if p.observation.coding.rol == POSITIVE]
    bad = [p for p in found if dossier.codebook.rol(p.observation.coding.rol).attributed]
    placed = {p.id for p in (*good, *bad)}
    rest = [p for p in found if p.id not in placed]
    told = (
        *_told(dossier, bad, "waar het knelt"),
        *_told(dossier, good, "wat goed gaat"),
        *_told(dossier, rest, "wat daarbij is gevraagd of opgemerkt"),
    )
    return Section(heading, (Paragraph(told), *_points(dossier, bad), *_quote(dossier, good)))


def _answers(passage: Passage, themas: Sequence[str], rollen: Sequence[str]) -> bool:
    """Whether a passage is about one of the themas (any, when there are none) in one of the rollen."""
    coding = passage.observation.coding
    about = {*coding.themas, *coding.onderwerp}
    return coding.rol in rollen and (not themas or bool(about & set(themas)))


def _told(dossier: Dossier, passages: Sequence[Passage], what: str) -> tuple[Statement, ...]:
    """Who says it, in how many passages."""
    if not passages:
        return ()
    brons = voices(passages)
    who, total = among(brons, dossier.voices), counted(len(passages), "passage", "passages")
    if len(brons) == 1:
        return (dossier.say(capital(f"{who} {verb(brons, 'meldt', 'melden')} {what} ({total})."), passages),)
    text = f"{number(len(brons))} bronnen melden {what} ({total}): {who}."
    return (dossier.say(capital(text), passages),)


def _points(dossier: Dossier, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """The weightiest points that these passages make, each with who makes it."""
    ids = set(dossier.behind(passages))
    made = once(p for p in ranked(dossier.findings.points) if stands_alone(p) and _within(p, ids))
    if not made:
        return ()
    told = made[:POINTS]
    intro = dossier.say("De zwaarste punten daarbij zijn:", (p for one in told for p in one.passages))
    return Paragraph((intro,)), BulletList(tuple(_point(dossier, point) for point in told))


def _within(point: Point, ids: set[str]) -> bool:
    """Whether most of what makes a point is among these observations."""
    return 2 * sum(p.id in ids for p in point.passages) > len(point.passages)


def _point(dossier: Dossier, point: Point) -> Statement:
    brons = own_voices(point) or voices(point.passages)
    return dossier.say(f"{title(point)} ({all_named(brons)}).", point.passages)


def _quote(dossier: Dossier, good: Sequence[Passage]) -> tuple[Block, ...]:
    """What goes well, in the words that serve best."""
    public = [p for p in by_turns(good) if not p.confidential]
    return tuple(dossier.quote(p) for p in public[:1])
