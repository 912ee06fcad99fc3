"""Which files of a folder are documents: odd names, links that lead round, pipes, folders that are closed."""

from __future__ import annotations

import os
import socket
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EXIT_PARTLY, InputError, SettingsError
from ingest import registry
from rodedraad import dossier, publications
from rodedraad.sifting import free, printable, sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rodedraad.sifting import Sifted
    from tests.rodedraad.conftest import Ran

TEXT = b"De termijn van zes maanden is te krap.\n"
NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stukken"
    made.mkdir()
    (made / "brief.txt").write_bytes(TEXT)
    return made


def names(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """What is to be read, what is broken, and what is left out."""
    with dossier.opened(folder, folder.parent / "uit") as contents:
        return list(contents.files), list(contents.broken), list(contents.left_out)


def test_links_that_lead_round_cost_only_themselves(
    rodedraad: Callable[..., Ran], folder: Path, tmp_path: Path
) -> None:
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "rond").symlink_to(".")
    ran = rodedraad("run", folder, "--out", tmp_path / "uit", "--no-reports")
    assert (ran.code, "1 bestand gelezen" in ran.out) == (EXIT_PARTLY, True)
    assert "Niet gelezen: a.txt: Het bestand kan niet worden geopend (de koppelingen in het pad" in ran.err
    assert "rond" not in ran.err


def test_what_is_no_file_is_told(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pijp.txt")
    (folder / "nul.txt").symlink_to("/dev/zero")
    (tmp_path / "elders").mkdir()
    (folder / "koppeling").symlink_to(tmp_path / "elders")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s.txt"))
        assert names(folder) == (["brief.txt"], [], ["koppeling", "nul.txt", "pijp.txt", "s.txt"])


def as_nobody(look: Callable[[], Sifted]) -> Sifted:
    """What somebody sees who has no rights of his own."""
    if os.geteuid():
        pytest.skip("only root can become somebody else")
    os.seteuid(NOBODY)
    try:
        return look()
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder into which everybody may look; pytest's own are closed to others."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        (Path(made) / "brief.txt").write_bytes(TEXT)
        yield Path(made)


def test_a_folder_that_is_closed_is_told(open_folder: Path) -> None:
    for name in ("dicht", "lost+found"):
        (open_folder / name).mkdir()
        (open_folder / name / "brief.txt").write_bytes(TEXT)
        (open_folder / name).chmod(0)
    found = as_nobody(lambda: sifted(open_folder, None, dossier.SETTINGS))
    assert list(found.files) == ["brief.txt"]
    assert "er is geen toestemming" in str(found.closed.pop("dicht"))
    assert not found.closed


def test_a_dossier_that_is_closed_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o711)
    with pytest.raises(InputError, match="kan niet worden geopend"):
        as_nobody(lambda: sifted(open_folder, None, dossier.SETTINGS))


def test_names_that_read_alike_are_told_apart(folder: Path) -> None:
    for ending in (b"\xe8", b"\xe9", b"\x1b[31m", b"\n"):
        (folder / os.fsdecode(b"beh" + ending + b".txt")).write_bytes(TEXT + ending)
    assert names(folder)[0] == ["beh? (2).txt", "beh? (3).txt", "beh?.txt", "beh?[31m.txt", "brief.txt"]


def test_names_in_an_archive_that_are_one_are_told_apart(folder: Path) -> None:
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        for name in ("a.txt", "./a.txt", "/a.txt", "\x1b]0;a\x07\nb.txt"):
            archive.writestr(name, TEXT + name.encode())
    found = ["brief.txt", "z.zip/?]0;a??b.txt", "z.zip/a (2).txt", "z.zip/a (3).txt", "z.zip/a.txt"]
    assert names(folder)[0] == found


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\n\u2028\u202e\u2066\udcff"), min_size=1))
def test_a_name_on_a_screen_is_letters_alone(name: str) -> None:
    shown = printable(name)
    assert shown.encode()
    assert len(shown) == len(name)
    assert not set(shown) & set("\x00\x07\x1b\x7f\x9b\r\n\u2028\u202e\u2066")
    assert printable(shown) == shown


def test_a_name_is_free_when_nobody_has_it() -> None:
    assert free("map/a.txt", ()) == "map/a.txt"
    assert free("map/a.txt", ("map/a.txt", "map/a (2).txt")) == "map/a (3).txt"


@pytest.mark.parametrize("put", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_settings_that_never_end_are_not_read(put: Callable[[Path], None], folder: Path) -> None:
    put(folder / dossier.SETTINGS)
    with pytest.raises(SettingsError, match="geen gewoon bestand"):
        dossier.settings(folder)


def test_settings_that_are_too_large_are_not_read(folder: Path) -> None:
    (folder / dossier.SETTINGS).write_bytes(b"#" * (dossier.LARGEST + 1))
    with pytest.raises(SettingsError, match="te groot"):
        dossier.settings(folder)


def test_a_large_file_is_not_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    xml = b'<officiele-publicatie><metadata><meta name="DC.identifier" content="kst-99999-7"/></metadata>'
    files = {"a.xml": folder / "a.xml", "kst-99999-7.pdf": folder / "kst-99999-7.pdf"}
    files["a.xml"].write_bytes(xml + b"</officiele-publicatie>")
    assert publications.replaced(files) == {"kst-99999-7.pdf": "a.xml"}
    monkeypatch.setattr(publications, "LARGEST", len(xml))
    assert publications.replaced(files) == {}


def test_of_a_package_without_a_kind_no_more_is_read_than_a_file_may_have(
    folder: Path, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "zonder").write_bytes((examples / "bijdrage-uitvoerder.docx").read_bytes())
    assert registry.takes(folder / "zonder")
    monkeypatch.setattr(registry, "WHOLE", 10)
    assert not registry.takes(folder / "zonder")
