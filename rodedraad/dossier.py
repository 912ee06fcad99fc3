"""The folder that the user hands in: which files it holds, those in its archives included."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DossierEmptyError, DossierNotFoundError, OutputError, SettingsError, reason
from corpus.lawbook import LARGEST
from ingest import registry
from ingest.overrides.corrections import decoded, parse
from rodedraad import archives, publications
from rodedraad.sifting import real, sifted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.errors import UnreadableError
    from ingest.overrides.corrections import Dossier

SETTINGS = "dossier.toml"
"""The file in which a user corrects what the reader got wrong."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a folder holds, by name within it and in order of name.

    `files` are to be read, `broken` are folders that are closed, archives and what in them cannot be
    unpacked, `left_out` are the names of what is of another kind or lies outside the folder, `replaced` are
    files in the place of which the official publication's XML is read. `said` is what `dossier.toml` says
    of it all.
    """

    files: Mapping[str, Path]
    broken: Mapping[str, UnreadableError]
    left_out: tuple[str, ...]
    replaced: Mapping[str, str]
    said: Dossier


@contextmanager
def opened(dossier: Path, out: Path) -> Iterator[Contents]:
    """The contents of the folder; what was unpacked of archives is there until the context ends.

    Left out are links that lead out of the folder, and what stands in `out`: the program does not read
    its own reports. Raises `InputError`s and `OutputError`.
    """
    if not dossier.is_dir():
        raise DossierNotFoundError(
            f"De dossiermap '{dossier}' bestaat niet of is geen map.",
            "Geef de map met brieven, verslagen en toetsen op.",
        )
    if real(out) == real(dossier):
        raise OutputError(
            "Het dossier en de map voor de uitvoer zijn dezelfde map.", "Kies met --out een andere map."
        )
    said = settings(dossier)
    room = Path(tempfile.mkdtemp(prefix="rodedraad-"))
    try:
        yield _contents(dossier, _own(dossier, out), room, said)
    finally:
        shutil.rmtree(room, ignore_errors=True)  # when it cannot, what ended the run is what is told


def _own(dossier: Path, out: Path) -> Path | None:
    """Where what the program wrote may stand in the dossier; none when the dossier itself stands in `out`."""
    own = real(out)
    return None if real(dossier).is_relative_to(own) else own


def settings(dossier: Path) -> Dossier:
    """What the folder's `dossier.toml` says; a folder without one says nothing. Raises `SettingsError`."""
    return parse(settings_text(dossier))


def settings_text(dossier: Path) -> str:
    """The text of the folder's `dossier.toml`; "" when it has none. Raises `SettingsError`."""
    path = dossier / SETTINGS
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise SettingsError(f"'{path}' is geen gewoon bestand.", "Vervang het door een tekstbestand.")
        if path.is_file() and path.stat().st_size > LARGEST:
            raise SettingsError(f"'{path}' is te groot.", "Maak het kleiner dan 4 MB.")
        return decoded(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(
            f"'{path}' kan niet worden gelezen ({reason(error)}).", "Controleer de rechten op het bestand."
        ) from error


def _contents(dossier: Path, own: Path | None, room: Path, said: Dossier) -> Contents:
    found = sifted(dossier, own, SETTINGS)
    packed = {name: path for name, path in found.files.items() if registry.is_archive(path)}
    files = {name: path for name, path in found.files.items() if name not in packed}
    broken, other = found.closed, found.other
    for name, path in packed.items():
        inside = archives.unpacked(path, name, room, said.limits)
        files |= inside.files
        broken |= inside.broken
        other += inside.left_out
    if not files and not broken:
        raise DossierEmptyError(
            f"In '{dossier}' staat geen bestand dat Rodedraad kan lezen.",
            f"Zet er bestanden in van een van deze soorten: {' '.join(registry.SUFFIXES)}.",
        )
    replaced = publications.replaced(files)
    wanted = {name: path for name, path in sorted(files.items()) if name not in replaced}
    return Contents(wanted, dict(sorted(broken.items())), tuple(sorted(other)), replaced, said)


def content_id(path: Path) -> str:
    """The SHA-256 of the file's bytes; "" when it cannot be opened (its reader will say why)."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
