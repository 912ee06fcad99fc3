"""Kills writers of a corpus at random moments, two hundred in all, and sees whether anything was lost.

After each kill: the corpus opens, all that the writer had confirmed is there, nothing is there by half; and
whoever goes on with it ends with the same corpus as an undisturbed writer. The moments are drawn from a seed.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests import postgres, running, working

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20260304
FILE, SERVER, RUN = 140, 30, 30
AT_ONCE = 10
"""Kills of a run in one folder, before a run is let finish."""
Row = list[str]


def file_kills(folder: Path, kills: int, drawn: random.Random) -> list[str]:
    """Writers to a SQLite file; gives what went wrong of each kill, "" if nothing did."""
    with working.nursery(folder) as started:
        whole = working.undisturbed(started, str(folder / "heel"))
        return [
            working.survives_a_kill(started, str(folder / f"bestand-{kill}"), whole, drawn)
            for kill in range(kills)
        ]


def server_kills(folder: Path, kills: int, drawn: random.Random) -> list[str]:
    """Writers to a PostgreSQL database, which flushes before it says that it has committed."""
    programs = postgres.found()
    if programs is None:
        return []
    found = []
    with postgres.running(programs, durable=True) as server, working.nursery(folder) as started:
        with server.database() as url:
            whole = working.undisturbed(started, url)
        for _ in range(kills):
            with server.database() as url:
                found.append(working.survives_a_kill(started, url, whole, drawn))
    return found


def run_kills(folder: Path, kills: int, drawn: random.Random) -> list[str]:
    """The command `rodedraad run`; gives what went wrong in each folder."""
    dossier = running.make_dossier(folder / "dossier")
    whole = running.undisturbed(dossier, folder / "klaar")
    return [
        running.survives_kills(dossier, folder / f"run-{turn}", whole, drawn, AT_ONCE)
        for turn in range(kills // AT_ONCE)
    ]


def rows() -> Iterator[Row]:
    """A row for each kind of writer: how many kills, after how many something was wrong, seconds."""
    drawn = random.Random(SEED)  # noqa: S311  # nothing secret
    kinds = (
        ("a writer to a file", file_kills, FILE),
        ("a writer to a server", server_kills, SERVER),
        ("`rodedraad run`", run_kills, RUN),
    )
    for name, kill, count in kinds:
        begin = time.monotonic()
        with TemporaryDirectory() as folder:
            found = kill(Path(folder), count, drawn)
        wrong = [trouble for trouble in found if trouble]
        sys.stderr.writelines(f"{name}: {trouble}\n" for trouble in wrong)
        yield [name, str(count if found else 0), str(len(wrong)), f"{time.monotonic() - begin:.0f}"]


def section() -> str:
    """The figures as a Markdown table."""
    head = ["killed", "times", "lost, half or otherwise than undisturbed", "seconds"]
    lines = [head, ["---"] * len(head), *rows()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(section() + "\n")
