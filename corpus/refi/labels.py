"""The labels of a project that comes back from another program, in terms of the codebook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.refi.codes import all_codes
from corpus.refi.dossier import NO_TOEREKENING
from corpus.refi.judgements import judgements
from corpus.refi.meanings import labels_by_code
from corpus.refi.tree import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from corpus.codebook import Codebook
    from corpus.refi.judgements import Judgement
    from corpus.refi.meanings import Label
    from corpus.refi.project import Project

_SINGLE = ("rol", "toerekening", "fase", "eerder")
"""The kinds of which a sentence has one value at most."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What one coder says of one stretch of a source; `text` is that stretch.

    `source` and `selections` are guids, `name` is the source's and `coder` the user's name ("" if unknown).
    `created` is the latest moment of its codings. No code for `toerekening` or `eerder` means "geen" and no.
    """

    source: str
    name: str
    selections: tuple[str, ...]
    start: int
    end: int
    text: str
    coder: str
    rol: str
    themas: tuple[str, ...]
    onderwerp: tuple[str, ...]
    toerekening: str
    eerder: bool
    fase: str
    created: datetime | None
    comment: str


@dataclass(frozen=True, slots=True)
class Returned:
    """The labels of a project, and in Dutch what of it could not be taken over."""

    labels: tuple[Labels, ...]
    notices: tuple[str, ...]


def labels_of(project: Project, codebook: Codebook) -> Returned:
    """The labels in a project for each source, stretch and coder, in the order of the project.

    Codes that the codebook lacks, codings of whole sources and contradictions stand in the notices.
    """
    meanings = labels_by_code(project.codes, codebook)
    coders = {user.guid: user.name for user in project.users}
    memos = {note.guid: note.text for note in project.notes}
    found = [judgement for source in project.sources for judgement in judgements(source, memos)]
    labels = tuple(_labels(judgement, coders, meanings) for judgement in found)
    doubts = tuple(doubt for judgement in found for doubt in _doubts(judgement, meanings))
    return Returned(labels, (*_unknown(project, meanings), *_of_whole_sources(project), *doubts))


def _labels(judgement: Judgement, coders: Mapping[str, str], meanings: Mapping[str, Label]) -> Labels:
    values = _values(judgement, meanings)
    one = {kind: values[kind][0] if len(values[kind]) == 1 else "" for kind in _SINGLE}
    source, start, end = judgement.source, judgement.start, judgement.end
    return Labels(
        source=source.guid,
        name=source.name,
        selections=judgement.selections,
        start=start,
        end=end,
        text=source.text[start:end],
        coder=coders.get(judgement.user, ""),
        rol=one["rol"],
        themas=values["thema"],
        onderwerp=values["onderwerp"],
        toerekening=one["toerekening"] or NO_TOEREKENING,
        eerder=one["eerder"] == "ja",
        fase=one["fase"],
        # Programs may leave out the time zone, which cannot be compared with one that is there.
        created=max(judgement.created, key=lambda when: when.isoformat(), default=None),
        comment="\n".join(judgement.comments),
    )


def _values(judgement: Judgement, meanings: Mapping[str, Label]) -> dict[str, tuple[str, ...]]:
    """The values of each kind, each once, in the order of the codings."""
    labels = dict.fromkeys(meanings[c.code] for c in judgement.codings if c.code in meanings)
    return {kind: tuple(value for k, value in labels if k == kind) for kind in KINDS}


def _doubts(judgement: Judgement, meanings: Mapping[str, Label]) -> Iterator[str]:
    for kind, values in _values(judgement, meanings).items():
        if kind in _SINGLE and len(values) > 1:
            place = f"Bron '{judgement.source.name}', tekens {judgement.start} tot {judgement.end}"
            chosen = " als ".join(values)
            yield f"{place}: dezelfde codeur gaf voor {kind} zowel {chosen}; geen ervan is overgenomen."


def _unknown(project: Project, meanings: Mapping[str, Label]) -> Iterator[str]:
    names = {code.guid: code.name for code in all_codes(project.codes)}
    used = Counter(
        names.get(coding.code, coding.code)
        for source in project.sources
        for selection in source.selections
        for coding in selection.codings
        if coding.code not in meanings
    )
    for name, count in used.items():
        yield f"Code '{name}' staat niet in het codeboek; {count} codering(en) ermee zijn niet overgenomen."


def _of_whole_sources(project: Project) -> Iterator[str]:
    for source in project.sources:
        if source.codings:
            count = len(source.codings)
            yield f"Bron '{source.name}' is als geheel gecodeerd; {count} codering(en) zijn niet overgenomen."
