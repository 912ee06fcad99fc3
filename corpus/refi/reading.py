"""Reading a project file (.qdpx) as ATLAS.ti, NVivo, MAXQDA, QualCoder and Rodedraad write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.refi.archive import Members
from corpus.refi.codes import read_codes
from corpus.refi.project import Project, User
from corpus.refi.sources import Texts
from corpus.refi.xmlreading import content, first, identity, local, moment, named, parsed, reference, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.refi.project import Note
    from corpus.refi.xmlreading import Element

_NOT_KEPT = {
    "Case": "casussen",
    "Variable": "kenmerken",
    "Set": "groepen",
    "Graph": "schema's",
    "PictureSource": "afbeeldingen",
    "AudioSource": "geluidsopnamen",
    "VideoSource": "video's",
    "PDFSelection": "selecties op een PDF-pagina",
}
"""What the standard has and a project here has not, for the user."""

_PLACES = ("PlainTextSelection", "TextSource", "PDFSource")


def read_project(data: bytes) -> Project:
    """The project in a .qdpx file; what has no place in a `Project` is told in its `notices`.

    Raises `ExchangeError`, and nothing else, for what is no project, is damaged, unsafe or too large.
    """
    members = Members(data)
    root = parsed(members.project(), "Project")
    origin = value(root, "origin")
    texts = Texts(members, "atlas" in origin.lower())
    notes = tuple(texts.note(element) for element in named(first(root, "Notes"), "Note"))
    linked = _linked(root, notes)
    elements = tuple(named(first(root, "Sources"), "TextSource", "PDFSource"))
    sources = tuple(texts.source(element, linked) for element in elements)
    outside = [value(e, "name") for e, source in zip(elements, sources, strict=True) if source is None]
    return Project(
        name=value(root, "name"),
        users=tuple(User(identity(e), value(e, "name")) for e in named(first(root, "Users"), "User")),
        codes=read_codes(first(first(root, "CodeBook"), "Codes")),
        sources=tuple(source for source in sources if source is not None),
        notes=notes,
        description=content(root, "Description"),
        created=moment(root, "creationDateTime", "modifiedDateTime"),
        user=reference(root, "creatingUserGUID", "modifyingUserGUID"),
        origin=origin,
        notices=tuple(_notices(root, linked, outside)),
    )


def _linked(root: Element, notes: tuple[Note, ...]) -> Mapping[str, tuple[str, ...]]:
    """The notes of a source or selection that a link ties to it, as NVivo does, by its guid."""
    known = {note.guid for note in notes}
    places = {identity(element) for element in root.iter() if local(element) in _PLACES}
    linked: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for link in named(first(root, "Links"), "Link"):
        ends = (reference(link, "originGUID"), reference(link, "targetGUID"))
        for note, place in (ends, ends[::-1]):
            if note in known and place in places:
                linked[place] += (note,)
    return linked


def _notices(root: Element, linked: Mapping[str, tuple[str, ...]], outside: list[str]) -> Iterator[str]:
    counts = Counter(local(element) for element in root.iter())
    for kind, words in _NOT_KEPT.items():
        if counts[kind]:
            yield f"Niet overgenomen {words}: {counts[kind]}."
    lost_links = counts["Link"] - sum(len(notes) for notes in linked.values())
    if lost_links > 0:
        yield f"Niet overgenomen verbanden: {lost_links}."
    for name in outside:
        yield f"De tekst van bron '{name}' staat niet in het projectbestand; de bron is niet overgenomen."
