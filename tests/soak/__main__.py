"""All campaigns one after another, and what came of them as `docs/soak.md`: `python -m tests.soak --seed N`.

`--share` takes a part of each, `--hours` ends the files after so long. A campaign that was ended goes on
where it stopped, as long as the program is the same. Gives 1 when something went wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.ids import source_digest
from tests.soak import kills, mutated
from tests.soak.mutated import Sum

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES = 10_000
ROOT = Path(__file__).parents[2]
PAGE, STATE = ROOT / "docs" / "soak.md", ROOT / "uit" / "soak.json"
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


@dataclass(slots=True)
class Kept:
    """What came of a campaign so far: by kind of kill what went wrong and the seconds, and of the files."""

    of: str
    killed: dict[str, tuple[list[str], float]] = field(default_factory=dict)
    files: Sum = field(default_factory=Sum)

    @classmethod
    def read(cls, of: str) -> Kept:
        """What was kept of this campaign, if anything was."""
        said = json.loads(STATE.read_text("utf-8")) if STATE.exists() else {}
        return cls(of, said["killed"], Sum(**said["files"])) if said.get("of") == of else cls(of)

    def write(self) -> None:
        """Keep it, so that whoever goes on knows."""
        STATE.parent.mkdir(exist_ok=True)
        half = STATE.with_suffix(".deel")
        half.write_text(json.dumps(asdict(self)), "utf-8")
        half.replace(STATE)


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
    kept = Kept.read(f"{given.seed} {given.share} {source_digest('corpus', 'ingest', 'nlp', 'rodedraad')}")
    for name, found, seconds in kills.campaign(given.seed, given.share, kept.killed):
        kept.killed[name] = found, seconds
        kept.write()
    files = mutated.campaign(
        asked, given.seed, keep=given.keep, until=until, total=kept.files, after=lambda _: kept.write()
    )
    killed = [(name, *kept.killed[name]) for name in kills.KINDS]
    PAGE.write_text(page(given.seed, killed, files, asked), "utf-8")
    sys.stdout.write(PAGE.read_text("utf-8"))
    return int(bool(files.wrong) or any(any(found) for _, found, _ in killed))


if __name__ == "__main__":
    sys.exit(main())
