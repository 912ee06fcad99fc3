"""Names in the dossier folder, texts cut at observations, leaves, and what becomes of dossier.toml."""

from __future__ import annotations

import datetime
import os
import tomllib
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import InputError, SettingsError
from rodedraad import opening, pipeline
from rodedraad.web.documents import names, receiving, saying
from rodedraad.web.documents.leaves import STRETCH, cut, leaf_of
from rodedraad.web.documents.marks import pieces
from tests.rodedraad.web.entering import empty_house

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("brief.pdf", "brief.pdf"),
        ("map/brief 2 (kopie).pdf", "map/brief 2 (kopie).pdf"),
        ("map\\brief.pdf", "map/brief.pdf"),
        ("cafe\u0301.pdf", "caf\u00e9.pdf"),
        ("a&b='<'".replace("<", "") + ".pdf", "a&b=''.pdf"),
        ("con-tact.pdf", "con-tact.pdf"),
    ],
)
def test_a_name_that_may_stand(name: str, safe: str) -> None:
    assert names.safe(name) == safe


@pytest.mark.parametrize(
    "name",
    [
        "", "/etc/passwd", "../brief.pdf", "a/../../b.pdf", "..\\b.pdf", "a//b.pdf", "./b.pdf", "C:\\b.pdf",
        "a\x00.pdf", "a\nb.pdf", "<b>.pdf", 'a".pdf', "a|b.pdf", "a?.pdf", "con", "CON.pdf", "map/lpt1.txt",
        "nul.tar.gz", "a.pdf.", "a.pdf ", " a.pdf", ".verborgen.pdf", "~$brief.docx", "__MACOSX/a.pdf",
        "a" * 250 + ".pdf", "é" * 120 + ".pdf", "/".join("abcdefghij") + "/k.pdf", "fdp.\u202efbrief.pdf",
        "a\ud800.pdf",
    ],
)  # fmt: skip
def test_a_name_that_may_not_stand(name: str) -> None:
    with pytest.raises(InputError):
        names.safe(name)


def test_a_copy_gets_the_first_number_that_is_free() -> None:
    taken = {names.key(name) for name in ("m/Brief.pdf", "m/brief (2).PDF")}
    assert names.beside("m/brief.pdf", taken) == "m/brief (3).pdf"


def _said(number: int, start: int, end: int) -> SimpleNamespace:
    return SimpleNamespace(number=number, start=start, end=end)


def test_a_text_is_cut_at_its_observations_and_loses_nothing() -> None:
    text = "Eerst dit. Dan dat. Klaar."
    found = pieces(text, 0, len(text), [_said(2, 11, 19), _said(1, 0, 12)])
    assert [(piece.text, piece.said and piece.said.number) for piece in found] == [
        ("Eerst dit. D", 1), ("an dat.", 2), (" Klaar.", None),
    ]  # fmt: skip
    assert "".join(piece.text for piece in found) == text


def test_an_observation_over_two_cells_has_one_anchor() -> None:
    one = [_said(1, 0, 9)]
    assert [pieces("een twee!", a, b, one)[0].first for a, b in ((0, 3), (4, 9))] == [True, False]


def test_leaves_are_pages_blank_ones_included_then_attachments_and_stretches() -> None:
    loose = [(3 + at, "bijlage.docx", 0) for at in range(STRETCH + 1)]
    found = cut([(0, "", 1), (1, "", 1), (2, "", 3), *loose], [("", 1), ("", 2), ("", 3)])
    assert [(leaf.file, leaf.page, len(leaf.blocks)) for leaf in found] == [
        ("", 1, 2), ("", 2, 0), ("", 3, 1), ("bijlage.docx", 0, STRETCH), ("bijlage.docx", 0, 1),
    ]  # fmt: skip
    assert leaf_of(found, 3 + STRETCH) == 5


TOML = """# Van ons samen.
peildatum = 2026-07-01  # niet verzetten

[documenten."brief.pdf"]
# de datum staat in de kop
datum = 2026-01-26
wachtwoord = "geheim"

[documenten."ander.docx"]
soort = "verslag"

[[organisatie]]
naam = "Bouwberaad"
laag = "koepel"
"""


def test_what_is_said_takes_its_place_and_the_rest_stays() -> None:
    wanted = {"datum": datetime.date(2026, 1, 27), "titel": 'Een "titel"', "wachtwoord": "geheim"}
    made = saying.changed(TOML, "brief.pdf", wanted)
    assert tomllib.loads(made)["documenten"]["brief.pdf"] == wanted
    for line in TOML.splitlines():
        assert line in made or line == "datum = 2026-01-26"


@pytest.mark.parametrize("text", ["", TOML, "documenten = {}\n", TOML.replace("\n", "\r\n")])
@pytest.mark.parametrize("name", ["nieuw.pdf", 'map/een "rare" [naam] = .pdf', "sleutel\\met.pdf"])
def test_a_document_that_was_not_named_before_is_added_and_taken_out(text: str, name: str) -> None:
    made = saying.changed(text, name, {"vertrouwelijk": True})
    assert tomllib.loads(made)["documenten"][name] == {"vertrouwelijk": True}
    again = tomllib.loads(saying.changed(made, name, {}))
    assert again.get("documenten", {}) == tomllib.loads(text).get("documenten", {})


def test_a_file_that_is_not_in_order_is_told_and_left() -> None:
    with pytest.raises(SettingsError):
        saying.changed("peildatum = gisteren", "brief.pdf", {"titel": "x"})


def test_the_file_that_was_is_kept(tmp_path) -> None:
    (tmp_path / "dossier.toml").write_text(TOML)
    saying.write(tmp_path, "peildatum = 2026-08-01\n")
    assert (tmp_path / "dossier.toml").read_text() == "peildatum = 2026-08-01\n"
    assert (tmp_path / saying.KEPT).read_text() == TOML
    assert {path.name for path in tmp_path.iterdir()} == {"dossier.toml", saying.KEPT}


def test_what_lies_there_under_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / os.fsdecode(b"beh\xe9.txt")).write_bytes(b"De termijn is te krap.")
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    with empty_house(tmp_path / "uit") as house:
        with opening.corpus(tmp_path / "uit") as corpus:
            corpus.set_setting(pipeline.FOLDER, str(folder))
        files = {"nieuw.txt": b"De termijn is te krap.", "a.txt": b"De zin is nieuw."}
        handed = receiving.receive(house, [(name, BytesIO(data)) for name, data in files.items()], "Jansen")
        assert [(one.verdict, one.other) for one in handed.files] == [("gelijk", "beh?.txt"), ("nieuw", "")]
        assert receiving.place(house, handed.key, {}, "Jansen") == ("a.txt",)
    assert (folder / "a.txt").read_bytes() == files["a.txt"]
