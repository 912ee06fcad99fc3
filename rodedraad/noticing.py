"""What there is to know of the files of a dossier, and how it is told: what many files share, in one line."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.model import Notice
from ingest.registry import misnamed
from reports.dutch import figures, month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.model import Document, PartKind
    from corpus.store import Corpus

APART = 3
"""Files that are each told of in a line of their own; of more the same is told once, with as many names."""
LEFT_OUT = 20
"""Names of files that were passed over, being of another kind; of more the number is enough."""
UNREAD = "Niet gelezen"
"""What is told of a file that could not be read."""
OWN = re.compile(r"'[^']*'|‘[^’]*’|\d+")
"""What of a message is about one file: what it quotes, and numbers."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a file, in Dutch: what it comes to ("Let op"), its name, why, the page (0: none)."""

    head: str
    name: str
    text: str
    page: int = 0

    @property
    def line(self) -> str:
        """A line about this file alone."""
        return f"{self.head}: {self.name}{f', pagina {self.page}' if self.page else ''}: {self.text}"


def of_corpus(corpus: Corpus) -> tuple[Told, ...]:
    """What is told of each file that the last run saw: first those that it could not read."""
    failed = sorted(corpus.failures().items())
    unread = (Told(UNREAD, name, str(error)) for name, (_, error) in failed)
    return (*unread, *told(of_files(corpus, corpus.files())))


def of_files(corpus: Corpus, files: Mapping[str, str]) -> dict[str, tuple[Notice, ...]]:
    """What there is to know of files that were read, by name; `files` gives their documents."""
    told = corpus.notices()
    documents = {document.id: document for document in corpus.documents()}
    return {
        name: (*misnamed(name, documents[id_].format), *told.get(id_, ()), *doubts(documents[id_]))
        for name, id_ in files.items()
    }


def doubts(document: Document) -> Iterator[Notice]:
    """The parts of which the text allows several kinds, and a date without a day."""
    metadata = document.metadata
    if metadata.month and not metadata.date:
        yield Notice(
            f"als datum staat er alleen '{month(metadata.month.value)}', zonder dag. "
            "Zet datum in dossier.toml als u de dag weet."
        )
    for part in document.parts:
        if part.alternatives:
            yield doubt(part.index, part.title, part.kind, part.alternatives)


def doubt(index: int, title: str, kind: PartKind, others: Iterable[PartKind]) -> Notice:
    """What there is to tell of a part of a document of which the text allows other kinds too."""
    may = " of ".join(other.value for other in others)
    return Notice(
        f"deel {index + 1} ('{title}') is gelezen als {kind.value}, maar kan ook {may} zijn. "
        "Zet de soort zo nodig in dossier.toml."
    )


def told(notices: Mapping[str, Iterable[Notice]]) -> Iterator[Told]:
    """Notices as they are told, by the name of the file."""
    for name, its in sorted(notices.items()):
        for notice in its:
            yield Told("Deels gelezen" if notice.lost else "Let op", name, notice.message, notice.page)


def as_json(thing: Told) -> dict[str, Any]:
    """What is told as a plain value; the page is null where it is about the whole file."""
    return {"soort": thing.head, "bestand": thing.name, "pagina": thing.page or None, "tekst": thing.text}


def lines(things: Iterable[Told]) -> tuple[str, ...]:
    """A line for each file; of what more than a few share, one line with how many they are and some names."""
    kinds: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for thing in things:
        kinds[thing.head, OWN.sub("…", thing.text)].append(thing)
    return tuple(line for same in kinds.values() for line in _lines(same))


def _lines(same: list[Told]) -> Iterator[str]:
    if len(same) <= APART:
        yield from (thing.line for thing in same)
    else:
        yield f"{same[0].head}: {_where(same)}: {_shared(same)}"


def _shared(same: list[Told]) -> str:
    """The message, with an ellipsis for what is not the same for all."""
    values = zip(*(OWN.findall(thing.text) for thing in same), strict=True)
    kept = iter([first if {first} == set(rest) else "…" for first, *rest in values])
    return OWN.sub(lambda _: next(kept), same[0].text)


def _where(same: list[Told]) -> str:
    names = list(dict.fromkeys(thing.name for thing in same))
    if len(names) > 1:
        return f"{figures(len(names))} bestanden ({some(names)})"
    pages = [str(thing.page) for thing in same if thing.page]
    return f"{names[0]}, {f'pagina {some(pages)}' if pages else f'{figures(len(same))} keer'}"


def some(names: Sequence[str], shown: int = APART) -> str:
    """The first of some names, and how many there are more."""
    more = len(names) - shown
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:shown])} en nog {figures(more)}"
