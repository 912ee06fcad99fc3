"""An encoder of the user's own: any sentence-transformers model, from a folder or from a hub.

Its vectors are used as they are; the pieces of words stay those of the static encoder. Once it is on this
computer nothing is fetched any more. Needs torch, which is loaded when the first text is encoded.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nlp import encoder, hubfiles
from nlp.encoder import TOKENIZER, Origin, unit
from nlp.hubfiles import broken
from nlp.wordpieces import whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from nlp.encoder import Pieces, Vectors

KIND = "sentence-transformers"
BATCH = 32


@dataclass(frozen=True, slots=True)
class HubEncoder:
    """The tokenizer of the static encoder, and which model gives the vectors.

    `known` are the vectors of texts that were encoded before.
    """

    tokenizer: Any
    origin: Origin
    known: Mapping[str, Vectors] = field(default_factory=dict, repr=False)

    def pieces(self, texts: Sequence[str]) -> Pieces:
        """The pieces of words of each text."""
        return whole(self.tokenizer, texts)

    def vectors(self, texts: Sequence[str], pieces: Pieces) -> Vectors:  # noqa: ARG002  # the model has its own
        """The model's vectors of texts, at length one; zeros for an empty text. Raises `EncoderError`."""
        import numpy as np

        known = self.remembering(texts).known
        return np.stack([known[text] for text in texts])

    def remembering(self, texts: Sequence[str]) -> HubEncoder:
        """The same encoder, which knows the vectors of these texts by heart. Raises `EncoderError`."""
        new = sorted(set(texts) - self.known.keys())  # in one order: a vector hangs a little on its batch
        found = _encoded(self.origin, new) if new else ()
        return replace(self, known={**self.known, **dict(zip(new, found, strict=True))})

    def save(self, folder: Path) -> None:
        """Write the tokenizer; the model itself stays where it is."""
        folder.mkdir(exist_ok=True)
        self.tokenizer.save(str(folder / TOKENIZER), pretty=False)


def named(name: str, words: Traversable) -> HubEncoder:
    """The encoder with this name or path, with the tokenizer in the folder `words`.

    A model with a name that is not on this computer is fetched. Raises `EncoderError`.
    """
    folder = hubfiles.fetched(name)
    place = str(folder.resolve()) if hubfiles.is_path(name) else name
    return HubEncoder(encoder.tokenizer(words), Origin(KIND, place, hubfiles.identity(place)))


def read(folder: Traversable, origin: Origin) -> HubEncoder:
    """The encoder that a model learnt with. Raises `EncoderError`, also when it is not the same any more."""
    check(origin)
    return HubEncoder(encoder.tokenizer(folder), origin)


def check(origin: Origin) -> None:
    """Raises `EncoderError` when the encoder is not on this computer, or has another content."""
    present = hubfiles.identity(origin.name)
    if present != origin.identity:
        raise hubfiles.changed(origin.name, origin.identity, present)


def _encoded(origin: Origin, texts: Sequence[str]) -> Vectors:
    import numpy as np
    import torch

    model, before = _loaded(str(hubfiles.found(origin.name)), origin.identity), torch.get_num_threads()
    torch.set_num_threads(1)  # sums in another order would give other vectors
    try:
        found = model.encode(list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
    except MemoryError:
        raise
    except Exception as error:  # whatever the model's own code raises
        raise broken(origin.name) from error
    finally:
        torch.set_num_threads(before)
    says = np.array([[bool(text.strip())] for text in texts])
    return unit(np.nan_to_num(np.where(says, found, 0).astype(np.float32)))


@lru_cache(maxsize=1)
def _loaded(folder: str, identity: str) -> Any:  # noqa: ARG001  # another content is another model
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(
            folder,
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except MemoryError:
        raise
    except Exception as error:
        raise broken(folder) from error
