"""What a user can set of reading: how much a file may ask, the passwords of PDFs, who writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.letters.organisations import Organisation


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask. The defaults leave room for the largest reports that parliament gets.

    `file_mb`, `archive_mb` and `memory_mb` are in MiB: the file itself, what an archive (ZIP, or the ZIP
    inside a Word or ODF file) unpacks to, and the process that reads it. `ratio` is how many times
    smaller than its contents an archive may be; honest text packs 5 to 20 times. `megapixels` is a
    picture's size, `depth` how deep files may stand in files, `seconds` the time that reading and coding
    of one file may take.
    """

    file_mb: int = 200
    pages: int = 5_000
    megapixels: int = 120
    archive_mb: int = 1_000
    archive_files: int = 5_000
    ratio: int = 200
    depth: int = 3
    seconds: int = 900
    memory_mb: int = 6_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read; `passwords` are tried in turn on a PDF that asks for one.

    `organisations` are those that the user adds to the known ones.
    """

    limits: Limits = Limits()
    passwords: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()


DEFAULT = Settings()
