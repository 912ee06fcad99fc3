"""Archives (ZIP) of a dossier, read as folders: their files are unpacked under names of our own."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from ingest import registry
from ingest.office.package import members
from rodedraad.sifting import free, printable

if TYPE_CHECKING:
    from ingest.settings import Limits


@dataclass(slots=True)
class Unpacked:
    """What an archive holds, by name (that of the archive, a slash, that of the file in it)."""

    files: dict[str, Path] = field(default_factory=dict)
    broken: dict[str, UnreadableError] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def __contains__(self, name: object) -> bool:
        """Whether something of this name was read, or could not be."""
        return name in self.files or name in self.broken


def unpacked(path: Path, name: str, room: Path, limits: Limits) -> Unpacked:
    """The files of an archive and of those in it, unpacked in `room`; one that cannot be is `broken`."""
    found = Unpacked()
    _unpack(path, name, room, limits, found)
    return found


def _unpack(path: Path, name: str, room: Path, limits: Limits, found: Unpacked) -> None:
    if limits.depth < 1:
        found.broken[name] = UnreadableError(
            "Het archief zit te diep in andere archieven.", "Pak het uit in de dossiermap."
        )
        return
    try:
        contents = members(registry.read_file(path, limits), limits, lambda _: True)
    except UnreadableError as error:
        found.broken[name] = error
        return
    for member, data in sorted(contents.items()):
        parts = [part for part in PurePosixPath(member.replace("\\", "/")).parts if part not in {"/", ".."}]
        if parts and not any(map(registry.is_hidden, parts)):
            _keep("/".join((name, *parts)), data, room, limits, found)


def _keep(name: str, data: bytes, room: Path, limits: Limits, found: Unpacked) -> None:
    """Unpack one file. Its name on disk is our own, so that no name in an archive leads anywhere."""
    suffix = PurePosixPath(name).suffix.lower()
    known = suffix if suffix in (*registry.SUFFIXES, registry.ARCHIVE) else ""
    handle, place = tempfile.mkstemp(suffix=known, dir=room)
    with open(handle, "wb") as stream:  # noqa: PTH123  # mkstemp gives a descriptor
        stream.write(data)
    path = Path(place)
    name = free(printable(name), found)
    if registry.is_archive(path):
        _unpack(path, name, room, replace(limits, depth=limits.depth - 1), found)
    elif registry.takes(path):
        found.files[name] = path
    else:
        found.left_out.append(name)
