"""The running text about a thema: its figures, and its grammar."""

import dataclasses

import pytest

from reports.account import account, reported
from reports.attribution import attributions
from reports.confidential import disclosed
from reports.dossier import Dossier

KRING = {"bron": "KRING", "part": "oplegbrief"}
MERWELAND = {"stem": "merweland", "bron": "MERWELAND"}
JOINT = {"stem": "bonden", "bron": "BONDEN", "part": "position_paper"}
GEVOLG, VRAAG, OPROEP = {"rol": "gevolg"}, {"rol": "vraag"}, {"rol": "oproep"}


@pytest.fixture
def told(codebook, saying, derive):
    """A dossier in which these rows are said about `termijnen`, and its one finding."""

    def tell(*rows, relayed=False):
        said = tuple(
            dataclasses.replace(saying(f"Zin {n}.", n, **row), relayed=relayed) for n, row in enumerate(rows)
        )
        dossier = Dossier(disclosed(derive(said), include_confidential=False), codebook)
        return dossier, dossier.finding("termijnen")

    return tell


@pytest.mark.parametrize(
    ("rows", "turn", "expected"),
    [
        ([{}], 0, "Eén onafhankelijke bron (de provincie Oostergo) noemt in één document één knelpunt."),
        (
            [{}],
            1,
            "In één document staat één knelpunt, afkomstig van één onafhankelijke bron: "
            "de provincie Oostergo.",
        ),
        (
            [{}],
            2,
            "Eén knelpunt komt van één onafhankelijke bron, te weten de provincie Oostergo, in één document.",
        ),
        (
            [{}, {}],
            2,
            "Twee knelpunten komen van één onafhankelijke bron, te weten de provincie Oostergo, "
            "in één document.",
        ),
        (
            [{}, MERWELAND],
            0,
            "Twee onafhankelijke bronnen (de provincies Merweland en Oostergo) noemen in "
            "twee documenten twee knelpunten.",
        ),
        (
            [{}, GEVOLG, VRAAG, OPROEP],
            1,
            "In één document staan één knelpunt, één gevolg, één vraag en één "
            "oproep, afkomstig van één onafhankelijke bron: de provincie Oostergo.",
        ),
        ([OPROEP | JOINT], 3, "Eén onafhankelijke bron (de VNG en G40) noemt in één document één oproep."),
        (
            [{}] * 13,
            0,
            "Eén onafhankelijke bron (de provincie Oostergo) noemt in één document 13 knelpunten.",
        ),
        (
            [{"rol": "toezegging"}],
            0,
            "Over dit thema zijn geen knelpunten, gevolgen, vragen of oproepen gemeld.",
        ),
    ],
)
def test_who_speaks_of_it(told, rows, turn, expected):
    dossier, finding = told(*rows)
    statement = reported(dossier, finding, turn)
    assert statement.text == expected
    assert len(statement.observations) == len(rows)


def test_what_is_relayed_adds_no_source(told):
    dossier, finding = told({}, VRAAG, relayed=True)
    assert reported(dossier, finding, 0).text == (
        "In één document is weergegeven wat anderen hebben gemeld: één knelpunt en één vraag."
    )
    assert attributions(dossier, finding.passages) == ()


def test_what_is_relayed_is_told_apart(codebook, saying, derive):
    own, relayed = saying("Zin.", 1), dataclasses.replace(saying("Zin.", 2, **MERWELAND), relayed=True)
    dossier = Dossier(derive((own, relayed)), codebook)
    sentences = account(dossier, dossier.finding("termijnen"), 0)
    assert sentences[1].text == "Eén daarvan geeft weer wat anderen hebben gemeld en voegt geen bron toe."
    assert sentences[1].observations == ("merweland002",)
    assert "Eén onafhankelijke bron (de provincie Oostergo)" in sentences[0].text


WET, RIJK, GEEN = ({"toerekening": cause} for cause in ("wet", "rijk", "geen"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([WET], ["De provincie Oostergo legt de oorzaak bij de wet en haar regels (één passage)."]),
        ([GEEN], ["De provincie Oostergo noemt daarbij geen oorzaak."]),
        (
            [WET, WET, RIJK, GEEN],
            [
                "De provincie Oostergo legt de oorzaak bij de wet en haar regels "
                "(twee passages) en bij het handelen of nalaten van het Rijk (één); in één "
                "passage is geen oorzaak genoemd."
            ],
        ),
        (
            [RIJK, WET | MERWELAND],
            [
                "De bronnen leggen de oorzaak bij de wet en haar regels (één passage) en "
                "bij het handelen of nalaten van het Rijk (één)."
            ],
        ),
        (
            [RIJK | KRING, WET | MERWELAND, WET],
            [
                "De Kring legt de oorzaak bij het handelen of nalaten van het Rijk (één passage).",
                "De overige bronnen leggen de oorzaak bij de wet en haar regels (twee passages).",
            ],
        ),
        (
            [GEEN | KRING, GEEN | JOINT],
            [
                "De Kring noemt daarbij geen oorzaak.",
                "De VNG en G40 noemen daarbij geen oorzaak.",
            ],
        ),
        (
            [{"toerekening": "omgeving"}],
            ["De provincie Oostergo legt de oorzaak bij de omgeving (één passage)."],
        ),
        ([VRAAG], []),
        ([OPROEP], []),
    ],
)
def test_what_it_is_put_down_to(told, rows, expected):
    dossier, finding = told(*rows)
    assert [s.text for s in attributions(dossier, finding.passages)] == expected


def test_phases_are_named_with_their_number_of_passages(told):
    dossier, finding = told({"fase": "realisatie"}, {"fase": "realisatie"}, {"fase": "overleg"}, {})
    assert account(dossier, finding, 0)[1].text == (
        "Twee passages horen bij de fase ‘realisatie en toezicht’ en één bij ‘overlegfase en provinciaal "
        "verslag’."
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"fase": "overleg"}], "Eén passage hoort bij de fase ‘overlegfase en provinciaal verslag’."),
        ([{"fase": "bezwaar"}] * 2, "Beide passages horen bij de fase ‘bezwaar en beroep’."),
        ([{"fase": "bezwaar"}, {}], "Eén passage hoort bij de fase ‘bezwaar en beroep’."),
    ],
)
def test_a_single_phase_is_named_once(told, rows, expected):
    assert account(*told(*rows), 0)[1].text == expected


def test_raised_before_names_who_says_so(told):
    dossier, finding = told({"eerder": "ja"}, {"eerder": "ja"} | MERWELAND, {})
    last = account(dossier, finding, 0)[-1]
    assert last.text == (
        "Volgens de provincies Merweland en Oostergo is dit al eerder aan de orde gesteld (twee passages)."
    )
    assert last.observations == ("oostergo000", "merweland001")
