"""What of the findings a report may show, decided once and before anything is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reports.quotes import VERTROUWELIJK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.findings import Finding, Findings, MissingDocument, Passage, Respondent, SharedText

    Treatment = Callable[[Passage], Passage]

PASSAGE_FIELDS = ("passages", "works", "calls", "commitments", "actions")


def disclosed(findings: Findings, *, include_confidential: bool) -> Findings:
    """The findings as a report may show them.

    By default the text of a confidential passage, with all that was read from it (headings, mentions,
    the title of its document), makes way for "vertrouwelijk"; it keeps its place in every count and is
    cited by file and page. With `include_confidential` its flag is lifted, so that it is quoted.
    """
    treat = _lifted if include_confidential else _withheld
    return replace(
        findings,
        respondents=tuple(_respondent(r, include_confidential) for r in findings.respondents),
        themas=tuple(_finding(finding, treat) for finding in findings.themas),
        shared=tuple(_shared(shared, treat) for shared in findings.shared),
        missing=tuple(_missing(missing, treat) for missing in findings.missing),
        **_treated(findings, (*PASSAGE_FIELDS, "questions", "unthemed"), treat),
    )


def _lifted(passage: Passage) -> Passage:
    return replace(passage, confidential=False)


def _withheld(passage: Passage) -> Passage:
    if not passage.confidential:
        return passage
    coding = replace(passage.observation.coding, evidence=())
    bare = replace(passage.observation, text=VERTROUWELIJK, path=(), mentions=(), coding=coding)
    return replace(passage, observation=bare, title=passage.stem)


def _treated(value: Finding | Findings, names: Iterable[str], treat: Treatment) -> dict[str, Any]:
    return {name: tuple(map(treat, getattr(value, name))) for name in names}


def _respondent(respondent: Respondent, shown: bool) -> Respondent:
    return respondent if shown or not respondent.confidential else replace(respondent, title=respondent.stem)


def _finding(finding: Finding, treat: Treatment) -> Finding:
    return replace(finding, **_treated(finding, (*PASSAGE_FIELDS, "raised_before"), treat))


def _shared(shared: SharedText, treat: Treatment) -> SharedText:
    """The most frequent wording is shown only if a document that is not confidential has it too."""
    passages = tuple(map(treat, shared.passages))
    texts = [p.observation.text for p in passages if not p.confidential]
    text = shared.text if shared.text in texts else next(iter(texts), VERTROUWELIJK)
    told = (replace(d, passage=treat(d.passage)) for d in shared.deviations if text == shared.text)
    public = tuple(deviation for deviation in told if not deviation.passage.confidential)
    return replace(shared, text=text, passages=passages, deviations=public)


def _missing(missing: MissingDocument, treat: Treatment) -> MissingDocument:
    passage = treat(missing.passage)
    return replace(
        missing, passage=passage, description=VERTROUWELIJK if passage.confidential else missing.description
    )
