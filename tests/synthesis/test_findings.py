from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.findings import Bron
from corpus.model import Laag, PartKind
from synthesis.findings import find
from synthesis.voices import together

KRING = together()
COVER, TOETS = PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS
LATE = "De bouw van nieuwe locaties past door trage vergunningen niet binnen de gestelde termijn."
CALL = "Geef gemeenten meer tijd."
PROVINCES = ("Duinrand", "Eemland", "Heuvelrijk")


@pytest.fixture(scope="session")
def provinces(write):
    """Three provinces send the letter of the Kring, each with a toets of its own."""

    def one(name, i):
        paper = write.document(name.lower(), f"Provincie {name}", date=f"2030-01-1{i}", parts=(COVER, TOETS))
        letter = {"spreker": "Kring", "part": 0}
        return paper, write.code(
            paper,
            write.says("Knelpunten", "kop"),
            write.says(
                LATE.replace("nieuwe", "extra" if i == 1 else "nieuwe"), "knelpunt", "termijnen", **letter
            ),
            write.says(CALL, "oproep", "termijnen", **letter),
            write.says("De regietafel werkt goed.", "meerwaarde", onderwerp=("ibt",), part=1),
            write.says(f"In {name} liep nummer {i} vast.", "gevolg", "termijnen", part=1, toerekening="wet"),
        )

    return [one(name, i) for i, name in enumerate(PROVINCES)]


@pytest.fixture(scope="session")
def dossier(write, provinces):
    """Their letters, the paper of two associations, minutes, and the answer of the ministry."""
    joint = write.document(
        "vng-g40", "VNG", "G40", laag=Laag.KOEPEL, date="", parts=(PartKind.POSITION_PAPER,)
    )
    minutes = write.document(
        "overleg", "Ministerie van Asiel en Migratie", laag=Laag.RIJK, date="2029-05-01",
        parts=(PartKind.MINUTES,), confidential="verslag",
    )  # fmt: skip
    brief = write.document(
        "brief", "Minister van Asiel en Migratie", laag=Laag.RIJK, date="2030-07-01",
        parts=(PartKind.KAMERBRIEF,),
    )  # fmt: skip
    return [
        *provinces,
        (joint, write.code(
            joint,
            write.says(
                "Wij missen tijd en mensen.", "knelpunt", "termijnen", "draagvlak",
                eerder=True, fase="realisatie",
            ),
            write.says("Er is geen geld.", "knelpunt"),
            write.says("Hoe lang duurt de proef?", "vraag", "termijnen", fase="realisatie"),
        )),
        (minutes, write.code(
            minutes,
            write.says("Actie: Team SW", "actie", "termijnen"),
            write.says("Actie: Team SW", "actie", "termijnen"),
            write.says("Het COA is laat met cijfers.", "knelpunt", "spuk", spreker="COA"),
        )),
        (brief, write.code(
            brief,
            write.says("Volgens de provincies is de termijn te kort.", "knelpunt", "termijnen"),
            write.says("Uit de toets van mijn ministerie blijkt dat de bonus knelt.", "knelpunt", "spuk"),
            write.says("Ik kom met een nieuwe termijn.", "toezegging", "termijnen"),
            write.says("Ik verwijs naar de rapportage van mijn ministerie.", "context"),
        )),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def findings(dossier, codebook):
    return find(*split(dossier), codebook)


def split(dossier):
    return [paper for paper, _ in dossier], [o for _, found in dossier for o in found]


def finding(findings, thema):
    return next(found for found in findings.themas if found.thema == thema)


def texts(passages):
    return [passage.observation.text for passage in passages]


def test_every_thema_of_the_codebook_has_its_finding(findings, codebook):
    assert tuple(found.thema for found in findings.themas) == codebook.vocabulary["thema"]
    assert finding(findings, "ibt").passages == finding(findings, "ibt").sources == ()
    assert finding(findings, "ibt").copies == 0


def test_the_letter_of_the_kring_counts_once_and_its_documents_apart(findings):
    termijnen = finding(findings, "termijnen")
    assert [p.stem for p in termijnen.passages if p.bron == KRING] == ["duinrand"]
    assert len(termijnen.calls) == 1
    assert [bron.name for bron in termijnen.sources] == [
        KRING.name, "Provincie Duinrand", "Provincie Eemland", "Provincie Heuvelrijk", "VNG en G40",
    ]  # fmt: skip
    assert termijnen.documents == ("duinrand", "eemland", "heuvelrijk", "brief", "vng-g40")
    assert len(termijnen.passages) == 7
    assert termijnen.copies == 9


def test_a_finding_gathers_what_belongs_to_its_thema(findings):
    termijnen = finding(findings, "termijnen")
    assert texts(termijnen.commitments) == ["Ik kom met een nieuwe termijn."]
    assert texts(termijnen.actions) == ["Actie: Team SW"] * 2
    assert texts(termijnen.raised_before) == ["Wij missen tijd en mensen."]
    assert termijnen.fasen == ("algemeen", "realisatie")
    assert termijnen.attribution == (("wet", 3), ("geen", 3))
    assert len(finding(findings, "ibt").works) == 3


def test_what_is_relayed_is_shown_and_adds_no_source(findings):
    relayed = [p for p in finding(findings, "termijnen").passages if p.relayed]
    assert [p.stem for p in relayed] == ["brief"]
    spuk = finding(findings, "spuk")
    assert spuk.sources == (
        Bron("Ministerie van Asiel en Migratie", Laag.RIJK),
        Bron("COA", Laag.UITVOERING),
    )


def test_what_is_not_of_one_thema(findings):
    assert len(findings.works) == 3
    assert texts(findings.calls) == [CALL]
    assert texts(findings.questions) == ["Hoe lang duurt de proef?"]
    assert texts(findings.unthemed) == ["Er is geen geld."]
    assert len(findings.commitments) == 1
    assert len(findings.actions) == 2
    assert [m.description for m in findings.missing] == ["de rapportage van mijn ministerie"]
    assert [text.voice for text in findings.shared] == [KRING]


def test_all_observations_in_order_of_document_and_place(findings, dossier):
    assert len(findings.passages) == len(split(dossier)[1])
    stems = list(dict.fromkeys(p.stem for p in findings.passages))
    assert stems == ["overleg", "duinrand", "eemland", "heuvelrijk", "brief", "vng-g40"]
    assert all(p.confidential == (p.stem == "overleg") for p in findings.passages)


def test_respondents_by_layer_sender_and_stem(findings):
    found = [(r.laag, r.stem, r.observations) for r in findings.respondents]
    assert found == [
        (Laag.RIJK, "brief", 4),
        (Laag.RIJK, "overleg", 3),
        (Laag.PROVINCIE, "duinrand", 5),
        (Laag.PROVINCIE, "eemland", 5),
        (Laag.PROVINCIE, "heuvelrijk", 5),
        (Laag.KOEPEL, "vng-g40", 3),
    ]
    assert findings.respondents[-1].senders == ("VNG", "G40")
    assert findings.respondents[2].kinds == ("oplegbrief", "invoeringstoets")


def test_the_matrix_agrees_with_the_sources(findings):
    for found, cells in zip(findings.themas, findings.by_source.cells, strict=True):
        filled = [name for name, n in zip(findings.by_source.columns, cells, strict=True) if n]
        assert filled == [bron.name for bron in found.sources]
    assert findings.by_source.columns[0] == KRING.name
    assert len(findings.by_source.columns) == 7


def test_passages_are_counted_by_toerekening_once(findings):
    for found in findings.themas:
        bottlenecks = [p for p in found.passages if p.observation.coding.rol in {"knelpunt", "gevolg"}]
        assert sum(count for _, count in found.attribution) == len(bottlenecks)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_and_sentences_does_not_matter(dossier, findings, codebook, random):
    documents, observations = split(dossier)
    random.shuffle(documents)
    random.shuffle(observations)
    again = find(documents, observations, codebook)
    assert again == findings
    assert repr(again) == repr(findings)


def test_copies_that_are_coded_otherwise_follow_the_majority(provinces, codebook):
    documents, observations = split(provinces)
    odd = next(i for i, o in enumerate(observations) if o.text == LATE)
    coding = replace(observations[odd].coding, rol="context", thema=())
    observations[odd] = replace(observations[odd], coding=coding)
    termijnen = finding(find(documents, observations, codebook), "termijnen")
    assert [p.stem for p in termijnen.passages if p.bron == KRING] == ["eemland"]
    assert termijnen.copies == 6


@pytest.mark.parametrize(
    ("rol", "text", "expected"),
    [
        ("knelpunt", LATE, 1),
        ("knelpunt", "Dit wringt.", 2),
        ("actie", "Actie: Team SW levert de gevraagde cijfers alsnog aan.", 2),
    ],
)
def test_what_one_voice_says_twice(write, codebook, rol, text, expected):
    paper = write.document("stuk", "COA", laag=Laag.UITVOERING)
    found = find([paper], write.code(paper, *[write.says(text, rol, "spuk")] * 2), codebook)
    spuk = finding(found, "spuk")
    assert len(spuk.passages) + len(spuk.actions) == expected
    assert len(found.passages) == 2


def test_a_file_that_lies_there_twice_counts_once(write, codebook):
    paper = write.document("stuk", "COA")
    copy = replace(paper, name="map/stuk.pdf")
    observations = write.code(paper, write.says(LATE, "knelpunt", "spuk"))
    assert find([copy, paper], observations, codebook) == find([paper, copy], observations, codebook)
    assert len(find([paper, copy], observations, codebook).respondents) == 1


def test_a_dossier_without_anything_to_say(write, codebook):
    empty = find([], [], codebook)
    assert len(empty.themas) == len(empty.by_source.rows) == 4
    assert empty.by_source.columns == empty.passages == empty.respondents == ()
    silent = find([write.document("stuk", "COA")], [], codebook)
    assert [r.observations for r in silent.respondents] == [0]


def test_an_observation_of_no_document_is_refused(write, codebook):
    (stray,) = write.code(write.document("weg", "COA"), write.says(LATE))
    with pytest.raises(KeyError):
        find([], [stray], codebook)


def test_copies_of_one_statement_can_be_traced(write, codebook):
    papers = [write.document(name, "Provincie Duinrand", date=f"2030-01-1{i}") for i, name in enumerate("ab")]
    coded = [write.code(paper, write.says(LATE, "knelpunt", "termijnen")) for paper in papers]
    findings = find(papers, [o for observations in coded for o in observations], codebook)
    assert findings.copies == (tuple(o.id for observations in coded for o in observations),)
    (finding,) = (f for f in findings.themas if f.passages)
    assert (len(finding.passages), finding.documents) == (1, ("a", "b"))
