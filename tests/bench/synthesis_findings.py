"""How long all findings take over dossiers of growing size, stage by stage, and how that grows.

The documents are the program's own coded ones; when these run out they come again, each sentence with the end
of another of its rol, from other senders on other days. What is measured is the processor's time, which does
not depend on what else the machine does.

    python tests/bench/synthesis_findings.py [OBSERVATIONS ...]
"""

from __future__ import annotations

import resource
import sys
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from functools import wraps
from hashlib import sha256
from itertools import count, islice, pairwise
from math import log
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from corpus.ids import observation_id
from corpus.model import Coding, Document, Fact, Laag, Metadata, Observation, Part, PartKind, ThemaScore
from nlp import analysis, passages, searching, train
from nlp.entities import mentions
from rodedraad import opening
from synthesis import findings, insight, register, said
from synthesis.insight import Means

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.findings import Findings
    from nlp.passages import Coded, Example

SIZES = (1_000, 4_000, 40_000)
"""Observations of about 30, 120 and 1,200 documents."""
SENDERS, PROVINCES, RIJK = 400, 12, 23
"""Voices in all, how many of them are provinces, and that one in so many documents is of the Rijk."""
FIRST_DAY, DAYS, STEP = date(2024, 3, 1), 900, 37
KINDS = (
    PartKind.INVOERINGSTOETS, PartKind.MINUTES, PartKind.COVER_LETTER, PartKind.POSITION_PAPER,
    PartKind.REPORT, PartKind.OTHER,
)  # fmt: skip
SHORTEST = 0.05
"""Seconds from which growth tells something."""
STAGES = {
    "shared text": (said, "shared_texts"),
    "themas": (findings, "_finding"),
    "points": (insight, "points"),
    "register": (insight, "register"),
    "of which answers": (register, "links"),
    "of which outcomes": (register, "signs"),
    "history": (insight, "followed"),
    "conflicts": (insight, "conflicts"),
    "gaps": (insight, "gaps"),
}
"""By what a table calls them the functions that are timed, where they are called."""

Measured = tuple[int, dict[str, float], "Findings"]


def dossier(size: int) -> tuple[list[Document], list[Observation]]:
    """Documents with together at least so many observations."""
    documents: list[Document] = []
    observations: list[Observation] = []
    for number, coded in enumerate(_documents()):
        if len(observations) >= size:
            break
        document = _document(coded.name, number)
        documents.append(document)
        observations += _observations(document, coded)
    return documents, observations


def _documents() -> Iterator[Coded]:
    """The coded documents over and over, from the second time on in other words."""
    known = passages.read(train.PASSAGES)
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for coded in known:
        for text, example in _said(coded):
            ends[example.rol].append(text)
    yield from known
    for turn in count(1):
        yield from (_reworded(coded, turn, ends) for coded in known)


def _said(coded: Coded) -> Iterator[tuple[str, Example]]:
    texts = (text for stretch in coded.stretches for text in stretch.texts)
    return zip(texts, coded.examples, strict=True)


def _reworded(coded: Coded, turn: int, ends: dict[str, list[str]]) -> Coded:
    """Each sentence with the end of another, that goes by its place so that any size has the same."""
    places = count(sum(map(ord, coded.name)))
    made = (
        _joined(text, ends[example.rol][(7919 * turn + 131 * place) % len(ends[example.rol])])
        for place, (text, example) in zip(places, _said(coded), strict=False)
    )
    stretches = tuple(replace(one, texts=tuple(islice(made, len(one.texts)))) for one in coded.stretches)
    return replace(coded, name=f"{coded.name}-{turn}", stretches=stretches)


def _joined(text: str, other: str) -> str:
    own, end = text.split(), other.split()
    return " ".join([*own[: len(own) // 2], *end[len(end) // 2 :]])


def _document(name: str, number: int) -> Document:
    day = (FIRST_DAY + timedelta(days=STEP * number % DAYS)).isoformat()
    sender, laag = _sender(number)
    kind = PartKind.KAMERBRIEF if laag is Laag.RIJK else KINDS[number % len(KINDS)]
    return Document(
        id=sha256(name.encode()).hexdigest(),
        name=f"{number:06}-{name}.txt",
        format="txt",
        page_count=1,
        parts=(Part(0, kind, "Stuk", ""),),
        metadata=Metadata(senders=(Fact(sender, ""),), laag=laag, date=Fact(day, day)),
    )


def _sender(number: int) -> tuple[str, Laag]:
    if number % RIJK == 0:
        return "Ministerie van Asiel en Migratie", Laag.RIJK
    which = number % SENDERS
    if which < PROVINCES:
        return f"Provincie {which}land", Laag.PROVINCIE
    return f"Gemeente {which}dam", Laag.GEMEENTE


def _observations(document: Document, coded: Coded) -> Iterator[Observation]:
    examples = iter(coded.examples)
    for block, stretch in enumerate(coded.stretches):
        for place, text in enumerate(stretch.texts):
            start = block * 100_000 + place * 1_000
            yield Observation(
                id=observation_id(document.id, start, start + len(text), text),
                document=document.id,
                part=0,
                block=block,
                start=place * 1_000,
                end=place * 1_000 + len(text),
                page=1,
                text=text,
                path=stretch.path,
                coding=_coding(next(examples)),
                mentions=mentions(text),
            )


def _coding(example: Example) -> Coding:
    themas = example.thema or ()
    return Coding(
        rol=example.rol,
        rol_score=1.0,
        thema=tuple(ThemaScore(thema, 1.0) for thema in themas),
        onderwerp=themas,
        toerekening=example.toerekening,
        eerder=bool(example.eerder),
        fase=example.fase,
        spreker="",
        evidence=(),
        model="proef",
        codebook=analysis.codebook().name,
    )


def measured(size: int) -> Measured:
    """The number of observations, the seconds of the processor by stage, and what is found."""
    documents, observations = dossier(size)
    spent = dict.fromkeys(STAGES, 0.0)
    with ExitStack() as timing:
        for name, (module, function) in STAGES.items():
            timed = _timed(getattr(module, function), spent, name)
            timing.enter_context(patch.object(module, function, timed))
        means = Means(opening.meaning, searching.lemmas)
        found = _timed(findings.find, spent, "all")(documents, observations, analysis.codebook(), means)
    return len(observations), spent, found


def _timed(function: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    """The function, of which the time is added under a name."""

    @wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        result = function(*given, **named)
        spent[name] = spent.get(name, 0.0) + time.process_time() - began
        return result

    return timed


def rows(sizes: Sequence[int] = SIZES) -> list[list[str]]:
    """A table for docs/benchmarks.md: seconds by stage and size, and the exponent of the last growth."""
    opening.meaning(["Eerst worden de modellen geladen."])
    runs = [measured(size) for size in sizes]
    numbers = [number for number, _, _ in runs]
    body = [
        [name, *(f"{run[1][name]:.1f}" for run in runs), _growth(runs, name)] for name in (*STAGES, "all")
    ]
    counts = {"points": "points", "entries in the register": "register", "conflicts told": "conflicts"}
    return [
        ["observations", *(f"{number:,}" for number in numbers), "growth, exponent"],
        *body,
        *([told, *(f"{len(getattr(run[2], name)):,}" for run in runs), ""] for told, name in counts.items()),
    ]


def _growth(runs: Sequence[Measured], name: str) -> str:
    """By what power of the number of observations the time grew from each size to the next."""
    spent = [(number, times[name]) for number, times, _ in runs]
    grown = [log(b[1] / a[1]) / log(b[0] / a[0]) for a, b in pairwise(spent) if a[1] >= SHORTEST]
    return ", ".join(f"{power:.2f}" for power in grown) or "–"


if __name__ == "__main__":
    for line in rows([int(size) for size in sys.argv[1:]] or SIZES):
        print(*line, sep="\t", flush=True)  # noqa: T201
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")  # noqa: T201
