"""The invented dossier is what its texts make of it, and its coding covers it sentence by sentence."""

from __future__ import annotations

import io
import json
import re
import runpy
import tomllib
import zipfile
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import typst

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "examples" / "texts"
DOSSIER = ROOT / "examples" / "dossier"
CODING = Path(__file__).parent / "examples"
REAL_TEXTS = ROOT.parent / "shared" / "dossier-txt"

STEMS = sorted(path.stem for path in TEXTS.glob("*.md"))
DOCUMENTS = sorted(path.name for path in DOSSIER.iterdir())
FIXED_WORDING = {"kop", "formaliteit", "actie"}
MARK = "Verzonnen voorbeeld"


@cache
def units(stem: str) -> list[dict]:
    lines = (CODING / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def all_units() -> list[dict]:
    return [unit for stem in STEMS for unit in units(stem)]


@cache
def codebook() -> dict:
    return tomllib.loads((ROOT / "nlp" / "codebook" / "spreidingswet.toml").read_text(encoding="utf-8"))


@cache
def made() -> dict[str, bytes]:
    return runpy.run_path(str(ROOT / "examples" / "make_dossier.py"))["dossier"]()


def raw_minutes() -> str:
    return (DOSSIER / "verslag-provinciaal-overleg.txt").read_text(encoding="utf-8")


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def words_of_source(stem: str) -> str:
    """The words of a text, without its settings, the names of its fences and the marks of its lists."""
    body = (TEXTS / f"{stem}.md").read_text(encoding="utf-8").split("```", maxsplit=2)[2]
    return re.sub(r"^(?:```\w*|\d\.(?= ))", "", body, flags=re.MULTILINE)


# The documents


def test_every_text_has_one_document_and_one_coding() -> None:
    assert sorted(name.rsplit(".", 1)[0] for name in DOCUMENTS) == STEMS
    assert sorted(path.stem for path in CODING.glob("*.jsonl")) == STEMS


def test_the_dossier_shows_every_common_format() -> None:
    assert {name.rsplit(".", 1)[1] for name in DOCUMENTS} == {"pdf", "docx", "txt", "md"}


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith((".txt", ".md"))])
def test_plain_documents_are_what_the_script_makes(name: str) -> None:
    assert (DOSSIER / name).read_bytes() == made()[name]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith(".pdf")])
def test_letters_are_what_the_script_makes(name: str) -> None:
    committed = (DOSSIER / name).read_bytes()
    if f"Typst {typst.__version__}".encode() not in committed:
        pytest.skip(f"typst {typst.__version__} is another version than the one that set {name}")
    assert committed == made()[name]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith(".docx")])
def test_word_documents_are_what_the_script_makes(name: str) -> None:
    # By member and not by byte: compressors differ between machines.
    assert members((DOSSIER / name).read_bytes()) == members(made()[name])


def members(content: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(info.filename, info.date_time, archive.read(info)) for info in archive.infolist()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_marked_as_invented(name: str) -> None:
    pages = pages_of(DOSSIER / name)
    assert pages
    assert all(MARK in page for page in pages)


def pages_of(path: Path) -> list[str]:
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return [page.get_textpage().get_text_range() for page in pdf]
    if path.suffix == ".docx":
        return [archived.decode() for name, _, archived in members(path.read_bytes()) if "header" in name]
    return path.read_text(encoding="utf-8").split("\f")


def test_the_raw_minutes_are_damaged_as_text_from_a_pdf_is() -> None:
    raw = raw_minutes()
    assert all(glyph in raw for glyph in "ƟƩŌ")
    assert not re.search("ti|tt|ft", raw)
    assert ".AcƟe:" in raw
    pages = [page.strip().split("\n") for page in raw.split("\f")]
    for page, following in pairwise(pages):
        assert page[-1].endswith(f"van {len(pages)}")
        assert not page[-3].endswith(".")
        assert following[2][0].islower()


# The coding


@pytest.mark.parametrize("stem", STEMS)
def test_every_word_of_a_text_is_coded_once_and_in_order(stem: str) -> None:
    assert letters("".join(unit["text"] for unit in units(stem))) == letters(words_of_source(stem))


@pytest.mark.parametrize("stem", STEMS)
def test_ids_count_the_units_of_a_document(stem: str) -> None:
    expected = [f"{stem}-{number:03}" for number in range(1, len(units(stem)) + 1)]
    assert [unit["id"] for unit in units(stem)] == expected


@pytest.mark.parametrize("stem", STEMS)
def test_a_unit_holds_what_the_codebook_allows(stem: str) -> None:
    rollen = {rol["id"]: rol for rol in codebook()["rol"]}
    for unit in units(stem):
        rol, thema, toerekening = rollen[unit["rol"]], unit["thema"], unit["toerekening"]
        assert list(unit) == ["id", "text", "rol", "thema", "toerekening", "eerder"]
        assert set(thema) <= {each["id"] for each in codebook()["thema"]}, unit
        assert thema == sorted(set(thema))[: 3 if rol.get("thematic") else 0], unit
        assert toerekening in {each["id"] for each in codebook()["toerekening"]}, unit
        assert toerekening == "geen" or rol.get("attributed"), unit
        assert unit["eerder"] in {"ja", "nee"}, unit


@pytest.mark.parametrize("kind", ["rol", "thema", "toerekening"])
def test_every_value_of_the_codebook_occurs(kind: str) -> None:
    values = [unit[kind] for unit in all_units()]
    found = {each for value in values for each in ([value] if isinstance(value, str) else value)}
    assert found == {value["id"] for value in codebook()[kind]}


def test_the_kring_letter_differs_in_two_places() -> None:
    first, second = (
        [unit["text"] for unit in units(f"oplegbrief-en-toets-{name}") if unit["rol"] != "formaliteit"]
        for name in ("waardland", "merenland")
    )
    letter = next(i for i, text in enumerate(first) if text.startswith("Bijlage"))
    assert [a for a, b in zip(first[:letter], second, strict=False) if a != b] == [
        "Wat alleen voor Waardland geldt, leest u in de bijlage.",
        "Maak vóór 1 oktober 2026 bekend hoe en wanneer u bij achterblijvende gemeenten ingrijpt.",
    ]


# The words are our own


@pytest.mark.skipif(not REAL_TEXTS.is_dir(), reason="the real documents are not here")
def test_no_sentence_resembles_a_real_document() -> None:
    real = {each for path in REAL_TEXTS.glob("*.txt") for each in trigrams(path.read_text(encoding="utf-8"))}
    assert real
    # The share of a sentence's trigrams that stand anywhere in the real documents is never below its
    # Jaccard similarity to one of their sentences. The law's own terms make the headings.
    sentences = [unit["text"] for unit in all_units() if unit["rol"] not in FIXED_WORDING]
    alike = [text for text in sentences if len(trigrams(text) & real) > 0.6 * len(trigrams(text))]
    assert alike == []


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def test_no_sentence_stands_twice_outside_the_kring_letter() -> None:
    counts = Counter(
        unit["text"] for unit in all_units() if unit["rol"] not in {"kop", "formaliteit", "actie"}
    )
    shared = {unit["text"] for unit in units("oplegbrief-en-toets-merenland")}
    assert {text for text, count in counts.items() if count > 1} <= shared
