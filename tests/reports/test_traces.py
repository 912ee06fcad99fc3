"""Nothing in a report without the observation it came from."""

import dataclasses
import re

import pytest

from corpus.findings import Deviation
from reports import build
from reports.blocks import Fixed, Statement


def _built(kind, findings, codebook):
    return build.report(kind, findings, codebook)


KINDS = pytest.mark.parametrize("kind", [kind for kind in build.WRITERS if kind != "dekkingstoets"])
"""What is written from the findings alone."""
QUOTED = re.compile("“([^”]*)”")


@KINDS
def test_every_reference_is_to_an_observation_of_the_dossier(kind, findings, codebook):
    known = {p.id for p in findings.passages}
    cited = [i for s in _built(kind, findings, codebook).sentences() for i in s.observations]
    assert len(cited) > 30
    assert set(cited) <= known


@KINDS
def test_every_statement_has_observations_and_every_fixed_text_a_basis(kind, findings, codebook):
    for sentence in _built(kind, findings, codebook).sentences():
        assert sentence.observations or sentence.basis.strip()


@KINDS
def test_what_is_quoted_stands_in_an_observation_that_is_cited(kind, findings, codebook):
    texts = {p.id: p.observation.text for p in findings.passages if not p.confidential}
    quoted = [
        (words, s.observations)
        for s in _built(kind, findings, codebook).sentences()
        for words in QUOTED.findall(s.text)
    ]
    assert len(quoted) > 1 or kind == "beslisnota"
    assert [q for q in quoted if not any(q[0] == texts.get(id_) for id_ in q[1])] == []


def test_words_that_a_copy_lacks_are_cited_where_they_stand(findings, codebook):
    shared = findings.shared[0]
    lacking = dataclasses.replace(shared, deviations=(Deviation(shared.passages[2], (), ((0, 11),)),))
    found = dataclasses.replace(findings, shared=(lacking,))
    (cell,) = [s for s in _built("rapport", found, codebook).sentences() if s.text == "“De bouwtijd”"]
    assert cell.observations == tuple(p.id for p in shared.passages)


def test_rapport_holds_every_observation_once(findings, codebook):
    assert list(build.report("rapport", findings, codebook).numbers) == [p.id for p in findings.passages]


def _claims(report):
    return [s for s in report.sentences() if not isinstance(s, Fixed)]


@KINDS
def test_without_an_observation_no_sentence_that_cites_it_remains(kind, findings, codebook, passages, derive):
    before = set(map(_key, _claims(_built(kind, findings, codebook))))
    for gone in passages:
        rest = derive(tuple(p for p in passages if p is not gone))
        after = set(map(_key, _claims(_built(kind, rest, codebook))))
        citing = {claim for claim in before if gone.id in claim[1]}
        assert not citing & after
        assert not any(gone.id in ids for _, ids in after)


def _key(sentence):
    return sentence.text, sentence.observations


@KINDS
def test_an_observation_alone_in_its_thema_takes_the_thema_with_it(kind, codebook, passages, derive):
    rest = tuple(p for p in passages if "draagvlak" not in p.observation.coding.themas)
    told = [s.text for s in _claims(_built(kind, derive(rest), codebook))]
    assert not any("Inwoners haken af" in text or "stilletjes" in text for text in told)


def test_a_sentence_on_shared_text_rests_on_every_copy(findings, codebook):
    report = build.report("rapport", findings, codebook)
    told = [s for s in report.sentences() if isinstance(s, Statement) and s.text.startswith("De Kring legt")]
    assert {s.observations for s in told} == {
        ("oostergo001", "merweland001", "duinkerk001"),
        ("oostergo002", "merweland002", "duinkerk002"),
    }


@KINDS
def test_a_dossier_without_observations_gives_a_report_without_claims(kind, derive, codebook):
    report = _built(kind, derive(()), codebook)
    assert not _claims(report)
    assert "0 waarnemingen" in report.status[0].text


@KINDS
def test_the_order_of_files_is_no_matter(kind, findings, codebook, passages, derive):
    assert _built(kind, derive(passages), codebook) == _built(kind, findings, codebook)
