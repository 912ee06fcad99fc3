"""Opening a corpus with all that this program knows of Dutch, and with the encoder of the model in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import lawbook, store
from corpus.codebookfile import CODEBOOK
from corpus.language import FITTED, Language
from nlp import chosen
from nlp.encoder import STATIC

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.counting import voices
    from corpus.store import Corpus
    from nlp.encoder import Vectors


def corpus(where: Path | str, *, create: bool = False, public: bool = False) -> Corpus:
    """The corpus in a folder or at a URL; with `public`, as if it held no confidential document.

    Raises `CorpusError`s.
    """
    opened = store.open(where, create=create, language=language(), public=public)
    opened.voices = _voices
    return opened


def begin(where: Path | str) -> None:
    """Make a corpus where there is none, with the codebook: what others answer can then be asked of it.

    Raises `CorpusError`s.
    """
    from nlp import analysis

    with corpus(where, create=True) as opened:
        if opened.setting(CODEBOOK) is None:
            opened.keep_codebook(analysis.codebook())
            opened.keep_lawbook(lawbook.in_use())


def language() -> Language:
    """What the corpus has to know to find Dutch text; nothing is loaded before it is asked for."""
    from nlp import searching

    return Language(
        identity=searching.identity,
        words=searching.words,
        lemmas=searching.lemmas,
        term=searching.query_terms,
        encoder=_encoder,
        vectors=vectors,
        both=searching.indexed,
    )


def meaning(texts: Sequence[str]) -> Vectors:
    """The meaning of texts, to tell points apart: the encoder in use, and the company that words keep."""
    from nlp import contexts

    return contexts.beside(vectors(texts), texts)


def _voices(corpus: Corpus) -> voices.Voices:
    from rodedraad import voicing

    return voicing.voices(corpus)


def _encoder() -> str:
    """What the vectors hang on: a static encoder is fitted anew for each model that looks through it."""
    encoder = chosen.encoder()
    return f"{encoder.identity}{FITTED}{chosen.digest()}" if encoder.kind == STATIC else encoder.identity


def vectors(texts: Sequence[str]) -> Vectors:
    """The meaning of texts as the encoder in use has it, a row each."""
    encoder = chosen.load().encoder
    return encoder.vectors(texts, encoder.pieces(texts))
