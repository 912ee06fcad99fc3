"""Sets the texts of `texts/` as the documents of `dossier/` and `scan/`: the same words give the same bytes.

Run it as `.venv/bin/python examples/make_dossier.py` after a change in a text, with a folder behind it to
write elsewhere. A text is Markdown with one sentence on a line. Fenced blocks hold letter furniture; the
fence named "opmaak" holds, as TOML, how the document is to look: `formaat` names one format or more,
`in` the archive and `bij` the mail that the document goes into.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from setters.mail import as_eml
from setters.opendocument import as_odt
from setters.package import packed
from setters.paper import as_pdf, as_scan
from setters.plain import as_md, as_txt
from setters.publication import as_xml
from setters.tekst import read
from setters.web import as_html
from setters.word import as_docx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from setters.tekst import Tekst

HERE = Path(__file__).parent

DOSSIERS = ("", "straffen-en-beschermen/")
"""Where texts and what is set from them lie below this folder: of the first law, and of a second."""

SETTERS = {
    "docx": as_docx,
    "html": as_html,
    "md": as_md,
    "odt": as_odt,
    "pdf": as_pdf,
    "txt": as_txt,
    "xml": as_xml,
}


def documents() -> dict[str, bytes]:
    """The content of every document, by its place below this folder."""
    return {f"{law}{name}": content for law in DOSSIERS for name, content in _documents(HERE / law).items()}


def _documents(folder: Path) -> dict[str, bytes]:
    texts = {path.stem: read(path) for path in sorted((folder / "texts").glob("*.md"))}
    made = {f"scan/{stem}.pdf": as_scan(tekst) for stem, tekst in texts.items() if "scan" in tekst.formaten}
    for stem, tekst in texts.items():
        if "eml" in tekst.formaten:
            made[f"dossier/{stem}.eml"] = as_eml(tekst, _going(texts, "bij", stem))
    for archive in sorted({tekst.opmaak["in"] for tekst in texts.values() if "in" in tekst.opmaak}):
        made[f"dossier/{archive}.zip"] = packed(_going(texts, "in", archive))
    loose = {s: t for s, t in texts.items() if not t.opmaak.keys() & {"bij", "in"}}
    return made | {f"dossier/{name}": content for name, content in _set(loose).items()}


def _going(texts: Mapping[str, Tekst], key: str, into: str) -> dict[str, bytes]:
    """The documents that go into a mail or an archive."""
    return _set({stem: tekst for stem, tekst in texts.items() if tekst.opmaak.get(key) == into})


def _set(texts: Mapping[str, Tekst]) -> dict[str, bytes]:
    return {
        f"{stem}.{form}": SETTERS[form](tekst)
        for stem, tekst in texts.items()
        for form in tekst.formaten
        if form in SETTERS
    }


def main(folder: Path) -> None:
    """Write the documents below the folder."""
    for name, content in documents().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
