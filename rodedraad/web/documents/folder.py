"""Changing the dossier folder: files in and out of it, wholly or not at all, one change at a time."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from corpus.errors import DossierNotFoundError, InputError, OutputError, reason
from rodedraad.dossier import content_id
from rodedraad.sifting import real
from rodedraad.web.documents.names import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rodedraad.web.house import House

CHANGING = threading.Lock()
"""Held by whoever looks what is in the folder in order to change it."""


def of(house: House) -> Path | None:
    """The folder with the documents, where it is known and there."""
    found = house.dossier
    return found if found is not None and found.is_dir() else None


def known(house: House) -> Path:
    """The folder with the documents; where none is known, one of our own is made.

    Raises `DossierNotFoundError` when it is gone, `OutputError` when it cannot be made.
    """
    found = house.make_dossier()
    if not found.is_dir():
        raise DossierNotFoundError(
            f"De dossiermap '{found}' is er niet.", "Zet haar terug, of wijs een andere aan."
        )
    return found


@contextmanager
def changing(house: House) -> Iterator[Path]:
    """The folder, which no other request changes meanwhile. Raises `DossierNotFoundError`, `OutputError`."""
    with CHANGING:
        folder = known(house)
        try:
            yield folder
        except OSError as error:
            raise OutputError(
                f"De dossiermap kan niet worden gewijzigd ({reason(error)}).",
                "Controleer de rechten op de map en de vrije schijfruimte.",
            ) from error


def names(folder: Path) -> dict[str, str]:
    """The names of the files in the folder, by what they have in common with names that are the same."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {key(name): name for name in (path.relative_to(folder).as_posix() for path in found)}


def put(folder: Path, files: Mapping[str, Path]) -> None:
    """Put files in the folder by their names: all of them, or none when one fails.

    A file that has a name already is taken out first, by the caller. Raises `OSError`.
    """
    halves: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for name, source in files.items():
            target = folder / name
            inside(folder, target).parent.mkdir(parents=True, exist_ok=True)
            halves[target] = target.with_name(f".{target.name}.deel")  # hidden: a run does not read it
            shutil.copyfile(source, halves[target])
        for target, half in halves.items():
            half.replace(target)
            done.append(target)
    except BaseException:
        for path in (*halves.values(), *done):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def inside(folder: Path, path: Path) -> Path:
    """The path, which has to lie within the folder, links followed. Raises `InputError`."""
    if not real(path).is_relative_to(real(folder)):
        raise InputError("Die plaats ligt buiten de dossiermap.", "Kies een bestand in de map.")
    return path


def standing(folder: Path, name: str, id_: str) -> Path:
    """The file of a document in the folder. Raises `InputError` when it is not there, or no longer that."""
    path = folder / name
    inside(folder, path)
    if path.is_file() and content_id(path) == id_:
        return path
    archive = next((one for one in path.parents if one != folder and one.is_file()), None)
    if archive is not None and archive.is_relative_to(folder):
        raise InputError(
            f"Dit stuk zit in het archief '{archive.relative_to(folder).as_posix()}'.",
            "Pak het archief uit, lever de stukken los aan en haal het archief uit de map.",
        )
    raise InputError(
        f"Het bestand '{name}' staat niet meer zo in de dossiermap.", "Lees het dossier eerst opnieuw in."
    )


def found(house: House, files: Mapping[str, str], id_: str) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The files of a document in the folder by name (`files` maps names to ids), and the names not found."""
    place = of(house)
    names = tuple(name for name, other in files.items() if other == id_)
    there: dict[str, Path] = {}
    if place is None:
        return there, names
    for name in names:
        with suppress(InputError):
            there[name] = standing(place, name, id_)
    return there, tuple(name for name in names if name not in there)
