"""Files that somebody hands in: laid aside, looked at, and then put in the dossier folder together."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import InputError, RodedraadError
from ingest import registry
from rodedraad import dossier
from rodedraad.dossier import content_id
from rodedraad.sifting import printable
from rodedraad.web.documents import discarded, names
from rodedraad.web.documents import folder as folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rodedraad.web.house import House

MANIFEST = "levering.json"
KEY = re.compile("[0-9a-f]{16}")
"""What a delivery is known by."""
KEPT_SECONDS = 24 * 3600
"""How long files wait for somebody to say what is to be done with them."""
TWICE = "Deze naam komt twee keer voor in wat u aanlevert, met een andere inhoud."


class Verdict(StrEnum):
    """What is to be done with a file that was handed in."""

    NEW = "nieuw"
    SAME = "gelijk"
    """It is in the folder already, under this name or another."""
    OTHER = "anders"
    """The folder has another file of this name: somebody has to choose."""
    REFUSED = "geweigerd"


class Choice(StrEnum):
    """What somebody chooses for a file of a name that is taken."""

    REPLACE = "vervangen"
    BOTH = "beide"
    SKIP = "overslaan"


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was handed in: its name, the file in which it lies, its size in bytes and its content.

    `why` and `remedy` say why it was refused; `other` is the name under which the folder has it, or has
    another.
    """

    name: str
    place: str
    size: int
    id: str
    verdict: Verdict
    why: str = ""
    remedy: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files that were handed in together, by whom."""

    key: str
    by: str
    files: tuple[Received, ...]

    def having(self, *verdicts: Verdict) -> tuple[Received, ...]:
        """The files with one of these verdicts."""
        return tuple(one for one in self.files if one.verdict in verdicts)


def receive(house: House, files: Iterable[tuple[str, BinaryIO]], by: str) -> Delivery:
    """Lay files aside and look at each. Raises `DossierNotFoundError`, `SettingsError`."""
    folder = folders.known(house)
    most = dossier.settings(folder).limits.file_mb * registry.MIB
    _tidy(house)
    key = secrets.token_hex(8)
    room = uploads(house) / key
    room.mkdir(parents=True)
    laid = [_laid(room, number, name, stream, most) for number, (name, stream) in enumerate(files, start=1)]
    delivery = Delivery(key, by, tuple(_compared(folder, laid)))
    (room / MANIFEST).write_text(json.dumps(asdict(delivery), ensure_ascii=False), "utf-8")
    return delivery


def waiting(house: House, key: str) -> Delivery:
    """A delivery that was laid aside, held against the folder as it is now. Raises `InputError`."""
    manifest = uploads(house) / key / MANIFEST
    if not (KEY.fullmatch(key) and manifest.is_file()):
        raise InputError("Deze levering is er niet meer.", "Lever de bestanden opnieuw aan.")
    said = json.loads(manifest.read_text("utf-8"))
    files = [Received(**one | {"verdict": Verdict(one["verdict"])}) for one in said["files"]]
    return Delivery(key, said["by"], tuple(_compared(folders.known(house), files)))


def place(house: House, key: str, choices: Mapping[str, Choice], by: str) -> tuple[str, ...]:
    """Put the files of a delivery in the folder, all or none; gives their names.

    `choices` by name say what to do where the name is taken. What is replaced goes to the bin. Raises
    `InputError`, also when there is a choice yet to be made, and `OutputError`.
    """
    with folders.changing(house) as folder:
        delivery = waiting(house, key)
        if any(one.name not in choices for one in delivery.having(Verdict.OTHER)):
            raise InputError("Van een bestand is de naam al bezet.", "Kies eerst wat ermee moet gebeuren.")
        wanted, out = _meant(delivery, choices, folders.names(folder))
        room = uploads(house) / key
        _swap(house, folder, {name: room / one.place for name, one in wanted.items()}, out, by)
    drop(house, key)
    return tuple(wanted)


def _meant(
    delivery: Delivery, choices: Mapping[str, Choice], taken: dict[str, str]
) -> tuple[dict[str, Received], dict[str, str]]:
    """The files to put in by name, and the names that they take the place of, each with the new one."""
    wanted = {one.name: one for one in delivery.having(Verdict.NEW)}
    out: dict[str, str] = {}
    taken |= {names.key(name): name for name in wanted}
    for one in delivery.having(Verdict.OTHER):
        if choices[one.name] is Choice.REPLACE:
            out[one.other] = one.name
            wanted[one.name] = one
        elif choices[one.name] is Choice.BOTH:
            name = names.beside(one.name, taken)
            taken[names.key(name)] = name
            wanted[name] = one
    return wanted, out


def drop(house: House, key: str) -> None:
    """Take away what was laid aside."""
    if KEY.fullmatch(key):
        shutil.rmtree(uploads(house) / key, ignore_errors=True)


def forget(house: House, id_: str) -> None:
    """Let go of every delivery in which this content waits. Raises `OSError`."""
    for manifest in uploads(house).glob(f"*/{MANIFEST}"):
        if any(one["id"] == id_ for one in json.loads(manifest.read_text("utf-8"))["files"]):
            shutil.rmtree(manifest.parent)


def uploads(house: House) -> Path:
    """The folder in which files are laid aside."""
    return house.settings.state / "uploads"


def _swap(house: House, folder: Path, wanted: Mapping[str, Path], out: Mapping[str, str], by: str) -> None:
    """Take out what is replaced, put in what is wanted; when that fails, what was taken out comes back."""
    gone = [
        discarded.discard(house, folder / old, old, by, f"vervangen door {new}") for old, new in out.items()
    ]
    try:
        folders.put(folder, wanted)
    except BaseException:
        for one in gone:
            place = discarded.bin_of(house) / str(one.nr)
            shutil.move(place / discarded.FILE, folder / one.name)
            shutil.rmtree(place)
        raise


def _laid(room: Path, number: int, name: str, stream: BinaryIO, most: int) -> Received:
    suffix = PurePosixPath(name).suffix.lower()
    known = suffix if suffix in (*registry.SUFFIXES, registry.ARCHIVE) else ""
    path = room / f"{number}{known}"
    with path.open("wb") as target:
        shutil.copyfileobj(stream, target)
    size = path.stat().st_size
    try:
        whole = names.safe(name)
        _check(path, whole, size, most)
    except RodedraadError as error:
        path.unlink()
        return Received(name, path.name, size, "", Verdict.REFUSED, error.message, error.remedy)
    return Received(whole, path.name, size, content_id(path), Verdict.NEW)


def _check(path: Path, name: str, size: int, most: int) -> None:
    """Raise `InputError` for what no reader takes."""
    suffix = PurePosixPath(name).suffix.lower()
    if not size:
        raise InputError("Het bestand is leeg (0 bytes).", "Haal het bestand opnieuw op bij de afzender.")
    if size > most:
        raise InputError(
            f"Het bestand is groter dan {most // registry.MIB} MiB.",
            "Splits het, of verhoog de grens 'bestand_mb' in dossier.toml.",
        )
    if PurePosixPath(name).name in registry.NOT_TAKEN or not registry.takes(path):
        remedy = registry.SAVED_AS.get(suffix, f"Lever het aan als {', '.join(registry.SUFFIXES)} of .zip.")
        raise InputError(
            f"Bestanden van de soort '{suffix or 'zonder extensie'}' leest Rodedraad niet.", remedy
        )


def _compared(folder: Path, files: Iterable[Received]) -> Iterator[Received]:
    """The files held against the folder and against those before them."""
    looked, there = list(files), folders.names(folder)
    sizes = {one.size for one in looked}
    alike = (name for name in there.values() if (folder / name).stat().st_size in sizes)
    ids = {content_id(folder / name): name for name in alike}
    ours: set[str] = set()
    for one in looked:
        name = names.key(one.name)
        if one.verdict is Verdict.REFUSED:
            yield one
        elif one.id in ids:
            yield replace(one, verdict=Verdict.SAME, other=printable(ids[one.id]))
        elif name in ours:
            yield replace(one, verdict=Verdict.REFUSED, why=TWICE, remedy=names.REMEDY)
        else:
            other = there.get(name, "")
            yield replace(one, verdict=Verdict.OTHER if other else Verdict.NEW, other=other)
            ids[one.id] = one.name
            ours.add(name)


def _tidy(house: House) -> None:
    """Take away what nobody came back for."""
    now = time.time()
    for path in uploads(house).glob("*"):  # what lies ahead was kept by a clock that was wrong
        if abs(now - path.stat().st_mtime) > KEPT_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
