"""A codebook as its user keeps it: a folder of TOML files about one law, of which each stage reads its own.

The codebook in use is that of the dossier at hand. It reaches the stages through the context, as a model
does, so that what they know of a law is never theirs: `codeboek.toml` and `tekens.toml` hold values, rules
and signs (nlp), `organisaties.toml` who writes (ingest), `namen.toml` who and what is named (nlp),
`stemmen.toml` who speaks as one and `onderwerpen.toml` what wordings are about (synthesis), `rapport.toml`
the words of the reports. All but the first may be absent.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import tomltext
from corpus.errors import CodebookError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CODEBOOK, SIGNS = "codeboek.toml", "tekens.toml"
ORGANISATIONS, NAMES = "organisaties.toml", "namen.toml"
VOICES, SUBJECTS, WORDING = "stemmen.toml", "onderwerpen.toml", "rapport.toml"
FILES = (CODEBOOK, SIGNS, ORGANISATIONS, NAMES, VOICES, SUBJECTS, WORDING)
LARGEST = 4 * 1024 * 1024
"""Bytes of the largest file that is read."""


@dataclass(frozen=True, slots=True)
class Lawbook:
    """The texts of a codebook's files by name, in order of name; `name` is that of its folder."""

    name: str
    texts: tuple[tuple[str, str], ...]

    def text(self, file: str) -> str:
        """The text of one of its files; "" when it has none."""
        return dict(self.texts).get(file, "")

    def table(self, file: str) -> Mapping[str, Any]:
        """What one of its files says; nothing when it has none. Raises `CodebookError`, which says where."""
        return _table(file, self.text(file))

    def digest(self, *names: str) -> str:
        """A short digest of these files (of all, without a name): it changes whenever they do."""
        return _digest(self, names)

    def __reduce__(self) -> tuple[Callable[..., Lawbook], tuple[Any, ...]]:
        """One that comes with the program is sent to other processes by its name."""
        ours = self.name in names() and self == shipped(self.name)
        return (shipped, (self.name,)) if ours else (Lawbook, (self.name, self.texts))


@cache
def names() -> tuple[str, ...]:
    """The names of the codebooks that come with the program."""
    return tuple(sorted(item.name for item in (files(__package__) / "lawbooks").iterdir() if item.is_dir()))


@cache
def default() -> str:
    """The name of the codebook that is in use when nobody names another."""
    text = (files(__package__) / "lawbooks" / "lawbooks.toml").read_text("utf-8")
    return str(tomllib.loads(text)["standaard"])


@cache
def shipped(name: str) -> Lawbook:
    """The codebook of this name that comes with the program. Raises `CodebookError`."""
    if name not in names():
        raise CodebookError(
            f"Er is geen codeboek '{name}'.",
            f"Kies uit {', '.join(names())}, of geef de map van een eigen codeboek.",
        )
    return read(Path(str(files(__package__) / "lawbooks" / name)))


def read(folder: Path) -> Lawbook:
    """The codebook in a folder. Raises `CodebookError`."""
    if not (folder / CODEBOOK).is_file():
        raise CodebookError(
            f"In '{folder}' staat geen codeboek: '{CODEBOOK}' ontbreekt.",
            "Begin een codeboek met: rodedraad new NAAM.",
        )
    found = sorted(file for file in FILES if (folder / file).is_file())
    return Lawbook(folder.resolve().name, tuple((file, _read(folder / file)) for file in found))


def named(where: str) -> Lawbook:
    """The codebook that comes with the program under this name, or that in this folder.

    Raises `CodebookError`.
    """
    return read(Path(where)) if where not in names() and Path(where).exists() else shipped(where)


@contextmanager
def using(book: Lawbook) -> Iterator[None]:
    """Within it this codebook is in use."""
    token = _IN_USE.set(book)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def in_use() -> Lawbook:
    """The codebook in use."""
    return _IN_USE.get() or shipped(default())


def papers(book: Lawbook) -> Mapping[str, str]:
    """What the law calls its papers, by the kind of a part."""
    found: Mapping[str, str] = book.table(ORGANISATIONS).get("stukken", {})
    return found


def paper(kind: str) -> str:
    """What a kind of part is called under the law in use: "provinciaal verslag", "position paper"."""
    return papers(in_use()).get(kind) or kind.replace("_", " ")


def written(book: Lawbook) -> str:
    """The codebook as JSON; `read_written` gives it back."""
    return json.dumps({"name": book.name, "texts": book.texts}, ensure_ascii=False)


@lru_cache(maxsize=4)
def read_written(text: str) -> Lawbook:
    """The codebook that was written so. Raises `CodebookError` when it is damaged."""
    try:
        kept = json.loads(text)
        return Lawbook(str(kept["name"]), tuple((str(file), str(said)) for file, said in kept["texts"]))
    except (ValueError, TypeError, KeyError) as error:
        raise CodebookError(
            "Het codeboek dat bij dit corpus hoort is beschadigd.",
            "Draai 'rodedraad run' opnieuw over het dossier.",
        ) from error


_IN_USE: ContextVar[Lawbook | None] = ContextVar("lawbook", default=None)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise CodebookError(f"'{path}' is te groot voor een codeboek.", "Maak het kleiner dan 4 MB.")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "het is niet opgeslagen in UTF-8"
        raise CodebookError(
            f"'{path}' kan niet worden gelezen ({why}).", "Sla het op als tekst in UTF-8."
        ) from error


@lru_cache(maxsize=64)
def _digest(book: Lawbook, names: tuple[str, ...]) -> str:
    chosen = [pair for pair in book.texts if not names or pair[0] in names]
    return hashlib.sha256(json.dumps(chosen).encode()).hexdigest()[:12]


@lru_cache(maxsize=64)
def _table(file: str, text: str) -> dict[str, Any]:
    try:
        return tomltext.read(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(
            f"Het codeboek klopt niet: {file}: {error}.", "Herstel het codeboekbestand."
        ) from error
