"""A Dutch spaCy model that the user has installed and names in `dossier.toml`; without one nothing is loaded.

It gives the lemmas of words that the dictionary does not know. Those that it knows keep the dictionary's
lemma, which is right more often and which the classifier learnt with.
"""

from __future__ import annotations

import hashlib
import json
import site
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

NOT_FOR_LEMMAS = ("parser", "ner", "senter")
"""Parts of such a model that are left out: they take most of its time."""

_NAMED: ContextVar[str] = ContextVar("named", default="")


@contextmanager
def using(name: str) -> Iterator[None]:
    """Within it the model with this name is in use ("": none).

    Raises `SettingsError` when it is not installed, and within when it does not work.
    """
    if name:
        _identity(name)
    token = _NAMED.set(name)
    try:
        yield
    finally:
        _NAMED.reset(token)


def named() -> str:
    """The name of the model in use; "" without one."""
    return _NAMED.get()


def identity() -> str:
    """Name, version and content of the model in use ("nl_core_news_sm-3.8.0-1f2e..."); "" without one."""
    return _identity(named()) if named() else ""


def lemma(word: str, name: str) -> str:
    """The lemma that the model with this name gives to a word (one token), in lower case."""
    doc = _loaded(name)(word)
    return doc[0].lemma_.lower() or word if len(doc) == 1 else word


@cache
def _identity(name: str) -> str:
    digest = hashlib.sha256()
    folder = _folder(name)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    try:
        version = json.loads((folder / "meta.json").read_text("utf-8"))["version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(name) from error
    return f"{name}-{version}-{digest.hexdigest()[:12]}"


def _folder(name: str) -> Path:
    """The folder of an installed package. Raises `SettingsError`.

    To load such a package is to run its code, and `dossier.toml` may come from anybody: what happens to lie
    where somebody works is not installed, and neither is a part of another package.
    """
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None or _is_lying_about(Path(spec.origin)):
        raise SettingsError(
            f"dossier.toml, [taal]: het taalmodel '{name}' is niet geïnstalleerd.",
            f"Installeer het met 'python -m spacy download {name}', of haal de regel uit dossier.toml: "
            "zonder taalmodel werkt Rodedraad ook.",
        )
    return Path(spec.origin).parent


def _is_lying_about(file: Path) -> bool:
    """Whether Python finds a file only because it was started in this folder (`python -m`)."""
    here, at = Path.cwd().resolve(), file.resolve()
    return at.is_relative_to(here) and not any(
        at.is_relative_to(root) for root in (Path(sys.prefix).resolve(), *map(Path, site.getsitepackages()))
    )


@cache
def _loaded(name: str) -> Language:
    from nlp.dutch import torch_hidden

    try:
        with torch_hidden():
            package = import_module(name)
        return cast("Language", package.load(exclude=NOT_FOR_LEMMAS))
    except Exception as error:  # whatever the model's own code raises
        raise _broken(name) from error


def _broken(name: str) -> SettingsError:
    return SettingsError(
        f"dossier.toml, [taal]: het taalmodel '{name}' kan niet worden geladen.",
        f"Installeer het opnieuw met 'python -m spacy download {name}', of haal de regel uit dossier.toml.",
    )
