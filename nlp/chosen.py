"""The model in use: the one that comes with the program, or one in a folder that the user names.

A model belongs to a codebook. With another codebook than its own, that of the program codes as far as it
carries over (`nlp.carried`), with what the model in the user's folder learnt from judgements.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from corpus.errors import ModelError, RodedraadError
from nlp import carried, carriedfiles, codebooks, coldstart, hub, modelfiles
from nlp.carried import Carried
from nlp.encoder import Origin
from nlp.heads import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.codebook import Codebook
    from corpus.lawbook import Lawbook
    from nlp.classifier import Classifier

    Coder = Classifier | Carried

SHIPPED = Path(str(files(__package__))) / "model"
REMEDY = "Maak een model met: rodedraad train --out MAP."


@dataclass(frozen=True, slots=True)
class Model:
    """A folder with a classifier for the codebook with id `name`; `digest` is that of its files.

    `base` is the identity of the model to which it adds what was judged, "" when it is whole by itself;
    `classes` has by question its answers.
    """

    folder: Path
    name: str
    identity: str
    encoder: Origin
    digest: str
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    base: str = ""


_IN_USE: ContextVar[Model | None] = ContextVar("in_use", default=None)


@contextmanager
def using(folder: Path | None) -> Iterator[None]:
    """Within it the model in this folder is in use (none: the one that comes with the program).

    Raises `ModelError` when there is none for the codebook in use or it cannot be used here, `EncoderError`
    when its encoder cannot.
    """
    token = _IN_USE.set(model(folder) if folder is not None else None)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def identity() -> str:
    """The identity of the coder in use, without loading its weights."""
    model = _in_use()
    whole = model.base or _answers(model, codebooks.load().codebook)
    return model.identity if whole else _begun(model)


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


def load() -> Coder:
    """What codes with the model and the codebook in use."""
    return _coder(_in_use(), lawbook.in_use())


def at_home() -> bool:
    """Whether the model that comes with the program was learnt for the codebook in use."""
    return _answers(_shipped(), codebooks.load().codebook)


def start() -> Carried:
    """What codes with another codebook than that of the program's model, before anybody judged."""
    shipped = _shipped()
    return Carried(_begun(shipped), _loaded(shipped), shipped.name, codebooks.load())


def model(folder: Path) -> Model:
    """The model in a folder for the codebook in use, checked. Raises `ModelError` and `EncoderError`."""
    name = modelfiles.stem(codebooks.load().codebook.id)
    try:
        mark = (folder / f"{name}.json").stat().st_mtime_ns
    except OSError as error:
        raise _other(folder, name) from error
    checked = _checked(folder.absolute(), name, mark)
    if not _fits(checked):
        raise _unfit(folder)
    if checked.encoder.kind == hub.KIND:
        hub.check(checked.encoder)
    return checked


def _in_use() -> Model:
    return _IN_USE.get() or _shipped()


@cache
def _shipped() -> Model:
    return _read(SHIPPED, codebooks.DEFAULT)


@lru_cache(maxsize=4)
def _checked(folder: Path, name: str, mark: int) -> Model:  # noqa: ARG001  # written anew it is another
    try:
        found = _read(folder, name)
        files = carriedfiles if found.base else modelfiles
        whole = files.digest(folder, name) == found.digest
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unfit(folder) from error
    if not whole:
        raise _unfit(folder)
    return found


def _read(folder: Path, name: str) -> Model:
    said: dict[str, Any] = modelfiles.about(folder, name)
    classes = tuple((question, tuple(said["classes"][question])) for question in QUESTIONS)
    origin, base = Origin(**said["encoder"]), str(said.get("base", ""))
    return Model(folder, name, str(said["identity"]), origin, str(said["digest"]), classes, base)


def _fits(model: Model) -> bool:
    """Whether it answers our questions in the codebook's words, and adds to what we have."""
    codebook = codebooks.load().codebook
    known = all(set(of) <= set(carried.classes(question, codebook)) for question, of in model.classes)
    return known and model.base in ("", _shipped().identity)


def _answers(model: Model, codebook: Codebook) -> bool:
    """Whether it was learnt for this codebook, with these values."""
    values = all(set(of) == set(carried.classes(question, codebook)) for question, of in model.classes)
    return values and model.name == modelfiles.stem(codebook.id)


def _begun(model: Model) -> str:
    """The identity of what carries over of a model."""
    said = (SHIPPED / coldstart.WEIGHTS).read_bytes()
    return f"begin/{hashlib.sha256(model.identity.encode() + said).hexdigest()[:12]}"


@lru_cache(maxsize=4)
def _coder(model: Model, book: Lawbook) -> Coder:
    ruled = codebooks.of(book)
    if model.base:
        shipped = _shipped()
        begun = Carried(_begun(shipped), _loaded(shipped), shipped.name, ruled)
        return _taught(model, begun)
    whole = _loaded(model)
    return whole if _answers(model, ruled.codebook) else Carried(_begun(model), whole, model.name, ruled)


def _taught(model: Model, begun: Carried) -> Carried:
    try:
        return carriedfiles.read(model.folder, model.name, begun)
    except Exception as error:  # whatever reading another's arrays raises
        raise _unfit(model.folder) from error


@lru_cache(maxsize=4)
def _loaded(model: Model) -> Classifier:
    try:
        return modelfiles.read(model.folder, model.name)
    except RodedraadError:
        raise
    except Exception as error:  # whatever reading another's arrays and tokenizers raises
        raise _unfit(model.folder) from error


def _other(folder: Path, name: str) -> ModelError:
    if folder.is_dir() and (held := sorted(path.stem for path in folder.glob("*.json"))):
        return ModelError(
            f"Het model in '{folder}' is van codeboek '{held[0]}', en niet van '{name}'.", REMEDY
        )
    return ModelError(f"In '{folder}' staat geen model van Rodedraad.", REMEDY)


def _unfit(folder: Path) -> ModelError:
    return ModelError(
        f"Het model in '{folder}' is beschadigd, of hoort bij een ander codeboek of een andere versie.",
        REMEDY,
    )
