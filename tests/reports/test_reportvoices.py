import pytest

from corpus.findings import Bron
from corpus.model import Laag
from reports.voices import (
    IN_CELL,
    MOST_NAMED,
    all_named,
    among,
    designation,
    in_cell,
    is_joint,
    layers,
    named,
)

KRING = Bron("Kring van commissarissen van de Koning", Laag.COLLECTIVE)
DRENTHE = Bron("Provincie Drenthe", Laag.PROVINCIE)
ZEELAND = Bron("Zeeland", Laag.PROVINCIE)
LIMBURG = Bron("provincie Limburg", Laag.PROVINCIE)
ALMERE = Bron("Almere", Laag.GEMEENTE)
COA = Bron("COA", Laag.UITVOERING)
AENM = Bron("Ministerie van Asiel en Migratie", Laag.RIJK)
JOINT = Bron("VNG en G40", Laag.KOEPEL)
NOBODY = Bron("", Laag.ONBEKEND)


@pytest.mark.parametrize(
    ("bron", "cited", "running"),
    [
        (KRING, "Kring", "de Kring"),
        (DRENTHE, "provincie Drenthe", "de provincie Drenthe"),
        (ZEELAND, "provincie Zeeland", "de provincie Zeeland"),
        (ALMERE, "gemeente Almere", "de gemeente Almere"),
        (COA, "COA", "het COA"),
        (AENM, "ministerie van Asiel en Migratie", "het ministerie van Asiel en Migratie"),
        (Bron("de minister", Laag.RIJK), "minister", "de minister"),
        (Bron("IND", Laag.UITVOERING), "IND", "de IND"),
        (Bron("Nidos", Laag.UITVOERING), "Nidos", "Nidos"),
        (JOINT, "VNG en G40", "de VNG en G40"),
        (NOBODY, "onbekende afzender", "een onbekende afzender"),
        (Bron("Commissaris van de Koning in Drenthe", Laag.PROVINCIE), "commissaris van de Koning in Drenthe",
         "de commissaris van de Koning in Drenthe"),
    ],
)  # fmt: skip
def test_names(bron, cited, running):
    assert designation(bron) == cited
    assert named(bron) == running


@pytest.mark.parametrize(
    ("bronnen", "expected"),
    [
        ([DRENTHE], "de provincie Drenthe"),
        ([ZEELAND, DRENTHE], "de provincies Drenthe en Zeeland"),
        ([ZEELAND, DRENTHE, LIMBURG], "de provincies Drenthe, Limburg en Zeeland"),
        ([DRENTHE, KRING], "de Kring en de provincie Drenthe"),
        ([COA, DRENTHE, ZEELAND, KRING], "de Kring, de provincies Drenthe en Zeeland, en het COA"),
        ([DRENTHE, ZEELAND, KRING], "de Kring en de provincies Drenthe en Zeeland"),
        ([COA, AENM], "het COA en het ministerie van Asiel en Migratie"),
        ([KRING, JOINT], "de Kring, en de VNG en G40"),
        ([JOINT], "de VNG en G40"),
        ([ALMERE, Bron("Goes", Laag.GEMEENTE), COA], "de gemeenten Almere en Goes en het COA"),
        ([COA, COA], "het COA"),
    ],
)
def test_sources_in_running_text(bronnen, expected):
    assert all_named(bronnen) == expected


def several(laag, count=MOST_NAMED + 1):
    return [Bron(f"{laag.value.capitalize()} {n:02}", laag) for n in range(count)]


UNNAMED = Bron("provincies", Laag.PROVINCIE)


@pytest.mark.parametrize(
    ("bronnen", "expected"),
    [
        (several(Laag.GEMEENTE), "13 gemeenten"),
        ([*several(Laag.PROVINCIE), UNNAMED], "13 provincies en niet bij naam genoemde provincies"),
        (several(Laag.ONBEKEND), "13 organisaties"),
        ([KRING, *several(Laag.ONBEKEND)], "de Kring en 13 andere organisaties"),
        (
            [AENM, *several(Laag.KOEPEL, 4), *several(Laag.UITVOERING, 3), *several(Laag.ONBEKEND)],
            "het ministerie van Asiel en Migratie, vier koepels, drie uitvoeringsorganisaties en 13 andere "
            "organisaties",
        ),
    ],
)
def test_more_than_a_sentence_can_name_are_counted_by_kind(bronnen, expected):
    assert all_named(bronnen) == expected


def test_a_cell_counts_by_kind_what_it_cannot_name():
    few = [KRING, AENM, *several(Laag.GEMEENTE, IN_CELL - 2)]
    assert in_cell(few) == all_named(few)
    assert in_cell([*few, DRENTHE, ZEELAND, LIMBURG, UNNAMED, COA]) == (
        "de Kring, drie provincies, niet bij naam genoemde provincies, zes gemeenten, het ministerie van "
        "Asiel en Migratie en het COA"
    )
    assert len(in_cell([b for laag in [*Laag][1:] for b in several(laag, 500)])) < 200


def test_a_share_of_provinces_names_them_as_long_as_a_reader_reads_the_names():
    known = several(Laag.PROVINCIE, 30)
    assert among(known[:3], known) == "drie van de 30 provincies (00, 01 en 02)"
    assert among(known[:20], known) == "20 van de 30 provincies"


def test_provinces_that_a_text_does_not_name_are_not_one_of_the_provinces():
    known = [DRENTHE, ZEELAND, LIMBURG, UNNAMED]
    assert among(known, known) == "alle drie de provincies en niet bij naam genoemde provincies"


def test_only_a_joint_paper_is_plural():
    assert is_joint(JOINT)
    assert not any(map(is_joint, (AENM, KRING, DRENTHE)))


def test_every_layer_has_a_name():
    assert set(layers()) == set(Laag)


@pytest.mark.parametrize(
    ("name", "laag", "expected"),
    [
        ("Landelijke Opvangdienst", Laag.UITVOERING, "de Landelijke Opvangdienst"),
        ("Provinciaal overleg", Laag.ONBEKEND, "het Provinciaal overleg"),
        ("Netwerk Zuid en Bond van Raden", Laag.KOEPEL, "het Netwerk Zuid en de Bond van Raden"),
        ("VNG en G40", Laag.KOEPEL, "de VNG en G40"),
        ("Stad en Land", Laag.ONBEKEND, "Stad en Land"),
    ],
)
def test_the_article_of_a_name_that_no_list_has(name, laag, expected):
    assert named(Bron(name, laag)) == expected
