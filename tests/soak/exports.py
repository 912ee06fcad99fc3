"""Files that are made of a corpus by a command that is killed: the old file stands, or a whole new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus import store
from corpus.checking import check

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

OLD = b"wat er stond"
TABLES = ("parquet", "csv", "xlsx", "jsonl", "qdpx", "qdc")
REPORTS = ("docx", "odt", "pdf", "html")
MARKUP = (b">", b">\n")
ENDS: dict[str, tuple[bytes, ...]] = {
    ".csv": (b"\n",), ".jsonl": (b"}\n",), ".parquet": (b"PAR1",), ".qdc": MARKUP, ".html": MARKUP,
    ".pdf": (b"%%EOF", b"%%EOF\n"),
}  # fmt: skip
"""How a whole file ends; an archive has its list of contents at its end."""
KINDS = (*TABLES, *REPORTS, "kopie")


def command(corpus: Path, kind: str, out: Path) -> list[str]:
    """What makes a file, or for "kopie" a folder, of a corpus."""
    if kind == "kopie":
        said = ["backup", "--out", str(out)]
    elif kind in TABLES:
        said = ["export", "--format", kind, "--out", str(out)]
    else:
        said = ["report", "rapport", "--format", kind, "--out", str(out)]
    return [sys.executable, "-m", "rodedraad", *said, "--corpus", str(corpus)]


def survives_a_kill(corpus: Path, kind: str, place: Path, seconds: float, drawn: Random) -> str:
    """Kill what makes a file in the last half of its time, let another make it; gives what went wrong."""
    out = place / f"uit.{kind}"
    if kind in TABLES:  # a report is never written over what is not its own
        out.write_bytes(OLD)
    process = subprocess.Popen(
        command(corpus, kind, out), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    time.sleep(drawn.uniform(0.5, 1.05) * seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    _, complaints = process.communicate()
    if process.returncode not in {0, -signal.SIGKILL}:
        return complaints
    if trouble := _half(out, made=process.returncode == 0):
        return f"{kind}: {trouble}"
    if kind == "kopie" and out.exists():
        return ""
    again = subprocess.run(command(corpus, kind, out), capture_output=True, text=True, check=False)
    if again.returncode:
        return again.stderr
    return _half(out, made=True)


def undisturbed(corpus: Path, kind: str, place: Path) -> float:
    """The seconds that it takes."""
    begin = time.monotonic()
    made = subprocess.run(
        command(corpus, kind, place / f"heel.{kind}"), capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise RuntimeError(made.stderr)
    return time.monotonic() - begin


def _half(out: Path, *, made: bool) -> str:
    """What is wrong with what stands under the name; `made`: the command said that it was done."""
    if out.suffix == ".kopie":
        return _half_copy(out) if out.exists() else ""
    content = out.read_bytes() if out.exists() else OLD
    if content == OLD:
        return "it was told, and not there" if made else ""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(out) as archive:
            return archive.testzip() or ""
    return "" if content.endswith(ENDS[out.suffix]) else f"ends in {content[-40:]!r}"


def _half_copy(out: Path) -> str:
    with store.open(out) as copied:
        found = check(copied, out / "bronnen", repair=False)
        return str(found.damage or "")
