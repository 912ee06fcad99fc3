"""The way through the elements of an official publication (scheme op-xsd of officielebekendmakingen.nl)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.model import BlockKind, Notice
from ingest.dates import is_date
from ingest.letters.letterlines import ADDRESSED
from ingest.lines import Raw
from ingest.web.grid import Cell, Grid
from ingest.web.stream import Shape, Stream
from ingest.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PARTICULARS = (
    ("Datum", ("OVERHEIDop.datumBrief", "OVERHEIDop.datumIndiening", "DCTERMS.issued", "DCTERMS.available")),
    ("Onderwerp", ("OVERHEIDop.documenttitel", "DC.title", "DCTERMS.title")),
    ("Indiener", ("OVERHEIDop.indiener",)),
)
"""What the metadata say that the text may not, each with its fields in order of preference."""

_JOINED = frozenset(("kop", "naam", "dossiernummer", "dossier", "stuknr", "persoon", "ondertekening"))
"""Elements that are set on one line, although each piece is an element of its own."""

_SURROUNDINGS = frozenset(
    (
        "kamerstukkop",
        "kamervraagkop",
        "officiele-inhoudsopgave",
        "staatscourantkop",
        "staatsbladkop",
        "redactionele-kop",
    )
)
_LETTER = frozenset(("dossier", "stuknr", "datumtekst", "ondertekening", "kamervraagnummer", "dagtekening"))
_HEADS = frozenset(("kop", "tussenkop", "stuktitel", "kamervraagomschrijving", "intitule"))
_MARKS = frozenset(("nadruk", "extref", "intref", "dossierref", "sup", "inf", "functie", "ondernummer"))
"""Elements that only mark words of the paragraph that they stand in."""
_LISTS = frozenset(("lijst", "definitielijst"))
_ITEMS = {"li": "li.nr", "lid": "lidnr", "definitie-item": "li.nr"}
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_UNSEEN = frozenset(("metadata", "colspec", "spanspec", "nootref"))
_PICTURES = frozenset(("illustratie", "plaatje", "formule"))

TYPOGRAPHY = ("vet", "romvet", "vetcur", "cur", "ondlijn", "rom")
"""How a heading within a text is set, the most striking way first."""


def name_of(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def words_of(element: Any) -> str:
    """The words of an element, those of its notes left out."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [words_of(child) if name_of(child) != "noot" else "", " ", child.tail or ""]
    return " ".join("".join(pieces).split())


PLAIN = Shape()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: under so many headings, in so many lists, and what its lines are."""

    headings: int = 1
    depth: int = 0
    shape: Shape = PLAIN

    def set(self, **shape: Any) -> Place:
        """The same place for lines of another kind."""
        return replace(self, shape=replace(self.shape, **shape))


FURNITURE = {"kind": BlockKind.FURNITURE, "aside": True}
NOTE = {"kind": None, "level": 0, "note": True, "aside": True}


class Publication:
    """A publication as it is read."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.stream = Stream()
        self.notes: list[Any] = []
        self.pictures = 0
        self.tables = 0
        self.in_cell = False
        used = {element.get("kopopmaak", "") for element in root.iter("{*}tussenkop")}
        self.styles = [style for style in TYPOGRAPHY if style in used]

    def read(self, identifier: str) -> Raw:
        """All of it: its particulars as letter lines, then its text."""
        for label, value in [*particulars(self.root), ("Kenmerk", identifier)]:
            if value:
                self.stream.add(f"{label}: {value}")
                self.stream.end(Shape(BlockKind.LETTERHEAD))
        self._element(self.root, Place())
        self._end(Place())
        return Raw(self.stream.source, (), tuple(self.stream.lines), tuple(self._notices()))

    def _notices(self) -> Iterator[Notice]:
        if self.pictures:
            yield Notice(
                f"Van de afbeeldingen in het stuk ({self.pictures}) is de tekst niet gelezen.", lost=True
            )

    def _element(self, element: Any, place: Place) -> None:
        """An element that stands on lines of its own, and what is in it."""
        name = name_of(element)
        if name in _UNSEEN:
            return
        if name in _PICTURES and not words_of(element):
            self.pictures += 1
        elif name == "noot":
            self._note_mark(element)
        elif name == "tgroup" and not self.in_cell and _is_table(element):
            self._rows(element, place)
        elif name in _ITEMS:
            self._item(element, place)
        elif name in _JOINED or name in _HEADS or _has_words(element):
            self._line(element, place)
        else:
            self._children(element, place)

    def _children(self, element: Any, place: Place) -> None:
        inner = _within(element, place)
        for child in element:
            self._element(child, inner)

    def _line(self, element: Any, place: Place) -> None:
        """A paragraph, a heading, a line of a letter."""
        self._end(place)
        own = self._shaped(element, place)
        self._inline(element, own)
        self._end(own)

    def _shaped(self, element: Any, place: Place) -> Place:
        name, parent = name_of(element), _name_of_parent(element)
        if place.shape.kind is not None or place.shape.note:
            return place
        if name in _LETTER or (name == "al" and _opens_letter(words_of(element))):
            return place.set(kind=BlockKind.LETTERHEAD)
        level = self._level(element, name, parent, place)
        return place.set(kind=BlockKind.HEADING, level=level) if level else place

    def _level(self, element: Any, name: str, parent: str, place: Place) -> int:
        """The depth of a heading; 0 for what is none."""
        if name == "tussenkop":
            style = element.get("kopopmaak", "")
            return place.headings + 1 + (self.styles.index(style) if style in self.styles else 0)
        if name == "kop" or (name == "nr" and parent in ("vraag", "antwoord")):
            return place.headings
        return int(name in _HEADS or (name == "titel" and parent == "stuk"))

    def _inline(self, element: Any, place: Place) -> None:
        """The words of an element; notes come under the paragraph, tables and lists on lines of their own."""
        self.stream.add(element.text or "")
        for child in element:
            name = name_of(child)
            if name == "noot":
                self._note_mark(child)
            elif name in _LISTS or name == "table":
                self._end(place)
                self._element(child, place)
            elif name in _PICTURES and not words_of(child):
                self.pictures += 1
            elif name not in _UNSEEN:
                self._piece(element, child, place)
            self.stream.add(child.tail or "")

    def _piece(self, element: Any, child: Any, place: Place) -> None:
        if name_of(element) in ("ondertekening", "dagtekening") and name_of(child) == "naam":
            self._end(place)
        if name_of(element) in _JOINED | _LETTER:
            self.stream.add(" ")
        self._inline(child, place)

    def _note_mark(self, note: Any) -> None:
        self.notes.append(note)
        for number in note.iterchildren("{*}noot.nr"):
            self.stream.add(words_of(number), shown=False)

    def _end(self, place: Place) -> None:
        """End the line and set the notes that it refers to under it; within a cell only words are parted."""
        if self.in_cell:
            self.stream.add(" ")
            return
        self.stream.end(place.shape)
        notes, self.notes = self.notes, []
        beside = Place().set(**NOTE)
        for note in notes:
            self._mixed(note, lambda child: self._of_note(child, beside))
            self._end(beside)

    def _of_note(self, child: Any, place: Place) -> None:
        if name_of(child) != "noot.nr":
            self._element(child, place)

    def _mixed(self, element: Any, visit: Callable[[Any], None]) -> None:
        """The children of an element, and the words that stand between them."""
        self.stream.add(element.text or "")
        for child in element:
            visit(child)
            self.stream.add(child.tail or "")

    def _item(self, item: Any, place: Place) -> None:
        """An item of a list: its mark and its first paragraph on one line, the others as they are."""
        self._end(place)
        inner = replace(place, depth=place.depth + 1)
        own = inner
        if not place.shape.note and place.shape.kind is None:
            own = inner.set(kind=BlockKind.LIST_ITEM, level=max(1, inner.depth))
        self._mixed(item, lambda child: self._of_item(child, own, inner))
        self._end(own)

    def _of_item(self, child: Any, own: Place, inner: Place) -> None:
        name = name_of(child)
        first = not any(
            _has_words(above) for above in child.itersiblings(preceding=True) if not _is_mark(above)
        )
        if _is_mark(child):
            self.stream.add(f"{words_of(child)} ")
        elif first and _has_words(child) and name not in _LISTS:
            self._inline(child, own)
            self._end(own)
        else:
            self._end(own)
            self._element(child, inner)

    def _rows(self, group: Any, place: Place) -> None:
        """The rows of a table (OASIS CALS table model)."""
        self._end(place)
        self.tables += 1
        names = [spec.get("colname", "") for spec in group.iterchildren("{*}colspec")]
        columns = {name: number for number, name in enumerate(names) if name}
        grid = Grid(self.tables)
        for section in group.iterchildren("{*}thead", "{*}tbody", "{*}tfoot"):
            for row in section.iterchildren("{*}row"):
                cells = [self._cell(entry, columns, place) for entry in row.iterchildren("{*}entry")]
                self.stream.row(grid.row(cells, header=name_of(section) == "thead"), place.shape)
        self._end(place)

    def _cell(self, entry: Any, columns: dict[str, int], place: Place) -> Cell:
        self.in_cell = True
        self._inline(entry, place) if _has_words(entry) else self._children(entry, place)
        self.in_cell = False
        first = columns.get(entry.get("namest") or entry.get("colname") or "", 0)
        last = columns.get(entry.get("nameend") or "", first)
        more = entry.get("morerows", "0")
        rows = int(more) + 1 if more.isascii() and more.isdigit() and len(more) < 5 else 1
        return Cell(self.stream.cell(), max(1, last - first + 1), rows, first)


def particulars(root: Any) -> Iterator[tuple[str, str]]:
    """What the metadata say of a publication, under the labels of a letter."""
    given: dict[str, list[str]] = {}
    for meta in root.iter("{*}meta"):
        given.setdefault(meta.get("name") or "", []).append(" ".join((meta.get("content") or "").split()))
    for label, names in _PARTICULARS:
        values = next((given[name] for name in names if any(given.get(name, ()))), [])
        yield label, ", ".join(values)


def _within(element: Any, place: Place) -> Place:
    """The place of what stands in an element."""
    name = name_of(element)
    if name in _SURROUNDINGS:
        place = place.set(**FURNITURE)
    if any(name_of(child) == "kop" for child in element) or name in ("vraag", "antwoord"):
        place = replace(place, headings=place.headings + 1)
    return place


def _name_of_parent(element: Any) -> str:
    parent = element.getparent()
    return "" if parent is None else name_of(parent)


def _opens_letter(text: str) -> bool:
    """Whether a paragraph is the line of a letter with its addressee, or with its place and date."""
    return (ADDRESSED.match(text) is not None and not ends_sentence(text)) or is_date(text)


def _is_mark(element: Any) -> bool:
    """Whether an element holds the mark of the item that it stands in."""
    return name_of(element) == _ITEMS.get(_name_of_parent(element))


def _is_table(group: Any) -> bool:
    """Whether a group of rows holds nothing but rows, and these nothing but cells."""
    sections = [child for child in group if name_of(child) in _SECTIONS]
    rows = [row for section in sections for row in section]
    regular = all(name_of(child) in _SECTIONS | _UNSEEN for child in group)
    regular = regular and all(
        name_of(row) == "row" and all(name_of(e) == "entry" for e in row) for row in rows
    )
    return regular and not any(_has_words(element) for element in (group, *sections, *rows))


def _has_words(element: Any) -> bool:
    """Whether words stand in the element itself, between its children or in one that only marks them."""
    direct = [element.text, *(child.tail for child in element)]
    return any(piece and piece.strip() for piece in direct) or any(
        name_of(child) in _MARKS for child in element
    )
