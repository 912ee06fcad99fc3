"""Models of the user's own: learning one, writing it to a folder, choosing the one that a run codes with."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import EncoderError, GoldError, ModelError, OtherEncoderError
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
    """Learn a model for the codebook in use from judged documents, and write it to a folder.

    For the codebook of the program's model it learns from the program's passages too, for another what that
    model makes of it is corrected (`nlp.teaching`). Raises `EncoderError`, `GoldError` and `OutputError`, and
    then leaves the folder as it was.
    """
    return (
        _learn(lesson(encoder, judged), out, tell) if chosen.at_home() else _teach(encoder, judged, out, tell)
    )


def lesson(encoder: str, judged: Sequence[Coded] = ()) -> Lesson:
    """What there is to learn with this encoder ("": that of the program). Raises `EncoderError`.

    Another encoder is for the codebook of the program's passages alone: over it everything is learnt anew.
    """
    from nlp import encoder as static
    from nlp import hub
    from nlp import train as training

    ruled = codebooks.load()
    _check_encoder(encoder)
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


def _check_encoder(encoder: str) -> None:
    if encoder and not chosen.at_home():
        raise EncoderError(
            f"Met codeboek '{codebooks.load().codebook.id}' kan geen andere encoder worden gekozen: zonder "
            "voorbeeldzinnen van deze wet is er niets om hem mee te leren.",
            "Laat --encoder weg.",
        )


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


def _teach(encoder: str, judged: Sequence[Coded], out: Path, tell: Tell) -> Trained:
    """Learn from judgements alone, on top of what the program codes another law with."""
    from nlp import carriedfiles, teaching

    _check_encoder(encoder)
    began, name = time.monotonic(), modelfiles.stem(codebooks.load().codebook.id)
    sentences = _judged(judged)
    if not sentences:
        raise GoldError(
            f"Voor codeboek '{name}' zijn er nog geen oordelen om van te leren.",
            "Beoordeel eerst waarnemingen, en geef het corpus met --corpus of een bestand met --judged.",
        )
    with placing.placed(out, carriedfiles.names(name)) as half, installed.using(""):
        tell("oordelen lezen", 0, 1)
        taught = teaching.teach(chosen.start(), judged)
        carriedfiles.save(taught, half, name)
        tell("oordelen geleerd", 1, 1)
    origin = taught.encoder.origin.identity
    spent = time.monotonic() - began
    return Trained(sentences, len(judged), sentences, spent, taught.identity, origin)


def _judged(documents: Sequence[Coded]) -> int:
    """How many of their sentences are coded."""
    from nlp.passages import UNCODED

    return sum(example != UNCODED for document in documents for example in document.examples)


def _learn(learn: Lesson, out: Path, tell: Tell) -> Trained:
    from nlp import passages
    from nlp import train as training

    ruled, began = codebooks.load(), time.monotonic()
    documents = (*passages.read(training.PASSAGES), *learn.judged)
    name = ruled.codebook.id
    with placing.placed(out, modelfiles.names(name)) as half, installed.using(""):
        tell("passages lezen", 0, training.STEPS)
        made = training.fit(documents, ruled, learn.identity, learn.begin, tell)
        modelfiles.save(made, half, name)
    counts = [_judged(of) for of in (documents, learn.judged)]
    seconds = time.monotonic() - began
    return Trained(counts[0], len(documents), counts[1], seconds, learn.identity, learn.begin.origin.identity)
