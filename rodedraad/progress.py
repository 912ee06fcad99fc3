"""How far a run is: a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO


@contextmanager
def shown(stream: TextIO, title: str = "Lezen en coderen") -> Iterator[Callable[[str, int, int], None]]:
    """Gives `tell(name, done, total)`, which shows each file or step on `stream` as it is done."""
    if stream.isatty() and os.environ.get("TERM") != "dumb":
        with _bar(stream, title) as tell:
            yield tell
    else:
        yield lambda name, done, total: print(f"[{done}/{total}] {name}", file=stream, flush=True)


@contextmanager
def _bar(stream: TextIO, title: str) -> Iterator[Callable[[str, int, int], None]]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda name, done, total: progress.update(
            task, completed=done, total=total, description=escape(name)
        )
