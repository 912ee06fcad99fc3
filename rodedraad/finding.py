"""The findings of a corpus, worked out with all that this program knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.pointlog import standing_anchors
from rodedraad import output

if TYPE_CHECKING:
    from corpus.findings import Findings
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
        searching.lemmas,
        standing_anchors(corpus),
        tuple(said.get("gevraagd", ())),
        said.get("peildatum", ""),
    )


def found(corpus: Corpus) -> Findings:
    """The findings, with points, register, conflicts and gaps."""
    return output.find(corpus, means(corpus))
