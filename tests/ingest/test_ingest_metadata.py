"""Who wrote what to whom when: labels and values in every set-up, stamps, minutes, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import lawbook
from corpus.errors import CodebookError
from corpus.lawbook import Lawbook
from corpus.model import BlockKind, Laag, PartKind
from ingest.letters.confidential import MARKED_REASON, MINUTES_REASON
from ingest.letters.labels import Label, labelled
from ingest.letters.organisations import Organisation, called, known, laag_of, named_in, unlisted_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Fact, Metadata, Reading

    Make = Callable[[str, str | bytes], Reading]

BODY = (
    "Onze gemeenten zochten dit jaar naar nieuwe plekken, en zij merkten daarbij dat de "
    "vergunningen lang duren "
    "en dat de buurt vroeg om uitleg wil vragen."
)
CLOSING = "Hoogachtend,\n\nDe Commissaris van de Koning in de provincie Duinland,\n\nA.B. Zandman\n"


def letter(head: str) -> str:
    return f"{head}\n\nGeachte minister,\n\n{BODY}\n\n{BODY}\n\n{CLOSING}"


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


SET_UPS = {
    "colon": "Datum: 3 februari 2026\nOns kenmerk: WM/26-114\nUw kenmerk: 774411\nOnderwerp: "
    "Bijdrage aan de toets\nBijlagen: 2",
    "no colon": "Datum 3 februari 2026\nOns kenmerk WM/26-114\nUw kenmerk 774411\nOnderwerp "
    "Bijdrage aan de toets\nBijlagen 2",
    "under": (
        "Datum\n3 februari 2026\n\nOns kenmerk\nWM/26-114\n\nUw kenmerk\n774411\n\n"
        "Onderwerp\nBijdrage aan de toets\n\nBijlagen\n2"
    ),
    "apart": (
        "Datum\n\n3 februari 2026\n\nOns kenmerk\n\nWM/26-114\n\nUw kenmerk\n\n774411\n\n"
        "Onderwerp\n\nBijdrage aan de toets\n\nBijlagen\n\n2"
    ),
    "labels first": (
        "Datum\n\nOns kenmerk\n\nUw kenmerk\n\nOnderwerp\n\nBijlagen\n\n"
        "3 februari 2026\n\nWM/26-114\n\n774411\n\nBijdrage aan de toets\n\n2"
    ),
    "labels first, other order": (
        "Bijlagen\n\nDatum\n\nOnderwerp\n\nOns kenmerk\n\nUw kenmerk\n\n"
        "Bijdrage aan de toets\n\n3 februari 2026\n\n2\n\nWM/26-114\n\n774411"
    ),
    "one line": "Datum: 3 februari 2026   Ons kenmerk: WM/26-114   Uw kenmerk: "
    "774411\nOnderwerp: Bijdrage aan de toets\nBijlagen: 2",
    "other words": (
        "Verzenddatum: 3 februari 2026\nZaaknummer: WM/26-114\nUw referentie: 774411\n"
        "Betreft: Bijdrage aan de toets\nAantal bijlagen: 2"
    ),
}


@pytest.mark.parametrize("head", SET_UPS.values(), ids=SET_UPS)
def test_labels_and_values_in_every_set_up(head: str, reading: Make) -> None:
    address = "Aan de minister van Asiel en Migratie\nPostbus 1\n2500 AA Den Haag"
    found = reading("b.txt", letter(f"{address}\n\n{head}")).document.metadata
    assert value(found.date) == "2026-02-03"
    assert value(found.reference) == "WM/26-114"
    assert value(found.their_reference) == "774411"
    assert value(found.subject) == "Bijdrage aan de toets"
    assert [fact.value for fact in found.attachments] == ["2"]
    assert value(found.addressee) == "De minister van Asiel en Migratie"


TABLES = {
    "two columns": "| Datum | 3 februari 2026 |\n| Ons kenmerk | WM/26-114 |\n| Onderwerp | "
    "Bijdrage aan de toets |",
    "labels above": "| Datum | Ons kenmerk | Onderwerp |\n| 3 februari 2026 | WM/26-114 | "
    "Bijdrage aan de toets |",
    "within": "| Datum: 3 februari 2026 | Ons kenmerk: WM/26-114 |\n| Onderwerp: Bijdrage aan de toets | |",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_letterhead_in_a_table(table: str, reading: Make) -> None:
    text = f"Provincie Duinland\n\n{table}\n\nGeachte minister,\n\n{BODY}\n\n{CLOSING}"
    found = reading("b.txt", text).document.metadata
    assert value(found.date) == "2026-02-03"
    assert value(found.reference) == "WM/26-114"
    assert value(found.subject) == "Bijdrage aan de toets"


def test_an_empty_label_takes_no_value_of_another(reading: Make) -> None:
    head = "Uw kenmerk\n\nOns kenmerk\n\nBijlagen\n\nWM/26-114\n\n1\n\nDatum: 3 februari 2026"
    found = reading("b.txt", letter(head)).document.metadata
    assert value(found.reference) == "WM/26-114"
    assert found.their_reference is None


def test_a_subject_over_two_lines(reading: Make) -> None:
    head = (
        "Datum: 3 februari 2026\nOnderwerp: Bijdrage aan de toets op de werking\nvan de wet "
        "in onze provincie\nBijlage: 1"
    )
    found = reading("b.txt", letter(head)).document.metadata
    assert value(found.subject) == "Bijdrage aan de toets op de werking van de wet in onze provincie"


DATES = [
    ("Datum: 3 februari 2026\nDatum ontvangst: 5 februari 2026", "2026-02-03", "2026-02-05"),
    ("Datum ontvangst: 5 februari 2026\nDatum: 3 februari 2026", "2026-02-03", "2026-02-05"),
    ("Ontvangen: 05-02-2026\nVerzonden: 03-02-2026", "2026-02-03", "2026-02-05"),
    ("INGEKOMEN\n5 FEB. 2026\n\nDatum: 3-2-26", "2026-02-03", "2026-02-05"),
    ("Ingekomen 5 februari 2026\n\nDatum: 2026-02-03", "2026-02-03", "2026-02-05"),
    ("Uw brief van: 5 december 2025\nDatum: 3 feb. 2026", "2026-02-03", None),
    ("Uw brief van 5 december 2025\nKenmerk: A/12\n\nZandstad, 3 februari 2026", "2026-02-03", None),
    ("Zandstad, 3 februari '26\nKenmerk: A/12", "2026-02-03", None),
    ("Datum\n26 sept. 2024\nDatum ontvangst\n1 okt. 2024", "2024-09-26", "2024-10-01"),
    ("Uw brief van\n5 december 2025\nKenmerk\nA/12", None, None),
]


@pytest.mark.parametrize(("head", "date", "received"), DATES)
def test_the_date_of_a_letter_and_of_its_receipt(
    head: str, date: str | None, received: str | None, reading: Make
) -> None:
    address = "Aan de minister van Asiel en Migratie\nPostbus 1\n2500 AA Den Haag"
    found = reading("b.txt", letter(f"{address}\n\n{head}")).document.metadata
    assert (value(found.date), value(found.received)) == (date, received)


def test_the_date_of_their_letter_is_a_reference_to_it(reading: Make) -> None:
    found = reading(
        "b.txt", letter("Datum: 3 februari 2026\nUw brief van: 5 december 2025")
    ).document.metadata
    assert value(found.their_reference) == "5 december 2025"
    both = "Datum: 3 februari 2026\nUw brief van: 5 december 2025\nUw kenmerk: 774411"
    assert value(reading("c.txt", letter(both)).document.metadata.their_reference) == "774411"


ADDRESSEES = [
    (
        "Aan de minister van Asiel en Migratie\nPostbus 1\n2500 AA Den Haag",
        "De minister van Asiel en Migratie",
    ),
    (
        "Minister voor Asiel en Migratie\nmr. drs. X.Y. Voorbeeld\nKade 3\n2500 AA DEN HAAG",
        "Minister voor Asiel en Migratie",
    ),
    (
        "Ministerie van Opvang en Bouwen\nt.a.v. de minister, mw. E.M. Voorbeeld\nPostbus "
        "1\n2500 AA Den Haag",
        "Ministerie van Opvang en Bouwen",
    ),
    (
        "Provincie Duinland\n\nAan de voorzitter van de Tweede Kamer\nPostbus 1\n2500 AA Den Haag",
        "De voorzitter van de Tweede Kamer",
    ),
    ("Aan: de commissarissen van de Koning\nDatum: 3 februari 2026", "De commissarissen van de Koning"),
    (
        "Aan\nde heer B. Voorbeeld\nGedeputeerde Staten van Duinland\nPostbus 1\n9000 AA Zandstad",
        "Gedeputeerde Staten van Duinland",
    ),
    (
        "Aan:\nMinister van Asiel en Migratie, de heer B. Voorbeeld\nDatum: 3 februari 2026",
        "Minister van Asiel en Migratie",
    ),
]


@pytest.mark.parametrize(("head", "addressee"), ADDRESSEES)
def test_the_addressee_is_a_function_or_an_organisation(head: str, addressee: str, reading: Make) -> None:
    text = f"{head}\n\nGeachte heer Voorbeeld,\n\n{BODY}\n\n{CLOSING}"
    found = reading("b.txt", text).document.metadata.addressee
    assert value(found) == addressee
    assert found is not None
    assert found.evidence in text


MAIL = f"""\
Van: J. Voorbeeld <j.voorbeeld@drenthe.nl>
Aan: Team Spreidingswet <team@minjenv.nl>
Verzonden: dinsdag 3 februari 2026 10:15
Onderwerp: Cijfers over de opvang

Beste collega's,

{BODY}

Met vriendelijke groet,
J. Voorbeeld
"""


def test_the_header_of_a_mail(reading: Make) -> None:
    found = reading("mail.txt", MAIL).document.metadata
    assert [fact.value for fact in found.senders] == ["Provincie Drenthe"]
    assert found.laag is Laag.PROVINCIE
    assert value(found.addressee) == "Team Spreidingswet"
    assert value(found.date) == "2026-02-03"
    assert value(found.subject) == "Cijfers over de opvang"


ATTACHMENTS = [
    ("Bijlagen: 2", ["2"]),
    ("Bijlage: 1", ["1"]),
    ("Bijlagen: geen", []),
    ("Bijlage(n): toets; overzicht van locaties", ["toets", "overzicht van locaties"]),
    (
        "Bijlagen:\n1. Toets op de werking\n2. Overzicht van locaties",
        ["Toets op de werking", "Overzicht van locaties"],
    ),
]


@pytest.mark.parametrize(("line", "names"), ATTACHMENTS)
def test_announced_attachments(line: str, names: list[str], reading: Make) -> None:
    head = f"Datum: 3 februari 2026\nOns kenmerk: A/12\n{line}"
    found = reading("b.txt", letter(head)).document.metadata
    assert [fact.value for fact in found.attachments] == names


MINUTES = f"""\
Verslag bestuurlijk overleg opvang

Datum: woensdag 11 februari 2026, 13.30 - 15.15 uur
Locatie: Provinciehuis Drenthe, Assen

Aanwezig: de heer J. Jansen (provincie Drenthe), mevrouw P. de Vries (gemeente Utrecht), K. van Limburg (COA),
mevrouw Zeeland (wethouder Emmen), dhr. Q. Pietersen (Stichting Thuis), B. Bos (VNG, voorzitter)
Afwezig: M. Maas (IND)

1. Opening

{BODY}
"""


def test_minutes_name_organisations_and_never_persons(reading: Make) -> None:
    found = reading("v.txt", MINUTES).document.metadata
    assert [fact.value for fact in found.participants] == [
        "Provincie Drenthe",
        "Gemeente Utrecht",
        "Centraal Orgaan opvang asielzoekers",
        "Gemeente Emmen",
        "Vereniging van Nederlandse Gemeenten",
        "Stichting Thuis",
    ]
    assert (value(found.meeting_date), value(found.date)) == ("2026-02-11", "2026-02-11")
    assert value(found.meeting_place) == "Provinciehuis Drenthe, Assen"
    assert value(found.confidential) == MINUTES_REASON
    assert found.addressee is None


def test_a_list_of_those_present_one_a_line(reading: Make) -> None:
    text = (
        "# Verslag overleg opvang 11 februari 2026\n\n## Aanwezig\n\n- A. Bakker, provincie "
        "Zeeland\n- C. Smit, COA\n\n"
        f"## Afwezig\n\n- D. Mulder, IPO\n\n## Opening\n\n{BODY}\n"
    )
    found = reading("v.md", text).document.metadata
    names = [fact.value for fact in found.participants]
    assert names == ["Provincie Zeeland", "Centraal Orgaan opvang asielzoekers"]
    assert value(found.meeting_date) == "2026-02-11"


def test_a_table_of_those_present(reading: Make) -> None:
    table = "| Naam | Organisatie |\n| J. Jansen | Provincie Drenthe |\n| P. van Utrecht | IND |"
    text = (
        f"Verslag overleg opvang\n\nDatum: 11 februari 2026\nVoorzitter: K. Bos "
        f"(COA)\n\n{table}\n\n1. Opening\n\n{BODY}\n"
    )
    found = reading("v.txt", text).document.metadata
    assert [fact.value for fact in found.participants] == [
        "Centraal Orgaan opvang asielzoekers",
        "Provincie Drenthe",
        "Immigratie- en Naturalisatiedienst",
    ]
    assert [fact.value for fact in found.senders] == ["Centraal Orgaan opvang asielzoekers"]


def test_a_letter_has_no_meeting(reading: Make) -> None:
    found = reading("b.txt", letter("Datum: 3 februari 2026\nOns kenmerk: A/12")).document.metadata
    assert (found.meeting_date, found.meeting_place, found.participants) == (None, None, ())


MARKS = [
    ("Vertrouwelijk", True),
    ("VERTROUWELIJK – niet voor verdere verspreiding", True),
    ("Niet openbaar", True),
    ("Intern", True),
    ("Alleen voor intern gebruik", True),
    ("Dep. Vertrouwelijk", True),
    ("Status: vertrouwelijk", True),
    ("Rubricering: niet openbaar", True),
    ("Niet vertrouwelijk", False),
    ("Openbaar", False),
    ("Vertrouwelijkheid van gegevens", False),
    ("Rubricering: ongerubriceerd", False),
    ("Intern toezicht bij gemeenten", False),
]


@pytest.mark.parametrize(("mark", "marked"), MARKS)
def test_marks_of_confidentiality(mark: str, marked: bool, reading: Make) -> None:
    found = reading("a.txt", f"{mark}\n\nEen stuk over de opvang\n\n{BODY}\n").document.metadata.confidential
    assert value(found) == (MARKED_REASON if marked else None)


def test_minutes_behind_a_letter_keep_the_file_confidential(reading: Make) -> None:
    text = (
        f"{letter('Datum: 3 februari 2026')}\nBijlage 1: Verslag regietafel\n\nAanwezig: COA, IND\n\n{BODY}\n"
    )
    found = reading("b.txt", text).document
    assert [part.kind for part in found.parts][1:] == [PartKind.MINUTES]
    assert value(found.metadata.confidential) == MINUTES_REASON


STAMPED = """
#set page(paper: "a4")
#set text(size: 10pt)
#place(top + left, dx: 3.2cm, dy: 1.9cm, rotate(8deg, text(size: 13pt)[26 JAN. 2026]))
Minister van Asiel en Migratie \\ Postbus 1 \\ 2500 AA Den Haag

#v(0.7cm)
{label}

#v(1cm)
Kenmerk: WM/26-114

Geachte minister,

{body}

Hoogachtend,

De Commissaris van de Koning in de provincie Duinland,
"""


def stamped(typeset: Callable[[str], bytes], reading: Make, label: str) -> Metadata:
    return reading("b.pdf", typeset(STAMPED.format(label=label, body=BODY))).document.metadata


def test_a_stamp_takes_the_meaning_of_the_label_beside_it(
    typeset: Callable[[str], bytes], reading: Make
) -> None:
    sent = stamped(typeset, reading, "Verzenddatum")
    assert [fact.value for fact in sent.stamps] == ["Verzenddatum 26 JAN. 2026"]
    assert (value(sent.date), value(sent.received)) == ("2026-01-26", None)
    came = stamped(typeset, reading, "Datum ontvangst")
    assert (value(came.date), value(came.received)) == (None, "2026-01-26")


def test_a_stamp_without_label_is_only_the_last_resort(
    typeset: Callable[[str], bytes], reading: Make
) -> None:
    assert value(stamped(typeset, reading, "Onderwerp: opvang").date) == "2026-01-26"
    dated = stamped(typeset, reading, "Datum: 22 januari 2026")
    assert (value(dated.date), value(dated.received)) == ("2026-01-22", None)
    assert [fact.value for fact in dated.stamps] == ["26 JAN. 2026"]


NAMES = [
    ("het college van B&W van Zandstad", ["Gemeente Zandstad"]),
    (
        "de gemeente Bergen op Zoom en het COA",
        ["Gemeente Bergen op Zoom", "Centraal Orgaan opvang asielzoekers"],
    ),
    ("GEMEENTE ZANDSTAD", ["Gemeente Zandstad"]),
    ("gemeenten Assen, Emmen en Meppel", ["Gemeente Assen", "Gemeente Emmen", "Gemeente Meppel"]),
    ("gemeente 's-Hertogenbosch", ["Gemeente 's-Hertogenbosch"]),
    ("Ministerie van Opvang en Bouwen", ["Ministerie van Opvang en Bouwen"]),
    (
        "de minister van Volksgezondheid, Welzijn en Sport",
        ["Ministerie van Volksgezondheid, Welzijn en Sport"],
    ),
    ("Gedeputeerde Staten van Friesland", ["Provincie Fryslân"]),
    ("commissaris van de Koning in Utrecht", ["Provincie Utrecht"]),
    ("de Raad van State", []),
    ("gemeenten die meer doen", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_organisations_by_name_and_by_pattern(text: str, names: list[str]) -> None:
    assert [organisation.name for organisation in named_in(text)] == names


def test_a_name_within_a_longer_one_is_not_told() -> None:
    assert [o.name for o in named_in("Toets gemeente Utrecht", title=True)] == ["Gemeente Utrecht"]
    assert [o.name for o in named_in("Toets Utrecht", title=True)] == ["Provincie Utrecht"]


def test_the_user_adds_organisations() -> None:
    own = Organisation("Opvangberaad", Laag.KOEPEL, ("Opvangberaad", "OBR"))
    assert named_in("brief van het OBR") == []
    assert named_in("brief van het OBR", (own,)) == [own]
    assert called("OBR", (own,)) == own
    assert known((Organisation("G4", Laag.GEMEENTE, ("G4",)),))[0].laag is Laag.GEMEENTE
    assert len(known((Organisation("G4", Laag.GEMEENTE, ("G4",)),))) == len(known())


def test_an_unknown_name_shows_its_layer() -> None:
    assert called("Bond van Gemeenten in Drenthe").laag is Laag.KOEPEL
    assert [o.name for o in unlisted_in("namens woningcorporatie De Brug")] == ["Woningcorporatie De Brug"]
    assert laag_of([called("Provincie Drenthe"), called("Kring van commissarissen")]) is Laag.COLLECTIVE


def test_a_codebook_that_names_a_layer_that_there_is_not_is_told_so() -> None:
    said = "[[organisation]]\nname = 'Dorpsraad'\nlaag = 'dorp'\n"
    book = Lawbook("proef", ((lawbook.ORGANISATIONS, said),))
    with lawbook.using(book), pytest.raises(CodebookError, match="'dorp' is geen laag") as raised:
        known()
    assert "gemeente" in raised.value.remedy


def test_every_listed_organisation_is_known_by_each_of_its_names() -> None:
    for organisation in known():
        for name in organisation.names:
            assert organisation.name in [found.name for found in named_in(name)], name


WORDS = st.lists(
    st.sampled_from(
        ["de", "wet", "3", "juli", "2026", "Datum:", "Ons", "kenmerk", "A/1", "Bijlagen", "2", "Betreft"]
    ),
    max_size=12,
)


@given(WORDS)
def test_a_line_is_cut_in_labels_and_values_without_loss(line: list[str]) -> None:
    text = " ".join(line)
    pieces = labelled(text)
    assert [piece for piece in pieces if piece.label is None][1:] == []
    assert all(word in text for piece in pieces for word in piece.value.split())


def test_labels_within_a_line() -> None:
    found = labelled("Datum: 3 juli 2026 Uw kenmerk: 12 Onderwerp: een toets")
    assert [(piece.label, piece.value) for piece in found] == [
        (Label.DATE, "3 juli 2026"),
        (Label.THEIR_REFERENCE, "12"),
        (Label.SUBJECT, "een toets"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Datum: 4 mei 2026\nLocatie: digitaal\nAanwezigen: gemeente Utrecht, gemeente\nZeist, COA"
        "\nAfwezig: IND",
        "Datum 4 mei 2026\nLocatie digitaal\nAanwezig gemeente Utrecht, gemeente Zeist en COA"
        "\nAfwezig de IND",
        "Datum: 4 mei 2026\n\nLocatie: digitaal\n\nAanwezig: gemeente Utrecht,\ngemeente Zeist, COA\n",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_head_of_minutes_however_it_is_set(head: str, gap: str, reading: Make) -> None:
    made = reading("v.txt", f"Verslag overleg opvang{gap}{head}\n\n1. Opening\n\n{BODY}\n")
    found = made.document.metadata
    assert [fact.value for fact in found.participants] == [
        "Gemeente Utrecht",
        "Gemeente Zeist",
        "Centraal Orgaan opvang asielzoekers",
    ]
    assert (value(found.meeting_date), value(found.meeting_place)) == ("2026-05-04", "digitaal")
    text = [b.text for b in made.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
    assert text == [BODY]


def test_the_term_of_an_action_does_not_date_a_meeting(reading: Make) -> None:
    table = "| Actie | Wie | Gereed |\n| --- | --- | --- |\n| Cijfers delen | COA | 1 mei 2027 |"
    found = reading("v.md", f"# Verslag overleg opvang\n\n{table}\n").document.metadata
    assert (found.date, found.meeting_date) == (None, None)


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("# Stuk\n\nBijdrage van de raad en zijn leden, 16 februari 2026", "2026-02-16"),
        ("# Stuk\n\nTabel 1: plaatsen op 1 januari 2027", None),
        ("# Stuk\n\nPeildatum 1 juli 2026. Bron: COA.", None),
        ("# Cijfers per 1 juli 2026", None),
        ("# Stuk van 1 juli 2026", "2026-07-01"),
    ],
)
def test_a_date_of_figures_does_not_date_the_document(top: str, date: str | None, reading: Make) -> None:
    found = reading("s.md", f"{top}\n\n{BODY}\n").document.metadata
    assert value(found.date) == date
    assert found.senders == ()


@pytest.mark.parametrize("prefix", ["RE: ", "Fwd: FW: ", "Betr.: ", "Antw: RE[2]: "])
def test_a_subject_without_the_prefixes_of_mail(prefix: str, reading: Make) -> None:
    made = reading("b.txt", letter(f"Datum: 3 februari 2026\nOnderwerp: {prefix}termijnen van de wet"))
    assert value(made.document.metadata.subject) == "termijnen van de wet"
    assert made.document.parts[0].title == "termijnen van de wet"


@pytest.mark.parametrize(
    "text",
    [
        f"Netwerk Duinland\n\nPosition paper\n\nFebruari 2033\n\n{BODY}\n\n{BODY}\n",
        letter("Aan de minister\n\nDuinstad, februari 2033"),
        letter("Datum: februari 2033\nOnderwerp: Bijdrage aan de toets"),
        letter("Datum\nfebruari 2033\n\nOnderwerp\nBijdrage aan de toets"),
    ],
)
def test_a_document_that_bears_a_month_has_no_day(reading: Make, text: str) -> None:
    found = reading("stuk.txt", text).document.metadata
    assert (value(found.date), value(found.month)) == (None, "2033-02")
    assert found.month is not None
    assert "ebruari 2033" in found.month.evidence


@pytest.mark.parametrize(
    "text",
    [
        letter("Duinstad, 3 februari 2033\n\nfebruari 2033"),
        f"# Overzicht\n\n## Januari 2033\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n## Februari 2033\n\n{BODY}\n",
        f"Voortgang februari 2033\n\n{BODY}\n\n{BODY}\n",
        letter("Onderwerp: cijfers over februari 2033"),
    ],
)
def test_a_month_that_a_text_is_about_is_not_its_own(reading: Make, text: str) -> None:
    assert reading("stuk.md", text).document.metadata.month is None
