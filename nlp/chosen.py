"""The model in use: the one that comes with the program, or one in a folder that the user names."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ModelError, RodedraadError
from nlp import codebooks, hub, modelfiles
from nlp.encoder import Origin
from nlp.heads import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp.classifier import Classifier

SHIPPED = Path(str(files(__package__))) / "model"
REMEDY = "Maak een model met: rodedraad train --out MAP."


@dataclass(frozen=True, slots=True)
class Model:
    """A folder with a classifier; `digest` is that of its files."""

    folder: Path
    identity: str
    encoder: Origin
    digest: str


_IN_USE: ContextVar[Model | None] = ContextVar("in_use", default=None)


@contextmanager
def using(folder: Path | None) -> Iterator[None]:
    """Within it the model in this folder is in use (none: the one that comes with the program).

    Raises `ModelError` when there is none or it cannot be used here, `EncoderError` when its encoder cannot.
    """
    token = _IN_USE.set(model(folder) if folder is not None else None)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def identity() -> str:
    """The identity of the model in use, without loading its weights."""
    return _in_use().identity


def digest() -> str:
    """A digest of all that the model in use is made of, its encoder as it was fitted included."""
    return _in_use().digest


def encoder() -> Origin:
    """The encoder that the model in use looks through."""
    return _in_use().encoder


def folder() -> Path | None:
    """The folder of the model in use; none when it is the one that comes with the program."""
    model = _IN_USE.get()
    return model.folder if model else None


def load() -> Classifier:
    """The model in use."""
    return _loaded(_in_use())


def model(folder: Path) -> Model:
    """The model in a folder, checked. Raises `ModelError` and `EncoderError`."""
    try:
        mark = (folder / f"{codebooks.DEFAULT}.json").stat().st_mtime_ns
    except OSError as error:
        raise ModelError(f"In '{folder}' staat geen model van Rodedraad.", REMEDY) from error
    checked = _checked(folder.absolute(), mark)
    if checked.encoder.kind == hub.KIND:
        hub.check(checked.encoder)
    return checked


def _in_use() -> Model:
    return _IN_USE.get() or _shipped()


@cache
def _shipped() -> Model:
    return _read(SHIPPED)


@lru_cache(maxsize=4)
def _checked(folder: Path, mark: int) -> Model:  # noqa: ARG001  # a folder that was written anew is another
    try:
        found, classes = _read(folder), modelfiles.about(folder, codebooks.DEFAULT)["classes"]
        whole = modelfiles.digest(folder, codebooks.DEFAULT) == found.digest
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unfit(folder) from error
    if not whole or not _fits(classes):
        raise _unfit(folder)
    return found


def _read(folder: Path) -> Model:
    said = modelfiles.about(folder, codebooks.DEFAULT)
    return Model(folder, str(said["identity"]), Origin(**said["encoder"]), str(said["digest"]))


def _fits(classes: dict[str, list[str]]) -> bool:
    """Whether it answers our questions in the codebook's words."""
    known = {"eerder": ("ja",), **codebooks.load().codebook.vocabulary}
    return all(set(classes[question]) <= set(known[question]) for question in QUESTIONS)


@lru_cache(maxsize=4)
def _loaded(model: Model) -> Classifier:
    try:
        return modelfiles.read(model.folder, codebooks.DEFAULT)
    except RodedraadError:
        raise
    except Exception as error:  # whatever reading another's arrays and tokenizers raises
        raise _unfit(model.folder) from error


def _unfit(folder: Path) -> ModelError:
    return ModelError(
        f"Het model in '{folder}' is beschadigd, of hoort bij een ander codeboek of een andere versie.",
        REMEDY,
    )
