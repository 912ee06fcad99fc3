"""What a folder holds: archives, official publications, links, files that are not what they are called."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from corpus.errors import EXIT_PARTLY, DossierEmptyError
from ingest.settings import DEFAULT
from rodedraad import dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

TEXT = b"De termijn van zes maanden is te krap.\n"


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def names(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """What is to be read, what is broken, and what is left out."""
    with dossier.opened(folder, folder.parent / "uit") as contents:
        assert all(path.is_file() for path in contents.files.values())
        return list(contents.files), list(contents.broken), list(contents.left_out)


def test_an_archive_is_read_as_a_folder(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> None:
    inner = zipped({"diep.txt": b"Het toezicht is nog niet begonnen.\n"})
    (dossier / "stukken.zip").write_bytes(
        zipped({"map/brief.txt": TEXT, "foto.jpg": b"\xff\xd8\xff", "nog.zip": inner, "__MACOSX/x.txt": TEXT})
    )
    out = tmp_path / "uit"
    ran = rodedraad("run", dossier, "--out", out)
    assert ran.code == 0
    assert "4 bestanden gelezen" in ran.out
    assert "stukken.zip/foto.jpg" in ran.err
    shown = rodedraad("observations", "--corpus", out, "--bron", "diep", "--format", "json").out
    assert '"bestand": "stukken.zip/nog.zip/diep.txt"' in shown
    assert rodedraad("run", dossier, "--out", out).out.startswith("Niets te doen: 4 bestanden ongewijzigd")


def test_no_name_in_an_archive_leads_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    hostile = {"../../buiten.txt": TEXT, "/etc/wet.txt": TEXT, "..\\..\\win.txt": TEXT, "a/./b.txt": TEXT}
    (folder / "z.zip").write_bytes(zipped(hostile))
    before = set(tmp_path.rglob("*"))
    found, _, _ = names(folder)
    assert found == ["z.zip/a/b.txt", "z.zip/buiten.txt", "z.zip/etc/wet.txt", "z.zip/win.txt"]
    assert set(tmp_path.rglob("*")) == before


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    data = zipped({"kern.txt": TEXT})
    for _ in range(DEFAULT.limits.depth + 1):
        data = zipped({"in.zip": data, "naast.txt": TEXT})
    (folder / "z.zip").write_bytes(data)
    found, broken, _ = names(folder)
    assert len(found) == DEFAULT.limits.depth
    assert len(broken) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 afgebroken", "beschadigd"),
        (b"", "leeg"),
        (zipped({"bom.txt": b"0" * 40_000_000}), "grens|groot|verhouding|past"),
    ],
)
def test_a_broken_archive_is_told_and_the_rest_goes_on(
    data: bytes, reason: str, rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "kapot.zip").write_bytes(data)
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == EXIT_PARTLY
    assert "2 bestanden gelezen" in ran.out
    line = next(line for line in ran.err.splitlines() if line.startswith("Niet gelezen: kapot.zip: "))
    assert any(word in line for word in reason.split("|"))


def test_too_many_files_in_an_archive_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "z.zip").write_bytes(zipped({f"{n}.txt": TEXT for n in range(12)}))
    (folder / "dossier.toml").write_text("[grenzen]\narchief_bestanden = 10\n")
    assert names(folder)[1] == ["z.zip"]
    (folder / "dossier.toml").write_text("[grenzen]\narchief_bestanden = 12\n")
    assert len(names(folder)[0]) == 12


def test_links_out_of_the_folder_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (tmp_path / "geheim.txt").write_bytes(TEXT)
    (folder / "brief.txt").write_bytes(TEXT)
    (folder / "link.txt").symlink_to(tmp_path / "geheim.txt")
    (folder / "eigen.txt").symlink_to(folder / "brief.txt")
    assert names(folder) == (["brief.txt", "eigen.txt"], [], ["link.txt"])


def test_a_file_with_a_wrong_extension_is_read_as_what_it_is(
    rodedraad: Callable[..., Ran], dossier: Path, examples: Path, tmp_path: Path
) -> None:
    pdf = (examples / "oplegbrief-en-toets-waardland.pdf").read_bytes()
    (dossier / "brief.docx").write_bytes(pdf)
    (dossier / "zonder").write_bytes(pdf + b" ")
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert (ran.code, "4 bestanden gelezen" in ran.out) == (0, True)
    assert "Let op: brief.docx: De extensie (.docx) klopt niet: het is gelezen als .pdf." in ran.err
    assert "Let op: zonder: De extensie (geen) klopt niet" in ran.err


def test_a_folder_with_nothing_to_read(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(DossierEmptyError), dossier.opened(folder, tmp_path / "uit"):
        pass


def test_the_xml_of_a_publication_is_read_in_the_place_of_its_pdf(
    rodedraad: Callable[..., Ran], dossier: Path, examples: Path, tmp_path: Path
) -> None:
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><metadata>'
        '<meta name="DC.identifier" content="kst-99999-7"/></metadata><kamerstuk><stuk>'
        "<algemeen><vrije-tekst><tekst><al>De termijn is te krap.</al></tekst></vrije-tekst></algemeen>"
        "</stuk></kamerstuk></officiele-publicatie>"
    )
    (dossier / "a").mkdir()
    (dossier / "a" / "stuk.xml").write_text(xml, "utf-8")
    (dossier / "kst-99999-7.pdf").write_bytes((examples / "oplegbrief-en-toets-waardland.pdf").read_bytes())
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert ran.code == 0
    assert "Niet gelezen: kst-99999-7.pdf: van hetzelfde stuk is a/stuk.xml gelezen." in ran.err


def test_an_archive_that_begins_with_a_pdf_is_an_archive(
    rodedraad: Callable[..., Ran], dossier: Path, examples: Path, tmp_path: Path
) -> None:
    pdf = (examples / "oplegbrief-en-toets-waardland.pdf").read_bytes()
    with zipfile.ZipFile(dossier / "stukken.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("een.pdf", pdf)
        archive.writestr("twee.txt", TEXT)
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert (ran.code, "4 bestanden gelezen" in ran.out) == (0, True)


def test_of_one_file_under_two_names_only_the_wrong_one_is_told(
    rodedraad: Callable[..., Ran], dossier: Path, examples: Path, tmp_path: Path
) -> None:
    pdf = (examples / "oplegbrief-en-toets-waardland.pdf").read_bytes()
    (dossier / "aaa.docx").write_bytes(pdf)
    (dossier / "goed.pdf").write_bytes(pdf)
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit")
    assert "Let op: aaa.docx: De extensie (.docx) klopt niet" in ran.err
    assert "goed.pdf: De extensie" not in ran.err
