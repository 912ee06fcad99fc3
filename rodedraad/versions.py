"""The last versions of each report, kept with the corpus, so that the next one can tell what differs."""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Any

from reports.changes import changes
from reports.confidential import disclosed
from reports.versions import Told, version
from rodedraad.showing import PUBLIC

if TYPE_CHECKING:
    from corpus.findings import Findings
    from corpus.store import Corpus
    from reports.report import Kind, Report
    from reports.versions import Version
    from rodedraad.showing import Shown

SETTING = "rapportversies"
"""The setting that holds them: of each report the one before the last, and the last."""
OF_ANOTHER: frozenset[Kind] = frozenset({"dekkingstoets"})
"""The kinds that tell of a document outside the corpus: each is the first of its own."""


def compared(corpus: Corpus, report: Report, findings: Findings, *, shown: Shown, keep: bool) -> Report:
    """The report with what differs from the last version that was otherwise.

    With `keep` it is the last version from now on. A report that says the same as the last one keeps telling
    the same changes.
    """
    if report.kind in OF_ANOTHER:
        return report
    key = f"{report.kind}/{shown.key}"
    kept, now = _kept(corpus), version(report)
    before = [one for one in kept.get(key, ()) if _texts(one) != _texts(now)][-1:]
    if keep and kept.get(key, ())[-1:] != [now]:
        _keep(corpus, kept | {key: [*before, now]})
    sayable = {p.id for p in findings.passages if shown.confidential or not p.confidential}
    told = changes(_disclosed(before[0], shown), now, sayable) if before else ()
    return replace(report, changes=told)


def every(corpus: Corpus, *, public: bool = False) -> tuple[Version, ...]:
    """All versions that are kept, of each report the last one last.

    With `public` those alone that know of no confidential document.
    """
    kept = _kept(corpus).items()
    return tuple(one for key, of in kept if not public or key.endswith(PUBLIC) for one in of)


def forget(corpus: Corpus) -> None:
    """Keep no version: what they say may not be kept any longer."""
    if corpus.setting(SETTING):
        corpus.set_setting(SETTING, "")


def _disclosed(one: Version, shown: Shown) -> Version:
    """A version without names, should an earlier program have kept one that it took for another word."""
    return disclosed(one, include_confidential=True, include_names=shown.names)


def _texts(one: Version) -> list[tuple[str, str]]:
    return [(told.chapter, told.text) for told in one]


def _kept(corpus: Corpus) -> dict[str, list[Version]]:
    kept = json.loads(corpus.setting(SETTING) or "{}")
    return {key: [tuple(map(_told, one)) for one in of] for key, of in kept.items()}


def _told(values: list[Any]) -> Told:
    chapter, text, observations, quoted = values
    return Told(chapter, text, tuple(observations), quoted)


def _keep(corpus: Corpus, kept: dict[str, list[Version]]) -> None:
    plain = {key: [[astuple(told) for told in one] for one in all_] for key, all_ in sorted(kept.items())}
    corpus.set_setting(SETTING, json.dumps(plain, ensure_ascii=False))
