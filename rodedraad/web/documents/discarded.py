"""What was taken out of the dossier folder and can be put back: a folder of its own for each file."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import InputError
from rodedraad.dossier import content_id
from rodedraad.web.documents import folder as folders
from rodedraad.web.documents import names
from rodedraad.web.state.database import now

if TYPE_CHECKING:
    from rodedraad.web.house import House

FILE, NOTE = "stuk", "gegevens.json"


@dataclass(frozen=True, slots=True)
class Discarded:
    """A file that was taken out: its number, its name and content, by whom, when (ISO 8601, UTC), why."""

    nr: int
    name: str
    id: str
    by: str
    at: str
    why: str


def bin_of(house: House) -> Path:
    """The folder in which they lie."""
    return house.settings.state / "prullenbak"


def listed(house: House) -> tuple[Discarded, ...]:
    """All of them, the latest first."""
    notes = (path / NOTE for path in bin_of(house).glob("*"))
    found = (Discarded(**json.loads(note.read_text("utf-8"))) for note in notes if note.is_file())
    return tuple(sorted(found, key=lambda one: -one.nr))


def discard(house: House, path: Path, name: str, by: str, why: str) -> Discarded:
    """Take a file out of the dossier folder, which has to be held (`folder.changing`). Raises `OSError`."""
    place = _room(bin_of(house))
    one = Discarded(int(place.name), name, content_id(path), by, now(), why)
    (place / NOTE).write_text(json.dumps(asdict(one), ensure_ascii=False), "utf-8")
    shutil.move(path, place / FILE)
    return one


def restore(house: House, nr: int) -> Discarded:
    """Put a file back under its name. Raises `InputError` when it is not there or its name is taken."""
    with folders.changing(house) as folder:
        one = next((one for one in listed(house) if one.nr == nr), None)
        if one is None:
            raise InputError("Dit bestand ligt niet meer in de prullenbak.", "Ververs de pagina.")
        if names.key(one.name) in folders.names(folder):
            raise InputError(
                f"In de map staat al een bestand '{one.name}'.", "Haal dat eerst weg, of laat het staan."
            )
        folders.put(folder, {one.name: bin_of(house) / str(nr) / FILE})
        shutil.rmtree(bin_of(house) / str(nr))
    return one


def forget(house: House, id_: str) -> None:
    """Take away for good what has this content. Raises `OSError`."""
    for one in listed(house):
        if one.id == id_:
            shutil.rmtree(bin_of(house) / str(one.nr))


def _room(place: Path) -> Path:
    """A new folder, numbered on from the last."""
    place.mkdir(parents=True, exist_ok=True)
    last = max((int(path.name) for path in place.iterdir() if path.name.isdigit()), default=0)
    made = place / str(last + 1)
    made.mkdir()
    return made
