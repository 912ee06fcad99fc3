"""What commands have in common: folders, corpora and names as parameters."""

from __future__ import annotations

import errno
import os
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class Folder(click.Path):
    """A path that is named: an empty one would mean the folder that the user happens to be in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails on an empty name, and on links that lead round."""
        if not str(value):
            self.fail("geen naam", param, ctx)
        if _leads_round(value):
            self.fail(f"'{value}' verwijst via koppelingen naar zichzelf", param, ctx)
        return super().convert(value, param, ctx)


class Name(click.ParamType[str]):
    """The name or path of an encoder."""

    name = "naam"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name. Fails on an empty one."""
        return str(value) or self.fail("geen naam", param, ctx)


class Place(Folder):
    """A folder with a corpus, or the address of a database that holds one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The folder as a path, the address as it is."""
        return value if "://" in str(value) else super().convert(value, param, ctx)


class Among(click.ParamType[str]):
    """One of the values that `known` gives; it is asked for them when there is something to check."""

    name = "soort"

    def __init__(self, known: Callable[[], Collection[str]]) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value. Fails on another, and names those that are known."""
        return click.Choice(tuple(self.known())).convert(value, param, ctx)


def _leads_round(value: Any) -> bool:
    try:
        os.stat(value)  # noqa: PTH116  # a text or a path
    except OSError as error:
        return error.errno == errno.ELOOP
    except ValueError:  # a name that no file can have, which opening it tells
        return False
    return False


FOLDER = Folder(path_type=Path, readable=False)
CORPUS = Place(path_type=Path, readable=False)

include_names = click.option(
    "--include-names", is_flag=True, help="Toon ook namen en andere gegevens van personen."
)

in_corpus = click.option(
    "--corpus", type=CORPUS, required=True, metavar="MAP_OF_URL", help="Map of database met het corpus."
)

_ENGINE = (
    click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Aantal processen tegelijk."),
    click.option(
        "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True,
        metavar="SOORT", help="local: op deze computer, dask: op een cluster.",
    ),
    click.option("--scheduler", metavar="ADRES", help="De scheduler van het cluster: tls://computer:8786."),
)  # fmt: skip

_OPEN = (
    "Let op: de stukken gaan onversleuteld over het netwerk, en wie op dit adres antwoordt, kan elk "
    "programma op uw computer draaien. Geef het cluster certificaten en gebruik tls:// (zie de "
    "handleiding, 'Lezen op een cluster')."
)


def with_engine(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command ask where files are read, and get it as `engine`."""

    @wraps(command)
    def asked(*, jobs: int | None, engine: str, scheduler: str | None, **options: Any) -> None:
        from rodedraad.engines import Engine

        if (engine == "dask") != bool(scheduler):
            raise click.UsageError("Geef --engine dask en --scheduler ADRES samen.")
        if scheduler and jobs:
            raise click.UsageError(
                "Hoeveel een cluster tegelijk leest, bepalen zijn werkers: laat --jobs weg."
            )
        there = Engine(jobs, scheduler or "")
        if there.is_exposed:
            click.echo(_OPEN, err=True)
        command(engine=there, **options)

    for option in reversed(_ENGINE):
        asked = option(asked)
    return asked


def out_of(corpus: Path | str, out: Path | None) -> Path:
    """The folder in which the pages keep their own: that of the corpus, unless another is named."""
    if out is not None:
        return out
    if isinstance(corpus, str):
        raise click.UsageError("Geef bij een database met --out een map voor accounts en werk.")
    return corpus
