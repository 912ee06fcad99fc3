"""Where a sentence-transformers model stands on this computer, and which one it is.

A name that could be a path and is there, is one; any other is looked for where huggingface_hub keeps what
was fetched.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from corpus.errors import EncoderError

SETTINGS = (".json", ".txt", ".model")
"""Endings of the files beside the weights that decide what a model makes of a text."""
WEIGHTS = "*.safetensors"
"""The weights; in this form they are numbers, and reading them runs nothing."""
PICKLED = {"pytorch_model*.bin": "model.safetensors", "adapter_model*.bin": "adapter_model.safetensors"}
"""Weights in the older form, in which code can hide, and the file that is read instead where it stands."""
CARRIES = "modules.json", "config.json"
"""A folder with neither is no model."""


def is_path(name: str) -> bool:
    """Whether this is a path: something stands there, or it can be no name ("org/model") on a hub."""
    return Path(name).exists() or name.startswith((".", "/", "~")) or name.count("/") > 1 or "\\" in name


def fetched(name: str) -> Path:
    """The folder of a model; one that has a name and is not on this computer is fetched.

    Raises `EncoderError`.
    """
    if is_path(name) or _is_model(_cached(name)):
        return found(name)
    from huggingface_hub import snapshot_download

    try:
        snapshot_download(name, allow_patterns=[*(f"*{ending}" for ending in SETTINGS), WEIGHTS])
    except Exception as error:  # no such name, no network: each has errors of its own
        raise _absent(name) from error
    return found(name)


def found(name: str) -> Path:
    """The folder of a model on this computer. Raises `EncoderError`, also when code could hide in it."""
    folder = Path(name) if is_path(name) else _cached(name)
    if folder is not None and _pickled(folder):
        raise _unsafe(name)
    if folder is None or not _is_model(folder):
        raise _absent(name)
    return folder


def identity(name: str) -> str:
    """The name of a model with a digest over its weights and settings. Raises `EncoderError`."""
    folder = found(name)
    parts = [path for path in _parts(folder) if path.is_file()]
    label = folder.resolve().name if is_path(name) else name
    try:
        return f"{label}-{_digest(folder, tuple((path, path.stat().st_mtime_ns) for path in parts))}"
    except OSError as error:
        raise broken(name) from error


def changed(name: str, learnt: str, present: str) -> EncoderError:
    """The error of an encoder that is not what it was when a model learnt with it."""
    return EncoderError(
        f"Het model leerde met encoder '{learnt}', maar op '{name}' staat nu '{present}'.",
        f"Zet de oude encoder terug, of leer opnieuw met: rodedraad train --encoder {name} --out MAP.",
    )


def broken(name: str) -> EncoderError:
    """The error of an encoder that does not work."""
    return EncoderError(
        f"De encoder '{name}' werkt niet.",
        "Controleer of het een model voor sentence-transformers is, en haal het zo nodig opnieuw op.",
    )


def _unsafe(name: str) -> EncoderError:
    return EncoderError(
        f"De encoder '{name}' heeft gewichten in een vorm waarin code verborgen kan zijn (.bin).",
        "Kies een model met model.safetensors, of laat de leverancier het zo opslaan; haal de .bin weg.",
    )


def _absent(name: str) -> EncoderError:
    return EncoderError(
        f"Op '{name}' staat geen encoder."
        if is_path(name)
        else f"De encoder '{name}' is niet op deze computer en kon niet worden opgehaald.",
        "Geef de map van een model voor sentence-transformers met model.safetensors, zo nodig van een andere "
        "computer.",
    )


def _cached(name: str) -> Path | None:
    """The folder in which huggingface_hub keeps a model; none when it was never fetched."""
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except Exception:  # not fetched, or no name at all
        return None


def _is_model(folder: Path | None) -> bool:
    carries = folder is not None and any((folder / file).is_file() for file in CARRIES)
    return folder is not None and carries and bool(_files(folder, WEIGHTS))


def _pickled(folder: Path) -> list[Path]:
    """Weights that would be unpickled: nothing better stands beside them."""
    return [
        path
        for pattern, better in PICKLED.items()
        for path in _files(folder, pattern)
        if not path.with_name(better).is_file()
    ]


def _parts(folder: Path) -> list[Path]:
    """The files that decide what a model makes of a text, in one order."""
    settings = [path for path in folder.rglob("*") if path.suffix in SETTINGS]
    return sorted([*_files(folder, WEIGHTS), *settings])


def _files(folder: Path, pattern: str) -> list[Path]:
    return list(folder.rglob(pattern))


@lru_cache(maxsize=4)
def _digest(folder: Path, files: tuple[tuple[Path, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, _ in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:12]
