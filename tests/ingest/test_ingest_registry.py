"""Which files are taken, which reader takes them, and what their failure says."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.errors import UnreadableError
from ingest import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, bytes], Reading]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("brief.pdf", True),
        ("BRIEF.PDF", True),
        ("stuk.docx", True),
        ("a.txt", True),
        ("a.md", True),
        ("a.Markdown", True),
        ("~$stuk.docx", False),
        (".verborgen.pdf", False),
        ("dossier.toml", False),
        ("foto.png", False),
        ("zonder", False),
    ],
)
def test_takes(name: str, taken: bool) -> None:
    assert registry.takes(Path("map") / name) is taken


def test_the_document_is_known_by_its_content(reading: Make) -> None:
    found = reading("a.txt", b"Een zin.").document
    assert found.id == hashlib.sha256(b"Een zin.").hexdigest()
    assert (found.name, found.format, found.page_count) == ("a.txt", "txt", 0)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "leeg"),
        ("a.txt", b"tekst\x00met nul", "nulbytes"),
        ("a.md", b"\x00", "nulbytes"),
        ("a.md", "in twee keer\0gecodeerd".encode("utf-16"), "nulbytes"),
        ("a.txt", b" \n\n ", "geen tekst"),
        ("a.xyz", b"tekst", "wordt niet gelezen"),
        ("a.doc", b"tekst", r"Sla het op als \.docx"),
    ],
)
def test_unreadable(name: str, data: bytes, reason: str, reading: Make) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        reading(name, data)
    assert caught.value.remedy


def test_no_permission_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match=r"kan niet worden geopend \(het pad bestaat niet\)"):
        registry.read(tmp_path / "weg.txt", name="weg.txt")

    def refused(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    closed = tmp_path / "dicht.txt"
    closed.write_text("De opvang is vol.", encoding="utf-8")
    with pytest.raises(UnreadableError, match="toestemming"):
        registry.read(closed, name="dicht.txt")


def test_asking_what_is_taken_loads_no_reader() -> None:
    heavy = "{'pypdfium2', 'lxml', 'markdown_it', 'docx'}"
    imports = "import sys; from pathlib import Path; from ingest import registry"
    code = f"{imports}; registry.takes(Path('a.pdf')); print({heavy} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
