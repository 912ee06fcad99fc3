"""Kills what works on a corpus at random moments, two hundred in all, and sees whether anything was lost.

After each kill: the corpus opens, all that was confirmed is there, nothing is there by half; and whoever goes
on ends with the same corpus as if undisturbed. The moments are drawn from a seed.
"""

from __future__ import annotations

import random
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus import store
from corpus.checking import check
from rodedraad.web.settings import Settings
from tests import postgres, running, working
from tests.soak import exports, serving
from tests.soak import working as jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    Kill = Callable[[Path, int, random.Random], list[str]]

AT_ONCE = 10
"""Kills of a run in one folder, before a run is let finish."""
JOBS_AT_ONCE = 2
"""Kills of workers at one job: a third would end it."""
LONGEST = 1.5
"""Seconds in which somebody judges before the server is killed."""
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
    """The command `rodedraad run`; gives what went wrong in each folder, and "" for each other kill."""
    return _runs(folder, kills, drawn)


def recoding_kills(folder: Path, kills: int, drawn: random.Random) -> list[str]:
    """The command `rodedraad run --force`, over a corpus in which somebody has judged."""
    return _runs(folder, kills, drawn, "--force")


def _runs(folder: Path, kills: int, drawn: random.Random, *more: str) -> list[str]:
    dossier = running.make_dossier(folder / "dossier")
    found: list[str] = []
    for turn, count in enumerate(_shares(kills, AT_ONCE)):
        out = folder / f"run-{turn}"
        if more:
            running.undisturbed(dossier, out)
            running.judge(out)
        whole = running.undisturbed(dossier, folder / "heel" if not more else out, *more)
        found += [running.survives_kills(dossier, out, whole, drawn, count, *more), *[""] * (count - 1)]
    return found


def _shares(kills: int, most: int) -> Iterator[int]:
    yield from (min(most, kills - done) for done in range(0, kills, most))


def review_kills(folder: Path, kills: int, drawn: random.Random) -> list[str]:
    """The pages, in which somebody judges: what was answered to is there ever after."""
    dossier, out = running.make_dossier(folder / "dossier"), folder / "uit"
    running.undisturbed(dossier, out)
    with store.open(out) as opened:
        ids = tuple(opened.observations("")["id"])
    confirmed: set[str] = set()
    return [_judged_and_killed(out, ids, confirmed, drawn) for _ in range(kills)]


def _judged_and_killed(out: Path, ids: tuple[str, ...], confirmed: set[str], drawn: random.Random) -> str:
    with serving.served(out, out) as made:
        judging = serving.Judging(made.browser, tuple(drawn.choices(ids, k=10_000)))
        with judging.going_on():
            time.sleep(drawn.uniform(0, LONGEST))
            made.kill()
    confirmed.update(judging.confirmed)
    with store.open(out) as opened:
        lost = confirmed - {event.why for event in opened.judgements()}
        damage = check(opened, out / "bronnen", repair=False).damage
    return str(lost or damage or judging.refused or "")


def export_kills(folder: Path, kills: int, drawn: random.Random) -> list[str]:
    """Commands that write a file or a folder of a corpus."""
    dossier, out = running.make_dossier(folder / "dossier"), folder / "uit"
    running.undisturbed(dossier, out)
    found = []
    kinds = [exports.KINDS[number % len(exports.KINDS)] for number in range(kills)]
    seconds = {kind: exports.undisturbed(out, kind, folder) for kind in dict.fromkeys(kinds)}
    for kind in kinds:
        with TemporaryDirectory(dir=folder) as place:
            found.append(exports.survives_a_kill(out, kind, Path(place), seconds[kind], drawn))
    return found


def job_kills(folder: Path, kills: int, drawn: random.Random) -> list[str]:
    """Workers of the pages."""
    dossier, out = running.make_dossier(folder / "dossier"), folder / "uit"
    running.undisturbed(dossier, out)
    settings, found = Settings(out, out, dossier), list[str]()
    for count in _shares(kills, JOBS_AT_ONCE):
        found += [jobs.survives_kills(settings, drawn, count), *[""] * (count - 1)]
    return found


KINDS: dict[str, tuple[Kill, int]] = {
    "a writer to a file, who judges too": (file_kills, 60),
    "a writer to a server, idem": (server_kills, 20),
    "`rodedraad run`": (run_kills, 30),
    "`rodedraad run --force` after judgements": (recoding_kills, 20),
    "`rodedraad serve`, while somebody judges": (review_kills, 25),
    "`export`, `report` and `backup`": (export_kills, 33),
    "the worker of the pages": (job_kills, 12),
}
"""What is killed, and how often in a whole campaign: two hundred times."""


def campaign(
    seed: int, share: float = 1.0, without: Collection[str] = ()
) -> Iterator[tuple[str, list[str], float]]:
    """For each kind what went wrong of each kill ("" if nothing did), and the seconds it took."""
    for name, (kill, count) in KINDS.items():
        if name in without:
            continue
        begin, drawn = time.monotonic(), random.Random(f"{seed}/{name}")  # noqa: S311  # nothing secret
        with ExitStack() as stack:
            folder = stack.enter_context(TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True))
            found = kill(Path(folder), max(1, round(count * share)), drawn)
        sys.stderr.writelines(f"{name}: {trouble}\n" for trouble in found if trouble)
        yield name, found, time.monotonic() - begin


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for only in wanted and list(KINDS):
        if not any(word in only for word in wanted):
            del KINDS[only]
    for told in campaign(1):
        sys.stdout.write(
            f"{told[0]}: {len(told[1])} kills, {[one for one in told[1] if one]}, {told[2]:.0f} s\n"
        )
        sys.stdout.flush()
