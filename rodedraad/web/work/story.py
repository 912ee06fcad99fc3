"""A job as people read it: what it is, how far it is, what came of it and what to do when it failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rodedraad.noticing import LEFT_OUT, some
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.wording import counted, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from rodedraad.web.state.jobs import Job

TITLES: Mapping[JobKind, str] = {
    JobKind.INGEST: "Stukken inlezen",
    JobKind.REFRESH: "Rode draden bijwerken",
    JobKind.REPORT: "Rapport maken",
    JobKind.AUDIT: "Conceptbrief toetsen",
    JobKind.BACKUP: "Reservekopie maken",
    JobKind.TRAIN: "Leren van oordelen",
    JobKind.CHECK: "Controle van dossier en computer",
}
TONES: Mapping[JobStatus, str] = {
    JobStatus.WAITING: "plain", JobStatus.RUNNING: "note", JobStatus.DONE: "good",
    JobStatus.FAILED: "bad", JobStatus.CANCELLED: "plain",
}  # fmt: skip
PLACES: Mapping[JobKind, tuple[str, str]] = {
    JobKind.INGEST: ("/documenten", "Bekijk de documenten"),
    JobKind.REFRESH: ("/draden", "Bekijk de rode draden"),
    JobKind.REPORT: ("/rapport/{nr}", "Bekijk het rapport"),
    JobKind.AUDIT: ("/toets/{nr}", "Bekijk de toets"),
    JobKind.TRAIN: ("/beheer#leren", "Gebruik het model: ga naar Beheer"),
}
"""Where to see what came of it, and how the link is called."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: why, and what to do."""

    name: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Story:
    """What a page shows of a job.

    `done` of `total` is how far it is, when that is known; `now` what it is at, `latest` the files that were
    done last. `told` are sentences about what came of it, `notes` what there is to know of files (name,
    text), `files` what can be downloaded, `place` where to see what came of it (address, text).
    """

    title: str
    tone: str
    done: int = 0
    total: int = 0
    now: str = ""
    latest: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    place: tuple[str, str] | None = None
    error: str = ""
    remedy: str = ""


def story(job: Job) -> Story:
    """The story of a job."""
    title, tone = TITLES[job.kind], TONES[job.status]
    if job.status is JobStatus.RUNNING:
        return _running(job, title, tone)
    if job.status is JobStatus.FAILED:
        return Story(title, tone, error=job.result["fout"], remedy=job.result["remedie"])
    if job.status is JobStatus.DONE:
        return _done(job, title, tone)
    return Story(title, tone)


def _running(job: Job, title: str, tone: str) -> Story:
    far = job.progress
    return Story(
        title, tone, done=far.get("klaar", 0), total=far.get("van", 0), now=far.get("bestand", ""),
        latest=tuple(far.get("laatste", ())),
    )  # fmt: skip


def _done(job: Job, title: str, tone: str) -> Story:
    result = job.result
    href, text = PLACES.get(job.kind, ("", ""))
    failed = (Failure(f["bestand"], f["reden"], f["remedie"]) for f in result.get("mislukt", ()))
    tell = TELLING.get(job.kind)
    return Story(
        title, tone,
        told=tuple(tell(result)) if tell else (),
        failures=tuple(failed),
        notes=tuple((note["bestand"], _note(note)) for note in result.get("let_op", ())),
        files=tuple(result.get("bestanden", ())),
        place=(href.format(nr=job.nr), text) if href else None,
    )  # fmt: skip


def _note(note: Mapping[str, Any]) -> str:
    head = "Deels gelezen: " if note["verloren"] else ""
    page = f"bladzijde {note['bladzijde']}: " if note["bladzijde"] else ""
    return f"{head}{page}{note['tekst']}"


def _of_ingest(result: Mapping[str, Any]) -> Iterator[str]:
    doubles, failed = result["dubbel"], len(result["mislukt"])
    read, unchanged = counted(result["gelezen"], "stuk", "stukken"), number(result["ongewijzigd"])
    yield f"{read} gelezen, {unchanged} ongewijzigd."
    if doubles:
        yield f"{counted(doubles, 'bestand is', 'bestanden zijn')} gelijk aan een ander, dat al meetelt."
    if failed:
        yield f"{counted(failed, 'bestand kon', 'bestanden konden')} niet worden gelezen."
    if left := result["overgeslagen"]:
        yield f"Overgeslagen, want van een andere soort of buiten de map: {some(left, LEFT_OUT)}."


def _of_training(result: Mapping[str, Any]) -> Iterator[str]:
    sentences, documents = number(result["sentences"]), number(result["documents"])
    yield (
        f"Geleerd van {sentences} zinnen in {documents} documenten, waarvan {number(result['judged'])} "
        f"door mensen beoordeeld, in {number(round(result['seconds']))} seconden."
    )
    yield f"Model {result['identity']}, encoder {result['encoder']}."


def _of_backup(result: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"In de kopie staan {counted(result['stukken'], 'stuk', 'stukken')} en "
        f"{counted(result['originelen'], 'bestand', 'bestanden')} waaruit zij zijn gelezen."
    )


def _of_check(result: Mapping[str, Any]) -> Iterator[str]:
    counts = ", ".join(f"{number(count)} {name}" for name, count in result["nagegaan"].items())
    yield f"Nagegaan: {counts}."
    yield from (f"Hersteld: {line}." for line in result["hersteld"])
    yield from (f"Niet nagegaan: {line}." for line in result["niet_nagegaan"])
    yield from (f"Niet in orde: {line}" for line in result["mis"])
    if not result["mis"]:
        yield "Het dossier is in orde."
    for part in result["onderdelen"]:
        if not part["found"]:
            yield f"Ontbreekt op deze computer: {part['name']} ({part['use']}). Oplossing: {part['remedy']}."


TELLING: Mapping[JobKind, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    JobKind.INGEST: _of_ingest,
    JobKind.TRAIN: _of_training,
    JobKind.BACKUP: _of_backup,
    JobKind.CHECK: _of_check,
}
