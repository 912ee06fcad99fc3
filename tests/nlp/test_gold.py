"""Reading gold: what comes out, and which file and line an error names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.errors import GoldError
from nlp.gold import GoldUnit, read

if TYPE_CHECKING:
    from pathlib import Path

CODEBOOK = Codebook(
    id="proef",
    version=1,
    law=Law("Proefwet", "Wet op de proef", "Stb. 2024, 0", "2024-01-01"),
    rollen=(Rol("kop", "Kop", ""), Rol("knelpunt", "Knelpunt", "")),
    themas=(Thema("spuk", "Spuk", ""), Thema("termijnen", "Termijnen", "")),
    fasen=(Fase("algemeen", "Algemeen"),),
    toerekeningen=(Toerekening("geen", "Niet genoemd"), Toerekening("wet", "De wet")),
)

LINE: dict[str, Any] = {
    "id": "a-1",
    "text": "De bouw duurt langer dan de wet toestaat.",
    "rol": "knelpunt",
    "thema": ["termijnen", "spuk"],
    "toerekening": "wet",
    "eerder": "ja",
}


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def test_a_line_becomes_a_unit_with_its_themas_sorted(tmp_path: Path) -> None:
    gold = read(write(tmp_path / "brief.jsonl", LINE), CODEBOOK)
    assert gold == {"brief": (GoldUnit("a-1", LINE["text"], "knelpunt", ("spuk", "termijnen"), "wet", True),)}


def test_fase_and_spreker_may_be_coded(tmp_path: Path) -> None:
    extra = {**LINE, "id": "a-2", "fase": "algemeen", "spreker": "Provincie Merenland"}
    plain, coded = read(write(tmp_path / "brief.jsonl", {**LINE, "fase": None}, extra), CODEBOOK)["brief"]
    assert (plain.fase, plain.spreker) == ("", "")
    assert (coded.fase, coded.spreker) == ("algemeen", "Provincie Merenland")


def test_a_folder_gives_its_jsonl_files_by_stem_and_ignores_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "zeer.jsonl", LINE)
    write(tmp_path / "eerst.deel-b.jsonl", {**LINE, "id": "b-2"}, {**LINE, "id": "b-1"})
    (tmp_path / "README.md").write_text("# Uitleg\n", encoding="utf-8")
    gold = read(tmp_path, CODEBOOK)
    assert list(gold) == ["eerst.deel-b", "zeer"]
    assert [unit.id for unit in gold["eerst.deel-b"]] == ["b-2", "b-1"]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + json.dumps(LINE),
        json.dumps(LINE) + "\r\n\r\n",
        json.dumps({**LINE, "toelichting": "twijfel"}),
    ],
    ids=["byte order mark", "blank last line", "further key"],
)
def test_harmless_variation_is_accepted(tmp_path: Path, content: str) -> None:
    path = tmp_path / "brief.jsonl"
    path.write_text(content, encoding="utf-8", newline="")
    assert len(read(path, CODEBOOK)["brief"]) == 1


def test_a_line_separator_within_a_text_does_not_cut_the_line(tmp_path: Path) -> None:
    text = "Voor de regel\u2028erna."
    assert read(write(tmp_path / "b.jsonl", {**LINE, "text": text}), CODEBOOK)["b"][0].text == text


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("geen json", "geen JSON"),
        (["a-2"], "geen JSON-object"),
        ({k: v for k, v in LINE.items() if k not in ("rol", "eerder")}, "rol, eerder ontbreekt"),
        ({**LINE, "id": 7}, "id is geen tekst"),
        ({**LINE, "text": "  "}, "text is geen tekst, of is leeg"),
        ({**LINE, "rol": None}, "None voor rol"),
        ({**LINE, "rol": "titel"}, "'titel' voor rol"),
        ({**LINE, "thema": "spuk"}, "thema is geen lijst"),
        ({**LINE, "thema": ["spuk", ["spuk"]]}, "['spuk'] voor thema"),
        ({**LINE, "thema": ["geld"]}, "'geld' voor thema"),
        ({**LINE, "toerekening": "rijk"}, "'rijk' voor toerekening"),
        ({**LINE, "eerder": True}, "True voor eerder"),
        ({**LINE, "fase": "later"}, "'later' voor fase"),
        ({**LINE, "spreker": ["VNG"]}, "spreker is geen tekst"),
        (LINE, "'a-1' komt vaker voor"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_number_and_remedy(
    tmp_path: Path, wrong: object, named: str
) -> None:
    path = write(tmp_path / "brief.jsonl", LINE)
    line = wrong if isinstance(wrong, str) else json.dumps(wrong)
    path.write_text(path.read_text(encoding="utf-8") + "\n" + line, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read(tmp_path, CODEBOOK)
    assert "brief.jsonl, regel 3" in caught.value.message
    assert named in caught.value.message
    assert caught.value.remedy


def test_an_unknown_value_comes_with_the_permitted_ones(tmp_path: Path) -> None:
    with pytest.raises(GoldError) as caught:
        read(write(tmp_path / "b.jsonl", {**LINE, "thema": ["geld"]}), CODEBOOK)
    assert caught.value.remedy == "Kies uit: spuk, termijnen."


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_an_empty_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "leeg.jsonl").write_bytes(content)
    with pytest.raises(GoldError, match=r"leeg\.jsonl is leeg"):
        read(tmp_path, CODEBOOK)


def test_a_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "oud.jsonl").write_bytes('{"text": "geïnd"}'.encode("latin-1"))
    with pytest.raises(GoldError, match=r"oud\.jsonl is niet te lezen"):
        read(tmp_path, CODEBOOK)


def test_a_missing_path_and_a_folder_without_gold_are_errors(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="geen goudstandaard op"):
        read(tmp_path / "nergens", CODEBOOK)
    (tmp_path / "README.md").write_text("niets", encoding="utf-8")
    with pytest.raises(GoldError, match=r"geen \.jsonl-bestand"):
        read(tmp_path, CODEBOOK)
