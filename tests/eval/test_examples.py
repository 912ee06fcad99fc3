"""The invented dossiers are what their texts make of them; their codings cover them sentence by sentence."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from contextlib import nullcontext
from email import message_from_bytes
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import typst

from corpus.errors import UnreadableError
from ingest.overrides.corrections import decoded, parse
from ingest.pictures import ocr
from ingest.registry import SUFFIXES, read

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
DOSSIER = EXAMPLES / "dossier"
SCAN = EXAMPLES / "scan"
SECOND = EXAMPLES / "straffen-en-beschermen"
CODINGS = {"spreidingswet": Path(__file__).parent / "examples", SECOND.name: SECOND / "codering"}
"""The folder with the codings of each law, by the name of its codebook."""
REAL_TEXTS = ROOT.parent / "shared" / "dossier-txt"

SETTINGS = "dossier.toml"
LAWS = {path.stem: law for law, folder in CODINGS.items() for path in sorted(folder.glob("*.jsonl"))}
STEMS = sorted(LAWS)
TEXTS = {path.stem: path for folder in (EXAMPLES, SECOND) for path in sorted((folder / "texts").glob("*.md"))}
DOCUMENTS = sorted(path.name for path in DOSSIER.iterdir() if path.name != SETTINGS)
DOSSIERS = [path for folder in (DOSSIER, SECOND / "dossier") for path in sorted(folder.iterdir())]
MARKED = sorted(path.relative_to(EXAMPLES).as_posix() for path in DOSSIERS if path.name != SETTINGS)
FILES = MARKED + sorted(f"scan/{path.name}" for path in SCAN.iterdir())
UNREAD = {".docm", ".dotx", ".dotm", ".ott", ".fodt", ".markdown", ".htm", ".xhtml", ".msg"}
"""Other names of formats that the dossier holds, and the mails of Outlook, which only Outlook writes."""
KEYS = ("id", "text", "rol", "thema", "toerekening", "eerder")
FIXED_WORDING = {"kop", "formaliteit", "actie"}
MARK = "Verzonnen voorbeeld"
QUOTED = "```kop"
"""What begins the quoted mail below a mail's own words, which nobody codes."""
SHARED = ("oplegbrief-en-toets-merenland", "brief-leger-des-heils")
"""Of each law, a document that holds the letter which several senders share."""


@cache
def units(stem: str) -> list[dict]:
    lines = (CODINGS[LAWS[stem]] / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def all_units() -> list[dict]:
    return [unit for stem in STEMS for unit in units(stem)]


@cache
def codebook(law: str) -> dict:
    return tomllib.loads((ROOT / "corpus" / "lawbooks" / law / "codeboek.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents as the script makes them anew."""
    folder = tmp_path_factory.mktemp("voorbeelden")
    subprocess.run([sys.executable, ROOT / "examples" / "make_dossier.py", folder], check=True)
    return folder


def raw_minutes() -> str:
    return (DOSSIER / "verslag-provinciaal-overleg.txt").read_text(encoding="utf-8")


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def words_of_source(stem: str) -> str:
    """The words of a text, without its settings, the names of its fences and the marks of its lists."""
    body = TEXTS[stem].read_text(encoding="utf-8").split("```", maxsplit=2)[2].partition(QUOTED)[0]
    return re.sub(r"^(?:```\w*|\d\.(?= ))", "", body, flags=re.MULTILINE)


def sentences_of_source(stem: str) -> list[str]:
    """The lines of a text outside its headings, fences and tables."""
    body = re.sub(r"^```.*?^```$", "", TEXTS[stem].read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    lines = [re.sub(r"^(?:>|-|\d\.) ", "", line) for line in body.split("\n")]
    return [line for line in lines if line and not line.startswith(("#", "|", "<", "---", "*Verzonnen"))]


# The documents


def test_the_script_makes_every_document_and_no_other(made: Path) -> None:
    assert sorted(path.relative_to(made).as_posix() for path in made.rglob("*.*")) == sorted(FILES)


def test_every_coding_has_a_text() -> None:
    assert set(STEMS) <= set(TEXTS)


def test_every_text_on_the_second_law_is_coded() -> None:
    assert {stem for stem in STEMS if LAWS[stem] == SECOND.name} == {
        p.stem for p in SECOND.glob("texts/*.md")
    }


def test_the_dossier_shows_every_format() -> None:
    assert {Path(name).suffix for name in DOCUMENTS} == {*SUFFIXES, ".zip"} - UNREAD


def test_the_settings_name_documents_that_are_there() -> None:
    said = parse(decoded((DOSSIER / SETTINGS).read_bytes()))
    assert set(said.corrections) == {"position-paper.md"} <= set(DOCUMENTS)
    assert [organisation.name for organisation in said.organisations] == ["Bouwmeldpunt Opvang"]
    other = parse(decoded((SECOND / "dossier" / SETTINGS).read_bytes()))
    assert set(other.corrections) <= {path.name for path in (SECOND / "dossier").iterdir()}


def test_the_scan_is_a_small_picture_without_text() -> None:
    (path,) = SCAN.iterdir()
    assert path.stat().st_size < 150_000
    assert [text.strip() for text in pages_of(path)] == [""]


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".zip")])
def test_only_the_scan_asks_for_tesseract(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "tesseract", nullcontext)
    path = EXAMPLES / name
    if path.parent == SCAN:
        with pytest.raises(UnreadableError, match="tekstherkenning ontbreekt"):
            read(path, name=name)
    else:
        assert [notice for notice in read(path, name=name).notices if notice.lost] == []


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_what_the_script_makes(name: str, made: Path) -> None:
    committed = (EXAMPLES / name).read_bytes()
    set_by_typst = name.endswith((".pdf", ".eml"))
    if set_by_typst and f"Typst {typst.__version__}".encode() not in with_enclosed(name, committed):
        pytest.skip(f"typst {typst.__version__} is another version than the one that set {name}")
    # Archives by member and not by byte: compressors differ between machines.
    assert members(committed) == members((made / name).read_bytes())


def with_enclosed(name: str, content: bytes) -> bytes:
    if not name.endswith(".eml"):
        return content
    return b"".join(part.get_payload(decode=True) or b"" for part in message_from_bytes(content).walk())


def members(content: bytes) -> list[tuple[str, tuple[int, ...], object]]:
    """What an archive holds, those in it opened as well; of any other file the bytes."""
    if not content.startswith(b"PK"):
        return [("", (), content)]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(i.filename, i.date_time, members(archive.read(i))) for i in archive.infolist()]


@pytest.mark.parametrize("name", MARKED)
def test_every_document_is_marked_as_invented(name: str, tmp_path: Path) -> None:
    if name.endswith(".zip"):
        with zipfile.ZipFile(EXAMPLES / name) as archive:
            archive.extractall(tmp_path)
    paths = list(tmp_path.iterdir()) or [EXAMPLES / name]
    pages = [page for path in paths for page in pages_of(path)]
    assert pages
    assert all(MARK in page for page in pages)


def pages_of(path: Path) -> list[str]:
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return [page.get_textpage().get_text_range() for page in pdf]
    if path.suffix in (".docx", ".odt"):
        with zipfile.ZipFile(path) as archive:
            heads = [name for name in archive.namelist() if "header" in name or name == "styles.xml"]
            return [archive.read(name).decode() for name in heads]
    if path.suffix == ".eml":
        return [path.read_text(encoding="utf-8")]
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
    known = codebook(LAWS[stem])
    rollen = {rol["id"]: rol for rol in known["rol"]}
    for unit in units(stem):
        rol, thema, toerekening = rollen[unit["rol"]], unit["thema"], unit["toerekening"]
        assert tuple(unit) in (KEYS, (*KEYS, "fase"), (*KEYS, "fase", "spreker"))
        assert unit.get("fase", "algemeen") in {each["id"] for each in known["fase"]}, unit
        assert set(thema) <= {each["id"] for each in known["thema"]}, unit
        assert thema == sorted(set(thema))[: 3 if rol.get("thematic") else 0], unit
        assert toerekening in {each["id"] for each in known["toerekening"]}, unit
        assert toerekening == "geen" or rol.get("attributed"), unit
        assert unit["eerder"] in {"ja", "nee"}, unit


@pytest.mark.parametrize("law", CODINGS)
@pytest.mark.parametrize("kind", ["rol", "thema", "toerekening"])
def test_every_value_of_the_codebook_occurs(kind: str, law: str) -> None:
    values = [unit[kind] for stem in STEMS if LAWS[stem] == law for unit in units(stem)]
    found = {each for value in values for each in ([value] if isinstance(value, str) else value)}
    assert found == {value["id"] for value in codebook(law)[kind]}


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
    sentences += [line for stem in TEXTS for line in sentences_of_source(stem)]
    alike = [text for text in sentences if len(trigrams(text) & real) > 0.6 * len(trigrams(text))]
    assert alike == []


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def test_no_sentence_stands_twice_outside_the_shared_letters() -> None:
    counts = Counter(
        unit["text"] for unit in all_units() if unit["rol"] not in {"kop", "formaliteit", "actie"}
    )
    shared = {unit["text"] for stem in SHARED for unit in units(stem)}
    assert {text for text, count in counts.items() if count > 1} <= shared
