"""What the user sets right in dossier.toml: read, checked with the place of each mistake, and applied."""

from __future__ import annotations

import dataclasses
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from corpus.model import Laag, PartKind
from ingest.letters.confidential import MINUTES_REASON
from ingest.letters.organisations import Organisation
from ingest.overrides import fields
from ingest.overrides.corrected import USER_REASON, corrected
from ingest.overrides.corrections import Correction, Cycle, decoded, parse, unused
from ingest.overrides.tomlplaces import places
from ingest.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, str], Reading]

ROOT = Path(__file__).resolve().parents[2]
BODY = (
    "Onze gemeenten zochten dit jaar naar nieuwe plekken, en zij merkten dat de vergunningen te lang duren."
)

FULL = """\
peildatum = 2026-07-01

[documenten."brieven/brief.pdf"]
delen = ["oplegbrief", "invoeringstoets"]
afzender = ["Provincie Drenthe", "VNG"]
datum = 2026-01-26
ontvangen = 2026-01-29
titel = "Toets van Drenthe"
onderwerp = "Werking van de wet"
vertrouwelijk = true
wachtwoord = "geheim 1"

[documenten."overleg.txt"]
soort = "verslag"
afzender = "COA"
vertrouwelijk = false

[grenzen]
bestand_mb = 300
paginas = 900
megapixels = 50
archief_mb = 400
archief_bestanden = 60
verhouding = 30
diepte = 2
seconden = 60
geheugen_mb = 2000

[gevraagd]
bronnen = ["Provincie Drenthe", "COA"]

[cyclus]
nummer = 1
van = 2024-02-01
tot = 2025-07-01

[taal]
model = "nl_core_news_sm"

[[organisatie]]
naam = "Opvangberaad"
laag = "koepel"
vormen = ["Opvangberaad", "OBR"]
"""


def test_everything_that_the_file_may_say() -> None:
    found = parse(FULL)
    assert found.corrections["brieven/brief.pdf"] == Correction(
        kinds=(PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS),
        senders=("Provincie Drenthe", "VNG"),
        date="2026-01-26",
        received="2026-01-29",
        title="Toets van Drenthe",
        subject="Werking van de wet",
        confidential=True,
        password="geheim 1",  # noqa: S106
    )
    minutes = Correction(kinds=(PartKind.MINUTES,), senders=("COA",), confidential=False)
    assert found.corrections["overleg.txt"] == minutes
    assert found.limits == Limits(300, 900, 50, 400, 60, 30, 2, 60, 2000)
    assert found.asked == ("Provincie Drenthe", "COA")
    assert found.cycle == Cycle(1, "2024-02-01", "2025-07-01")
    assert found.reference_date == "2026-07-01"
    assert found.organisations == (Organisation("Opvangberaad", Laag.KOEPEL, ("Opvangberaad", "OBR")),)
    assert found.language_model == "nl_core_news_sm"


def test_an_empty_file_changes_nothing() -> None:
    found = parse("")
    assert (found.corrections, found.limits, found.asked, found.cycle) == ({}, Limits(), (), None)
    assert (found.reference_date, found.organisations, found.language_model) == (None, (), "")


def test_how_a_document_is_read() -> None:
    found = parse(FULL)
    assert found.settings("brieven/brief.pdf").passwords == ("geheim 1",)
    assert found.settings("overleg.txt").passwords == ()
    assert found.settings("overleg.txt").limits.depth == 2
    assert found.settings("overleg.txt").organisations == found.organisations


MISTAKES = [
    ('[documenten."a.pdf"]\nsoort = "oplegbief"', 2, 'documenten."a.pdf".soort', "bedoelt u 'oplegbrief'"),
    ('[documenten."a.pdf"]\nsoort = 3', 2, 'documenten."a.pdf".soort', "een van: oplegbrief"),
    (
        '[documenten."a.pdf"]\n\n# noot\ndelen = "oplegbrief"',
        4,
        'documenten."a.pdf".delen',
        "een lijst van soorten",
    ),
    ('[documenten."a.pdf"]\ndelen = []', 2, 'documenten."a.pdf".delen', "een lijst van soorten"),
    ('[documenten."a.pdf"]\nsort = "verslag"', 2, 'documenten."a.pdf".sort', "bedoelt u 'soort'"),
    (
        '[documenten."a.pdf"]\ndatum = "26 januari 2026"',
        2,
        'documenten."a.pdf".datum',
        "zonder aanhalingstekens",
    ),
    ('[documenten."a.pdf"]\ndatum = 2026-01-26T10:00:00', 2, 'documenten."a.pdf".datum', "zoals 2026-01-26"),
    ('[documenten."a.pdf"]\nvertrouwelijk = "ja"', 2, 'documenten."a.pdf".vertrouwelijk', "true of false"),
    ('[documenten."a.pdf"]\nafzender = ["COA", 3]', 2, 'documenten."a.pdf".afzender', "een lijst daarvan"),
    ('[documenten."a.pdf"]\ntitel = "  "', 2, 'documenten."a.pdf".titel', "mag niet leeg zijn"),
    ('[documenten.a.v2.pdf]\ntitel = "b"', 1, "documenten.a.v2.pdf", '[documenten."a.v2.pdf"]'),
    (
        '[documenten."a.pdf"]\nsoort = "verslag"\ndelen = ["verslag"]',
        3,
        'documenten."a.pdf".delen',
        "niet allebei",
    ),
    ('documenten."a.pdf".soort = "brief"', 1, 'documenten."a.pdf".soort', "is geen soort"),
    ('[documenten]\n"a.pdf" = 3', 2, 'documenten."a.pdf"', "hier hoort een tabel"),
    ("documenten = 3", 1, "documenten", "hier hoort een tabel"),
    ("[grenzen]\npaginas = 0", 2, "grenzen.paginas", "groter dan 0"),
    ("[grenzen]\npaginas = true", 2, "grenzen.paginas", "groter dan 0"),
    ("[grenzen]\nbladen = 3", 2, "grenzen.bladen", "onbekend"),
    ("[gevraagd]\nbronnen = 'COA'", 2, "gevraagd.bronnen", "een lijst van teksten"),
    ("[cyclus]\nvan = 2026-01-01\ntot = 2025-01-01", 3, "cyclus.tot", "ligt voor 'van'"),
    ("peildatum = 2026", 1, "peildatum", "een datum"),
    ("[organisatie]\nnaam = 'X'", 1, "organisatie", "dubbele haken"),
    (
        "[[organisatie]]\nnaam = 'X'\nlaag = 'rijk'\n[[organisatie]]\nnaam = 'Y'",
        4,
        "organisatie.2",
        "'laag' ontbreekt",
    ),
    ("[[organisatie]]\nnaam = 'X'\nlaag = 'stad'", 3, "organisatie.1.laag", "is geen laag"),
    ("[grenzn]\n", 1, "grenzn", "bedoelt u 'grenzen'"),
    ("[taal]\nmodel = 'os'", 2, "taal.model", "zoals nl_core_news_sm"),
    ("[taal]\nmodel = 3", 2, "taal.model", "zoals nl_core_news_sm"),
    ("taal = 'nl'", 1, "taal", "hier hoort een tabel"),
]


@pytest.mark.parametrize(("text", "line", "key", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_place(text: str, line: int, key: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    assert f"regel {line} ({key}): " in caught.value.message
    assert told in caught.value.message
    assert caught.value.remedy


SYNTAX = [
    ("a", "regel 1, teken 2", "ontbreekt het teken '='"),
    ("[grenzen]\npaginas = vijf", "regel 2, teken 11", "niet te lezen"),
    ('x = "a', "regel 1, teken 7", "sluitend aanhalingsteken"),
    ('x = "a\ny = 3', "regel 1, teken 7", "sluitend aanhalingsteken"),
    ("x = [1,\n2", "aan het einde", "sluitende haak"),
    ("[grenzen]\n[grenzen]", "regel 2", "twee keer"),
    ("a = 1\na = 2", "regel 2", "twee keer"),
    ("a = 1 b", "regel 1, teken 7", "begin een nieuwe regel"),
    ("[grenzen", "regel 1, teken 9", "niet gesloten"),
    ('x = "C:\\map"', "regel 1", "gebruik / in paden"),
    ("= 3", "regel 1", "geen sleutel"),
]


@pytest.mark.parametrize(("text", "place", "told"), SYNTAX)
def test_what_is_no_toml_is_told_in_dutch(text: str, place: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    assert caught.value.message.startswith(f"dossier.toml, {place}")
    assert told in caught.value.message


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        parse('[documenten."a"]\nsoort = "x"\ndatum = 1\n[grenzen]\npaginas = -1\n')
    assert [n for n in range(1, 6) if f"regel {n} " in caught.value.message] == [2, 3, 5]


def test_a_file_in_another_encoding() -> None:
    assert decoded("\ufeffpeildatum = 2026-01-01".encode()) == "peildatum = 2026-01-01"
    with pytest.raises(SettingsError, match="UTF-8"):
        decoded("é".encode("cp1252"))


KEYS = st.text(st.sampled_from("abc-_1"), min_size=1, max_size=5)


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, st.integers(), max_size=3), max_size=4))
def test_every_key_has_its_line(tables: dict[str, dict[str, int]]) -> None:
    lines: list[str] = []
    expected = {}
    for table, keys in tables.items():
        lines.append(f"[{table}]")
        expected[table,] = len(lines)
        for key, number in keys.items():
            lines.append(f"{key} = {number}")
            expected[table, key] = len(lines)
    assert tomllib.loads("\n".join(lines)) == tables
    assert places("\n".join(lines)) == expected


@given(
    st.text(max_size=80) | st.lists(st.sampled_from([*FULL.splitlines(), "=", '"', "[", "x"])).map("\n".join)
)
def test_no_text_brings_it_down(text: str) -> None:
    with suppress(SettingsError):
        assert parse(text).limits.depth > 0


COVERED = (
    "Aan de minister van Asiel en Migratie\nPostbus 1\n2500 AA Den Haag\n\nDatum: 3 februari "
    "2026\nOnderwerp: stukken\n\n"
    f"Geachte minister,\n\n{BODY}\n\nHoogachtend,\n\nde commissaris van de Koning in de "
    f"provincie Duinland\n\n"
    f"Bijlage 1: stuk\n\n{BODY}\n"
)


def test_the_user_knows_better(reading: Make) -> None:
    found = reading("b.txt", COVERED)
    change = Correction(
        kinds=(PartKind.REPORT, PartKind.POSITION_PAPER),
        senders=("Opvangberaad", "VNG"),
        date="2026-02-01",
        received="2026-02-09",
        title="Stuk over opvang",
        confidential=True,
    )
    own = (Organisation("Opvangberaad", Laag.KOEPEL, ("Opvangberaad",)),)
    made = corrected(found, change, organisations=own)
    assert [(part.kind, part.evidence) for part in made.document.parts] == [
        (PartKind.REPORT, "dossier.toml"),
        (PartKind.POSITION_PAPER, "dossier.toml"),
    ]
    metadata = made.document.metadata
    assert [sender.value for sender in metadata.senders] == [
        "Opvangberaad",
        "Vereniging van Nederlandse Gemeenten",
    ]
    assert metadata.laag is Laag.KOEPEL
    facts = (metadata.date, metadata.received, metadata.confidential, *metadata.senders)
    assert {fact.evidence for fact in facts if fact} == {"dossier.toml"}
    assert [fact.value for fact in facts[:3] if fact] == ["2026-02-01", "2026-02-09", USER_REASON]
    assert (made.document.title, made.document.parts[0].title) == ("Stuk over opvang", "Stuk over opvang")
    assert (made.blocks, made.source, made.pages) == (found.blocks, found.source, found.pages)


def test_no_correction_changes_nothing(reading: Make) -> None:
    found = reading("b.txt", COVERED)
    assert corrected(found, Correction()) == found


@pytest.mark.parametrize("kinds", [(PartKind.REPORT,), (PartKind.REPORT,) * 3])
def test_a_kind_for_each_part(kinds: tuple[PartKind, ...], reading: Make) -> None:
    with pytest.raises(SettingsError, match=r"2 delen: 1\. stukken"):
        corrected(reading("b.txt", COVERED), Correction(kinds=kinds))


MINUTES = f"Verslag bestuurlijk overleg\n\nAanwezig: COA, IND\n\n{BODY}\n"


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        (MINUTES, Correction(), MINUTES_REASON),
        (MINUTES, Correction(confidential=False), None),
        (MINUTES, Correction(confidential=True), USER_REASON),
        (MINUTES, Correction(kinds=(PartKind.REPORT,)), None),
        (f"Een stuk\n\n{BODY}\n", Correction(kinds=(PartKind.MINUTES,)), MINUTES_REASON),
        (f"Een stuk\n\n{BODY}\n", Correction(kinds=(PartKind.MINUTES,), confidential=False), None),
    ],
)
def test_confidential_as_the_user_says(
    text: str, change: Correction, reason: str | None, reading: Make
) -> None:
    fact = corrected(reading("v.txt", text), change).document.metadata.confidential
    assert (fact.value if fact else None) == reason


def test_corrections_of_files_that_are_not_there() -> None:
    assert unused(parse(FULL), ["overleg.txt", "ander.txt"]) == ("brieven/brief.pdf",)


def _keys() -> set[str]:
    tables: list[Any] = [
        fields.DOCUMENT,
        fields.LIMITS,
        fields.ASKED,
        fields.CYCLE,
        fields.ORGANISATION,
    ]
    return {*fields.TABLES, *(key for table in tables for key in table)}


def test_every_key_stands_in_the_manual_with_its_default() -> None:
    manual = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
    section = manual.split("## Het bestand dossier.toml")[1].split("\n## ")[0]
    assert {key for key in _keys() if f"`{key}`" not in section} == set()
    defaults = dataclasses.asdict(Limits())
    for key, (field, _) in fields.LIMITS.items():
        assert f"| `{key}` | {defaults[field]} |" in section, key
    assert parse(section.split("```toml\n")[1].split("```")[0]).corrections
