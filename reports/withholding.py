"""What remains of a value that rests on a confidential passage: its place and its counts, not its words.

`withheld` is a rule for one value whose parts have gone through it already (see `rebuilding`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.coverage import FigureCheck
from corpus.findings import Findings, MissingDocument, Passage, Respondent, SharedText
from corpus.points import Claim, Conflict, Entry, Figure, Point
from reports.dutch import day
from reports.quotes import VERTROUWELIJK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.model import Action
    from corpus.points import Answer

HIDDEN_DAY = "een vertrouwelijke datum"
WHY_THEY_DIFFER = "Waarin zij verschillen, is vertrouwelijk."

_WORD = re.compile(r"\w+")


def lifted(value: Any) -> Any:
    """A passage that may be quoted whatever it was."""
    return replace(value, confidential=False) if type(value) is Passage and value.confidential else value


def withheld(value: Any) -> Any:
    """The value without what was read from a confidential passage."""
    rule = _RULES.get(type(value))
    return rule(value) if rule else value


def _passage(passage: Passage) -> Passage:
    if not passage.confidential:
        return passage
    own = passage.observation
    coding = replace(own.coding, evidence=(), aan="")
    action = own.action and _action(own.action)
    bare = replace(own, text=VERTROUWELIJK, path=(), mentions=(), coding=coding, action=action)
    return replace(passage, observation=bare, title=passage.stem)


def _action(action: Action) -> Action:
    return replace(action, owner=_veiled(action.owner), deadline=_veiled(action.deadline))


def _veiled(words: str) -> str:
    """That there are words, where there are any."""
    return words and VERTROUWELIJK


def _respondent(respondent: Respondent) -> Respondent:
    return replace(respondent, title=respondent.stem) if respondent.confidential else respondent


def _shared(shared: SharedText) -> SharedText:
    """The most frequent wording is shown only if a document that is not confidential has it too."""
    texts = [p.observation.text for p in shared.passages if not p.confidential]
    text = shared.text if shared.text in texts else next(iter(texts), VERTROUWELIJK)
    told = shared.deviations if text == shared.text else ()
    return replace(shared, text=text, deviations=tuple(d for d in told if not d.passage.confidential))


def _missing(missing: MissingDocument) -> MissingDocument:
    return replace(missing, description=VERTROUWELIJK) if missing.passage.confidential else missing


def _point(point: Point) -> Point:
    """Words that a public member has too stay; a label that a person gave does."""
    copies = [copy for member in point.members for copy in (member.passage, *member.copies)]
    texts = [copy.observation.text for copy in copies if not copy.confidential]
    if len(texts) == len(copies) and not point.central.confidential:
        return point
    public = {word for text in texts for word in _words(text)}
    words = tuple(word for word in point.words if public.issuperset(_words(word)))
    open_ = point.named or public.issuperset(_words(point.label))
    return replace(point, words=words, label=point.label if open_ else next(iter(texts), VERTROUWELIJK))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _figure(figure: Figure) -> Figure:
    return replace(figure, text=VERTROUWELIJK, value="") if figure.passage.confidential else figure


def _claim(claim: Claim) -> Claim:
    return Claim(claim.passage) if claim.passage.confidential else claim


def _entry(entry: Entry) -> Entry:
    """Its reason may repeat who is to act and by when."""
    if not entry.passage.confidential:
        return entry
    owner, addressee, deadline = map(_veiled, (entry.owner, entry.addressee, entry.deadline))
    because, last = entry.because, day(entry.due) if entry.due else ""
    if last:
        because = because.replace(last, HIDDEN_DAY)
    for secret in filter(None, (entry.deadline, entry.owner, entry.addressee)):
        because = because.replace(secret, VERTROUWELIJK)
    return replace(
        entry, owner=owner, addressee=addressee, deadline=deadline, due="", because=because,
        answers=_unsaid(entry.answers, (answer.to for answer in entry.answers)),
    )  # fmt: skip


def _unsaid(answers: Iterable[Answer], secret: Iterable[str]) -> tuple[Answer, ...]:
    """The answers, without the reason (words that both have) for those to what is secret."""
    hidden = frozenset(secret)
    return tuple(replace(a, reason=VERTROUWELIJK) if a.to in hidden else a for a in answers)


def _conflict(conflict: Conflict) -> Conflict:
    """What it is about are words of both sides."""
    if not any(side.confidential for side in conflict.sides):
        return conflict
    return replace(conflict, subject=VERTROUWELIJK, reason=WHY_THEY_DIFFER)


def _findings(findings: Findings) -> Findings:
    """A public entry may answer what is confidential."""
    hidden = {e.id for e in findings.register if e.passage.confidential}
    hidden |= {p.id for p in findings.points if any(q.confidential for q in p.passages)}
    answering = (replace(entry, answers=_unsaid(entry.answers, hidden)) for entry in findings.register)
    return replace(findings, register=tuple(answering))


def _check(check: FigureCheck) -> FigureCheck:
    """What a source gives for a figure of the draft."""
    theirs = ((VERTROUWELIJK if p.confidential else figure, p) for figure, p in check.theirs)
    return replace(check, theirs=tuple(theirs))


_RULES: dict[type, Callable[[Any], Any]] = {
    Passage: _passage, Respondent: _respondent, SharedText: _shared, MissingDocument: _missing,
    Point: _point, Figure: _figure, Claim: _claim, Entry: _entry, Conflict: _conflict,
    Findings: _findings, FigureCheck: _check,
}  # fmt: skip
