"""A dossier of any size: the small one over and over, each time of other municipalities in other words."""

from dataclasses import fields, replace

from corpus.findings import Bron, Finding, Findings, Passage, Respondent
from corpus.model import Laag, Observation
from corpus.points import Answer, Conflict, Entry, Point
from reports.rebuilding import rebuilt

LISTS = (
    *("respondents", "passages", "shared", "works", "calls", "commitments", "actions", "questions"),
    *("unthemed", "missing", "points", "register", "conflicts"),
)
"""Fields of findings that hold more as there is more."""


def enlarged(small: Findings, times: int) -> Findings:
    """Findings of so many times as much, of which only the Kring and the ministry are the same every time."""
    copies = [_copy(small, n) for n in range(times)]
    together = {name: tuple(one for copy in copies for one in getattr(copy, name)) for name in LISTS}
    themas = tuple(_merged([copy.themas[n] for copy in copies]) for n in range(len(small.themas)))
    asked = tuple(one for copy in copies for one in copy.gaps.asked)
    return replace(small, **together, themas=themas, gaps=replace(small.gaps, asked=asked, positions=()))


def _merged(findings: list[Finding]) -> Finding:
    """What all say of one thema."""
    first = findings[0]
    listed = [f.name for f in fields(Finding) if f.name not in ("thema", "copies", "fasen", "attribution")]
    joined = {name: tuple(dict.fromkeys(x for f in findings for x in getattr(f, name))) for name in listed}
    return replace(first, **joined, copies=sum(f.copies for f in findings))


def _copy(small: Findings, number: int) -> Findings:
    """The findings with other names for what is known by name."""
    return rebuilt(small, lambda part: _renamed(part, f"{number:04}"))


def _renamed(part, n):
    rule = RULES.get(type(part))
    return rule(part, n) if rule else part


def _bron(bron, n):
    return Bron(f"Gemeente {bron.name}{n}", Laag.GEMEENTE) if bron.laag is Laag.PROVINCIE else bron


def _observation(own, n):
    return replace(own, id=own.id + n, document=own.document + n, text=f"{own.text} ({n})")


RULES = {
    Observation: _observation,
    Bron: _bron,
    Passage: lambda part, n: replace(part, stem=part.stem + n),
    Respondent: lambda part, n: replace(part, document=part.document + n, stem=part.stem + n),
    Point: lambda part, n: replace(part, id=part.id + n, answers=tuple(a + n for a in part.answers)),
    Entry: lambda part, n: replace(part, id=part.id + n),
    Answer: lambda part, n: replace(part, to=part.to + n),
    Conflict: lambda part, n: replace(part, reason=f"{part.reason} ({n})"),
}
"""What is known by name in which kind of value."""
