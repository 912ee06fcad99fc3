"""The findings of a dossier, assembled from its coded observations.

`find` reads as the work goes: passages with their voices, what is relayed, what is shared text, what is
said once all copies are taken together, and then per thema who says what. The result depends on the
documents and observations alone, not on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.findings import Finding, Findings, rank
from corpus.judgements import State
from synthesis.asof import as_of
from synthesis.central import by_centrality
from synthesis.insight import with_insight
from synthesis.matrix import matrix
from synthesis.missing import missing_documents
from synthesis.passages import UNDATED, respondents
from synthesis.relayed import STATING
from synthesis.said import said as said_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpus.codebook import Codebook
    from corpus.findings import Bron, Matrix, Passage
    from corpus.model import Document, Observation
    from synthesis.insight import Means
    from synthesis.statements import Statement

SETTLED = (State.HUMAN, State.REOPENED)
BOTTLENECKS = ("knelpunt", "gevolg")
PASSAGES = (*BOTTLENECKS, "vraag")
"""Rollen of the passages of a finding."""


def find(
    documents: Sequence[Document],
    observations: Sequence[Observation],
    codebook: Codebook,
    means: Means | None = None,
) -> Findings:
    """What the dossier yields: every thema of the codebook in its order, also those of which nobody speaks.

    `reviewed` counts those that people have judged without differing. With `means`, points, register,
    conflicts and gaps are worked out as well, and what is later than its reference date is left out. Raises
    `KeyError` when an observation belongs to none of the documents.
    """
    if means is not None and means.until:
        documents, observations = as_of(documents, observations, means.until)
    found = said_by(documents, observations)
    documents, passages, said = found.documents, found.passages, found.statements
    of_thema = _by(said, lambda one: one.themas)
    of_subject = _by(said, lambda one: one.passage.observation.coding.onderwerp)
    findings = Findings(
        respondents=respondents(documents, observations, found.voices),
        passages=passages,
        themas=tuple(_finding(t.id, of_thema[t.id], of_subject[t.id], codebook) for t in codebook.themas),
        shared=found.shared,
        works=_of(said, "meerwaarde"),
        calls=_of(said, "oproep"),
        commitments=_of(said, "toezegging"),
        actions=_of(said, "actie"),
        questions=_of(said, "vraag"),
        unthemed=tuple(s.passage for s in said if s.rol in BOTTLENECKS and not s.themas),
        by_source=_by_source(said, passages, codebook),
        missing=missing_documents(passages, documents, found.voices),
        reviewed=sum(o.review is not None and o.review.state in SETTLED for o in observations),
        copies=tuple(tuple(copy.id for copy in s.copies) for s in said if len(s.copies) > 1),
    )
    return findings if means is None else with_insight(findings, found, codebook, means)


def _of(said: Iterable[Statement], *rollen: str) -> tuple[Passage, ...]:
    return tuple(statement.passage for statement in said if statement.rol in rollen)


def _by(
    said: Iterable[Statement], labels: Callable[[Statement], Iterable[str]]
) -> Mapping[str, list[Statement]]:
    """The statements by label, each once under every label that it has."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in said:
        for label in dict.fromkeys(labels(statement)):
            found[label].append(statement)
    return found


def _finding(
    thema: str, about: Sequence[Statement], touching: Sequence[Statement], codebook: Codebook
) -> Finding:
    """What is said about a thema; `touching` has it for a subject."""
    core = [statement for statement in about if statement.rol in PASSAGES]
    evidence = [statement for statement in about if statement.rol in STATING]
    return Finding(
        thema=thema,
        passages=by_centrality(_of(core, *PASSAGES)),
        calls=_of(about, "oproep"),
        commitments=_of(about, "toezegging"),
        actions=_of(about, "actie"),
        works=_of(touching, "meerwaarde"),
        sources=_sources(evidence),
        documents=_documents(evidence),
        fasen=_fasen(core, codebook),
        attribution=_attribution(core, codebook),
        raised_before=tuple(s.passage for s in core if s.passage.observation.coding.eerder),
        copies=sum(len(statement.copies) for statement in core),
    )


def _sources(evidence: Iterable[Statement]) -> tuple[Bron, ...]:
    return tuple(sorted({s.passage.bron for s in evidence if not s.passage.relayed}, key=rank))


def _documents(evidence: Iterable[Statement]) -> tuple[str, ...]:
    """Stems of the documents that say it, copies included, in the order of the dossier."""
    copies = {copy.observation.document: copy for statement in evidence for copy in statement.copies}
    return tuple(copy.stem for copy in sorted(copies.values(), key=lambda c: (c.date or UNDATED, c.stem)))


def _fasen(core: Iterable[Statement], codebook: Codebook) -> tuple[str, ...]:
    """The fasen in which the passages place it, the most frequent first, equals in the codebook's order."""
    counts = Counter(statement.passage.observation.coding.fase for statement in core)
    return tuple(sorted((f.id for f in codebook.fasen if counts[f.id]), key=lambda fase: -counts[fase]))


def _attribution(core: Iterable[Statement], codebook: Codebook) -> tuple[tuple[str, int], ...]:
    """How many bottlenecks and effects are put down to what, in the codebook's order, zeros left out."""
    counts = Counter(s.passage.observation.coding.toerekening for s in core if s.rol in BOTTLENECKS)
    return tuple((t.id, counts[t.id]) for t in codebook.toerekeningen if counts[t.id])


def _by_source(said: Iterable[Statement], passages: Iterable[Passage], codebook: Codebook) -> Matrix:
    """Thema by voice: a cell above zero makes the voice a source of the thema, as in its finding."""
    evidence = [s for s in said if s.rol in STATING and not s.passage.relayed]
    voices = sorted({passage.bron for passage in passages}, key=rank)
    pairs = ((thema, s.passage.bron.name) for s in evidence for thema in s.themas)
    return matrix(codebook.vocabulary["thema"], [bron.name for bron in voices], pairs)
