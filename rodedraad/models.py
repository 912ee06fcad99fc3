"""Models of the user's own: learning one, writing it to a folder, choosing the one that a run codes with."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ModelError, OtherEncoderError
from nlp import chosen, codebooks, hub, installed, modelfiles
from rodedraad import opening, placing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.language import Language
    from corpus.store import Corpus
    from nlp.encoder import Encoder, Origin, Vectors
    from nlp.passages import Coded

    Tell = Callable[[str, int, int], None]

ENCODER = "encoder"
"""The setting that holds the encoder that the corpus is coded with."""

MODEL = "model"
"""The setting that holds the folder of the model that the corpus is coded with; none where it is ours."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a run codes with: the model in a folder, one over a named encoder, or (neither) ours.

    `codebook` is the name or the folder of the codebook, "" when the user names none.
    """

    model: Path | None = None
    encoder: str = ""
    codebook: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What there is to learn: the encoder to begin with, judged documents, the identity of the model."""

    begin: Encoder
    judged: tuple[Coded, ...]
    identity: str


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of learning: how many sentences and documents, how many of these judged, how long it took."""

    sentences: int
    documents: int
    judged: int
    seconds: float
    identity: str
    encoder: str


def train(out: Path, encoder: str, judged: Sequence[Coded], tell: Tell) -> Trained:
    """Learn a model from the program's passages, and judged documents, and write it to a folder.

    Raises `EncoderError`, `GoldError` and `OutputError`, and then leaves the folder as it was.
    """
    return _learn(lesson(encoder, judged), out, tell)


def lesson(encoder: str, judged: Sequence[Coded] = ()) -> Lesson:
    """What there is to learn with this encoder ("": that of the program). Raises `EncoderError`."""
    from nlp import encoder as static
    from nlp import hub
    from nlp import train as training

    ruled = codebooks.load()
    begin = hub.named(encoder, training.BASE) if encoder else None
    name = training.identity(ruled, training.PASSAGES, judged, begin.origin if begin else None)
    return Lesson(begin or static.read(training.BASE), tuple(judged), name)


@contextmanager
def using(choice: Choice, corpus: Corpus, out: Path, tell: Tell, *, force: bool) -> Iterator[None]:
    """Within it the chosen model is in use; one over an encoder is first learnt to `out`, unless it is there.

    Raises `ModelError` and `EncoderError`, and `OtherEncoderError` when the corpus was coded with another
    encoder and `force` is false.
    """
    learn = lesson(choice.encoder) if choice.encoder else None
    if not force:
        _check(corpus, learn.begin.origin if learn else _origin(choice))
    with chosen.using(_learnt(learn, out, tell) if learn else choice.model):
        yield


def keep_encoder(corpus: Corpus) -> None:
    """Record the encoder in use with the corpus."""
    if corpus.setting(ENCODER) != chosen.encoder().identity:
        corpus.set_setting(ENCODER, chosen.encoder().identity)


def keep_model(corpus: Corpus) -> None:
    """Record the model in use with the corpus."""
    folder = str(chosen.folder() or "")
    if (corpus.setting(MODEL) or "") != folder:
        corpus.set_setting(MODEL, folder)


def standing(corpus: Corpus) -> Path | None:
    """The folder of the model that the corpus was last coded with; none when it is ours."""
    kept = corpus.setting(MODEL)
    return Path(kept) if kept else None


def encoder_name(corpus: Corpus) -> str:
    """What to learn with for this corpus: the encoder of one's own that it is coded with, "" for ours."""
    folder = standing(corpus)
    origin = chosen.model(folder).encoder if folder else chosen.encoder()
    return origin.name if origin.kind == hub.KIND else ""


def language(corpus: Corpus) -> Language:
    """What a corpus has to know of Dutch, with meaning as the model sees it that the corpus is coded with."""
    plain = opening.language()

    def encoder() -> str:
        with chosen.using(standing(corpus)):
            return plain.encoder()

    def vectors(texts: Sequence[str]) -> Vectors:
        with chosen.using(standing(corpus)):
            return opening.vectors(texts)

    return replace(plain, encoder=encoder, vectors=vectors)


def _check(corpus: Corpus, origin: Origin) -> None:
    kept = corpus.setting(ENCODER)
    if kept and kept != origin.identity:
        raise OtherEncoderError(
            f"Het corpus in '{corpus.name}' is gecodeerd met encoder '{kept}', en niet met "
            f"'{origin.identity}'.",
            "Gebruik dezelfde encoder als eerst, of codeer met --force alles opnieuw.",
        )


def _origin(choice: Choice) -> Origin:
    return chosen.model(choice.model).encoder if choice.model is not None else chosen.encoder()


def _learnt(learn: Lesson, out: Path, tell: Tell) -> Path:
    """The folder below `out` with the model of a lesson, learnt now if it was not before."""
    folder = out / f"model-{learn.identity.rpartition('/')[2]}"
    try:
        chosen.model(folder)
    except ModelError:
        _learn(learn, folder, lambda name, done, total: tell(f"model leren: {name}", done, total))
    return folder


def _learn(learn: Lesson, out: Path, tell: Tell) -> Trained:
    from nlp import passages
    from nlp import train as training
    from nlp.passages import UNCODED

    ruled, began = codebooks.load(), time.monotonic()
    documents = (*passages.read(training.PASSAGES), *learn.judged)
    name = ruled.codebook.id
    with placing.placed(out, modelfiles.names(name)) as half, installed.using(""):
        tell("passages lezen", 0, training.STEPS)
        made = training.fit(documents, ruled, learn.identity, learn.begin, tell)
        modelfiles.save(made, half, name)
    counts = [sum(e != UNCODED for d in of for e in d.examples) for of in (documents, learn.judged)]
    seconds = time.monotonic() - began
    return Trained(counts[0], len(documents), counts[1], seconds, learn.identity, learn.begin.origin.identity)
