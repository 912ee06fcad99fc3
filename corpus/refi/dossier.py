"""The coded dossier as a project that other programs open; `labels` has the way back.

A label that says nothing (toerekening "geen", not said before) is no code: a reader of the project would
see it on nearly every sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.refi.project import Coding, Project, Selection, Source, User, guid
from corpus.refi.tree import code_guid, code_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from corpus.codebook import Codebook
    from corpus.refi.project import Original

NO_TOEREKENING = "geen"

_NAME_LENGTH = 60
"""Characters of a selection that stand in its name, as in the lists of quotations of other programs."""

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CodedRow:
    """What one coder said of one observation, which is `text[start:end]` of its document.

    `coder` is the name of a person or of the machine; `rol` and `fase` may be "" when nothing was said.
    """

    observation: str
    start: int
    end: int
    rol: str
    coder: str
    themas: tuple[str, ...] = ()
    onderwerp: tuple[str, ...] = ()
    toerekening: str = NO_TOEREKENING
    eerder: bool = False
    fase: str = ""
    created: datetime | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document of the dossier as it was coded; `original` is its PDF or Word file, if that goes along."""

    document_id: str
    name: str
    text: str
    rows: tuple[CodedRow, ...] = ()
    original: Original | None = None


def project_of(
    codebook: Codebook,
    texts: Iterable[SourceText],
    *,
    name: str,
    description: str = "",
    created: datetime | None = None,
) -> Project:
    """The project of these documents: one selection for each observation and coder.

    A selection belongs to one coder because QualCoder takes the coder of a coding from it, and would keep
    one of two equal codes of different coders. Raises `UnknownValueError` for a label that the codebook has
    not.
    """
    texts = tuple(texts)
    coders = sorted({row.coder for text in texts for row in text.rows})
    return Project(
        name=name,
        users=tuple(User(user_guid(coder), coder) for coder in coders),
        codes=code_tree(codebook),
        sources=tuple(_source(codebook, text) for text in texts),
        description=description,
        created=created,
    )


def source_guid(document_id: str) -> str:
    """The guid of a document's source."""
    return guid("bron", document_id)


def user_guid(coder: str) -> str:
    """The guid of a coder."""
    return guid("codeur", coder)


def selection_guid(observation: str, coder: str) -> str:
    """The guid of the selection that a coder has for an observation."""
    return guid("selectie", observation, coder)


def plain(text: str) -> str:
    """The text with line ends that all programs count alike, as long as it was.

    Programs differ in how they count CR LF and a mark at the beginning; half characters are in no encoding.
    """
    text = _SURROGATES.sub("\ufffd", text).replace("\r\n", " \n").replace("\r", "\n")
    return " " + text[1:] if text.startswith("\ufeff") else text


def _source(codebook: Codebook, document: SourceText) -> Source:
    text = plain(document.text)
    return Source(
        guid=source_guid(document.document_id),
        name=document.name,
        text=text,
        selections=tuple(_selection(codebook, row, text) for row in document.rows),
        original=document.original,
    )


def _selection(codebook: Codebook, row: CodedRow, text: str) -> Selection:
    own, user = selection_guid(row.observation, row.coder), user_guid(row.coder)
    codes = (code_guid(codebook, kind, value) for kind, value in _labels(codebook, row))
    return Selection(
        guid=own,
        start=row.start,
        end=row.end,
        name=" ".join(text[row.start : row.end].split())[:_NAME_LENGTH],
        user=user,
        created=row.created,
        description=row.comment,
        codings=tuple(Coding(guid("codering", own, code), code, user, row.created) for code in codes),
    )


def _labels(codebook: Codebook, row: CodedRow) -> Iterator[tuple[str, str]]:
    """The labels of a row that are codes, by kind and value; each is held to the codebook."""
    if row.rol:
        yield "rol", codebook.check("rol", row.rol)
    yield from (("thema", codebook.check("thema", thema)) for thema in row.themas)
    yield from (("onderwerp", codebook.check("thema", thema)) for thema in row.onderwerp)
    if row.toerekening not in ("", NO_TOEREKENING):
        yield "toerekening", codebook.check("toerekening", row.toerekening)
    if row.fase:
        yield "fase", codebook.check("fase", row.fase)
    if row.eerder:
        yield "eerder", "ja"
