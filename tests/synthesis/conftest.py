"""Small dossiers: `write.document` makes a file, `says` a coded sentence, `code` puts sentences in a file."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from types import SimpleNamespace

import pytest

from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.model import Coding, Document, Fact, Laag, Metadata, Observation, Part, PartKind, ThemaScore
from nlp import codebooks
from synthesis.passages import cite, in_order
from synthesis.voices import Voices

ROLLEN = list(codebooks.load().codebook.vocabulary["rol"])
FASEN = ["overleg", "verdeelbesluit", "realisatie", "evaluatie", "algemeen"]


@pytest.fixture(scope="session")
def codebook():
    return Codebook(
        id="proef",
        version=1,
        law=Law("Proefwet", "Wet op de proef", "Stb. 2020, 1", "2020-01-01"),
        rollen=tuple(Rol(rol, rol, "") for rol in ROLLEN),
        themas=tuple(Thema(thema, thema, "") for thema in ("termijnen", "ibt", "spuk", "draagvlak")),
        fasen=tuple(Fase(fase, fase) for fase in FASEN),
        toerekeningen=tuple(Toerekening(t, t) for t in ("wet", "rijk", "uitvoering", "geen")),
    )


def document(
    stem, *senders, laag=Laag.PROVINCIE, date="2030-02-01", parts=(PartKind.INVOERINGSTOETS,), **extra
):
    reason = extra.pop("confidential", None)
    return Document(
        id=sha256(stem.encode()).hexdigest(),
        name=f"{stem}.pdf",
        format="pdf",
        page_count=2,
        parts=tuple(Part(i, kind, extra.get("title", ""), "") for i, kind in enumerate(parts)),
        metadata=Metadata(
            senders=tuple(Fact(name, name) for name in senders),
            laag=laag,
            date=Fact(date, date) if date else None,
            confidential=Fact(reason, reason) if reason else None,
        ),
    )


@dataclass(frozen=True)
class Saying:
    """A sentence and its labels; `joined` puts it in the paragraph of the sentence before it."""

    text: str
    rol: str = "knelpunt"
    thema: tuple[str, ...] = ()
    onderwerp: tuple[str, ...] = ()
    toerekening: str = "geen"
    eerder: bool = False
    fase: str = "algemeen"
    spreker: str = ""
    part: int = 0
    path: tuple[str, ...] = ()
    joined: bool = False


def says(text, rol="knelpunt", *thema, **labels):
    return Saying(text, rol, thema, **labels)


def code(document, *sayings):
    found, block, start = [], -1, 0
    for saying in sayings:
        block, start = (block, start + 1000) if saying.joined else (block + 1, 0)
        found.append(_observation(document, saying, block, start))
    return tuple(found)


@pytest.fixture(scope="session")
def write():
    return SimpleNamespace(document=document, says=says, code=code)


@pytest.fixture(scope="session")
def cited():
    """The passages and voices of documents and observations."""

    def make(documents, observations):
        ordered = in_order(documents)
        voices = Voices.of(ordered)
        return cite(ordered, observations, voices), voices

    return make


def _observation(document, saying, block, start):
    return Observation(
        id=f"{document.id[:8]}-{block}-{start}",
        document=document.id,
        part=saying.part,
        block=block,
        start=start,
        end=start + len(saying.text),
        page=1,
        text=saying.text,
        path=saying.path,
        coding=Coding(
            rol=saying.rol,
            rol_score=1.0,
            thema=tuple(ThemaScore(thema, 1.0) for thema in saying.thema),
            onderwerp=saying.onderwerp or saying.thema,
            toerekening=saying.toerekening,
            eerder=saying.eerder,
            fase=saying.fase,
            spreker=saying.spreker,
            evidence=(),
            model="proef",
            codebook="proef/1",
        ),
    )
