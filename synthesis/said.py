"""What a dossier says, before anything is found in it: passages in their voices, shared text, statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthesis.agreement import spoken_for
from synthesis.passages import cite, in_order
from synthesis.relayed import marked
from synthesis.shared import shared_texts
from synthesis.statements import statements
from synthesis.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage, SharedText
    from corpus.model import Document, Observation
    from synthesis.statements import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """The documents in order of time, and what they say; copies of shared text carry its voice."""

    documents: tuple[Document, ...]
    voices: Voices
    passages: tuple[Passage, ...]
    shared: tuple[SharedText, ...]
    statements: tuple[Statement, ...]


def said(documents: Sequence[Document], observations: Sequence[Observation]) -> Said:
    """What the documents say. Raises `KeyError` when an observation belongs to none of them."""
    ordered = in_order(documents)
    voices = Voices.of(ordered)
    cited = marked(spoken_for(cite(ordered, observations, voices), voices), voices)
    shared = shared_texts(cited, voices)
    passages = _in_their_voice(cited, shared)
    return Said(ordered, voices, passages, shared, statements(passages, shared))


def _in_their_voice(cited: Sequence[Passage], shared: Sequence[SharedText]) -> tuple[Passage, ...]:
    """The passages, copies of shared text replaced by those that carry its voice."""
    copies = {copy.id: copy for text in shared for copy in text.passages}
    return tuple(copies.get(passage.id, passage) for passage in cited)
