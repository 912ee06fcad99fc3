"""Independent voices for whoever counts in the corpus: the same statements and sources as in the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.counting.voices import Voice
from rodedraad import finding
from synthesis.relayed import STATING
from synthesis.statements import statements

if TYPE_CHECKING:
    from corpus.counting.voices import Voices
    from corpus.store import Corpus


def voices(corpus: Corpus) -> Voices:
    """The voice of each observation that is evidence of a source, by id."""
    found = finding.find(corpus)
    return {
        copy.id: Voice(said.passage.bron.name, said.passage.bron.laag.value, said.passage.id)
        for said in statements(found.passages, found.shared)
        if said.rol in STATING and not said.passage.relayed
        for copy in said.copies
        if not copy.relayed
    }
