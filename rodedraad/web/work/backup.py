"""The job that copies the corpus, with the originals of its documents, to one file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from corpus.errors import OutputError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell

PACKED = frozenset({".pdf", ".docx", ".odt", ".zip", ".png", ".jpg", ".jpeg"})
"""Kinds of files that do not become smaller."""


def backup(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Make `rodedraad-kopie-DATUM.zip`: unpacked a folder for `--corpus`. Raises `OutputError`."""
    from rodedraad import backups

    target = desk.folder / f"rodedraad-kopie-{job.made_at[:10]}.zip"
    settings = desk.house.settings
    try:
        with TemporaryDirectory(prefix=".kopie-", dir=desk.folder) as room:
            made = backups.make(settings.corpus, Path(room) / "kopie", _originals(settings.out))
            _pack(Path(room) / "kopie", target, tell)
    except OSError as error:
        raise OutputError(
            f"De kopie kan niet worden geschreven ({reason(error)}).", "Maak ruimte vrij op de schijf."
        ) from error
    return {"bestanden": [target.name], "stukken": made.documents, "originelen": made.originals}


def _originals(out: Path) -> Path | None:
    from rodedraad.intake import ORIGINALS

    return out / ORIGINALS if (out / ORIGINALS).is_dir() else None


def _pack(folder: Path, target: Path, tell: Tell) -> None:
    half = target.with_suffix(".deel")
    files = sorted(_files(folder))
    # A file of a clock that stood still has a day that no ZIP can hold: the nearest is put in its place.
    with zipfile.ZipFile(half, "w", strict_timestamps=False) as archive:
        for number, path in enumerate(files):
            tell({"bestand": path.name, "klaar": number, "van": len(files)})
            how = zipfile.ZIP_STORED if path.suffix in PACKED else zipfile.ZIP_DEFLATED
            archive.write(path, path.relative_to(folder).as_posix(), how)
    half.replace(target)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
