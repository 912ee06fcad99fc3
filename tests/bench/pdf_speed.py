"""Measures how fast PDFs are read, beside other libraries in the same run: `python tests/bench/pdf_speed.py`.

Standard output is one JSON value; the table goes to standard error. Figures are milliseconds a page, medians
over several runs in one process for each reader; memory is what 500 pages take above 50, in fresh processes.
"""

from __future__ import annotations

import json
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[Path], object]

ROOT = Path(__file__).parents[2]
DOSSIER = ROOT.parent / "shared" / "dossier"
RUNS = 7
SLOW, SLOW_RUNS = 1.0, 3
"""A reader that takes more seconds than this for a file is run fewer times."""

PAGES = 40
LONG, SHORT = 500, 50
AT_MOST, AT_LEAST = 16, 4
"""The goal: at most so many times the bare text of pdfium, at least so many times faster than the peers."""

FLAT_MB = 60
"""What 500 pages may take above 50: 0.4 MB a page, half of it since each character knows its place."""

SENTENCE = (
    "De gemeenten melden dat de tijd tussen het besluit en de oplevering van de plekken te kort is, "
    "zodat omwonenden pas worden gehoord wanneer er weinig meer te kiezen valt. "
    "Zij wijzen op de kosten van tijdelijke voorzieningen en op de druk op scholen en huisartsen. "
)
PAGE = """
= Bevindingen in de {0}e maand
{1}

{2}

- de termijnen te verlengen naar een jaar;
- het toezicht op tijd te beginnen.

{2}

{2}

{1}
#pagebreak(weak: true)
"""
SETTING = (
    '#set page(paper: "a4", footer: context align(center, counter(page).display()))\n'
    '#set text(lang: "nl", size: 11pt)\n'
)


def pages(count: int) -> bytes:
    """A PDF of so many pages of running text."""
    import typst

    body = "".join(PAGE.format(n + 1, SENTENCE * 2, SENTENCE * 3) for n in range(count))
    with tempfile.NamedTemporaryFile("w", suffix=".typ") as source:
        source.write(SETTING + body)
        source.flush()
        return bytes(typst.compile(source.name, ignore_system_fonts=True))


def _bare(path: Path) -> object:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
    return None


def _lines(path: Path) -> object:
    from ingest.pdf import read
    from ingest.settings import DEFAULT

    return read(path.read_bytes(), DEFAULT)


def _whole(path: Path) -> object:
    from ingest.registry import read

    return read(path, name=path.name)


def _pdfplumber(path: Path) -> object:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()
    return None


def _markitdown(path: Path) -> object:
    from markitdown import MarkItDown

    return MarkItDown().convert(str(path))


def _pymupdf4llm(path: Path) -> object:
    import pymupdf4llm

    return pymupdf4llm.to_markdown(str(path))


READERS: dict[str, tuple[str, Read]] = {
    "pypdfium2, bare text": ("pypdfium2", _bare),
    "ingest.pdf.read": ("ingest", _lines),
    "ingest.registry.read": ("ingest", _whole),
    "pdfplumber extract_text": ("pdfplumber", _pdfplumber),
    "markitdown": ("markitdown", _markitdown),
    "pymupdf4llm": ("pymupdf4llm", _pymupdf4llm),
}
PEERS = tuple(READERS)[3:]


def median_ms(read: Read, path: Path) -> float:
    """Milliseconds that reading the file takes, the first time not counted."""
    read(path)
    times: list[float] = []
    while len(times) < (SLOW_RUNS if times and times[0] > SLOW else RUNS):
        start = time.perf_counter()
        read(path)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def apart(question: str, name: str, path: Path) -> float:
    """What a reader takes in a process of its own: milliseconds ("time") or megabytes ("memory")."""
    ran = subprocess.run(
        [sys.executable, __file__, question, name, str(path)], capture_output=True, text=True, check=True
    )
    return float(ran.stdout.splitlines()[-1])


def _time(name: str, path: Path) -> None:
    sys.stdout.write(f"\n{median_ms(READERS[name][1], path)}\n")


def _memory(name: str, path: Path) -> None:
    """Linux keeps the peak of a process since it began its program in /proc (man 5 proc, VmHWM)."""
    READERS[name][1](path)
    (peak,) = (
        line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    )
    sys.stdout.write(f"\n{int(peak) / 1024}\n")


def speeds(paths: dict[Path, int]) -> dict[str, dict[str, float]]:
    """For each file the milliseconds a page of each reader that is installed."""
    there = [name for name, (package, _) in READERS.items() if find_spec(package)]
    return {
        path.name: {name: apart("time", name, path) / count for name in there}
        for path, count in paths.items()
    }


def growth(folder: Path) -> dict[str, float]:
    """The peak memory in MB that 500 pages take above 50, for the lines and for the whole reading."""
    files = [folder / f"{count}.pdf" for count in (SHORT, LONG)]
    for path, count in zip(files, (SHORT, LONG), strict=True):
        path.write_bytes(pages(count))
    return {
        name: round(apart("memory", name, files[1]) - apart("memory", name, files[0]), 1)
        for name in ("pypdfium2, bare text", "ingest.pdf.read", "ingest.registry.read")
    }


def measured() -> dict[str, dict[str, Any]]:
    """All figures, and whether the goals are met on every file."""
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "tekst.pdf"
        made.write_bytes(pages(PAGES))
        paths = {made: PAGES} | {path: _count(path) for path in sorted(DOSSIER.glob("*.pdf"))}
        found = speeds(paths)
        memory = growth(Path(name))
    ours = {file: row["ingest.pdf.read"] for file, row in found.items()}
    return {
        "ms_a_page": found,
        "times_bare": {file: ours[file] / row["pypdfium2, bare text"] for file, row in found.items()},
        "times_faster": {
            file: {peer: row[peer] / ours[file] for peer in PEERS if peer in row}
            for file, row in found.items()
        },
        "memory_mb": memory,
    }


def _count(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def table(found: dict[str, dict[str, float]]) -> str:
    """The milliseconds a page, one line a reader."""
    files = list(found)
    head = f"{'ms a page':26}" + "".join(f"{file[:20]:>22}" for file in files)
    rows = [
        f"{name:26}" + "".join(f"{found[file][name]:22.1f}" for file in files) for name in found[files[0]]
    ]
    return "\n".join([head, *rows])


def main() -> int:
    """Prints the figures; 1 when a goal is missed."""
    found = measured()
    speed, slower, faster, memory = found.values()
    sys.stderr.write(table(speed) + "\n")
    missed = [f"{file}: {n:.1f} times bare text" for file, n in slower.items() if n > AT_MOST]
    missed += [
        f"{file}: only {n:.1f} times faster than {peer}"
        for file, row in faster.items()
        for peer, n in row.items()
        if n < AT_LEAST
    ]
    missed += [f"{name}: {mb} MB more for {LONG} pages" for name, mb in memory.items() if mb > FLAT_MB]
    sys.stderr.write("".join(f"missed: {line}\n" for line in missed))
    sys.stdout.write(json.dumps({**found, "missed": missed}, indent=1) + "\n")
    return int(bool(missed))


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    if len(sys.argv) > 1:
        {"time": _time, "memory": _memory}[sys.argv[1]](sys.argv[2], Path(sys.argv[3]))
    else:
        sys.exit(main())
