"""Writing a project file (.qdpx), in the order of elements that Project.xsd of REFI-QDA 1.5 prescribes.

A text is a file of its own, byte for byte as it was coded, so that positions hold; where its original is a
PDF the text is the representation of a PDFSource. The tests hold what is written to
`tests/corpus/refi/*.xsd`, which describe the part of the standard's schemas that is used, and have it read by
classes that were generated from Project.xsd itself (the package pyrefiqda).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from corpus.errors import ExchangeError
from corpus.refi.archive import packed
from corpus.refi.codes import add_codes
from corpus.refi.lettering import escaped
from corpus.refi.project import guid
from corpus.refi.xmlwriting import add, add_text, instant, root, serialised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.refi.project import Coding, Note, Project, Selection, Source, User
    from corpus.refi.xmlwriting import Element

T = TypeVar("T")

BOM = b"\xef\xbb\xbf"


def write_project(project: Project) -> bytes:
    """The project as a .qdpx file: the same project gives the same bytes.

    Raises `ExchangeError` when a text cannot be written in UTF-8 or a selection lies outside its text.
    """
    members = {"project.qde": serialised(_project(project))}
    for source in project.sources:
        members |= _files(source)
    return packed(members)


def _project(project: Project) -> Element:
    element = root(
        "Project",
        "project",
        name=project.name,
        origin=project.origin,
        creatingUserGUID=project.user or None,
        creationDateTime=instant(project.created),
    )
    # The schema has no empty lists.
    if project.users:
        _add_each(add(element, "Users"), project.users, _add_user)
    if project.codes:
        add_codes(add(add(element, "CodeBook"), "Codes"), project.codes)
    if project.sources:
        _add_each(add(element, "Sources"), project.sources, _add_source)
    if project.notes:
        _add_each(add(element, "Notes"), project.notes, _add_note)
    add_text(element, "Description", project.description)
    return element


def _add_each(parent: Element, values: Iterable[T], add_one: Callable[[Element, T], None]) -> None:
    for value in values:
        add_one(parent, value)


def _add_user(parent: Element, user: User) -> None:
    add(parent, "User", guid=user.guid, name=user.name)


def _add_note(parent: Element, note: Note) -> None:
    element = add(parent, "Note", guid=note.guid, name=note.name, **_made(note))
    # The standard wants a text or a path, also for an empty note.
    add(element, "PlainTextContent").text = escaped(note.text)


def _add_source(parent: Element, source: Source) -> None:
    path = f"internal://{_text_guid(source)}.txt"
    mark = {"guid": source.guid, "name": source.name, **_made(source)}
    original = _original_path(source)
    if source.original and source.original.format == "pdf":
        element = add(parent, "PDFSource", path=original, **mark)
        add_text(element, "Description", source.description)
        text = add(element, "Representation", guid=_text_guid(source), name=source.name, plainTextPath=path)
    else:
        text = element = add(parent, "TextSource", richTextPath=original, plainTextPath=path, **mark)
        add_text(element, "Description", source.description)
    for selection in source.selections:
        _add_selection(text, selection, len(source.text))
    _add_codings(element, source.codings)
    _add_references(element, source.notes)


def _add_selection(parent: Element, selection: Selection, length: int) -> None:
    if not 0 <= selection.start <= selection.end <= length:
        raise ExchangeError(
            f"Een selectie loopt van {selection.start} tot {selection.end} in een tekst van {length} tekens.",
            "Laat 'rodedraad check' het corpus nazien.",
        )
    element = add(
        parent,
        "PlainTextSelection",
        guid=selection.guid,
        name=selection.name or None,
        startPosition=str(selection.start),
        endPosition=str(selection.end),
        **_made(selection),
    )
    add_text(element, "Description", selection.description)
    _add_codings(element, selection.codings)
    _add_references(element, selection.notes)


def _add_codings(parent: Element, codings: Iterable[Coding]) -> None:
    for coding in codings:
        add(add(parent, "Coding", guid=coding.guid, **_made(coding)), "CodeRef", targetGUID=coding.code)


def _add_references(parent: Element, notes: Iterable[str]) -> None:
    for note in notes:
        add(parent, "NoteRef", targetGUID=note)


def _made(value: Note | Source | Selection | Coding) -> dict[str, str | None]:
    return {"creatingUser": value.user or None, "creationDateTime": instant(value.created)}


def _text_guid(source: Source) -> str:
    is_pdf = source.original is not None and source.original.format == "pdf"
    return guid("tekst", source.guid) if is_pdf else source.guid


def _original_path(source: Source) -> str | None:
    original = source.original
    if original is None:
        return None
    if original.content is None:
        return original.link
    return f"internal://{source.guid}.{original.format}"


def _files(source: Source) -> dict[str, bytes]:
    files = {f"sources/{_text_guid(source)}.txt": _encoded(source)}
    if source.original and source.original.content is not None:
        files[f"sources/{source.guid}.{source.original.format}"] = source.original.content
    return files


def _encoded(source: Source) -> bytes:
    try:
        data = source.text.encode()
    except UnicodeEncodeError as error:
        raise ExchangeError(
            f"De tekst van '{escaped(source.name)}' bevat tekens die niet in UTF-8 bestaan.",
            "Laat dit document opnieuw inlezen.",
        ) from error
    # A first mark of the text itself would be taken for that of the file.
    return BOM + data if data.startswith(BOM) else data
