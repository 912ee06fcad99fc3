"""The zip that a project file (.qdpx) is: `project.qde` and a folder `sources`, nothing taken on trust.

Nothing is ever unpacked to disk. What is declared is limited before anything is read, and `zipfile` reads
no more of a member than it declares.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from corpus.errors import ExchangeError
from corpus.refi.xmlreading import MAX_XML, damaged

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_MEMBERS = 50_000
MAX_TOTAL = 2**30
"""Bytes of all members once unpacked: above a dossier with its PDF files, below the memory of a machine."""

_START = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can note: the same project gives the same bytes on any day."""

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, IndexError)
_REFUSED = (NotImplementedError, RuntimeError)


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members, which are sorted by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _START)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, members[name])
    return target.getvalue()


class Members:
    """The members of a project file. Raises `ExchangeError` for what is no zip, too large or unsafe."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, *_REFUSED) as error:
            raise damaged("Het projectbestand is geen zip of is beschadigd.") from error
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_TOTAL:
            raise ExchangeError(
                f"Het projectbestand is uitgepakt te groot (meer dan {MAX_TOTAL // 2**20} MB of "
                f"{MAX_MEMBERS} bestanden).",
                "Exporteer een deel van het project, zonder beeld en geluid.",
            )
        self._infos = {_safe(info.filename).lower(): info for info in infos if not info.is_dir()}

    def project(self) -> bytes:
        """The XML of the project: "project.qde", or the only other ".qde" (some programs use its name)."""
        names = [name for name in self._infos if name.endswith(".qde") and "/" not in name]
        chosen = "project.qde" if "project.qde" in names else names[0] if len(names) == 1 else ""
        if not chosen:
            raise damaged("Het bestand bevat geen REFI-QDA-project: project.qde ontbreekt.")
        if self._infos[chosen].file_size > MAX_XML:
            raise damaged(f"De XML in het bestand is groter dan {MAX_XML // 2**20} MB.")
        return self._read(chosen)

    def source(self, path: str) -> bytes | None:
        """What stands at a path of the XML: "internal://X.txt", "relative:///X.txt" or "sources/X.txt".

        None when the path points out of the project file. Raises `ExchangeError` when the file is missing.
        """
        scheme, _, rest = path.rpartition("://")
        name = _safe(rest.lstrip("/")).lower().removeprefix("sources/")
        found = next((n for n in (f"sources/{name}", name) if n in self._infos), None)
        if scheme == "absolute" or (found is None and scheme not in ("", "internal")):
            return None
        if found is None:
            raise damaged(f"Het projectbestand mist het bestand '{name}' waarnaar het verwijst.")
        return self._read(found)

    def _read(self, name: str) -> bytes:
        try:
            return self._zip.read(self._infos[name])
        except _REFUSED as error:
            raise damaged("Het projectbestand heeft een wachtwoord of een onbekende compressie.") from error
        except _BROKEN as error:
            raise damaged(f"Het bestand '{name}' in het projectbestand is beschadigd.") from error


def _safe(name: str) -> str:
    name = name.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name or "\0" in name:
        raise damaged("Het projectbestand verwijst naar een plek buiten zichzelf; dat is onveilig.")
    return name
