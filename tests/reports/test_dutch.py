import pytest

from reports import dutch


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "nul"), (1, "één"), (2, "twee"), (11, "elf"), (12, "twaalf"), (13, "13"), (999, "999"),
     (1000, "1.000"), (1234567, "1.234.567")],
)  # fmt: skip
def test_numbers_are_words_up_to_twaalf(count, expected):
    assert dutch.number(count) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "geen bronnen"), (1, "één bron"), (2, "twee bronnen"), (12, "twaalf bronnen"), (13, "13 bronnen")],
)
def test_noun_agrees_with_its_number(count, expected):
    assert dutch.counted(count, "bron", "bronnen") == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["Drenthe"], "Drenthe"),
        (["Drenthe", "Zeeland"], "Drenthe en Zeeland"),
        (["Drenthe", "Flevoland", "Zeeland"], "Drenthe, Flevoland en Zeeland"),
    ],
)
def test_enumeration(items, expected):
    assert dutch.enumeration(items) == expected


def test_enumeration_with_another_last_word():
    assert dutch.enumeration(["a", "b", "c"], last=" of ") == "a, b of c"


@pytest.mark.parametrize(
    ("iso", "expected"),
    [("2026-07-03", "3 juli 2026"), ("2024-02-01", "1 februari 2024"), ("2025-12-31", "31 december 2025")],
)
def test_day(iso, expected):
    assert dutch.day(iso) == expected


@pytest.mark.parametrize("text", ["", "3 juli 2026", "2026-13-01"])
def test_no_day(text):
    with pytest.raises(ValueError, match=r"Invalid isoformat|month must be"):
        dutch.day(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("één bron", "Eén bron"),
        ("ijsselstein", "IJsselstein"),
        ("de Kring", "De Kring"),
        ("COA", "COA"),
        ("13 bronnen", "13 bronnen"),
        ("", ""),
    ],
)
def test_capital(text, expected):
    assert dutch.capital(text) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Krappe termijnen", "krappe termijnen"),
        ("SPUK-systematiek", "SPUK-systematiek"),
        ("COA-cijfers", "COA-cijfers"),
        ("G4 en G40", "G4 en G40"),
        ("Amv en maatwerk", "amv en maatwerk"),
    ],
)
def test_lowered(label, expected):
    assert dutch.lowered(label) == expected
