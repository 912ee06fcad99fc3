"""Beginning a codebook for another law: a folder with what holds for any law, to be filled in."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import tomlkit

from corpus import lawbook
from corpus.errors import CodebookError, OutputError
from rodedraad import placing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 60
"""Characters of a name: it goes with every coding, and is a folder."""
BLANK = "@NAAM@"
"""What stands in the starter where the name of the codebook is to come."""


def begin(name: str, folder: Path, source: str = "") -> tuple[str, ...]:
    """Write a codebook of this name to a new folder: the starter, or a copy of `source` under its own name.

    Gives the names of the files. Raises `CodebookError` for a name that is not plain, `OutputError` when
    there is something already.
    """
    _check(name)
    if folder.exists():
        raise OutputError(f"'{folder}' bestaat al.", "Kies met --out een andere map, of een andere naam.")
    texts = _copied(name, source) if source else _blank(name)
    with placing.placed(folder, ()) as half:
        for file, text in texts.items():
            (half / file).write_text(text, encoding="utf-8", newline="\n")
    return tuple(texts)


def _check(name: str) -> None:
    if not PLAIN.fullmatch(name) or len(name) > LONGEST:
        raise CodebookError(
            f"'{name}' kan geen naam van een codeboek zijn.",
            f"Gebruik kleine letters, cijfers en koppeltekens, hoogstens {LONGEST}: wet-op-de-dorpshuizen.",
        )
    if name in lawbook.names():
        raise CodebookError(
            f"Er is al een codeboek '{name}'; het komt met Rodedraad mee.",
            f"Kies een andere naam, en neem het zo nodig over met --from {name}.",
        )


def _blank(name: str) -> dict[str, str]:
    folder = files(__package__) / "starter"
    there = [file for file in lawbook.FILES if (folder / file).is_file()]
    return {file: (folder / file).read_text("utf-8").replace(BLANK, name) for file in there}


def _copied(name: str, source: str) -> Mapping[str, str]:
    """The files of another codebook, of which the first has another name and begins at version 1."""
    book = lawbook.named(source)
    book.table(lawbook.CODEBOOK)  # says where it is wrong
    said = tomlkit.parse(book.text(lawbook.CODEBOOK))
    own = {book.name, str(said.get("id", ""))}
    said["tekens"] = [name if listed in own else listed for listed in said.get("tekens", ())]
    said["id"], said["version"] = name, 1
    return {**dict(book.texts), lawbook.CODEBOOK: tomlkit.dumps(said)}
