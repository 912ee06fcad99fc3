"""The findings of a corpus, worked out with all that this program knows."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from corpus.findings import Unread
from corpus.pointlog import standing_anchors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.findings import Findings
    from corpus.model import Document
    from corpus.store import Corpus
    from synthesis.insight import Means

SAID = "dossier"
"""The setting that holds what the user said of the dossier as a whole."""


def keep_said(corpus: Corpus, asked: tuple[str, ...], reference_date: str | None) -> None:
    """Keep with the corpus who was asked to contribute, and the reference date."""
    said = json.dumps({"gevraagd": asked, "peildatum": reference_date or ""}, ensure_ascii=False)
    if corpus.setting(SAID) != said:
        corpus.set_setting(SAID, said)


def means(corpus: Corpus) -> Means:
    """What insight into this corpus needs."""
    from nlp import searching
    from rodedraad import opening
    from synthesis.insight import Means

    said = json.loads(corpus.setting(SAID) or "{}")
    return Means(
        opening.meaning,
        cache(searching.lemmas),
        standing_anchors(corpus),
        tuple(said.get("gevraagd", ())),
        said.get("peildatum", ""),
    )


def found(corpus: Corpus) -> Findings:
    """The findings, with points, register, conflicts and gaps."""
    return find(corpus, means(corpus))


def among(corpus: Corpus, chosen: Callable[[Document], bool]) -> Findings:
    """The findings over some documents of the corpus, as if they were all there are.

    Whom it lacks a document of or an answer from is not told: it may be among the others.
    """
    from nlp import analysis
    from synthesis import findings

    documents = [document for document in corpus.documents() if chosen(document)]
    ids = {document.id for document in documents}
    coded = [one for one in corpus.coded() if one.document in ids]
    asking = replace(means(corpus), asked=())
    return replace(findings.find(documents, coded, analysis.codebook(), asking), missing=())


def find(corpus: Corpus, means: Means | None = None) -> Findings:
    """The findings over all that the corpus holds, and what the last run could not read.

    With `means`, points, register, conflicts and gaps too.
    """
    from nlp import analysis
    from synthesis import findings

    found = findings.find(corpus.documents(), corpus.coded(), analysis.codebook(), means)
    return replace(found, unread=tuple(_unread(corpus)))


def _unread(corpus: Corpus) -> Iterator[Unread]:
    """The files that could not be read, then what is lost of others."""
    for name, (_, error) in sorted(corpus.failures().items()):
        yield Unread(name, str(error))
    notices = corpus.notices()
    for document in corpus.documents():
        for notice in notices.get(document.id, ()):
            if notice.lost:
                page = f", pagina {notice.page}" if notice.page else ""
                yield Unread(f"{document.name}{page}", notice.message)
