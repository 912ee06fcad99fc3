import dataclasses
from itertools import pairwise

import pytest

from reports import build
from reports.blocks import BulletList, Letterhead, Paragraph, Quote, SignOff, sentences


@pytest.fixture(scope="module")
def letter(findings, codebook):
    return build.report("kamerbrief", findings, codebook)


def _section(letter, title):
    (found,) = (s for s in letter.sections if s.heading.text == title)
    return found


def _texts(block):
    return [s.text for s in sentences(block)]


def test_headings_of_a_kamerbrief(letter):
    assert [s.heading.text for s in letter.sections] == [
        "Het instrument invoeringstoets",
        "Bevindingen",
        "Wat werkt",
        "Oproepen",
        "Verbeteracties en toezeggingen",
        "Tot slot",
    ]


def test_letterhead_leaves_open_what_a_machine_does_not_know(letter):
    head = letter.opening[0]
    assert isinstance(head, Letterhead)
    assert " ".join(line.text for line in head.addressee).startswith(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    )
    assert {name: value.text for name, value in head.fields} == {
        "Datum": "[in te vullen]",
        "Betreft": "Uitkomsten invoeringstoets Spreidingswet",
        "Onze referentie": "[in te vullen]",
    }


def test_opening_has_legal_basis_and_period(letter):
    told = _texts(letter.opening[1])
    assert told[1].startswith("Artikel 12, eerste lid, van de wet")
    assert told[2] == (
        "Aan deze brief liggen zeven documenten ten grondslag, met dagtekening van 19 januari 2026 "
        "tot en met 30 juni 2026."
    )


def test_each_thema_with_passages_has_one_paragraph(letter, findings, codebook):
    leads = [b.lead for b in _section(letter, "Bevindingen").blocks if isinstance(b, Paragraph) and b.lead]
    assert leads == [f"{codebook.thema(f.thema).label}." for f in findings.themas if f.passages]


def test_openings_of_paragraphs_vary(letter):
    blocks = [b for b in _section(letter, "Bevindingen").blocks if isinstance(b, Paragraph) and b.lead]
    first = [b.sentences[0].text.split()[0] for b in blocks]
    assert all(before != after for before, after in pairwise(first))


def test_kring_is_kept_apart_and_quoted_with_its_place(letter):
    told = _texts(_section(letter, "Bevindingen"))
    assert "De Kring legt de oorzaak bij de wet en haar regels (één passage)." in told
    assert (
        "De Kring verwoordt het zo: “De bouwtijd van een locatie past nog altijd niet in de termijn die de "
        "wet geeft.” (oplegbrief provincie Oostergo, p. 1)." in told
    )


def test_calls_are_quoted_from_different_sources_and_the_rest_counted(saying, derive, codebook):
    calls = [saying(f"Doe {n}.", n, rol="oproep") for n in range(6)]
    calls.append(saying("Doe ook dit.", 9, rol="oproep", stem="merweland", bron="MERWELAND"))
    section = _section(build.report("kamerbrief", derive(tuple(calls)), codebook), "Oproepen")
    (bullets,) = (b for b in section.blocks if isinstance(b, BulletList))
    assert {q.passage.bron.name for q in bullets.items} == {"provincie Oostergo", "Provincie Merweland"}
    assert _texts(section)[0] == "Zeven oproepen zijn gedaan door de provincies Merweland en Oostergo."
    assert _texts(section)[-1] == "Vier andere staan in het bijgevoegde rapport."


def test_signed_by_function(letter):
    (sign_off,) = (b for b in _section(letter, "Tot slot").blocks if isinstance(b, SignOff))
    assert [line.text for line in sign_off.lines] == ["De Minister van Asiel en Migratie,", "[naam]"]


def test_annexes_leave_out_what_is_confidential(letter):
    annexes = _texts(_section(letter, "Tot slot").blocks[-1])
    assert annexes[0] == "Rapport invoeringstoets Spreidingswet"
    assert "Invoeringstoets Oostergo (provincie Oostergo)" in annexes
    assert len(annexes) == 7
    assert not any("tafel" in text for text in annexes)


def test_verantwoording_answers_what_the_letter_cites_and_no_more(letter):
    cited = {
        i for block in (*letter.opening, *letter.sections) for s in sentences(block) for i in s.observations
    }
    assert set(letter.numbers) == cited


def test_numbers_follow_the_order_of_reading(letter):
    order = [i for b in (*letter.opening, *letter.sections) for s in sentences(b) for i in s.observations]
    assert list(letter.numbers) == list(dict.fromkeys(order))


def test_empty_dossier_gives_a_letter_that_says_so(derive, codebook):
    letter = build.report("kamerbrief", derive(()), codebook)
    assert _texts(_section(letter, "Bevindingen")) == [
        "Het dossier bevat geen passages over een van de thema's."
    ]
    assert _texts(_section(letter, "Verbeteracties en toezeggingen")) == [
        "Het dossier bevat geen toezeggingen.",
        "Het dossier bevat geen acties.",
    ]
    assert not any(isinstance(s, Quote) for s in letter.sentences())


def test_one_wording_serves_one_thema(saying, derive, codebook):
    both = saying("Dit is ernstig en ondermijnt alles.", 1, themas="termijnen spuk")
    other = saying("De formule is lang.", 2, themas="spuk")
    told = " ".join(
        _texts(_section(build.report("kamerbrief", derive((both, other)), codebook), "Bevindingen"))
    )
    assert told.count("“Dit is ernstig en ondermijnt alles.”") == 1
    assert told.count("“De formule is lang.”") == 1


def test_a_joint_paper_writes_in_the_plural(saying, derive, codebook):
    row = {"stem": "bonden", "bron": "BONDEN", "part": "overig"}
    told = _texts(
        _section(
            build.report("kamerbrief", derive((saying("Het knelt.", 1, **row),)), codebook), "Bevindingen"
        )
    )
    assert told[-1] == "De VNG en G40 verwoorden het zo: “Het knelt.” (‘Position paper spreiding’, p. 1)."


def test_own_words_go_before_what_is_relayed(saying, derive, codebook):
    relayed = dataclasses.replace(saying("Anderen melden ernstige en onhoudbare druk.", 1), relayed=True)
    own = saying("Het duurt lang.", 2)
    told = " ".join(
        _texts(_section(build.report("kamerbrief", derive((relayed, own)), codebook), "Bevindingen"))
    )
    assert "Eén daarvan geeft weer wat anderen hebben gemeld" in told
    assert "“Het duurt lang.”" in told
    assert "onhoudbare" not in told


def test_an_earlier_letter_to_parliament_is_no_ground_of_a_new_one(saying, derive, codebook):
    earlier = saying("Het loopt.", 2, stem="rijk", bron="RIJK", part="kamerbrief")
    report = build.report("kamerbrief", derive((saying("Het knelt.", 1), earlier)), codebook)
    told = " ".join(_texts(report.opening[1]))
    assert "ligt één document ten grondslag" in told
