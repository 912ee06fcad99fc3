import pytest

from corpus.findings import Bron
from corpus.model import Laag
from reports.voices import all_named, designation, is_joint, layers, named

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
