"""From a file as its reader found it to a `Reading`: blocks, parts, outline, metadata."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.model import Block, Document, Part, Reading
from corpus.spans import AlignedText
from ingest.blocks import drafts
from ingest.letters.kinds import natures
from ingest.letters.metadata import metadata
from ingest.letters.parts import split
from ingest.outline import levels, paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Notice, Page
    from ingest.letters.organisations import Organisation
    from ingest.lines import Raw
    from ingest.paragraphs import Draft


@dataclass(frozen=True, slots=True)
class _File:
    """The file itself or an attachment: its parts, and where its text begins in the source of the whole."""

    raw: Raw
    start: int
    parts: list[list[Draft]]


def compose(
    raw: Raw, *, name: str, format_: str, digest: str, organisations: tuple[Organisation, ...] = ()
) -> Reading:
    """The document and its blocks; `organisations` are those that the user added to the known ones.

    Raises `UnreadableError` when there is no text in it.
    """
    files = list(_files(raw))
    groups = [group for file in files for group in file.parts]
    if not groups:
        raise UnreadableError("Het bestand bevat geen tekst.", "Haal het bestand opnieuw op bij de afzender.")
    owners = [file for file in files for _ in file.parts]
    parts = tuple(
        Part(index, shown.kind, shown.title, shown.evidence, shown.alternatives, owner.raw.file)
        for index, (shown, owner) in enumerate(zip(natures(groups), owners, strict=True))
    )
    blocks = tuple(_blocks(groups, [owner.start for owner in owners]))
    pages = tuple(page for file in files for page in _pages(file))
    document = Document(digest, name, format_, len(pages), parts, metadata(groups, parts, organisations))
    return Reading(
        document, "".join(file.raw.source for file in files), pages, blocks, tuple(_notices(files))
    )


def _files(raw: Raw) -> Iterator[_File]:
    """The file and its attachments, in order, each with the place of its text in the whole."""
    start = 0
    for one in _with_attachments(raw):
        made = drafts(one.lines)
        yield _File(one, start, split(made) if made else [])
        start += len(one.source)


def _with_attachments(raw: Raw) -> Iterator[Raw]:
    yield raw
    for attachment in raw.attachments:
        yield from _with_attachments(attachment)


def _pages(file: _File) -> Iterator[Page]:
    for page in file.raw.pages:
        words = tuple(replace(w, start=w.start + file.start, end=w.end + file.start) for w in page.words)
        start, end = page.start + file.start, page.end + file.start
        yield replace(page, start=start, end=end, file=file.raw.file, words=words)


def _notices(files: Sequence[_File]) -> Iterator[Notice]:
    for file in files:
        prefix = f"{file.raw.file}: " if file.raw.file else ""
        yield from (replace(notice, message=prefix + notice.message) for notice in file.raw.notices)


def _blocks(groups: Sequence[Sequence[Draft]], starts: Sequence[int]) -> Iterator[Block]:
    index = 0
    for number, (group, start) in enumerate(zip(groups, starts, strict=True)):
        depths = levels(group)
        for draft, depth, path in zip(group, depths, paths(group, depths), strict=True):
            page, content = draft.lines[0].page, _moved(draft.content, start)
            yield Block(index, number, draft.kind, content, page, depth, path, draft.regions, draft.row)
            index += 1


def _moved(content: AlignedText, start: int) -> AlignedText:
    return (
        AlignedText(content.text, tuple(origin + start for origin in content.origins)) if start else content
    )
