"""The work on one file: what it is read with, and reading and coding it; what a worker process does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from corpus import lawbook
from corpus.errors import ModelError, PassingError, SettingsError, UnreadableError
from corpus.errors import reason as system_reason
from corpus.sheets import sheet
from corpus.store import Stamp
from ingest import registry
from ingest.overrides.corrections import Correction
from nlp import analysis, chosen, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from corpus.lawbook import Lawbook
    from corpus.model import Observation, Reading
    from corpus.sheets import Sheet
    from ingest.overrides.corrections import Dossier
    from ingest.settings import Settings

    Coded = tuple[Reading, tuple[Observation, ...]]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: where it is, its name in the dossier, and what the user says of it.

    `model` is the folder of the model to code with; none means the one that comes with the program. `book`
    is the codebook.
    """

    path: Path
    name: str
    settings: Settings
    correction: Correction
    language_model: str = ""
    model: Path | None = None
    book: Lawbook = field(default_factory=lawbook.in_use)

    @property
    def stamp(self) -> Stamp:
        """What this version of the program, and the models in use, read and code this file with."""
        return self.stamped(here())

    def stamped(self, program: Stamp) -> Stamp:
        """The stamp of this file where the program reads and codes with `program`."""
        said = replace(self.correction, password=None), self.settings.limits, self.settings.organisations
        book = self.book.digest(lawbook.ORGANISATIONS, lawbook.VOICES)
        digest = hashlib.sha256(repr(said).encode()).hexdigest()[:12]
        return program._replace(reader=f"{program.reader}/{book}/{digest}")


def here() -> Stamp:
    """What this version of the program, and the models in use, read and code any file with."""
    reader = f"{registry.READER_VERSION}/{registry.recogniser()}"
    return Stamp(reader, analysis.model(), analysis.codebook().name)


def stamps(work: Mapping[str, Task]) -> dict[str, Stamp]:
    """The stamp of each file; what all have in common is found out once, as it takes longest."""
    program = here()
    return {name: task.stamped(program) for name, task in work.items()}


def task(path: Path, name: str, said: Dossier, passwords: tuple[str, ...] = ()) -> Task:
    """The work on a file of a dossier, coded with the model in use.

    `passwords` are tried beside the one that the dossier says.
    """
    settings = said.settings(name)
    settings = replace(settings, passwords=(*settings.passwords, *passwords))
    correction = said.corrections.get(name, Correction())
    return Task(path, name, settings, correction, said.language_model, chosen.folder())


def entered(task: Task) -> Sheet | UnreadableError:
    """One file, read and coded, as it is entered in a corpus. Raises `MemoryError`."""
    found = read_and_code(task)
    return found if isinstance(found, UnreadableError) else _told(lambda: sheet(*found))


def read_and_code(task: Task) -> Coded | UnreadableError:
    """One file, read and coded. Raises `MemoryError`."""
    return _told(lambda: _coded(task))


def _coded(task: Task) -> Coded:
    with lawbook.using(task.book):
        reading = _read(task)
        with installed.using(task.language_model), chosen.using(task.model):
            return reading, analysis.analyse(reading)


def _told(work: Callable[[], Result]) -> Result | UnreadableError:
    """What the work gives, or why it could not be done."""
    try:
        return work()
    except UnreadableError as error:
        return error
    except (SettingsError, ModelError) as error:
        return PassingError(error.message, error.remedy)
    except MemoryError:
        raise
    except OSError as error:
        return PassingError(
            f"Bij dit bestand gaf de computer een fout ({system_reason(error)}).",
            "Maak ruimte in de map voor tijdelijke bestanden (TMPDIR) en draai het opnieuw.",
        )
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return PassingError(
            f"Bij dit bestand ging in Rodedraad zelf iets mis ({reason}).",
            "Meld dit aan de makers, zo mogelijk met het bestand.",
        )


def _read(task: Task) -> Reading:
    from ingest.overrides.corrected import corrected

    reading = registry.read(task.path, name=task.name, settings=task.settings)
    return corrected(reading, task.correction, organisations=task.settings.organisations)
