"""All campaigns one after another, and what came of them as `docs/soak.md`: `python -m tests.soak --seed N`.

`--share` takes a part of each, `--hours` ends the files after so long. Gives 1 when something went wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.soak import kills, mutated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.soak.mutated import Sum

FILES = 10_000
PAGE = Path(__file__).parents[2] / "docs" / "soak.md"
TEXT = """# Kills and damaged files

Written by `make soak` with seed {seed}. What goes wrong around the program besides (full disks, lost
permission, clocks that are set, damaged databases, a server that restarts) is in the tests `test_faults.py`.

## Killed at random moments

The whole group of processes is ended at once (SIGKILL). Each time the corpus has to open with all that
was confirmed and nothing by half, no file stands by half under its name, and whoever goes on ends as
undisturbed.

| killed | times | lost, half or otherwise than undisturbed | seconds |
| --- | --- | --- | --- |
{killed}

## Damaged files

Copies of the examples, damaged in fourteen ways and under names of many kinds, {batch} to a folder, taken in
by `run` under small limits. In one folder of {scans} pictures of text are recognised.

| files | asked | recorded | refused with a reason | went wrong | most memory of the main process | seconds |
| --- | --- | --- | --- | --- | --- | --- |
{files}
"""


def page(seed: int, killed: Sequence[tuple[str, list[str], float]], files: Sum, asked: int) -> str:
    """What came of the campaigns, in Markdown."""
    rows = [
        f"| {name} | {len(found)} | {sum(map(bool, found))} | {seconds:.0f} |"
        for name, found, seconds in killed
    ]
    row = (
        f"| {files.files:,} | {asked:,} | {files.read:,} | {files.refused:,} | {len(files.wrong)} "
        f"| {files.mib} MiB | {files.seconds:.0f} |"
    )
    return TEXT.format(seed=seed, killed="\n".join(rows), files=row, batch=mutated.BATCH, scans=mutated.SCANS)


def main() -> int:
    """Run all; 1 when something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--keep", type=Path, help="where damaged files go at which something went wrong")
    given = parser.parse_args()
    until, asked = time.monotonic() + given.hours * 3600, round(FILES * given.share)
    killed = list(kills.campaign(given.seed, given.share))
    files = mutated.campaign(asked, given.seed, keep=given.keep, until=until)
    PAGE.write_text(page(given.seed, killed, files, asked), "utf-8")
    sys.stdout.write(PAGE.read_text("utf-8"))
    return int(bool(files.wrong) or any(any(found) for _, found, _ in killed))


if __name__ == "__main__":
    sys.exit(main())
